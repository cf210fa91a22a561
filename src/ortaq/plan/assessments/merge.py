"""Two answers to one question side by side, in words, for whoever has to choose."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from ortaq.plan.assessments.queries import rating_word
from ortaq.shared.labels import label
from ortaq.shared.words import in_language

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ortaq.engine.terms.framework import Scale
    from ortaq.engine.terms.language import Trilingual
    from ortaq.plan.assessments.models import Rated
    from ortaq.plan.assessments.services import Rating


@dataclass(frozen=True, slots=True)
class Difference:
    """One aspect of an answer as it stands and as it was to become."""

    name: str
    theirs: str
    yours: str


def differences(
    theirs: Rated, yours: Rating | Rated, scales: Mapping[str, Scale]
) -> tuple[Difference, ...]:
    """The aspects in which the answers differ; none where both say the same."""
    return tuple(line for line in _lines(theirs, yours, scales) if line.theirs != line.yours)


def _lines(
    theirs: Rated, yours: Rating | Rated, scales: Mapping[str, Scale]
) -> Iterator[Difference]:
    yield Difference(
        _("Answer"), label(theirs.state, "answer_state"), label(yours.state, "answer_state")
    )
    for name, scale in scales.items():
        yield Difference(
            in_language(scale.title),
            _word(rating_word(scale, getattr(theirs, name))),
            _word(rating_word(scale, getattr(yours, name))),
        )
    words, wanted = theirs.justification.as_dict(), yours.justification.as_dict()
    for code in words:
        yield Difference(
            _("Why (%(language)s)") % {"language": label(code, "language")},
            words[code] or "–",
            wanted[code] or "–",
        )


def _word(rating: Trilingual | None) -> str:
    return in_language(rating) or "–"
