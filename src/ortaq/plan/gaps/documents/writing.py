"""A paper in one language as a file, and the line that marks a demonstration."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ortaq.engine.render.paper.writers import WRITERS
from ortaq.engine.terms.errors import OrtaqError
from ortaq.engine.terms.language import Trilingual

if TYPE_CHECKING:
    from datetime import datetime

    from ortaq.engine.render.paper.blocks import Paper

DEMO_LABEL = Trilingual(
    "КӨРСЕТІЛІМГЕ АРНАЛҒАН ЖОБА. Бағалар – тексерілмеген болжамдар.",
    "ПРОЕКТ ДЛЯ ДЕМОНСТРАЦИИ. Оценки – непроверенные предположения.",
    "DRAFT FOR DEMONSTRATION. The ratings are unverified assumptions.",
)
"""Stands on every page of a paper about made-up answers."""


class UnknownPaperFormat(OrtaqError):
    """The document isn't printed in this format. Use docx or pdf."""

    code = "unknown_paper_format"


def write_paper(paper: Paper, file_format: str, *, created_at: datetime) -> bytes:
    """The paper as a file.

    Raises:
        UnknownPaperFormat: the format is neither docx nor pdf.
    """
    check_format(file_format)
    return WRITERS[file_format](paper, created_at=created_at)


def check_format(file_format: str) -> None:
    """Refuse a format that no writer knows, before anything is gathered.

    Raises:
        UnknownPaperFormat: the format is neither docx nor pdf.
    """
    if file_format not in WRITERS:
        raise UnknownPaperFormat(value=file_format)
