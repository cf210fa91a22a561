"""The numbers cover every kind and stay in their ranges."""

from __future__ import annotations

from ortaq.engine.link.policy import DEFAULT
from ortaq.engine.terms.identifier import IdentifierKind


def test_every_kind_has_a_weight_and_a_half_life():
    assert set(DEFAULT.weight) == set(DEFAULT.half_life_days) == set(IdentifierKind)
    assert all(0 <= weight < 1 for weight in DEFAULT.weight.values())
    assert all(days > 0 for days in DEFAULT.half_life_days.values())


def test_merging_asks_more_than_joining():
    assert 0 < DEFAULT.join < DEFAULT.merge <= 1
    assert DEFAULT.merge_witnesses >= 2
