"""One browser and the sites it visits, once for all tests."""

from __future__ import annotations

import shutil

import pytest

from browser.site import Site, make_home, serving
from once import once

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
def clean_home(tmp_path_factory):
    return once(tmp_path_factory, "clean", lambda home: make_home(home, "clean"))


@pytest.fixture(scope="session")
def site(clean_home):
    """A site with the small nation in it."""
    home, pages = clean_home
    with serving(home) as url:
        yield Site(url, pages)


@pytest.fixture(scope="session")
def strict_site(clean_home):
    """The same site where nobody works without a second factor."""
    home, pages = clean_home
    with serving(home, ORTAQ_REQUIRE_SECOND_FACTOR="1") as url:
        yield Site(url, pages)


@pytest.fixture(scope="session")
def hostile_site(tmp_path_factory):
    """A site whose every text is hostile."""
    home, pages = once(tmp_path_factory, "hostile", lambda home: make_home(home, "hostile"))
    with serving(home) as url:
        yield Site(url, pages)


@pytest.fixture(scope="session")
def consulted_site(tmp_path_factory):
    """A site whose draft plan is open to the public."""
    home, pages = once(tmp_path_factory, "consulted", lambda home: make_home(home, "consulted"))
    with serving(home) as url:
        yield Site(url, pages)
