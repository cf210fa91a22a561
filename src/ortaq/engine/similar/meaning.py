"""Which texts say what another one says, in whatever language; and two orders made into one.

The model that knows meanings is a guest: anything with the two methods of `Meaning` will do.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Protocol

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]

READ_CHARACTERS = 800
"""Of a text, so many characters are read for its meaning, some 200 tokens of Kazakh or Russian: the head of
an article says what it is about, and the time grows with the tokens. Ortaq's own choice."""

DAMPING = 60
"""Source: G. Cormack, C. Clarke, S. Büttcher, Reciprocal Rank Fusion outperforms Condorcet and
individual Rank Learning Methods, SIGIR 2009, section 2."""


class Meaning(Protocol):
    """A model that places texts of several languages so that those that say the same lie close.

    Vectors have length 1, one row a text.
    """

    name: str
    """Tells vectors of one model from those of another."""

    def wanted(self, texts: Sequence[str]) -> Vectors:
        """Vectors of texts that something is looked for with."""

    def held(self, texts: Sequence[str]) -> Vectors:
        """Vectors of texts that are looked through."""


def rank_meanings(wanted: Vectors, held: Vectors, *, top: int = 10) -> list[int]:
    """Places of the held texts by how close they lie to the wanted ones, the closest first.

    Args:
        wanted: of one thing told in one or more languages; how close is the mean over them.
        held: one row a text.
        top: how many at most.
    """
    if not len(wanted) or not len(held):
        return []
    closeness = (held @ wanted.T).mean(axis=1)
    order = np.lexsort((np.arange(len(held)), -closeness))[:top]
    return [int(place) for place in order]


def fuse(rankings: Iterable[Sequence[int]], *, top: int = 10) -> list[int]:
    """One order of several: each gives a place 1 / (60 + its rank); ties by place.

    Example:
        >>> fuse([[7, 1, 2], [1, 3]])
        [1, 7, 3, 2]
    """
    points: dict[int, float] = defaultdict(float)
    for ranking in rankings:
        for rank, place in enumerate(ranking, start=1):
            points[place] += 1 / (DAMPING + rank)
    return sorted(points, key=lambda place: (-points[place], place))[:top]
