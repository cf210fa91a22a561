"""The decree table as PDF, accessible by PDF/UA-1."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

from ortaq.engine.render.decree.facing import document_lines, editions
from ortaq.engine.render.decree.lines import COLUMNS_MM, TOTAL_LABEL_COLUMNS, LineKind
from ortaq.engine.render.decree.targets import target_heads, target_lines, target_widths_mm
from ortaq.engine.render.decree.words import WORDS
from ortaq.engine.render.fonts import PAPER_FONT
from ortaq.engine.render.text import breakable_text, clean_text
from ortaq.engine.render.typesetting import typeset

if TYPE_CHECKING:
    from datetime import datetime

    from ortaq.engine.render.decree.lines import Line
    from ortaq.engine.render.decree.plan import PlanDocument

_UNBROKEN = "\u2060/\u2060"
"""A slash at which no line ends, as in № п/п."""


def write_pdf(plan: PlanDocument, *, created_at: datetime) -> bytes:
    """The plan as PDF: A4 across, table heads on every page, page numbers from the second page.

    The texts reach the typesetter as data and are never read as its language. Equal plans and instants give
    equal bytes.
    """
    template = files("ortaq.engine.render.decree").joinpath("decree.typ")
    return typeset(template, _content(plan), created_at=created_at)


def _content(plan: PlanDocument) -> dict[str, object]:
    """All that the template prints, as JSON values."""
    lines = [_line(line) for line in document_lines(plan)]
    return {
        "language": plan.language.value,
        "font": PAPER_FONT,
        "demo_label": clean_text(plan.demo_label),
        "editions": [_edition(edition) for edition in editions(plan)],
        "columns_mm": COLUMNS_MM,
        "total_label_columns": TOTAL_LABEL_COLUMNS,
        "lines": [line for line in lines if line["kind"] != LineKind.TOTAL],
        "totals": [line for line in lines if line["kind"] == LineKind.TOTAL],
        "targets_head": WORDS[plan.language].targets,
        "target_heads": [head.replace("/", _UNBROKEN) for head in target_heads(plan)],
        "target_columns_mm": target_widths_mm(plan),
        "target_lines": [_line(line) for line in target_lines(plan)],
    }


def _line(line: Line) -> dict[str, object]:
    cells = [breakable_text(clean_text(cell)) for cell in line.cells]
    return {"kind": line.kind, "cells": cells, "is_second": line.is_second}


def _edition(plan: PlanDocument) -> dict[str, object]:
    """What stands around the table in one language."""
    words = WORDS[plan.language]
    return {
        "language": plan.language.value,
        "title": clean_text(plan.title),
        "head": [breakable_text(clean_text(text)) for text in plan.head],
        "draft": plan.draft,
        "draft_word": words.draft,
        "approval": [clean_text(line) for line in plan.approval],
        "headings": [heading.replace("/", _UNBROKEN) for heading in words.headings],
        "note": words.note,
        "abbreviations_head": words.abbreviations,
        "abbreviations": [
            [clean_text(short), clean_text(full)] for short, full in plan.abbreviations
        ],
        "notes": [breakable_text(clean_text(note)) for note in plan.notes],
    }
