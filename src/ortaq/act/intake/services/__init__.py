"""Taking reports in."""

from ortaq.act.intake.services.imports import Imported, import_file, list_rejections
from ortaq.act.intake.services.submit import Submitted, submit, submit_once

__all__ = ["Imported", "Submitted", "import_file", "list_rejections", "submit", "submit_once"]
