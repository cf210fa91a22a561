"""Words about questions and their numbers."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ortaq.engine.render.numbers import format_decimal
from ortaq.plan.surveys.models import Quantity
from ortaq.shared.labels import label
from ortaq.shared.words import integer, language, percent

if TYPE_CHECKING:
    from ortaq.plan.surveys.models import Estimate, GroupResult, Survey, SurveyQuestion

_TEN = Decimal(10)


def asked_words(question: SurveyQuestion) -> str:
    """What a question asks, without its unit."""
    if question.quantity == Quantity.COST and question.year is not None:
        return _("cost in %(year)s, %(source)s") % {
            "year": question.year,
            "source": label(question.source, "cost_source"),
        }
    if question.quantity == Quantity.EFFECT and question.gap is not None:
        return _("effect on the gap %(gap)s") % {"gap": question.gap.reference}
    return {
        Quantity.COST.value: _("cost, all years and sources"),
        Quantity.EFFECT.value: _("effect, of what the plan expects"),
        Quantity.HARM.value: _("money saved to the public within the plan"),
    }[question.quantity]


def title_words(question: SurveyQuestion) -> str:
    """The code of the measure and what is asked of it."""
    return f"{question.measure.code}: {asked_words(question)}"


def unit_words(question: SurveyQuestion) -> str:
    """The unit of a question's numbers."""
    return _("thousand tenge") if question.is_money else _("per cent")


def number_words(value: Decimal | None) -> str:
    """A number: whole from ten, with one decimal below; a dash where there is none."""
    if value is None:
        return "–"
    places = 0 if abs(value) >= _TEN or value == value.to_integral_value() else 1
    return format_decimal(value, language(), places=places)


def estimate_words(estimate: Estimate | None, question: SurveyQuestion) -> str:
    """An answer in one line."""
    if estimate is None:
        return _("no answer yet")
    if estimate.cannot_judge:
        return _("I can't judge")
    likely = number_words(estimate.likely)
    if not question.wants_range:
        return f"{likely} {unit_words(question)}"
    return _("%(likely)s (%(low)s to %(high)s) %(unit)s") % {
        "likely": likely,
        "low": number_words(estimate.low),
        "high": number_words(estimate.high),
        "unit": unit_words(question),
    }


def group_words(result: GroupResult) -> str:
    """The figures of a turn in one line."""
    if result.group is None:
        return _("too few answers")
    return _("median %(median)s, quartiles %(lower)s – %(upper)s") % {
        "median": number_words(result.median),
        "lower": number_words(result.lower),
        "upper": number_words(result.upper),
    }


def turn_words(turn: int) -> str:
    """The name of a turn."""
    return _("First turn") if turn == 1 else _("Second turn")


def count_words(result: GroupResult) -> str:
    """How many gave an estimate, and how many can't judge."""
    given = ngettext("%(number)s estimate", "%(number)s estimates", result.count) % {
        "number": integer(result.count)
    }
    if not result.abstained:
        return given
    return _("%(given)s; %(number)s can't judge") % {
        "given": given,
        "number": integer(result.abstained),
    }


def narrowed_words(share: Decimal | None) -> str:
    """How the quartiles moved from the first turn to the second."""
    if share is None:
        return "–"
    if not round(share * 100):
        return _("as wide as before")
    text = _("narrower by %(value)s") if share > 0 else _("wider by %(value)s")
    return text % {"value": percent(abs(share))}


def agreement_words(agrees: bool | None) -> str:
    """Whether the experts agree."""
    if agrees is None:
        return _("too few answers")
    return _("agree") if agrees else _("do not agree")


def rule_words(survey: Survey) -> str:
    """The rules of a survey in sentences."""
    return _(
        "The experts are said to agree where the quartiles of their most likely values lie no further apart"
        " than %(spread)s per cent of the median. A question has figures from %(least)s estimates on."
    ) % {
        "spread": format_decimal(survey.most_spread * 100, language(), places=0),
        "least": integer(survey.least_answers),
    }


def missing_words(missing: str) -> str:
    """What a draft lacks."""
    return {
        "questions": _("at least one question"),
        "experts": _("as many experts as estimates are needed for figures"),
        "deadlines": _("two deadlines to come, the second after the first"),
    }[missing]
