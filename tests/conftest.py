"""What every test may ask for."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from empty_home import TEMPLATE, in_memory, make_empty_home, make_template
from once import once

ROOT = Path(__file__).parent.parent
SHARED_DATA = ROOT.parent / "shared" / "data"

settings.register_profile("busy", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("busy")
"""Other work on the machine slows a draw; tests that measure time do so themselves."""


def shared_data(*parts: str) -> Path:
    """A file of the data kept beside the repository; the test skips where it is absent."""
    path = SHARED_DATA.joinpath(*parts)
    if not path.exists():
        pytest.skip(f"needs {path.relative_to(ROOT.parent)} beside the repository")
    return path


LONG = frozenset(("browser", "journeys", "cli", "web", "install"))
"""Folders whose tests take longest: they begin first, so that no core waits at the end."""


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]):
    """The long tests first; those of threads that write at once on a real server alone."""
    items.sort(key=lambda item: LONG.isdisjoint(item.nodeid.split("/")[:2]))
    if os.environ.get("ORTAQ_DATABASE_URL"):
        return
    apart = [item for item in items if item.get_closest_marker("postgresql")]
    if apart:
        config.hook.pytest_deselected(items=apart)
        items[:] = [item for item in items if item not in apart]


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]):
    """In CI nothing may be skipped: a skip there is a missing installation."""
    outcome = yield
    report = outcome.get_result()
    if (
        report.skipped
        and os.environ.get("ORTAQ_NOTHING_SKIPPED")
        and not hasattr(report, "wasxfail")
    ):
        report.outcome = "failed"
        report.longrepr = f"skipped where nothing may be: {report.longrepr}"


@pytest.fixture(scope="session")
def empty_home(tmp_path_factory) -> Path:
    """A home with the tables that the migrations make, once for the whole run."""
    return once(tmp_path_factory, "empty", make_empty_home)[0]


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix, tmp_path_factory, request
):
    """The database of the tests begins as a copy of one that the migrations made."""
    from django.db import connection

    if os.environ.get("ORTAQ_DATABASE_URL"):
        once(tmp_path_factory, "template", make_template)
        connection.settings_dict["TEST"]["TEMPLATE"] = TEMPLATE
        yield
        return
    name = connection.creation._get_test_db_name()
    with in_memory(request.getfixturevalue("empty_home"), name):
        yield


@pytest.fixture(autouse=True)
def _fresh_cache():
    """No counted tries from another test."""
    from django.core.cache import cache

    cache.clear()


@pytest.fixture(autouse=True)
def _english():
    """Sentences in English unless a test chooses otherwise."""
    from django.utils import translation

    with translation.override("en"):
        yield
