from __future__ import annotations

from ortaq.engine.link.batch.judged import Judgement, Opinion, constrain

ROWS = {name: row for row, name in enumerate("abcd")}


def same(one, other):
    return Judgement(one, other, Opinion.SAME)


def different(one, other):
    return Judgement(one, other, Opinion.DIFFERENT)


def test_unsure_binds_nobody():
    found = constrain([Judgement("a", "b", Opinion.UNSURE)], ROWS)

    assert found.together(4) is None
    assert not len(found.apart_one)


def test_unknown_reports_bind_nobody():
    found = constrain([same("a", "elsewhere")], ROWS)

    assert found.together(4) is None


def test_same_goes_on_from_report_to_report():
    found = constrain([same("a", "c"), same("c", "d")], ROWS)

    assert found.together(4).tolist() == [0, 1, 0, 0]


def test_a_contradiction_through_others_is_overruled():
    old = different("a", "c")

    found = constrain([old, same("a", "b"), same("b", "c")], ROWS)

    assert found.overruled == (old,)
    assert not len(found.apart_one)


def test_same_is_overruled_where_blocks_were_parted_later():
    first, second = same("a", "b"), same("c", "d")

    found = constrain([same("b", "c"), first, second, different("a", "d")], ROWS)

    assert found.overruled == (same("b", "c"),)
    assert found.together(4).tolist() == [0, 0, 1, 1]
