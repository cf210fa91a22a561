"""The scales that a framework of each engine starts with.

Source: the reference frameworks of this product; wording of law and practice after the Budapest file.
"""

from __future__ import annotations

from ortaq.engine.terms.framework import LEVELS, Engine, Scale, ScaleStep
from ortaq.engine.terms.language import Trilingual


def usual_scales(engine: Engine) -> tuple[Scale, ...]:
    """The scales of answers of an engine, and of levels where it has any."""
    return _SCALES[engine]


def _scale(code: str, title: tuple[str, str, str], *steps: tuple[str, str, str]) -> Scale:
    first = 1 if code == LEVELS else 0
    made = (ScaleStep(value, Trilingual(*words)) for value, words in enumerate(steps, start=first))
    return Scale(code, Trilingual(*title), tuple(made))


_NO, _PARTLY, _YES = (
    ("жоқ", "нет", "no"),
    ("ішінара", "частично", "partly"),
    ("иә", "да", "yes"),
)
_ANSWER = ("Жауап", "Ответ", "Answer")

_LAW = _scale(
    "in_law",
    ("Заңда", "В законе", "In law"),
    ("жоқ", "нет", "none"),
    ("ішінара", "частично", "partial"),
    ("толық", "полностью", "full"),
)
_PRACTICE = _scale(
    "in_practice",
    ("Іс жүзінде", "На практике", "In practice"),
    ("қолданылмайды", "не применяется", "not used"),
    ("кейде қолданылады", "применяется иногда", "used sometimes"),
    ("тұрақты қолданылады", "применяется постоянно", "used routinely"),
)
_YES_NO = _scale("answer", _ANSWER, _NO, _YES)
_THREE = _scale("answer", _ANSWER, _NO, _PARTLY, _YES)
_LEVELS = _scale(
    LEVELS,
    ("Деңгей", "Уровень", "Level"),
    ("бастапқы", "начальный", "initial"),
    ("айқындалған", "определённый", "defined"),
    ("жұмыс істейтін", "действующий", "working"),
    ("өлшенетін", "измеряемый", "measured"),
    ("бейімделетін", "адаптивный", "adaptive"),
)
_SCORE = _scale(
    "score",
    ("Балл", "Балл", "Score"),
    ("сәйкес емес", "не соответствует", "non-compliant"),
    ("ішінара сәйкес", "частично соответствует", "partially compliant"),
    ("сәйкес", "соответствует", "compliant"),
)

_SCALES = {
    Engine.TREATY: (_LAW, _PRACTICE),
    Engine.STAGE_ALL: (_YES_NO, _LEVELS),
    Engine.REQUISITE_COVERAGE: (_YES_NO, _LEVELS),
    Engine.WEIGHTED_BINARY: (_THREE,),
    Engine.POINTS_EVIDENCE: (_YES_NO,),
    Engine.RANGE_MEAN: (_SCORE,),
}
