"""Cells of running text, short lines and identifiers, each within a limit."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from ortaq.engine.exchange.rejections import EXCERPT_CHARS
from ortaq.engine.exchange.report_fields import ReportField
from ortaq.engine.exchange.values import ValueProblem, clean_line, clean_text

if TYPE_CHECKING:
    from collections.abc import Sequence

MAX_NARRATIVE_CHARS = 20_000
"""Ten closely typed pages; a longer cell is a log or an attack, not a statement."""

MAX_LINE_CHARS = 200
"""Longest identifier, name or reference; a web address may be longer."""

MAX_SITE_CHARS = 2_000
"""What browsers and servers commonly accept as an address."""

MAX_VALUES_A_CELL = 100
"""More identifiers in one cell are a list for a block list, not what one person met."""

_ANY_SIGN = re.compile(r"[\s,;|]+")
_NOT_SPACE = re.compile(r"[\n,;|]+")
_SPACED = (ReportField.PHONE, ReportField.IBAN, ReportField.CARD)
"""Kinds people write with spaces inside, so that only other signs separate two of them."""


def narrative(cell: object) -> str:
    """The account of what happened.

    Raises:
        ValueProblem: `empty_narrative`, `text_too_long`, `not_text`.
    """
    text = clean_text(cell)
    if not text:
        raise ValueProblem("empty_narrative")
    if len(text) > MAX_NARRATIVE_CHARS:
        raise ValueProblem("text_too_long", length=len(text), limit=MAX_NARRATIVE_CHARS)
    return text


def source_id(cells: Sequence[object]) -> str:
    """The source's own number of the report: its parts with bars between.

    A number longer than `MAX_LINE_CHARS` is kept as its digest.

    Raises:
        ValueProblem: `empty_source_id`, `not_text`.
    """
    parts = [clean_line(cell) for cell in cells]
    if not any(parts):
        raise ValueProblem("empty_source_id")
    number = "|".join(parts)
    return number if len(number) <= MAX_LINE_CHARS else digest(number)


def digest(text: str) -> str:
    """`sha256:` and 32 hexadecimal signs, enough to tell any two rows apart."""
    return f"sha256:{hashlib.sha256(text.encode()).hexdigest()[:32]}"


def line(cell: object) -> str:
    """A short value, or empty.

    Raises:
        ValueProblem: `text_too_long`, `not_text`.
    """
    return _bounded(clean_line(cell), MAX_LINE_CHARS)


def _bounded(text: str, limit: int) -> str:
    if len(text) > limit:
        raise ValueProblem("text_too_long", length=len(text), limit=limit)
    return text


def identifiers(name: ReportField, cell: object) -> tuple[str, ...]:
    """The identifiers of one cell, each once, in their order.

    Raises:
        ValueProblem: `too_many_values`, `text_too_long`, `not_text`.
    """
    cells = cell if isinstance(cell, list) else [cell]
    limit = MAX_SITE_CHARS if name is ReportField.SITE else MAX_LINE_CHARS
    parts = (clean_line(part) for item in cells for part in _split(name, clean_text(item)))
    found = tuple(dict.fromkeys(_bounded(part, limit) for part in parts if part))
    if len(found) > MAX_VALUES_A_CELL:
        raise ValueProblem("too_many_values", found=len(found), limit=MAX_VALUES_A_CELL)
    return found


def _split(name: ReportField, text: str) -> list[str]:
    if name is ReportField.SITE:  # an address may have commas and semicolons inside
        return [part.strip(",;|") for part in text.split()]
    return (_NOT_SPACE if name in _SPACED else _ANY_SIGN).split(text)


def excerpt(cell: object) -> str:
    """The beginning of any cell on one line."""
    try:
        cell = cell[0] if isinstance(cell, list) and len(cell) == 1 else cell
        text = clean_line(cell if not isinstance(cell, str) else cell[: 4 * EXCERPT_CHARS])
    except ValueProblem:
        text = clean_line(str(cell)[: 4 * EXCERPT_CHARS])
    return text if len(text) <= EXCERPT_CHARS else f"{text[:EXCERPT_CHARS]}…"
