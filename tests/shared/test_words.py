"""Words that depend on the reader's language and the country's clock."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from ortaq.shared.words import moments


@pytest.mark.parametrize(
    ("last", "told"),
    [
        (datetime(2026, 12, 21, 7, tzinfo=UTC), "21 December 2026, 10:00–12:00"),
        (
            datetime(2026, 12, 22, 7, tzinfo=UTC),
            "21 December 2026, 10:00 – 22 December 2026, 12:00",
        ),
    ],
)
def test_a_day_that_does_not_change_is_told_once(last, told):
    assert moments(datetime(2026, 12, 21, 5, tzinfo=UTC), last) == told
