"""A home of its own for each test, so that lakes don't meet."""

from __future__ import annotations

import pytest

from ortaq.home import Home


@pytest.fixture(autouse=True)
def home(settings, tmp_path):
    settings.HOME = Home(tmp_path)
    settings.HOME.make()
    return settings.HOME


@pytest.fixture
def analyst(client, db):
    """A signed-in client of an analyst."""
    from factories import people
    from ortaq.shared.actors import Role

    client.force_login(people.user(Role.ANALYST))
    return client
