"""Tables as CSV."""

from __future__ import annotations

import csv
import io
from datetime import UTC, date, datetime
from decimal import Decimal

from ortaq.engine.render.tables import Column, Table, write_csv

TABLE = Table(
    title="Хабарламалар",
    columns=(Column("Өңір"), Column("Саны"), Column("Күні")),
    rows=(
        ('Қарағанды; "қала"', -12, date(2026, 11, 24)),
        ("+77091234567", Decimal("1234.50"), datetime(2026, 11, 24, 8, 30, tzinfo=UTC)),
        (None, 0.5, None),
    ),
)


def test_csv_is_utf8_with_mark_and_keeps_numbers() -> None:
    content = write_csv(TABLE)

    assert content.startswith(b"\xef\xbb\xbf")
    assert list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))) == [
        ["Өңір", "Саны", "Күні"],
        ['Қарағанды; "қала"', "-12", "2026-11-24"],
        ["'+77091234567", "1234.50", "2026-11-24T08:30:00+00:00"],
        ["", "0.5", ""],
    ]
