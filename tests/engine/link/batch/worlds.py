"""Small worlds in columns, in which identifiers collide often."""

from __future__ import annotations

import numpy as np
from hypothesis import strategies as st

from ortaq.engine.link.batch.columns import MentionColumns, ReportColumns
from ortaq.engine.link.batch.judged import Judgement, Opinion
from ortaq.engine.link.batch.texts import TextPairs

REPORTS = 24


def report_columns(moments, traits, amounts):
    return ReportColumns(
        np.array(moments, np.int64),
        np.array(traits, np.int64).reshape(-1, 3).T.copy(),
        np.array(amounts, np.int64),
    )


def mention_columns(rows):
    """Rows of (report, identifier, evidence of the offender's role, hub); three kinds."""
    table = np.array([row[:3] for row in rows], np.int64).reshape(-1, 3)
    hubs = np.array([row[3] for row in rows], np.bool_)
    return MentionColumns(table[:, 0], table[:, 1], table[:, 2], hubs, np.arange(12) % 3)


@st.composite
def worlds(draw):
    """Up to 24 reports in time order, with mentions of up to twelve identifiers."""
    count = draw(st.integers(1, REPORTS))
    moments = sorted(draw(st.lists(st.integers(0, 800), min_size=count, max_size=count)))
    trait = st.tuples(st.integers(-1, 3), st.integers(-1, 2), st.integers(0, 1))
    traits = draw(st.lists(trait, min_size=count, max_size=count))
    amounts = draw(st.lists(st.integers(-48, 48), min_size=count, max_size=count))
    row = st.tuples(
        st.integers(0, count - 1),
        st.integers(0, 11),
        st.sampled_from([-1500, 0, 0, 900, 2000]),
        st.sampled_from([False] * 40 + [True]),
    )
    rows = draw(st.lists(row, max_size=60))
    return report_columns(moments, traits, amounts), mention_columns(rows)


@st.composite
def text_pairs(draw, count=REPORTS):
    """Up to forty pairs of the first `count` reports."""
    report = st.integers(0, count - 1)
    pair = st.tuples(report, report).filter(lambda pair: pair[0] < pair[1])
    pairs = sorted(draw(st.sets(pair, max_size=40)))
    likeness = draw(st.lists(st.floats(0.15, 1), min_size=len(pairs), max_size=len(pairs)))
    script = draw(st.lists(st.integers(0, 3), min_size=len(pairs), max_size=len(pairs)))
    one, other = np.array(pairs, np.int64).reshape(-1, 2).T
    return TextPairs(one, other, np.array(likeness), np.array(script, np.int64))


def judgements(count=REPORTS):
    return st.lists(
        st.builds(
            Judgement,
            one=st.integers(0, count - 1).map(str),
            other=st.integers(0, count - 1).map(str),
            opinion=st.sampled_from(Opinion),
        ),
        max_size=8,
    )
