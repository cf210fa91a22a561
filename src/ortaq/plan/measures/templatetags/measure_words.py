"""Filters: deadlines, numbers, why a measure stands where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import template

from ortaq.engine.render.decree.lines import thousands_text
from ortaq.plan.measures import advice, wording
from ortaq.plan.measures.standing import ComputedStatus
from ortaq.shared.words import language

if TYPE_CHECKING:
    from decimal import Decimal

    from ortaq.plan.measures.deadlines import Deadline

register = template.Library()
register.filter("standing_reason", wording.reason_sentence)
register.filter("disagreement", wording.disagreement_sentence)
register.filter("problem", wording.problem_sentence)
register.filter("odd", wording.odd_sentence)
register.filter("odd_column", wording.odd_column)


@register.filter
def of(key: int, counts: dict[int, int]) -> int:
    """The count of a key, 0 where there is none."""
    return counts.get(key, 0)


@register.filter
def criterion(code: str) -> str:
    """What a letter of SMART is called."""
    return str(advice.CRITERIA[code])


@register.filter
def verdict_kind(code: str) -> str:
    """The shape of a verdict of the SMART check."""
    return advice.VERDICTS[code][0]


@register.filter
def verdict(code: str) -> str:
    """The word of a verdict of the SMART check."""
    return str(advice.VERDICTS[code][1])


@register.filter
def smart_reason(code: str) -> str:
    """What to improve, in a sentence."""
    return str(advice.REASONS[code])


@register.filter
def deadline(value: Deadline | None) -> str:
    """A deadline in the reader's language, or a dash."""
    return value.text(language()) if value else "–"


@register.filter
def quantity(value: Decimal | None) -> str:
    """A number with the decimals it has, at most three, or a dash."""
    return "–" if value is None else thousands_text(value, language())


@register.filter
def status_kind(status: str) -> str:
    """The shape of a computed status."""
    return wording.STATUS_KINDS[ComputedStatus(status)]
