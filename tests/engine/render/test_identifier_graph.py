"""Which identifiers and bundles of reports are drawn."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ortaq.engine.render.identifier_graph import Bundle, bundle

CARRIED = st.dictionaries(
    st.integers(0, 60), st.frozensets(st.integers(0, 30), max_size=4), max_size=60
)


def test_reports_with_the_same_identifiers_are_one_bundle():
    drawn = bundle({1: frozenset({7, 8}), 2: frozenset({8, 7}), 3: frozenset({8})})

    assert set(drawn.bundles) == {Bundle((7, 8), 2), Bundle((8,), 1)}
    assert set(drawn.keys) == {7, 8}
    assert (drawn.more_keys, drawn.more_reports, drawn.silent) == (0, 0, 0)


def test_the_commonest_are_drawn_and_the_rest_is_counted():
    carried = {report: frozenset({report % 3}) for report in range(9)}
    carried |= {100: frozenset({50}), 101: frozenset()}

    drawn = bundle(carried, most_nodes=3, most_bundles=2)

    assert [one.reports for one in drawn.bundles] == [3, 3]
    assert (drawn.more_keys, drawn.more_reports, drawn.silent) == (2, 3, 2)


def test_lines_that_need_not_cross_do_not():
    carried = {report: frozenset({report}) for report in range(6)}

    drawn = bundle(carried)

    assert [one.members for one in drawn.bundles] == [(key,) for key in drawn.keys]


@given(CARRIED, st.integers(1, 8), st.integers(1, 8))
def test_every_report_and_identifier_is_drawn_or_counted(carried, most_nodes, most_bundles):
    drawn = bundle(carried, most_nodes=most_nodes, most_bundles=most_bundles)

    counted = sum(one.reports for one in drawn.bundles) + drawn.more_reports + drawn.silent
    assert counted == len(carried)
    assert len(drawn.keys) + drawn.more_keys == len(set().union(*carried.values(), ()))
    assert len(drawn.keys) <= most_nodes
    assert len(drawn.bundles) <= most_bundles
    assert {key for one in drawn.bundles for key in one.members} == set(drawn.keys)


@given(CARRIED, st.randoms(use_true_random=False))
def test_the_order_of_the_data_changes_nothing(carried, order):
    shuffled = list(carried.items())
    order.shuffle(shuffled)

    assert bundle(dict(shuffled)) == bundle(carried)
