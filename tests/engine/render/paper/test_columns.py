"""Widths of the columns of a table on paper."""

from __future__ import annotations

import pytest

from ortaq.engine.render.paper.blocks import TEXT_WIDTH_MM
from ortaq.engine.render.paper.columns import column_widths_mm
from ortaq.engine.render.tables import Column, Table


def widths(*columns: Column, rows: tuple[tuple[str, ...], ...] = ()) -> tuple[float, ...]:
    return column_widths_mm(Table("", columns, rows), "kk")


def test_columns_have_the_shares_that_they_ask_for() -> None:
    assert widths(Column("a", width=1), Column("b", width=3)) == pytest.approx(
        (TEXT_WIDTH_MM / 4, TEXT_WIDTH_MM * 3 / 4)
    )


@pytest.mark.parametrize("rows", [(), (("Жауапкершілік", "мәтін"),)])
def test_a_narrow_column_takes_what_its_longest_word_needs(rows) -> None:
    narrow, wide = widths(Column("Орындалды", width=5), Column("Мәтін", width=95), rows=rows)

    assert narrow > (25 if rows else 20)
    assert narrow + wide == pytest.approx(TEXT_WIDTH_MM)


def test_an_address_may_be_broken() -> None:
    rows = (("https://adilet.zan.kz/rus/docs/K1400000226" * 3, "мәтін"),)

    narrow, _wide = widths(Column("a", width=5), Column("b", width=95), rows=rows)

    assert narrow < 45


def test_columns_without_room_for_their_words_share_the_text() -> None:
    shares = widths(*(Column("Жауапкершіліктер") for _ in range(9)))

    assert shares == pytest.approx((TEXT_WIDTH_MM / 9,) * 9)
