"""Charts, maps and graphs as a phone shows them."""

from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from ortaq.engine.render.chart import Chart, draw
from ortaq.engine.render.charts.rows import bars, boxes, columns_by_month, paired_bars
from ortaq.engine.render.narrow import PHONE_WIDTH, draw_narrow, width_of

SVG = "{http://www.w3.org/2000/svg}"
SMALLEST_LETTERS = 11
LONG = "Өзін банк, полиция немесе мемлекеттік орган қызметкері деп таныстырған қоңырау"
MONTHS = {(2026, month): 1_000_000.0 * month for month in range(1, 13)}

BARS = Chart(
    name="bars",
    title="Түрлер бойынша",
    description="Ең көбі: қоңырау.",
    source="Ortaq тізілімі",
    unit="Үлгі құжат талап ететіннің пайызы, шаралар бағыттары бойынша есептелген",
    rows=bars([(LONG, 12_345_678), ("Фишинг", 8_010)], "kk"),
    language="kk",
)
CHARTS = (
    BARS,
    replace(BARS, name="boxes", rows=boxes([(LONG, (1, 2, 3, 4, 5))], stated=6)),
    replace(
        BARS,
        name="columns_by_month",
        rows=columns_by_month(MONTHS, (2026, 1), (2026, 12), "kk"),
    ),
    replace(
        BARS,
        name="paired_bars",
        rows=paired_bars(
            [(LONG, (40, 60)), ("Құқық", (None, 70))], ("бұрын, A-000001", "кейін, A-000002"), "kk"
        ),
    ),
)
each_chart = pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.name)


def bars_of(label: str) -> Chart:
    return replace(BARS, rows=bars([(label, 1)], "kk"))


def texts_of(svg: str) -> list[str]:
    return [" ".join(text.itertext()) for text in ET.fromstring(svg).iter(f"{SVG}text")]


@each_chart
def test_it_is_as_wide_as_a_phone_and_its_letters_are_not_small(chart: Chart) -> None:
    drawn = draw_narrow(chart)

    sizes = [
        float(text.get("font-size", "0").removesuffix("px"))
        for text in ET.fromstring(drawn).iter(f"{SVG}text")
    ]
    assert width_of(draw(chart)) > PHONE_WIDTH
    assert width_of(drawn) <= PHONE_WIDTH + 4
    assert min(sizes) >= SMALLEST_LETTERS


@each_chart
def test_the_wide_and_the_narrow_one_have_names_of_their_own(chart: Chart) -> None:
    ids = [
        element.get("id")
        for drawn in (draw(chart), draw_narrow(chart))
        for element in ET.fromstring(drawn).iter()
        if element.get("id")
    ]

    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("name", ["bars", "paired_bars"])
def test_a_long_label_is_broken_and_not_cut(name: str) -> None:
    (chart,) = [one for one in CHARTS if one.name == name]

    words = " ".join(texts_of(draw_narrow(chart)))

    assert all(word in words for word in LONG.split())
    assert "…" not in words


def test_a_figure_is_not_broken_between_its_thousands() -> None:
    label = f"{'медиана ' * 5}1\u00a0010\u00a0000 квартили"

    assert any("1\u00a0010\u00a0000" in text for text in texts_of(draw_narrow(bars_of(label))))


def test_short_labels_leave_no_empty_lines() -> None:
    def height(label: str) -> float:
        return float(ET.fromstring(draw_narrow(bars_of(label))).get("height", "0"))

    assert height("Фишинг") < height(LONG)


def test_a_label_that_two_lines_do_not_hold_says_so() -> None:
    assert "…" in " ".join(texts_of(draw_narrow(bars_of(LONG * 3))))
