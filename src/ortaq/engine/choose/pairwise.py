"""Weights from pairwise judgements: the analytic hierarchy process.

Source: T. L. Saaty, The Analytic Hierarchy Process, 1980: principal eigenvector, consistency ratio
CR = CI / RI with CI = (lambda_max - n) / (n - 1); several judges by the geometric mean of each cell
(J. Aczel and T. L. Saaty, Procedures for synthesizing ratio judgements, 1983).
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from ortaq.engine.terms.errors import OrtaqError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

LARGEST = 9.0
"""Top of the scale: one thing matters absolutely more than the other."""

CONSISTENT = 0.10
"""Consistency ratio below which judgements count as consistent."""

RANDOM_INDEX = {1: 0.0, 2: 0.0, 3: 0.58, 4: 0.90, 5: 1.12, 6: 1.24, 7: 1.32, 8: 1.41, 9: 1.45,
                10: 1.49, 11: 1.51, 12: 1.48, 13: 1.56, 14: 1.57, 15: 1.59}  # fmt: skip
"""Mean consistency index of random judgements by the number of things compared (Saaty 1980)."""


class BadJudgement(OrtaqError):
    """A comparison is missing, is not between 1/9 and 9, or names an unknown thing. Mend it."""

    code = "bad_pairwise_judgement"


@dataclass(frozen=True, slots=True)
class Weights:
    """Weights of one judge, or of several together.

    Args:
        weights: thing to weight; all together 1.
        consistency_ratio: 0 where the judgements fit one another wholly.
    """

    weights: dict[str, float]
    consistency_ratio: float

    @property
    def is_consistent(self) -> bool:
        """True where the ratio is below 0.10."""
        return self.consistency_ratio < CONSISTENT


@dataclass(frozen=True, slots=True)
class JointWeights:
    """Weights of several judges.

    Args:
        together: from the geometric means of their judgements.
        judges: judge to the weights of his own.
        disagreement: thing to the difference of its largest and smallest weight among the judges.
        hottest: pairs by how far the judges are apart on them, as the ratio of the largest to the
            smallest judgement, farthest first.
    """

    together: Weights
    judges: dict[str, Weights]
    disagreement: dict[str, float]
    hottest: tuple[tuple[str, str, float], ...]


def pairwise_weights(things: Sequence[str], judged: Mapping[tuple[str, str], float]) -> Weights:
    """Weights of the things from how much more one matters than another.

    Args:
        things: at most 15.
        judged: (a, b) to how many times as much a matters as b, from 1/9 to 9; each pair once, in
            either order.

    Raises:
        BadJudgement: a pair is missing or judged twice, a number is off the scale.
    """
    size = len(things)
    if size not in RANDOM_INDEX:
        raise BadJudgement(pair=f"{size}")
    matrix = np.ones((size, size))
    for (row, a), (column, b) in combinations(enumerate(things), 2):
        matrix[row, column] = _ratio(judged, a, b)
        matrix[column, row] = 1 / matrix[row, column]
    if len(judged) != size * (size - 1) // 2:
        raise BadJudgement(pair=f"{len(judged)}")
    values, vectors = np.linalg.eig(matrix)
    principal = int(np.argmax(values.real))
    vector = np.abs(vectors[:, principal].real)
    shares = vector / vector.sum()
    excess = max(0.0, float(values[principal].real) - size)
    index = excess / (size - 1) if size > 1 else 0.0
    ratio = index / RANDOM_INDEX[size] if RANDOM_INDEX[size] else 0.0
    return Weights(dict(zip(things, map(float, shares), strict=True)), ratio)


def joint_weights(
    things: Sequence[str], judges: Mapping[str, Mapping[tuple[str, str], float]]
) -> JointWeights:
    """Weights of several judges together, and where they disagree.

    Args:
        things: at most 15.
        judges: judge to his judgements, as `pairwise_weights` takes them; at least one judge.

    Raises:
        BadJudgement: there is no judge, or one's judgements are unsound.
    """
    if not judges:
        raise BadJudgement(pair="0")
    apart = {name: pairwise_weights(things, judged) for name, judged in judges.items()}
    ratios = {
        (a, b): np.array([_ratio(judged, a, b) for judged in judges.values()])
        for a, b in combinations(things, 2)
    }
    mean = {pair: _mean(values) for pair, values in ratios.items()}
    hottest = sorted(
        ((a, b, float(values.max() / values.min())) for (a, b), values in ratios.items()),
        key=lambda item: -item[2],
    )
    return JointWeights(
        together=pairwise_weights(things, mean),
        judges=apart,
        disagreement={thing: _spread(apart, thing) for thing in things},
        hottest=tuple(hottest),
    )


def _mean(ratios: np.ndarray) -> float:
    """The geometric mean; rounding must not carry it off the scale where all say the utmost."""
    return float(np.clip(np.exp(np.log(ratios).mean()), 1 / LARGEST, LARGEST))


def _ratio(judged: Mapping[tuple[str, str], float], a: str, b: str) -> float:
    straight, turned = judged.get((a, b)), judged.get((b, a))
    if (straight is None) == (turned is None):
        raise BadJudgement(pair=f"{a} {b}")
    ratio = straight if straight is not None else turned
    if ratio is None or not 1 / LARGEST <= ratio <= LARGEST:
        raise BadJudgement(pair=f"{a} {b}")
    return ratio if straight is not None else 1 / ratio


def _spread(judges: Mapping[str, Weights], thing: str) -> float:
    weights = [one.weights[thing] for one in judges.values()]
    return max(weights) - min(weights)
