"""A change of a score in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from ortaq.engine.render.numbers import MINUS, format_decimal
from ortaq.engine.score.change import Cause
from ortaq.shared.labels import label
from ortaq.shared.words import in_language, language, percent

if TYPE_CHECKING:
    from fractions import Fraction

    from ortaq.engine.score.change import Step
    from ortaq.plan.assessments.models import Answer
    from ortaq.plan.assessments.queries import Comparison


@dataclass(frozen=True, slots=True)
class StepRow:
    """One question that moved the score: its words before and after, and by how much."""

    code: str
    title: str
    before: str
    after: str
    effect: str


@dataclass(frozen=True, slots=True)
class CauseRow:
    """One cause with its effect in percentage points, and the questions in it, the largest first."""

    name: str
    effect: str
    steps: tuple[StepRow, ...]


def change_words(found: Comparison) -> str:
    """The whole change in a sentence."""
    change = found.change
    facts = {"before": percent(change.before), "after": percent(change.after)}
    if round(float(change.total), 3) == 0:
        return _("The score stayed at %(after)s.") % facts
    facts["points"] = points(change.total).lstrip("+" + MINUS)
    if change.total > 0:
        return _("The score rose from %(before)s to %(after)s, by %(points)s points.") % facts
    return _("The score fell from %(before)s to %(after)s, by %(points)s points.") % facts


def change_rows(found: Comparison) -> list[CauseRow]:
    """What each cause did, in the order in which it was counted."""
    titles = {p.code: in_language(p.title) for p in found.framework.provisions}
    effects = found.change.by_cause()
    return [
        CauseRow(
            label(cause, "change_part"),
            points(effects[cause]),
            tuple(_row(found, step, titles) for step in _largest(found, cause)),
        )
        for cause in Cause
    ]


def points(effect: Fraction) -> str:
    """An effect on a share in percentage points with its sign."""
    text = format_decimal(float(effect * 100), language(), places=1)
    return f"+{text}" if effect > 0 else text


def _largest(found: Comparison, cause: Cause) -> list[Step]:
    steps = [step for step in found.change.steps if step.cause is cause and step.item]
    return sorted(steps, key=lambda step: -abs(step.effect))


def _row(found: Comparison, step: Step, titles: dict[str, str]) -> StepRow:
    before, after, old, new = found.words[step.item]
    return StepRow(
        step.item,
        titles.get(step.item, ""),
        old or _state(before),
        new or _state(after),
        points(step.effect),
    )


def _state(answer: Answer | None) -> str:
    return label(answer.state if answer else "unanswered", "answer_state")
