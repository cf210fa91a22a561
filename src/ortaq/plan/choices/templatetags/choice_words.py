"""Filters: limits, money, why not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import template

from ortaq.plan.choices import wording
from ortaq.plan.choices.documents import summary, unproven

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

    from ortaq.engine.choose.why_not import WhyNot
    from ortaq.plan.choices.queries.shown import MoneyRow

register = template.Library()
register.filter("summary", summary)
register.filter("unproven", unproven)
register.filter("points", wording.points)
register.filter("proof", wording.proof)
register.filter("robustness", wording.robustness_words)
register.filter("open_answers", wording.open_answers_words)
register.filter("next_money", wording.next_money_words)
register.filter("origins", wording.origins_of)


@register.filter
def amount(value: Decimal | float) -> str:
    """Thousand tenge, whole."""
    return wording.thousands(value)


@register.filter
def limit(broken: Sequence[Any]) -> str:
    """A limit that a set breaks: kind, name, by how much."""
    return wording.limit_words(*broken)


@register.filter
def budget(row: MoneyRow | Mapping[str, Any]) -> str:
    """A budget by its year and source."""
    year = row["year"] if isinstance(row, dict) else getattr(row, "year", None)
    source = row["source"] if isinstance(row, dict) else getattr(row, "source", None)
    return wording.budget_words(f"{year or ''} {source or ''}")


@register.filter
def why_not(answer: WhyNot) -> str:
    """Why a measure was not chosen, in one paragraph."""
    return " ".join(wording.why_not_words(answer))


@register.filter
def at(values: Mapping[str, float], key: str) -> float:
    """The value of a key."""
    return values[key]
