"""The sentences of the half-year cycle: why a measure stands where it stands."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from ortaq.engine.render.decree.lines import thousands_text
from ortaq.plan.measures.wording import reason_sentence
from ortaq.plan.monitoring.rag import Rag
from ortaq.shared.labels import label
from ortaq.shared.words import day, language, percent

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    from ortaq.plan.monitoring.cycle import HalfYear
    from ortaq.plan.monitoring.queries import BoardRow
    from ortaq.plan.monitoring.rag import Light

KINDS = {
    Rag.RED: "alarm",
    Rag.AMBER: "warning",
    Rag.UNKNOWN: "unknown",
    Rag.GREEN: "ok",
    Rag.DONE: "done",
    Rag.NONE: "draft",
}
"""Light to the shape in which the page shows it."""

REPORTING_KINDS = {
    "silent": "alarm",
    "late": "warning",
    "returned": "warning",
    "waiting": "draft",
    "on_time": "ok",
    "not_asked": "draft",
}

_REASONS: dict[str, _StrPromise] = {
    "done_without_proof": gettext_lazy(
        "The lead says that it is done; the document that proves it is not attached."
    ),
    "not_required": gettext_lazy("No money is required."),
    "no_costs": gettext_lazy("The costs are not estimated."),
    "none_yet": gettext_lazy("No money is planned for this time."),
    "no_spending": gettext_lazy("The lead has not said what was spent."),
    "no_newer_spending": gettext_lazy(
        "The lead has not said what was spent in this half-year; before it, %(spent)s thousand tenge."
    ),
    "unplanned": gettext_lazy("Spent %(spent)s thousand tenge that nobody planned."),
    "overspent": gettext_lazy(
        "Spent %(spent)s of %(planned)s thousand tenge planned up to now: more than planned."
    ),
    "used": gettext_lazy(
        "Spent %(spent)s of %(planned)s thousand tenge planned up to now (%(share)s)."
    ),
    "little_for_money": gettext_lazy(
        "Spent %(spent)s of %(planned)s thousand tenge planned up to now; the work done is worth"
        " %(index)s of the money spent."
    ),
    "no_indicator": gettext_lazy("The measure has no indicator."),
    "no_value": gettext_lazy("%(name)s: nobody knows the value."),
    "no_way": gettext_lazy("%(name)s: %(value)s; without baseline and target nothing can be said."),
    "no_value_since": gettext_lazy(
        "%(name)s: the newest value, %(value)s, is of before the work began."
    ),
    "on_way": gettext_lazy("%(name)s: %(value)s on %(at)s, expected by then %(expected)s."),
    "off_way": gettext_lazy(
        "%(name)s: %(value)s on %(at)s, expected by then %(expected)s: off the way."
    ),
    "no_prerequisite": gettext_lazy("It waits for no other measure."),
    "needs_late": gettext_lazy("It waits for %(codes)s, behind or overdue."),
    "needs_after": gettext_lazy("It begins before %(codes)s is due."),
    "needs_unknown": gettext_lazy("It waits for %(codes)s, of which nobody has reported."),
    "needs_fine": gettext_lazy("What must come first is done or on its way."),
}


def light_sentence(light: Light, row: BoardRow) -> str:
    """Why a part of the standing has its light."""
    if light.reason == "standing":
        return reason_sentence(row.row.standing)
    values = {name: _value(name, value) for name, value in light.parameters.items()}
    return str(_REASONS[light.reason]) % values


def verdict_sentence(row: BoardRow) -> str:
    """The part that decides, in words."""
    worst = row.verdict.worst
    return f"{label(worst.aspect, 'aspect').capitalize()}: {light_sentence(worst, row)}"


def alarm_sentence(row: BoardRow) -> str:
    """What the lead says against what is computed; empty where they agree."""
    if not (row.verdict.too_good or row.verdict.too_bad):
        return ""
    return _("The lead says “%(declared)s”, the facts say “%(computed)s”.") % {
        "declared": label(row.declared, "declared_status"),
        "computed": label(row.verdict.rag, "rag"),
    }


def unknown_sentence(row: BoardRow) -> str:
    """How many parts nobody knows; empty where all are known."""
    count = row.verdict.unknown
    if not count:
        return ""
    return ngettext(
        "%(count)s part of four is unknown.", "%(count)s parts of four are unknown.", count
    ) % {"count": count}


def period_words(period: HalfYear) -> str:
    """A half-year in the reader's language."""
    return period.text(language())


def _value(name: str, value: object) -> str:
    if isinstance(value, Decimal):
        if name in {"share", "index"}:
            return percent(value)
        if name in {"value", "expected"}:
            return thousands_text(value.quantize(Decimal("0.1")), language())
        return thousands_text(value.quantize(Decimal("0.001")), language())
    return day(value) if isinstance(value, date) else str(value)
