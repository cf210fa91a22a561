"""The texts of the printed plan as the secretariat words them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ortaq.engine.render.dates import format_date
from ortaq.engine.render.decree.placeholders import fill
from ortaq.plan.measures.models import PaperText
from ortaq.shared import clock
from ortaq.shared.country import pack

if TYPE_CHECKING:
    from collections.abc import Callable

    from ortaq.engine.terms.language import Language
    from ortaq.plan.measures.models import Plan

PLACES = ("corner", "head", "notes")
PLACEHOLDERS = (
    "plan.title",
    "plan.years",
    "plan.first_year",
    "plan.last_year",
    "plan.decision",
    "plan.approved_on",
    "plan.approved_by",
    "committee.name",
    "country.name",
    "today",
)
"""Names that a text may hold between double braces; there are no others, and nothing is run."""

_BLANK = "________"
_brought: dict[str, Callable[[Plan, Language], str]] = {}


def bring_words(name: str, words: Callable[[Plan, Language], str]) -> None:
    """Let an app above say what a placeholder of the list means for a plan; empty where it doesn't know.

    Example:
        >>> bring_words("committee.name", lambda plan, language: "")
    """
    _brought[name] = words


def committee_name(plan: Plan, language: Language) -> str:
    """The name of the committee whose plan it is, or empty."""
    words = _brought.get("committee.name")
    return words(plan, language) if words else ""


def paper_texts(plan: Plan) -> dict[str, PaperText]:
    """Place to the text that the secretariat has written for it."""
    return {row.place: row for row in PaperText.objects.filter(plan=plan)}


def filled_lines(plan: Plan, language: Language) -> dict[str, tuple[str, ...]]:
    """Place to its lines in one language with the placeholders replaced; places without text are left out."""
    values = placeholder_values(plan, language)
    found = {}
    for place, row in paper_texts(plan).items():
        if text := row.text.as_dict()[language]:
            lines = [line.strip() for line in fill(text, values).splitlines()]
            found[place] = tuple(line for line in lines if line)
    return found


def placeholder_values(plan: Plan, language: Language) -> dict[str, str]:
    """What each placeholder means for a plan."""
    approved = format_date(plan.approved_on, language) if plan.approved_on else _BLANK
    return {
        "plan.title": plan.title.in_(language),
        "plan.years": f"{plan.first_year}–{plan.last_year}",
        "plan.first_year": str(plan.first_year),
        "plan.last_year": str(plan.last_year),
        "plan.decision": plan.decision or _BLANK,
        "plan.approved_on": approved,
        "plan.approved_by": plan.approved_by_words.in_(language) or _BLANK,
        "committee.name": committee_name(plan, language) or _BLANK,
        "country.name": pack().name.in_(language),
        "today": format_date(clock.today(), language),
    }
