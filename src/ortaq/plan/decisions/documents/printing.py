"""A paper of the committee as a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ortaq.engine.render.paper.writers import WRITERS
from ortaq.shared import clock
from ortaq.shared.words import in_language

if TYPE_CHECKING:
    from ortaq.engine.render.paper.blocks import Paper
    from ortaq.plan.decisions.models import CommitteeMember


def print_paper(paper: Paper, name: str, file_format: str) -> tuple[str, bytes]:
    """Name and content of the file; `file_format` is a key of `WRITERS`."""
    content = WRITERS[file_format](paper, created_at=clock.now())
    return f"{name}.{file_format}", content


def name_of(member: CommitteeMember) -> str:
    """A member on paper: person, post, organisation, as far as they are known."""
    parts = (member.person_name, in_language(member.post), in_language(member.organisation.name))
    return ", ".join(part for part in parts if part)
