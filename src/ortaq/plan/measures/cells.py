"""The cells of a measure: one name per field, the same in versions, differences, merges and notes.

A cell is named by dotted words: title.kk, cost.2026.grant, indicator.1.baseline, milestone.2.due_on.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ortaq.engine.render.dates import format_date
from ortaq.engine.render.decree.lines import thousands_text
from ortaq.plan.measures.deadlines import BadDeadline, Deadline
from ortaq.shared.labels import label
from ortaq.shared.words import language, percent

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from django.utils.functional import _StrPromise

LANGUAGES = ("kk", "ru", "en")
TEXTS = ("title", "form_of_completion", "rationale", "no_indicator_reason")
RECORD_TEXTS = (
    "goal",
    "objective",
    "theory_of_change",
    "assumptions",
    "legal_basis",
    "human_rights_check",
    "effect_on",
)
_RECORD = (*RECORD_TEXTS, "effect", "milestone", "risk", "funding")
_NAMES: dict[str, _StrPromise] = {
    "code": gettext_lazy("Code"),
    "direction": gettext_lazy("Direction of the plan"),
    "title": gettext_lazy("Title"),
    "form_of_completion": gettext_lazy("Form of completion"),
    "rationale": gettext_lazy("Why it is needed"),
    "no_indicator_reason": gettext_lazy("Why there is no indicator, or none with a baseline"),
    "lead": gettext_lazy("Lead"),
    "co_executors": gettext_lazy("Co-executors"),
    "start_on": gettext_lazy("First day of the work"),
    "deadline": gettext_lazy("Deadline"),
    "is_funding_required": gettext_lazy("Money is required"),
    "cost": gettext_lazy("Costs"),
    "indicator": gettext_lazy("Indicator"),
    "gap": gettext_lazy("Gap"),
    "goal": gettext_lazy("Goal"),
    "objective": gettext_lazy("Objective"),
    "theory_of_change": gettext_lazy("How it leads to the goal"),
    "assumptions": gettext_lazy("Assumptions"),
    "legal_basis": gettext_lazy("Legal basis"),
    "human_rights_check": gettext_lazy("Human-rights check"),
    "effect_on": gettext_lazy("Expected effect on"),
    "effect": gettext_lazy("Expected effect"),
    "milestone": gettext_lazy("Milestone"),
    "risk": gettext_lazy("Risk"),
    "funding": gettext_lazy("Funding"),
}
_PARTS: dict[str, _StrPromise] = {
    "name": gettext_lazy("name"),
    "unit": gettext_lazy("unit"),
    "baseline": gettext_lazy("baseline"),
    "target": gettext_lazy("target"),
    "code": gettext_lazy("code"),
    "title": gettext_lazy("title"),
    "start_on": gettext_lazy("start"),
    "due_on": gettext_lazy("end"),
    "depends_on": gettext_lazy("after"),
    "weight": gettext_lazy("weight"),
    "done_on": gettext_lazy("done on"),
    "text": gettext_lazy("text"),
    "probability": gettext_lazy("probability"),
    "impact": gettext_lazy("impact"),
    "mitigation": gettext_lazy("what is done against it"),
    "low": gettext_lazy("low"),
    "mode": gettext_lazy("most likely"),
    "high": gettext_lazy("high"),
    "requested": gettext_lazy("requested"),
    "approved": gettext_lazy("approved"),
    "spent": gettext_lazy("spent"),
    "kk": gettext_lazy("Kazakh"),
    "ru": gettext_lazy("Russian"),
    "en": gettext_lazy("English"),
}
NOTED = (
    "title",
    "form_of_completion",
    "rationale",
    "lead",
    "co_executors",
    "deadline",
    "cost",
    "indicator",
    "gap",
    "goal",
    "legal_basis",
    "human_rights_check",
    "milestone",
    "risk",
)
"""Cells that a note may be written to."""


def family(cell: str) -> str:
    """The first word of a cell's name.

    Example:
        >>> family("cost.2026.grant")
        'cost'
    """
    return cell.partition(".")[0]


def is_of_record(cell: str) -> bool:
    """True for a cell of the full record; False for one of the decree table or of a linked gap."""
    return family(cell) in _RECORD


def is_written(cell: str) -> bool:
    """True for a cell that the form of a measure holds."""
    return not is_of_record(cell) and family(cell) != "gap"


def is_prose(cell: str) -> bool:
    """True for a cell of words, whose differences are shown word by word."""
    last = cell.rpartition(".")[2]
    return last in LANGUAGES or last in {"text", "mitigation"} or cell.endswith(".title")


def language_of(cell: str) -> str:
    """The language of a cell's words; empty where it has none of its own."""
    last = cell.rpartition(".")[2]
    return last if last in LANGUAGES else ""


def cell_label(cell: str) -> str:
    """What a cell is called in the reader's language."""
    first, *rest = cell.split(".")
    words = [_word(first, part) for part in rest]
    return ", ".join([str(_NAMES.get(first, first)), *words])


def cell_value(cell: str, value: str, bodies: Mapping[str, str]) -> str:
    """A value as a reader reads it.

    Args:
        cell: its name.
        value: as kept.
        bodies: code of an organisation to its short name.
    """
    if not value:
        return ""
    if cell in _SHOWN:
        return _SHOWN[cell](value, bodies)
    if cell.endswith("_on") and not cell.startswith("effect_on"):
        return _day(value)
    if cell.startswith("gap."):
        return percent(Decimal(value))
    if is_prose(cell) or cell.endswith((".code", ".depends_on")) or cell == "code":
        return value
    return _number(value)


def _word(first: str, part: str) -> str:
    if part in _PARTS:
        return str(_PARTS[part])
    return (
        label(part, "cost_source")
        if first in {"cost", "funding"} and part.isalpha() | ("_" in part)
        else part
    )


def _body(entry: str, bodies: Mapping[str, str]) -> str:
    code, mark, _rest = entry.partition("*")
    name = bodies.get(code, code)
    return f"{name} {_('(by agreement)')}" if mark else name


def _day(value: str) -> str:
    try:
        return format_date(date.fromisoformat(value), language())
    except ValueError:
        return value


def _number(value: str) -> str:
    try:
        return thousands_text(Decimal(value), language())
    except InvalidOperation:
        return value


def _deadline(value: str) -> str:
    with suppress(BadDeadline):
        return Deadline.parse(value).text(language())
    return value


_SHOWN: dict[str, Callable[[str, Mapping[str, str]], str]] = {
    "direction": lambda value, _bodies: label(value, "direction"),
    "lead": lambda value, bodies: bodies.get(value, value),
    "co_executors": lambda value, bodies: "; ".join(
        _body(entry, bodies) for entry in value.split("; ")
    ),
    "is_funding_required": lambda value, _bodies: _("yes") if value == "yes" else _("no"),
    "deadline": lambda value, _bodies: _deadline(value),
}
"""Cells whose value is a code, and how it is read."""
