"""One browser and the sites it visits, once for all tests."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from browser.site import Site, make_home, serving
from once import once

if TYPE_CHECKING:
    from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome")


def pytest_collection_modifyitems(items):
    """Mark them, so that they can be left out."""
    for item in items:
        if "/tests/browser/" in item.path.as_posix():
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser():
    from playwright.sync_api import sync_playwright

    path = next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        pytest.skip("no Chromium on this machine")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path)
        yield running
        running.close()


@pytest.fixture(scope="session")
def home(tmp_path_factory, empty_home):
    """Make a home of a kind, once for all tests, and say which pages it has."""

    def made(kind: str) -> tuple[Path, dict[str, list[str]]]:
        return once(tmp_path_factory, kind, lambda home: make_home(home, kind, empty_home))

    return made


@pytest.fixture(scope="session")
def site(home):
    """A site with the small nation in it."""
    folder, pages = home("clean")
    with serving(folder) as url:
        yield Site(url, pages)


@pytest.fixture(scope="session")
def strict_site(home):
    """The same site where nobody works without a second factor."""
    folder, pages = home("clean")
    with serving(folder, ORTAQ_REQUIRE_SECOND_FACTOR="1") as url:
        yield Site(url, pages)


@pytest.fixture(scope="session")
def hostile_site(home):
    """A site whose every text is hostile."""
    folder, pages = home("hostile")
    with serving(folder) as url:
        yield Site(url, pages)


@pytest.fixture(scope="session")
def consulted_site(home):
    """A site whose draft plan is open to the public."""
    folder, pages = home("consulted")
    with serving(folder) as url:
        yield Site(url, pages)
