"""The scale of a library's framework as ours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ortaq.engine.exchange.ciso_assistant.model import ScoreStep
from ortaq.engine.exchange.ciso_assistant.record import read_record
from ortaq.engine.exchange.loss import LossBook, Reason
from ortaq.engine.terms.framework import Scale, ScaleStep
from ortaq.engine.terms.language import Trilingual

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ortaq.engine.exchange.ciso_assistant.framework.wording import Wording
    from ortaq.engine.exchange.ciso_assistant.model import LibraryFramework

SCORE = "score"
"""Code of the scale."""

TITLE = Trilingual(kk="Балл", ru="Балл", en="Score")

COMPLIANCE = (
    ScaleStep(0, Trilingual(kk="сәйкес емес", ru="не соответствует", en="non-compliant")),
    ScaleStep(
        1,
        Trilingual(kk="ішінара сәйкес", ru="частично соответствует", en="partially compliant"),
    ),
    ScaleStep(2, Trilingual(kk="сәйкес", ru="соответствует", en="compliant")),
)
"""The results by which a framework without a scale is rated."""

MAX_STEPS = 10
"""Steps into which a range without names is cut at most."""


def read_scale(source: LibraryFramework, wording: Wording, book: LossBook) -> Scale:
    """The scale: its named steps, else its range in equal steps, else the results of compliance."""
    named = _named(source, wording, book)
    if named:
        return Scale(SCORE, TITLE, named)
    lowest, highest = source.min_score, source.max_score
    if lowest is None or highest is None or highest <= lowest:
        book.note("framework.scores_definition", Reason.ASSUMED)
        return Scale(SCORE, TITLE, COMPLIANCE)
    return Scale(SCORE, TITLE, _plain(lowest, highest))


def _named(source: LibraryFramework, wording: Wording, book: LossBook) -> tuple[ScaleStep, ...]:
    steps: dict[int, ScaleStep] = {}
    for step in _steps(source, book):
        if step.score is None or step.score in steps:
            book.note("framework.scores_definition.score", Reason.NO_PLACE)
            continue
        if step.words("description") or step.words("description_doc"):
            book.note("framework.scores_definition.description", Reason.NO_PLACE)
        label = wording.of(step, "name", "score")
        steps[step.score] = ScaleStep(step.score, label)
    return tuple(steps.values())


def _steps(source: LibraryFramework, book: LossBook) -> Sequence[ScoreStep]:
    if source.scores_definition is not None:
        return source.scores_definition
    newer = source.rest.get("scores_definition")
    if not isinstance(newer, dict):
        return ()
    if newer.get("alternatives"):
        book.note("framework.scores_definition.alternatives", Reason.NO_PLACE)
    scale = newer.get("scale")
    listed = scale if isinstance(scale, list) else []
    return [read_record(ScoreStep, step) for step in listed if isinstance(step, dict)]


def _plain(lowest: int, highest: int) -> tuple[ScaleStep, ...]:
    size = -(-(highest - lowest) // MAX_STEPS)
    values = [*range(lowest, highest, size), highest]
    return tuple(
        ScaleStep(value, Trilingual.of(dict.fromkeys(("kk", "ru", "en"), str(value))))
        for value in values
    )
