"""Scores in words: each engine counts in units of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from ortaq.engine.render.numbers import format_decimal
from ortaq.engine.score.rules import LEVEL_RULES
from ortaq.engine.terms.framework import Engine
from ortaq.shared.words import language, percent

if TYPE_CHECKING:
    from ortaq.engine.score.agreement import Agreement
    from ortaq.engine.score.tree import Score

IN_UNITS = frozenset({*LEVEL_RULES, Engine.POINTS_EVIDENCE, Engine.RANGE_MEAN})
"""Engines whose score is said in its own units; the others are said in per cent."""


def score_words(engine: Engine, score: Score) -> str:
    """A score in its engine's units: 63 %, 2 of 5, 12 of 40 points; a dash where there is none."""
    if engine not in IN_UNITS:
        return percent(score.share)
    if score.score is None:
        return "–"
    return _("%(score)s of %(most)s") % {"score": _plain(score.score), "most": _plain(score.max)}


def score_figure(engine: Engine, score: Score) -> tuple[str, str]:
    """A score as a large figure: the number, and what follows it in small type."""
    if engine not in IN_UNITS or score.score is None:
        return score_words(engine, score), ""
    return _plain(score.score), _("of %(most)s") % {"most": _plain(score.max)}


def range_words(engine: Engine, score: Score) -> str:
    """The least and the most that a score can become, in its engine's units; a dash where nothing applies."""
    if score.low is None or score.high is None:
        return "–"
    if engine not in LEVEL_RULES:
        low, high = percent(score.low), percent(score.high)
    else:
        low, high = _plain(score.low * score.max), _plain(score.high * score.max)
    return low if low == high else f"{low} – {high}"


def measure_words(measure: Agreement | None) -> str:
    """A measure of agreement with two decimals; a dash where there is none."""
    if measure is None or measure.value is None:
        return "–"
    return format_decimal(measure.value, language(), places=2)


def _plain(value: float) -> str:
    """A number with at most one decimal, and none where it is whole."""
    rounded = round(value, 1)
    return format_decimal(rounded, language(), places=0 if rounded == int(rounded) else 1)
