"""The texts most like one text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from ortaq.engine.similar.signatures import NOTHING, Signatures
from ortaq.engine.similar.signatures import signatures as sample

if TYPE_CHECKING:
    from ortaq.engine.similar.rarity import Rarity


@dataclass(frozen=True, slots=True)
class Match:
    """A text that is like the one asked for.

    Args:
        place: of the text among the signatures.
        likeness: in (0, 1].
    """

    place: int
    likeness: float


def most_similar(
    text: str,
    among: Signatures,
    *,
    top: int = 10,
    least: float = 0.0,
    rarity: Rarity | None = None,
) -> list[Match]:
    """The texts most like `text`, the most like first, then by place; those like it in nothing never.

    Looks at every signature once, in time that grows with their number.

    Args:
        text: what is looked for.
        among: signatures of the texts.
        top: how many at most.
        least: likeness below which none is named.
        rarity: the one that `among` was made with.
    """
    own = sample(pa.chunked_array([[text]]), size=among.values.shape[1], rarity=rarity)
    both = Signatures(np.concatenate([among.values, own.values]))
    shares = np.isin(among.values, own.values[own.values != NOTHING])
    near = np.flatnonzero(shares.any(axis=1))
    likeness = both.likeness(near, np.full(len(near), len(among)))
    order = np.lexsort((near, -likeness))[:top]
    return [
        Match(int(near[place]), float(likeness[place]))
        for place in order
        if likeness[place] > 0 and likeness[place] >= least
    ]
