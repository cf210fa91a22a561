"""What a framework's questions may be answered with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ortaq.engine.terms.framework import LEVELS, Engine, Scale, ScaleStep
from ortaq.engine.terms.language import Trilingual
from ortaq.plan.frameworks.queries import list_scales
from ortaq.shared.words import in_language

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ortaq.plan.assessments.models import Rated
    from ortaq.plan.frameworks.models import Framework

LAW, PRACTICE, VALUE = "law", "practice", "value"

_NO = Trilingual(kk="жоқ", ru="нет", en="no")
_PARTLY = Trilingual(kk="ішінара", ru="частично", en="partly")
_YES = Trilingual(kk="иә", ru="да", en="yes")
_ANSWER = Trilingual(kk="Жауап", ru="Ответ", en="Answer")
_THREE = (ScaleStep(0, _NO), ScaleStep(1, _PARTLY), ScaleStep(2, _YES))
_TWO = (ScaleStep(0, _NO), ScaleStep(1, _YES))
_IN_LAW = Trilingual(kk="Заңда", ru="В законе", en="In law")
_IN_PRACTICE = Trilingual(kk="Практикада", ru="На практике", en="In practice")


def answer_scales(framework: Framework) -> dict[str, Scale]:
    """What an answer rates, each with its scale: law and practice of a treaty, else the value.

    A framework that brings no scale for it is answered with yes and no, or with partly between.
    """
    own = {scale.code: scale for scale in list_scales(framework) if scale.code != LEVELS}
    if framework.engine == Engine.TREATY:
        return {
            LAW: own.get("in_law") or Scale("in_law", _IN_LAW, _THREE),
            PRACTICE: own.get("in_practice") or Scale("in_practice", _IN_PRACTICE, _THREE),
        }
    found = next((scale for scale in own.values() if scale.steps), None)
    return {VALUE: found or Scale("answer", _ANSWER, _steps(Engine(framework.engine)))}


def rating_word(scale: Scale, value: int | None) -> Trilingual | None:
    """What a step of a scale is called; the number where it has no name, None without a rating."""
    if value is None:
        return None
    named = next((step.label for step in scale.steps if step.value == value), None)
    return named or Trilingual(str(value), str(value), str(value))


def rating_words(rated: Rated | None, scales: Mapping[str, Scale]) -> list[tuple[str, str]]:
    """Each thing rated with the word of its step, in the reader's language; empty where unknown."""
    return [
        (in_language(scale.title), in_language(rating_word(scale, getattr(rated, name, None))))
        for name, scale in scales.items()
    ]


def _steps(engine: Engine) -> tuple[ScaleStep, ...]:
    return _THREE if engine in {Engine.WEIGHTED_BINARY, Engine.RANGE_MEAN} else _TWO
