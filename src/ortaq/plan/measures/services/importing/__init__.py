"""Plans from files."""

from ortaq.plan.measures.services.importing.apply import import_plan
from ortaq.plan.measures.services.importing.upload import upload_plan

__all__ = ["import_plan", "upload_plan"]
