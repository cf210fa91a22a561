"""Charts as SVG."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from ortaq.engine.render.chart import Chart, TooManySeriesError, UnknownChartError, draw
from ortaq.engine.render.charts.rows import bars, columns_by_month, lines, stacked_months

SVG = "{http://www.w3.org/2000/svg}"
SNAPSHOTS = Path(__file__).parent / "snapshots"
COUNTS = {(2026, month): 1000.0 * month for month in range(1, 13)}
SERIES = {"Мәлімделген": COUNTS, "Ұсталған": {(2026, 3): 2500.0}}
FIRST, LAST = (2026, 1), (2026, 12)

BARS = Chart(
    name="bars",
    title="Түрлер бойынша хабарламалар",
    description="Ең көбі: банк атынан қоңырау шалу, 12 345.",
    source="Дереккөз: көрсетілім деректері.",
    unit="Хабарламалар саны",
    rows=bars(
        [("Банк қызметкері атынан қоңырау", 12345), ("Әлеуметтік желідегі алаяқтық", 8010)], "kk"
    ),
    language="kk",
)
CHARTS = (
    BARS,
    replace(BARS, name="columns_by_month", rows=columns_by_month(COUNTS, FIRST, LAST, "kk")),
    replace(BARS, name="lines", rows=lines(SERIES, FIRST, LAST, "kk")),
    replace(BARS, name="stacked_months", rows=stacked_months(SERIES, FIRST, LAST, "kk")),
)
each_chart = pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.name)


def texts_of(svg: str) -> list[str]:
    return ["".join(text.itertext()) for text in ET.fromstring(svg).iter(f"{SVG}text")]


@each_chart
def test_equal_charts_give_equal_bytes(chart: Chart) -> None:
    assert draw(chart) == draw(replace(chart))


def test_bars_look_as_they_did() -> None:
    assert draw(BARS) == (SNAPSHOTS / "bars.svg").read_text(encoding="utf-8").rstrip("\n")


@each_chart
def test_a_chart_speaks_to_those_who_do_not_see_it(chart: Chart) -> None:
    root = ET.fromstring(draw(chart))

    named = {element.get("id"): element.text for element in root[:2]}
    assert root.get("role") == "img"
    assert [named[identity] for identity in root.get("aria-labelledby", "").split()] == [
        chart.title,
        f"{chart.description} {chart.source}",
    ]


@each_chart
def test_a_strict_page_accepts_the_chart(chart: Chart) -> None:
    root = ET.fromstring(draw(chart))

    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= {
        "svg",
        "title",
        "desc",
        "g",
        "path",
        "line",
        "text",
        "tspan",
        "rect",
    }
    names = {name for element in root.iter() for name in element.attrib}
    assert not [
        name for name in names if name == "style" or name.startswith("on") or "href" in name
    ]
    assert not [name for name in names if name.startswith("aria-")] or "aria-labelledby" in names


@each_chart
def test_text_takes_the_colour_of_the_page(chart: Chart) -> None:
    texts = list(ET.fromstring(draw(chart)).iter(f"{SVG}text"))

    assert {text.get("fill") for text in texts} == {"currentColor"}
    assert {text.get("font-family") for text in texts} == {"Golos Text, sans-serif"}


def test_series_carry_classes_for_the_style_sheet() -> None:
    assert "chart-stroke-2" in draw(CHARTS[2])
    assert "chart-fill-2" in draw(CHARTS[3])


@pytest.mark.parametrize(
    ("language", "tick"), [("kk", "10\u00a0000"), ("ru", "10\u00a0000"), ("en", "10,000")]
)
def test_ticks_use_the_signs_of_the_language(language: str, tick: str) -> None:
    assert tick in texts_of(draw(replace(CHARTS[1], language=language)))


def test_kazakh_words_and_the_unit_are_printed() -> None:
    assert {"Хабарламалар саны", "Мәлімделген", "Ұсталған", "қаң2026"} <= set(
        texts_of(draw(CHARTS[2]))
    )


def test_hostile_labels_are_printed_and_nothing_else() -> None:
    hostile = "</text><script>alert(1)</script>"
    chart = replace(
        BARS, title=hostile, unit="$rows", rows=bars([(hostile, 1), ("$unit", 2)], "kk")
    )

    svg = draw(chart)

    assert "<script" not in svg
    assert {hostile, "$unit", "$rows"} <= set(texts_of(svg))


def test_a_chart_without_rows_can_be_drawn() -> None:
    for chart in CHARTS:
        assert draw(replace(chart, rows=())).startswith("<svg")


@pytest.mark.parametrize("name", ["pie", "../chart", ""])
def test_an_unknown_name_is_refused(name: str) -> None:
    with pytest.raises(UnknownChartError):
        draw(replace(BARS, name=name))


def test_more_series_than_colours_are_refused() -> None:
    rows = lines({str(number): COUNTS for number in range(7)}, FIRST, LAST, "kk")

    with pytest.raises(TooManySeriesError):
        draw(replace(CHARTS[2], rows=rows))
