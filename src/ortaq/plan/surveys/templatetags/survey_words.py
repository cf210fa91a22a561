"""Words of surveys, as filters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import template

from ortaq.plan.surveys import wording
from ortaq.plan.surveys.drawings import draw_results

if TYPE_CHECKING:
    from django.utils.safestring import SafeString

    from ortaq.plan.surveys.models import Estimate, Survey, SurveyQuestion
    from ortaq.plan.surveys.queries import ResultRow
    from ortaq.plan.surveys.rooms import Room

register = template.Library()

register.filter("asked", wording.asked_words)
register.filter("unit", wording.unit_words)
register.filter("number", wording.number_words)
register.filter("group_words", wording.group_words)
register.filter("turn_words", wording.turn_words)
register.filter("count_words", wording.count_words)
register.filter("narrowed_words", wording.narrowed_words)
register.filter("agreement", wording.agreement_words)
register.filter("rule", wording.rule_words)
register.filter("lacking", wording.missing_words)


@register.filter
def estimate(given: Estimate | None, question: SurveyQuestion) -> str:
    """An answer in one line."""
    return wording.estimate_words(given, question)


@register.simple_tag
def seat_url(room: Room, number: int | None = None) -> str:
    """The address of an expert's page."""
    return room.url(number)


@register.simple_tag
def drawing_of(survey: Survey, row: ResultRow) -> SafeString | None:
    """The drawing of a question's results."""
    return draw_results(survey, row.question, (row.first, row.second))
