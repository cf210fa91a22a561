"""Rows of the charts."""

from __future__ import annotations

from decimal import Decimal

from ortaq.engine.render.charts.rows import bars, columns_by_month, lines, stacked_months


def test_bars_keep_the_order_and_print_the_number() -> None:
    rows = bars([("Фишинг", 1200), ("Басқа", Decimal("0.5"))], "kk", places=1)

    assert [(row["key"], row["label"], row["value"], row["text"]) for row in rows] == [
        ("000", "Фишинг", 1200.0, "1\u00a0200,0"),
        ("001", "Басқа", 0.5, "0,5"),
    ]


def test_a_month_without_a_count_is_zero() -> None:
    rows = columns_by_month({(2026, 1): 7}, (2025, 12), (2026, 2), "ru")

    assert [(row["key"], row["label"], row["value"]) for row in rows] == [
        ("2025-12", "дек\n2025", 0.0),
        ("2026-01", "янв\n2026", 7.0),
        ("2026-02", "фев", 0.0),
    ]


def test_a_month_without_a_rate_has_no_point() -> None:
    rows = lines({"p50": {(2026, 1): 2}, "p90": {(2026, 2): 9}}, (2026, 1), (2026, 3), "en")

    assert [(row["series"], row["key"]) for row in rows] == [("p50", "2026-01"), ("p90", "2026-02")]


def test_stacks_keep_the_order_of_their_series() -> None:
    rows = stacked_months({"б": {}, "а": {(2026, 1): 1}}, (2026, 1), (2026, 1), "kk")

    assert [(row["series"], row["series_order"], row["value"]) for row in rows] == [
        ("б", 0, 0.0),
        ("а", 1, 1.0),
    ]


def test_many_months_have_few_labels() -> None:
    two_years = columns_by_month({}, (2025, 1), (2026, 12), "en")
    ten_years = columns_by_month({}, (2017, 1), (2026, 12), "en")

    assert sum(bool(row["label"]) for row in two_years) == 8
    assert sum(bool(row["label"]) for row in ten_years) == 10
