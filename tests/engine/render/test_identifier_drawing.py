"""The identifiers of a campaign as SVG."""

from __future__ import annotations

from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest

from ortaq.engine.render.identifier_drawing import (
    NARROW,
    WIDE,
    IdentifierGraph,
    draw_identifier_graph,
)
from ortaq.engine.render.identifier_graph import Node, bundle
from ortaq.engine.render.tile_drawing import UnsafeLinkError

SVG = "{http://www.w3.org/2000/svg}"


def graph(
    reports: int = 500,
    href: str | None = "/kk/identifiers/1/",
    label: str = "",
    layout=WIDE,
) -> str:
    carried = {
        report: frozenset({report % 7, 10 + report % 11, 30 + report % 97})
        for report in range(reports)
    }
    drawn = bundle(carried)
    counts = {key: sum(key in keys for keys in carried.values()) for key in drawn.keys}
    nodes = [
        Node(key, label or f"+7709555{key:04d}", "телефон", f"{counts[key]}", counts[key], 1, href)
        for key in drawn.keys
    ]
    return draw_identifier_graph(
        IdentifierGraph(
            title="Сәйкестендіргіштер",
            description="Қандай хабарламаларды байланыстырады.",
            left="Хабарламалар",
            right="Ортақ сәйкестендіргіштер",
            nodes=nodes,
            bundles=drawn.bundles,
            bundle_labels=[f"{one.reports} хабарлама" for one in drawn.bundles],
        ),
        layout,
    )


def lines(drawn: str, anchor: str) -> list[float]:
    root = ET.fromstring(drawn)
    return [float(text.get("y")) for text in root.iter(f"{SVG}text") if text.get("x") == anchor]


@pytest.mark.parametrize("reports", [1, 2, 40, 500, 5_000])
def test_no_label_covers_another(reports):
    drawn = graph(reports)

    labels = lines(drawn, "264")
    bundles = lines(drawn, "106")
    assert all(later - earlier >= 14 for earlier, later in pairwise(labels))
    assert all(later - earlier >= 20 for earlier, later in pairwise(bundles))


def test_it_stays_small_however_many_reports_there_are():
    root = ET.fromstring(graph(5_000))

    assert int(root.get("width")) == WIDE.width
    assert int(root.get("height")) < 800
    assert len(list(root.iter(f"{SVG}circle"))) <= 32


def test_it_has_a_name_and_a_description():
    root = ET.fromstring(graph())

    title, description = root[0], root[1]
    assert (title.text, description.text.split()[0]) == ("Сәйкестендіргіштер", "Қандай")
    assert root.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"


def test_equal_graphs_give_equal_bytes():
    assert graph() == graph()


def test_colours_are_classes_and_nothing_is_styled():
    drawn = graph()

    assert 'class="chart-fill-2"' in drawn
    assert "style" not in drawn
    assert "<script" not in drawn


def test_hostile_text_stays_text():
    drawn = graph(label='<script>alert("1")</script>\x00&')

    assert "<script" not in drawn
    assert ET.fromstring(drawn) is not None


def test_a_long_value_is_cut_and_told_whole_in_its_title():
    root = ET.fromstring(graph(label="x" * 90))

    texts = [text.text for text in root.iter(f"{SVG}text")]
    assert any(text.endswith("…") and len(text) == 32 for text in texts)
    assert any("x" * 90 in title.text for title in root.iter(f"{SVG}title"))


@pytest.mark.parametrize("href", ["https://evil.example/", "//evil.example/", "javascript:1"])
def test_a_link_that_leaves_the_site_is_refused(href):
    with pytest.raises(UnsafeLinkError):
        graph(href=href)


def test_without_links_it_is_an_image():
    assert ET.fromstring(graph(href=None)).get("role") == "img"


def test_on_a_phone_it_is_as_wide_as_that_and_its_words_keep_apart():
    wide, narrow = (
        graph(label="telegram:" + "w" * 60),
        graph(label="telegram:" + "w" * 60, layout=NARROW),
    )

    root = ET.fromstring(narrow)
    texts = list(root.iter(f"{SVG}text"))
    sizes = [float(text.get("font-size") or root.get("font-size")) for text in texts]
    assert int(root.get("width")) == NARROW.width <= 358
    assert min(sizes) >= 11
    assert all(len(text.text) <= NARROW.small_letters for text in texts)
    assert root[0].get("id") != ET.fromstring(wide)[0].get("id")
