"""The drawing of a question: quartiles of both turns, and what the plan says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from ortaq.plan.surveys.wording import group_words, title_words, turn_words, unit_words
from ortaq.shared import drawing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.utils.safestring import SafeString

    from ortaq.plan.surveys.models import GroupResult, Survey, SurveyQuestion


def draw_results(
    survey: Survey, question: SurveyQuestion, results: Iterable[GroupResult | None]
) -> SafeString | None:
    """The boxes of the turns that have figures; None where none has."""
    told = [
        (one.turn, group, one)
        for one in results
        if one is not None and (group := one.group) is not None
    ]
    if not told:
        return None
    boxes = [
        (
            f"{turn_words(turn)}: {group_words(result)}",
            (
                min(group.low, group.lower),
                group.lower,
                group.median,
                group.upper,
                max(group.high, group.upper),
            ),
        )
        for turn, group, result in told
    ]
    return drawing.boxes(
        boxes,
        stated=question.recorded or None,
        title=title_words(question),
        description=description(question),
        source=source(survey),
        unit=unit_words(question),
    )


def description(question: SurveyQuestion) -> str:
    """How to read the drawing."""
    text = _(
        "The box reaches from the first to the third quartile, the mark in it is the median; the line"
        " reaches from the median of the lowest to that of the highest values."
    )
    if not question.recorded:
        return text
    return f"{text} {_('The tall mark is what the plan says.')}"


def source(survey: Survey) -> str:
    """What a drawing rests on."""
    return _("survey %(reference)s") % {"reference": survey.reference}
