"""The likeness of two texts, without sampling."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from ortaq.engine.similar.shingles import shingles

if TYPE_CHECKING:
    from ortaq.engine.similar.rarity import Rarity


def similarity(one: str, other: str, *, rarity: Rarity | None = None) -> float:
    """The share of the two texts' shingles that both have, in [0, 1]; 0 where there are none.

    Args:
        one: in any language; read without function words, endings, numbers and addresses.
        other: the same.
        rarity: makes common shingles count little; without it all count the same.

    Example:
        >>> similarity("Мне звонили из банка: +7 709 555 01 02", "мне ЗВОНИЛ из банка, 87095550103")
        1.0
    """
    first, second = (np.unique(shingles(pa.array([text])).number) for text in (one, other))
    union, both = np.union1d(first, second), np.intersect1d(first, second)
    if not len(union):
        return 0.0
    if rarity is None:
        return len(both) / len(union)
    return float(rarity.weight(both).sum() / rarity.weight(union).sum())
