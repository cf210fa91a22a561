"""No reader of a public table can work out a hidden number."""

from __future__ import annotations

from collections import defaultdict
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ortaq.engine.cube.query import Dimension, Measure
from ortaq.engine.cube.suppress import UnprotectableTable, small_cells
from ortaq.engine.cube.table import CubeRow, CubeTable

WITH_DAMAGE = (Measure.REPORTS, Measure.REPORTS_WITH_DAMAGE, Measure.CLAIMED_KZT)


def table_of(counts):
    rows = tuple(CubeRow((f"{place:02}",), (count,)) for place, count in enumerate(counts))
    return CubeTable((Dimension.REGION,), (Measure.REPORTS,), rows, (sum(counts),))


def shown(counts, minimum=5):
    table = small_cells(table_of(counts), minimum=minimum)
    totals = table.totals[0] if table.totals else None
    return [row.values[0] if row.values else None for row in table.rows], totals


@pytest.mark.parametrize(
    ("counts", "rows", "total"),
    [
        ([5, 9], [5, 9], 14),
        ([], [], 0),
        ([2, 9, 30], [None, None, 30], 41),
        ([2, 9, 9, 30], [None, None, None, 30], 50),
        ([2, 3, 9, 30], [None, None, 9, 30], 44),
        ([1, 2, 9, 30], [None, None, None, 30], 42),
        ([3, 3, 9, 30], [None, None, None, 30], 45),
        ([3], [None], None),
        ([4, 4], [None, None], None),
        ([4, 6], [None, None], 10),
    ],
)
def test_small_rows_and_what_would_betray_them_are_hidden(counts, rows, total):
    assert shown(counts) == (rows, total)


def test_a_small_number_behind_a_sum_hides_the_row():
    rows = (
        CubeRow(("a",), (50, 1, 700)),
        CubeRow(("b",), (60, 30, 10)),
        CubeRow(("c",), (9, 0, None)),
    )
    table = CubeTable((Dimension.REGION,), WITH_DAMAGE, rows, (119, 31, 710))

    public = small_cells(table, minimum=5)

    assert [row.is_hidden for row in public.rows] == [True, True, True]
    assert public.totals == (119, 31, 710)


def test_small_totals_are_hidden_without_a_dimension_too():
    table = CubeTable((), (Measure.REPORTS,), (), (4,))

    assert small_cells(table, minimum=5).totals is None


@pytest.mark.parametrize(
    ("dimensions", "measures", "minimum"),
    [
        ((Dimension.REGION, Dimension.MONTH), (Measure.REPORTS,), 5),
        ((), (Measure.REPORTS_WITH_DAMAGE,), 5),
        ((), (Measure.REPORTS, Measure.CLAIMED_KZT), 5),
        ((), (Measure.REPORTS, Measure.REPORTS_WITH_DAMAGE, Measure.HELD_KZT), 5),
        ((), (Measure.REPORTS,), 2),
    ],
)
def test_what_cannot_be_protected_is_refused(dimensions, measures, minimum):
    table = CubeTable(dimensions, measures, (), (9,) * len(measures))

    with pytest.raises(UnprotectableTable):
        small_cells(table, minimum=minimum)


@pytest.mark.parametrize(("minimum", "largest", "rows"), [(3, 8, 3), (4, 9, 3), (3, 5, 4)])
def test_who_knows_the_rule_cannot_tell_any_hidden_count(minimum, largest, rows):
    origins = defaultdict(list)
    for size in range(1, rows + 1):
        for counts in product(range(1, largest + 1), repeat=size):
            public, total = shown(counts, minimum)
            origins[tuple(public), total].append(counts)

    for (public, _), tables in origins.items():
        for place, count in enumerate(public):
            possible = {table[place] for table in tables}
            assert count is not None or len(possible) > 1


@given(
    st.lists(
        st.tuples(st.integers(1, 40), st.integers(0, 40)).map(lambda pair: (max(pair), min(pair))),
        max_size=8,
    ),
    st.integers(3, 10),
)
def test_the_hidden_rows_together_are_no_small_cell(pairs, minimum):
    rows = tuple(
        CubeRow((f"{place}",), (reports, damaged, damaged * 1000 if damaged else None))
        for place, (reports, damaged) in enumerate(pairs)
    )
    sums = [sum(pair) for pair in zip(*pairs, strict=True)] or [0, 0]
    table = CubeTable((Dimension.REGION,), WITH_DAMAGE, rows, (*sums, sums[1] * 1000))

    public = small_cells(table, minimum=minimum)

    visible = [row.values for row in public.rows if row.values]
    assert all(count == 0 or count >= minimum for values in visible for count in values[:2])
    if public.totals and len(visible) < len(rows):
        for column in (0, 1):
            remainder = public.totals[column] - sum(values[column] for values in visible)
            assert remainder == 0 or remainder >= minimum
            assert remainder == 0 or len(rows) - len(visible) >= 2
