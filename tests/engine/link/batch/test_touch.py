"""Where groups touch."""

from __future__ import annotations

import numpy as np
import pytest

from ortaq.engine.link.batch.touch import _ordered


@pytest.mark.parametrize("first", [0, 1 << 55])
def test_contacts_in_order_of_pairs_however_large_their_numbers(first):
    key = first + np.array([7, 3, 7, 0])
    vouches = np.array([0, 20_000, 1, 5])

    pairs, said = _ordered(key, vouches)

    assert (pairs - first).tolist() == [0, 3, 7, 7]
    assert said[:2].tolist() == [5, 20_000]
    assert sorted(said[2:]) == [0, 1]
