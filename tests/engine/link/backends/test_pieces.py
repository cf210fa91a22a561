"""Merged in pieces, the groups are those that are merged at once."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.link.batch.worlds import judgements, mention_columns, report_columns, worlds
from ortaq.engine.link.backends.pieces import InPieces
from ortaq.engine.link.batch.grouping import group_reports, merged_reports
from ortaq.engine.link.batch.judged import constrain
from ortaq.engine.link.batch.policy import BatchPolicy
from ortaq.engine.link.batch.texts import NO_TEXTS, TextPairs

EAGER = BatchPolicy(mixing=0.1, size_weight=0.1, least_evidence=-1.0, few=3)
NOBODY = (report_columns([], [], []), mention_columns([]))


def _here(pieces, model):
    return [piece.merged(model) for piece in pieces]


def texts(count):
    """Pairs of reports whose texts are alike."""
    row = st.integers(0, max(0, count - 1))
    pair = st.tuples(row, row, st.floats(0.2, 1), st.integers(0, 3))
    pairs = st.lists(pair.filter(lambda told: told[0] < told[1]), max_size=12)
    return pairs.map(
        lambda told: (
            TextPairs(*(np.array(column) for column in zip(*told, strict=True)))
            if told
            else NO_TEXTS
        )
    )


@settings(max_examples=200, deadline=None)
@given(world=worlds(), judged=judgements(), pieces=st.integers(1, 6), data=st.data())
def test_equal_groups(world, judged, pieces, data):
    rows = {str(row): row for row in range(len(world[0]))}
    more = {
        "constraints": constrain(judged, rows),
        "texts": data.draw(texts(len(world[0]))),
        "policy": EAGER,
    }
    at_once = group_reports(*world, **more)

    found = group_reports(*world, **more, merge=InPieces(_here, pieces))

    assert found.group.tolist() == at_once.group.tolist()


@settings(max_examples=100, deadline=None)
@given(world=worlds(), pieces=st.integers(1, 6), data=st.data())
def test_equal_groups_beginning_with_some(world, pieces, data):
    """Groups that were found before are kept together, wherever they lie."""
    first = data.draw(st.lists(st.integers(0, 23), min_size=24, max_size=24))
    asked = []

    def merge(reports, uses, constraints, model, found=None):
        begun = np.unique(np.array(first)[: len(reports)], return_inverse=True)[1]
        order = np.argsort(np.unique(begun, return_index=True)[1])
        number = np.empty(len(order), np.int64)
        number[order] = np.arange(len(order))
        asked.append((reports, uses, constraints, model, number[begun]))
        return merged_reports(*asked[-1])

    group_reports(*world, policy=EAGER, merge=merge)

    for question in asked:
        found = InPieces(_here, pieces)(*question)
        assert found.tolist() == merged_reports(*question).tolist()


def test_nobody():
    found = group_reports(*NOBODY, merge=InPieces(_here, 2))

    assert len(found.group) == 0


def test_pieces_are_made_and_the_largest_is_whole():
    reports = report_columns(range(9), [(0, 0, 0)] * 9, [0] * 9)
    pairs = [(0, 0), (1, 0), (2, 1), (3, 1), (4, 2), (5, 2), (6, 2), (7, 2)]
    mentions = mention_columns([(report, shared, 900, False) for report, shared in pairs])
    seen = []

    def run(pieces, model):
        seen.extend(piece.rows.tolist() for piece in pieces)
        return _here(pieces, model)

    group_reports(reports, mentions, merge=InPieces(run, 2))

    assert sorted(seen) == [[0, 1, 2, 3], [4, 5, 6, 7]]
