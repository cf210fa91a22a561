"""Filters: half-years, lights and why they are as they are."""

from __future__ import annotations

from decimal import Decimal

from django import template

from ortaq.plan.monitoring import wording
from ortaq.plan.monitoring.cycle import HalfYear
from ortaq.plan.monitoring.rag import Rag
from ortaq.shared.words import percent

register = template.Library()
register.filter("verdict_reason", wording.verdict_sentence)
register.filter("alarm", wording.alarm_sentence)
register.filter("unknown_parts", wording.unknown_sentence)
register.filter("light_reason", wording.light_sentence)


@register.filter
def percent_text(value: str) -> str:
    """A stored share as per cent."""
    return percent(Decimal(value))


@register.filter
def rag_kind(value: str) -> str:
    """The shape of a light."""
    return wording.KINDS[Rag(value)]


@register.filter
def reporting_kind(value: str) -> str:
    """The shape of whether a lead reported."""
    return wording.REPORTING_KINDS[value]


@register.filter
def half_year(value: HalfYear | str) -> str:
    """A half-year in the reader's language."""
    return wording.period_words(HalfYear.parse(value) if isinstance(value, str) else value)
