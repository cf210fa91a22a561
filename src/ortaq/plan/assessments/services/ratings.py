"""What somebody answers, and whether it can stand."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ortaq.engine.terms.errors import OrtaqError
from ortaq.engine.terms.language import Trilingual
from ortaq.plan.assessments.models import AnswerState
from ortaq.plan.assessments.queries.scales import answer_scales

if TYPE_CHECKING:
    from ortaq.plan.assessments.models import Answer, Rated, Response
    from ortaq.plan.frameworks.models import Framework


class RatingIncomplete(OrtaqError):
    """An answer without a rating is none. Rate what is asked, or choose "don't know"."""

    code = "rating_incomplete"


class OffTheScale(OrtaqError):
    """A rating is not on its scale, or rates what this framework doesn't ask. Choose one of its steps."""

    code = "rating_off_the_scale"


class AnswerChangedMeanwhile(OrtaqError):
    """Somebody changed the answer since it was read. Compare both and save again with the new version.

    Args:
        theirs: the answer or response as it is now.
        yours: the rating that was not saved.
    """

    code = "answer_changed_meanwhile"

    def __init__(self, *, theirs: Answer | Response, yours: Rating, expected_version: int) -> None:
        self.theirs, self.yours = theirs, yours
        super().__init__(version=theirs.version, expected_version=expected_version)


@dataclass(frozen=True, slots=True)
class Rating:
    """What somebody answers.

    Args:
        state: only `answered` carries ratings.
        law: 0 none, 1 partial, 2 full; None where it is not known or not asked.
        practice: 0 not used, 1 sometimes, 2 as a rule; None where it is not known or not asked.
        justification: why, in one or more languages.
        value: step of the framework's own scale where it doesn't ask for law and practice.
    """

    state: AnswerState
    law: int | None = None
    practice: int | None = None
    justification: Trilingual = field(default_factory=Trilingual)
    value: int | None = None

    @property
    def said(self) -> tuple[str, int | None, int | None, int | None]:
        """What is compared with another answer: state and ratings, not the words."""
        return (str(self.state), self.law, self.practice, self.value)


def check_rating(rating: Rating, framework: Framework) -> None:
    """Return where the framework can be answered so.

    Raises:
        RatingIncomplete: it says "answered" and rates nothing.
        OffTheScale: a rating is off its scale, not asked for, or stands beside another state.
    """
    scales = answer_scales(framework)
    given = {
        name: step
        for name, step in (
            ("law", rating.law),
            ("practice", rating.practice),
            ("value", rating.value),
        )
        if step is not None
    }
    answered = rating.state == AnswerState.ANSWERED
    if answered and not given:
        raise RatingIncomplete
    fits = all(
        name in scales and min(s.value for s in scales[name].steps) <= step <= scales[name].max
        for name, step in given.items()
    )
    if (given and not answered) or not fits:
        raise OffTheScale(state=rating.state)


def same(rated: Rated, rating: Rating) -> bool:
    """True where nothing would change, not even a word."""
    return rated.said == rating.said and rated.justification == rating.justification


def put(rated: Rated, rating: Rating | Rated) -> None:
    """Write state, ratings and words into a row."""
    rated.state, rated.law, rated.practice = rating.state, rating.law, rating.practice
    rated.value, rated.justification = rating.value, rating.justification


def wrote_last(row: Answer | Response, form: str) -> bool:
    """True where the form with this mark wrote the row last, so that nobody else's words are lost."""
    return bool(form) and row.form == form
