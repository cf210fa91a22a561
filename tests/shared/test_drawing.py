"""Drawings on paper, in a wide window and on a phone."""

from __future__ import annotations

import re

from django.template import Context, Template
from django.utils.html import conditional_escape

from ortaq.shared import drawing


def drawn(width: int = drawing.WIDTH) -> drawing.Drawing:
    return drawing.months(
        [("2026-01", 3), ("2026-02", 5)],
        title="Reports",
        description="By month.",
        source="Register",
        unit="reports",
        width=width,
    )


def test_as_text_it_is_the_one_drawing_that_papers_take():
    assert str(drawn()).startswith("<svg ")
    assert str(drawn()).count("<svg ") == 1


def test_a_page_gets_the_drawing_for_phones_too():
    page = Template("{{ drawn }}").render(Context({"drawn": drawn()}))

    assert page.count("<svg ") == 2
    assert page.startswith('<div class="drawn-wide"><svg ')
    assert '</div><div class="drawn-narrow"><svg ' in page
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))


def test_it_is_drawn_once_where_it_fits_a_phone():
    assert conditional_escape(drawn(width=200)).count("<svg ") == 1


def test_a_map_has_names_of_its_own_for_each_size():
    page = conditional_escape(
        drawing.regions(
            {"KZ-75": 3}, title="Map", description="By region.", source="Register", unit="reports"
        )
    )

    ids = re.findall(r' id="([^"]+)"', page)
    assert page.count("<svg ") == 2
    assert len(ids) == len(set(ids))
