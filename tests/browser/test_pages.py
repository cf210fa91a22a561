"""Every page as it is seen: axe finds nothing serious, and nothing sticks out of a phone."""

from __future__ import annotations

import pytest
from axe_playwright_python.base import AXE_SCRIPT

from browser.site import READERS, reader_context

PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 800}
SERIOUS = {"serious", "critical"}
STICKS_OUT = """
    () => document.documentElement.scrollWidth > document.documentElement.clientWidth
        ? [...document.querySelectorAll('body *')]
            .filter(element => element.getBoundingClientRect().right > innerWidth + 1)
            .slice(0, 3).map(element => element.outerHTML.slice(0, 120))
        : []
"""
SCROLLS = """
    () => [...document.querySelectorAll('.chart-drawing')]
        .filter(drawn => drawn.querySelector('.drawn-narrow') && drawn.scrollWidth > drawn.clientWidth)
        .map(drawn => drawn.outerHTML.slice(0, 120))
"""
"""A drawing that has a form for phones and is moved sideways on one all the same."""


def open_with_axe(page, address: str) -> None:
    """Open a page and give it axe: reading the script takes as long as a small page."""
    page.goto(address)
    page.evaluate(AXE_SCRIPT)


def serious(page) -> list[str]:
    """What axe finds serious or critical on the page as it stands."""
    asked = {"resultTypes": ["violations"]}
    found = page.evaluate("options => axe.run(options)", asked)["violations"]
    return [
        f"{item['id']}: {node['target']} {node['html'][:120]}"
        for item in found
        if item["impact"] in SERIOUS
        for node in item["nodes"][:2]
    ]


@pytest.mark.parametrize("reader", READERS)
def test_pages_can_be_used_by_everybody(browser, site, reader):
    context = reader_context(browser, site, reader)
    page = context.new_page()
    wrong = []

    for path in site.own_pages(reader):
        page.set_viewport_size(PHONE)
        page.emulate_media(color_scheme="light", reduced_motion="reduce")
        open_with_axe(page, site.url + path)
        for size, scheme in ((PHONE, "light"), (DESK, "dark")):
            page.set_viewport_size(size)
            page.emulate_media(color_scheme=scheme)
            faults = [*page.evaluate(STICKS_OUT), *page.evaluate(SCROLLS), *serious(page)]
            wrong += [(path, scheme, size["width"], fault) for fault in faults]
    context.close()

    assert not wrong, "\n".join(map(str, wrong))


@pytest.mark.parametrize("name", ["login", "password/change", "2fa", "2fa/totp/activate"])
def test_sign_in_pages_can_be_used_by_everybody(browser, site, name):
    context = reader_context(browser, site, "public" if name == "login" else "chief")
    page = context.new_page()
    page.set_viewport_size(PHONE)

    open_with_axe(page, f"{site.url}/kk/account/{name}/")
    wrong = [*page.evaluate(STICKS_OUT), *serious(page)]
    context.close()

    assert wrong == []
