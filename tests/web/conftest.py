"""The land that most tests of the site look at."""

from __future__ import annotations

import pytest

from kept import kept
from web.routes import nation


@pytest.fixture(scope="module")
def land(django_db_setup, django_db_blocker):
    """The small nation."""
    with kept(django_db_blocker):
        yield nation()
