from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ortaq.engine.link.references import keep_references

OLD = dict.fromkeys("abcde", "C-1") | dict.fromkeys("fgh", "C-2")


def test_nothing_changes():
    found = keep_references(OLD, ["abcde", "fgh"])

    assert found.reference_of == {0: "C-1", 1: "C-2"}
    assert (found.merged, found.split, found.dissolved) == ({}, {}, ())


def test_the_largest_part_keeps_the_reference():
    found = keep_references(OLD, ["ab", "cde", "fgh"])

    assert found.reference_of == {1: "C-1", 2: "C-2"}
    assert found.split == {"C-1": (0,)}


def test_the_lesser_campaign_merges_into_the_greater():
    found = keep_references(OLD, ["abcdefgh"])

    assert found.reference_of == {0: "C-1"}
    assert found.merged == {"C-2": "C-1"}


def test_a_campaign_of_which_nothing_is_left_dissolves():
    found = keep_references(OLD, ["abcde"])

    assert found.dissolved == ("C-2",)


def test_a_new_campaign_has_no_reference():
    found = keep_references(OLD, ["abcde", "fgh", "xy"])

    assert 2 not in found.reference_of


@given(
    st.dictionaries(st.integers(0, 30).map(str), st.sampled_from(["C-1", "C-2", "C-3"])),
    st.dictionaries(st.integers(0, 30).map(str), st.integers(0, 4)),
)
def test_every_old_reference_has_one_fate(old, placed):
    new = [{report for report, group in placed.items() if group == number} for number in range(5)]

    found = keep_references(old, new)

    kept = list(found.reference_of.values())
    fates = sorted([*kept, *found.merged, *found.dissolved])
    assert fates == sorted(set(old.values()))
    assert set(found.merged.values()) <= set(kept)
