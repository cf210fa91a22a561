"""A paper of the committee as a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ortaq.engine.render.paper.docx import write_docx
from ortaq.engine.render.paper.pdf import write_pdf
from ortaq.shared import clock
from ortaq.shared.words import in_language

if TYPE_CHECKING:
    from ortaq.engine.render.paper.blocks import Paper
    from ortaq.plan.decisions.models import CommitteeMember

CONTENT_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}
"""Source: the IANA register of media types."""

_WRITERS = {"docx": write_docx, "pdf": write_pdf}


def print_paper(paper: Paper, name: str, file_format: str) -> tuple[str, bytes]:
    """Name and content of the file; `file_format` is a key of `CONTENT_TYPES`."""
    content = _WRITERS[file_format](paper, created_at=clock.now().replace(microsecond=0))
    return f"{name}.{file_format}", content


def name_of(member: CommitteeMember) -> str:
    """A member on paper: person, post, organisation, as far as they are known."""
    parts = (member.person_name, in_language(member.post), in_language(member.organisation.name))
    return ", ".join(part for part in parts if part)
