"""Extraction over Arrow batches."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

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


_PIECES = st.sampled_from(
    [
        "Мне позвонили с ", "+7 709 123 45 67", "87O9 123 45 67", " на карту ", "9999 9912 3456 7893",
        "KZ75 9991 2345 6789 0123", ". ", ", ", "\n\n", "моя карта ", "hxxps://evil[.]example/a",
        "@shop_kz044", "t.me/shop_kz044", "a@evil.example", "203.0.113.77", "\u200b", " (точка) ",
        "восемь семьсот девять сто двадцать три сорок пять шестьдесят семь", "150 000 тг", "kk-те ",
        "нөміріме қоңырау шалды", "my number is ", "=\r\n", "102 нөміріне хабарластым", "8-709-",
    ]
)  # fmt: skip
_TEXTS = st.lists(st.lists(_PIECES, max_size=12).map("".join), min_size=1, max_size=8)


@given(texts=_TEXTS)
@settings(max_examples=150, deadline=None)
def test_a_batch_finds_what_single_texts_hold(extractor: Extractor, texts: list[str]) -> None:
    """Going through the steps together changes nothing."""
    singly = [extractor.mentions(text) for text in texts]

    together = extractor.rows(texts)

    assert together == [
        [
            (
                m.kind, m.value, m.start, m.end, m.rule, m.confidence, m.role, m.role_confidence,
                m.detail,
            )
            for m in mentions
        ]
        for mentions in singly
    ]  # fmt: skip
