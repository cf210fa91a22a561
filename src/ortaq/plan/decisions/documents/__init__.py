"""The committee on paper: protocol, extract, table of assignments."""

from ortaq.engine.render.paper.writers import WRITERS
from ortaq.plan.decisions.documents.extract import make_extract
from ortaq.plan.decisions.documents.protocol import make_protocol
from ortaq.plan.decisions.documents.table import assignment_table

__all__ = ["WRITERS", "assignment_table", "make_extract", "make_protocol"]
