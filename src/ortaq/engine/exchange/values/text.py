"""A cell as text without signs that no page or database can hold."""

from __future__ import annotations

import math
import re
import unicodedata
from datetime import date, datetime, time
from decimal import Decimal

from ortaq.engine.exchange.values.problem import ValueProblem

_UNSTORABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufeff]")
_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_LINE_BREAK = re.compile("\r\n?|\u2028|\u2029")
_SPACES = re.compile(r"\s+")


def text_of(cell: object) -> str:
    """The cell as text: whole floats without a point, dates in ISO form, nothing as "".

    Raises:
        ValueProblem: `not_text` for lists, objects and bytes.
    """
    if cell is None or (isinstance(cell, float) and math.isnan(cell)):
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime | date | time):
        return cell.isoformat()
    if isinstance(cell, str | bool | int | float | Decimal):
        return str(cell)
    raise ValueProblem("not_text")


def clean_text(cell: object) -> str:
    """Running text: line feeds and tabs stay, other control signs and lone surrogates go.

    Bidirectional marks stay: they are part of what a witness received, and pages isolate them.
    """
    text = _LINE_BREAK.sub("\n", text_of(cell))
    return _UNSTORABLE.sub("", text).strip()


def clean_line(cell: object) -> str:
    """A short value on one line: NFC, single spaces, no control signs, no bidirectional marks."""
    text = _BIDI.sub("", clean_text(cell))
    return _SPACES.sub(" ", unicodedata.normalize("NFC", text)).strip()
