"""Extraction over Arrow batches."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow as pa

from ortaq.engine.extract.batches import MENTIONS, REPORTS, extract_batches

if TYPE_CHECKING:
    from ortaq.engine.extract import Extractor


def _batch(*rows: tuple[str, str | None]) -> pa.RecordBatch:
    columns = zip(*rows, strict=True)
    return pa.record_batch([pa.array(column, pa.string()) for column in columns], schema=REPORTS)


def test_each_batch_gives_one_with_a_row_for_each_mention(extractor: Extractor) -> None:
    """Rows stand in the order of the reports and of the text, with its own places."""
    first = _batch(
        ("a", "Мой номер +7 709 123 45 67, звонили с 8 799 765 43 21"),
        ("b", "ничего"),
        ("c", None),
    )
    second = _batch(("d", "сайт evil[.]example"))

    found = list(extract_batches([first, second], extractor))

    assert [batch.schema for batch in found] == [MENTIONS, MENTIONS]
    assert [
        (row["report_id"], row["kind"], row["value"], row["role"], row["start"], row["end"])
        for batch in found
        for row in batch.to_pylist()
    ] == [
        ("a", "phone", "+77091234567", "victim", 10, 26),
        ("a", "phone", "+77997654321", "offender", 38, 53),
        ("d", "domain", "evil.example", "offender", 5, 19),
    ]


def test_a_batch_without_mentions_keeps_the_columns(extractor: Extractor) -> None:
    """Nothing found is a batch of no rows, not an error."""
    (found,) = extract_batches([_batch(("a", "ничего"))], extractor)

    assert (found.schema, found.num_rows) == (MENTIONS, 0)
