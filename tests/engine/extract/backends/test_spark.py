"""Spark's workers find what this process finds."""

from __future__ import annotations

from datetime import date
from functools import partial

import pyarrow as pa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ortaq.cli.extraction import extractor_of
from ortaq.engine.extract.backends.spark import as_reports, mentions_of
from ortaq.engine.extract.batches import MENTIONS, REPORTS, extract_batches

KZ = partial(extractor_of, "kz")
TOLD = st.sampled_from(
    [
        "Мой номер",
        "звонили с",
        "+7 709 123 45 67",
        "8 799 765 43 21",
        "evil[.]example",
        "t.me/a_b_c",
    ]
)
TEXTS = st.none() | st.lists(TOLD | st.text(max_size=12), max_size=8).map(" ".join)


def _here(reports):
    return pa.Table.from_batches(extract_batches(reports.to_batches(), KZ()), MENTIONS)


@settings(
    max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(texts=st.lists(TEXTS, min_size=1, max_size=40))
def test_equal_on_random_texts(spark, texts):
    ids = [f"r{number}" for number in range(len(texts))]
    reports = pa.table({"report_id": ids, "narrative": texts}, REPORTS)

    found = mentions_of(spark.createDataFrame(reports), KZ).toArrow()

    assert found.sort_by("report_id").equals(_here(reports).sort_by("report_id"))


def test_cells_of_other_types_are_spelt_as_python_spells_them():
    table = pa.record_batch(
        {"narrative": [date(2026, 3, 1), None], "report_id": [1.5, 2.0], "more": [0, 0]}
    )

    batch = as_reports(table)

    assert batch.schema == REPORTS
    assert batch.to_pylist() == [
        {"report_id": "1.5", "narrative": "2026-03-01"},
        {"report_id": "2.0", "narrative": None},
    ]
