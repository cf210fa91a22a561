"""The decree table as PDF, accessible by PDF/UA-1."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

from ortaq.engine.render.decree.lines import COLUMNS_MM, TOTAL_LABEL_COLUMNS, LineKind, table_lines
from ortaq.engine.render.decree.words import WORDS
from ortaq.engine.render.fonts import PAPER_FONT
from ortaq.engine.render.text import breakable_text, clean_text
from ortaq.engine.render.typesetting import typeset

if TYPE_CHECKING:
    from datetime import datetime

    from ortaq.engine.render.decree.plan import PlanDocument


def write_pdf(plan: PlanDocument, *, created_at: datetime) -> bytes:
    """The plan as PDF: A4 across, table heads on every page, page numbers from the second page.

    The texts reach the typesetter as data and are never read as its language. Equal plans and instants give
    equal bytes.
    """
    template = files("ortaq.engine.render.decree").joinpath("decree.typ")
    return typeset(template, _content(plan), created_at=created_at)


def _content(plan: PlanDocument) -> dict[str, object]:
    """All that the template prints, as JSON values."""
    words = WORDS[plan.language]
    lines = [
        {"kind": line.kind, "cells": [breakable_text(clean_text(cell)) for cell in line.cells]}
        for line in table_lines(plan)
    ]
    return {
        "language": plan.language.value,
        "font": PAPER_FONT,
        "title": clean_text(plan.title),
        "draft": plan.draft,
        "draft_word": words.draft,
        "approval": [clean_text(line) for line in plan.approval],
        "demo_label": clean_text(plan.demo_label),
        "headings": words.headings,
        "columns_mm": COLUMNS_MM,
        "total_label_columns": TOTAL_LABEL_COLUMNS,
        "lines": [line for line in lines if line["kind"] != LineKind.TOTAL],
        "totals": [line for line in lines if line["kind"] == LineKind.TOTAL],
        "note": words.note,
        "abbreviations_head": words.abbreviations,
        "abbreviations": [
            [clean_text(short), clean_text(full)] for short, full in plan.abbreviations
        ],
        "notes": [breakable_text(clean_text(note)) for note in plan.notes],
    }
