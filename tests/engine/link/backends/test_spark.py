"""What Spark reads and merges is linked as what lies in memory."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.link.tables.stories import START, Story
from ortaq.engine.link.backends.pieces import InPieces
from ortaq.engine.link.backends.spark import FrameSource, on_spark
from ortaq.engine.link.batch import reference
from ortaq.engine.link.batch.grouping import group_reports
from ortaq.engine.link.tables.linking import link_tables

BENCH = Path(__file__).parents[4] / "bench" / "linking"


SCRIPTS = (
    "A man who said he was from the bank told me to move my savings to a safe account at once",
    "A man who said he was from the bank told me to move all savings to a safe account today",
    "They promised a job with parcels and asked for a deposit before the first working day",
)


def _frame(spark, table):
    """The table as a frame whose rows come in no order of their own."""
    return FrameSource(spark.createDataFrame(_placed(table)).repartition(3, "place"), "place")


def _placed(table):
    return table.append_column("place", pa.array(range(len(table)), pa.int64()))


def _merging(spark):
    return partial(group_reports, merge=InPieces(on_spark(spark), 4))


@st.composite
def tables(draw):
    """Up to 30 reports on a few days that name a few identifiers."""
    day = st.none() | st.integers(0, 40).map(lambda days: np.datetime64(START, "us") + days)
    reports = draw(
        st.lists(
            st.fixed_dictionaries(
                {
                    "reported_at": day.map(lambda at: None if at is None else at.item()),
                    "crime_type": st.sampled_from(["loan", "job", "", None]),
                    "region": st.sampled_from(["KZ-75", "KZ-79", None]),
                    "narrative": st.none() | st.sampled_from(SCRIPTS),
                    "amount_kzt": st.none() | st.integers(1, 10**7).map(float),
                }
            ),
            min_size=1,
            max_size=30,
        )
    )
    mention = st.fixed_dictionaries(
        {
            "report_id": st.integers(0, len(reports)).map("R-{}".format),
            "kind": st.sampled_from(["phone", "iban", "url", "domain", "shortcode"]),
            "value": st.sampled_from(["a", "b", "c", "d", "е", "", None]),
            "role": st.sampled_from(["offender", "victim", "hub", "unknown"]),
            "role_confidence": st.none() | st.floats(0, 1),
            "start": st.integers(0, 2),
            "end": st.integers(2, 4),
        }
    )
    return (
        pa.Table.from_pylist(draw(st.lists(mention, max_size=60)), MENTIONED),
        pa.Table.from_pylist(
            [row | {"report_id": f"R-{number}"} for number, row in enumerate(reports)], REPORTED
        ),
    )


MENTIONED = pa.schema(
    dict.fromkeys(["report_id", "kind", "value", "role"], pa.string())
    | {"role_confidence": pa.float64(), "start": pa.int32(), "end": pa.int32()}
)
REPORTED = pa.schema(
    {"report_id": pa.string(), "reported_at": pa.timestamp("us")}
    | dict.fromkeys(["crime_type", "region", "narrative"], pa.string())
    | {"amount_kzt": pa.float64()}
)


@settings(
    max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(told=tables())
def test_equal_to_the_reference_on_random_tables(spark, told):
    slow = link_tables(*told, backend=reference.group_reports)

    found = link_tables(*(_frame(spark, table) for table in told), backend=_merging(spark))

    assert found.memberships.equals(slow.memberships)
    assert found.reasons.table().equals(slow.reasons.table())


def test_times_of_nanoseconds(spark, tmp_path):
    """As pandas writes them; Spark has no such type and gives numbers."""
    mentions, reports = Story().strangers().scheme("A", 0, "loan").tables()
    at = reports["reported_at"].cast(pa.timestamp("ns", "UTC"))
    reports = reports.set_column(reports.column_names.index("reported_at"), "reported_at", at)

    found = link_tables(mentions, _stored(spark, reports, tmp_path / "reports.parquet"))

    here = link_tables(mentions, reports)
    assert found.memberships.equals(here.memberships)
    assert found.reasons.table().equals(here.reasons.table())


@pytest.fixture(scope="module")
def nation():
    """Tables of a hundred thousand reports, as the benchmark draws them."""
    sys.path.insert(0, str(BENCH))
    import generator
    import habits
    import schemes

    drawn = generator.draw(habits.PRESETS["noisy"], 100_000, seed=3)
    sys.path.remove(str(BENCH))
    roles = np.full(4, "unknown", dtype=object)
    roles[[schemes.OFFENDER, schemes.VICTIM, schemes.HUB]] = ["offender", "victim", "hub"]
    mentions = pa.table(
        {
            "report_id": pa.array(drawn.report).cast(pa.string()),
            "kind": pa.array(schemes.KINDS).take(pa.array(drawn.kind)),
            "value": pa.array(drawn.identifier).cast(pa.string()),
            "role": pa.array(roles[drawn.role], pa.string()),
            "role_confidence": drawn.role_confidence,
        }
    )
    seconds = [(at * 86_400).astype(np.int64) for at in (drawn.reported, drawn.occurred)]
    reports = pa.table(
        {
            "report_id": pa.array(range(100_000)).cast(pa.string()),
            "reported_at": pa.array(seconds[0]).cast(pa.timestamp("s")),
            "occurred_at": pa.array(seconds[1]).cast(pa.timestamp("s")),
            "crime_type": pa.array(drawn.crime_type),
            "region": pa.array(drawn.region),
            "amount_kzt": drawn.amount,
        }
    )
    return mentions, reports


def _stored(spark, table, file):
    pq.write_table(_placed(table), file, row_group_size=30_000)
    return FrameSource(spark.read.parquet(str(file)), "place")


def test_equal_on_100_000_reports(spark, nation, tmp_path):
    here = link_tables(*nation)
    names = ("mentions.parquet", "reports.parquet")

    found = link_tables(
        *(_stored(spark, table, tmp_path / name) for name, table in zip(names, nation, strict=True))
    )

    assert found.memberships.equals(here.memberships)
    assert found.reasons.table().equals(here.reasons.table())
