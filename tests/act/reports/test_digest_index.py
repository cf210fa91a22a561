"""What the index of digests rules out, and that it never rules out what is known."""

from __future__ import annotations

import pytest

from factories.reports import report
from ortaq.act.reports.models import Identifier
from ortaq.act.reports.queries import digest_index, link_digest
from ortaq.act.reports.queries.digest_index import find_index, read_index_file
from ortaq.act.reports.services.digest_index import refresh_index
from ortaq.home import Home

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_home(settings, tmp_path):
    settings.HOME = Home(tmp_path / "home")
    settings.HOME.make()
    digest_index._current.clear()
    yield
    digest_index._current.clear()


def phone(number: int) -> str:
    return f"+7709555{number:04d}"


def told(*numbers: int) -> None:
    for number in numbers:
        report(f"Мошенник звонил с номера {phone(number)}")


def known(*numbers: int) -> list[bool]:
    index = find_index()
    assert index is not None
    return index.may_know([link_digest("phone", phone(number)) for number in numbers])


def test_without_a_file_the_recent_ones_are_known():
    told(1, 2)

    assert known(1, 2, 3) == [True, True, False]


def test_the_file_and_what_came_after_it_are_known():
    told(1, 2)
    assert refresh_index() == 2
    told(3)

    assert known(1, 2, 3, 4) == [True, True, True, False]
    assert refresh_index() == 3
    assert len(read_index_file().known) == 3
    assert known(4, 3) == [False, True]


def test_nothing_asked_is_nothing_known():
    told(1)

    assert known() == []


def test_a_register_that_was_put_back_is_noticed():
    told(1, 2)
    refresh_index()
    Identifier.objects.filter(value=phone(2)).update(
        value=phone(5), digest="f" * 64, link_digest=link_digest("phone", phone(5))
    )

    assert find_index() is None
    assert refresh_index() == 2
    assert known(5, 1, 2) == [True, True, False]


def test_a_register_far_ahead_of_the_file_is_asked_itself(monkeypatch):
    monkeypatch.setattr(digest_index, "MOST_RECENT", 1)
    told(1, 2, 3)

    assert find_index() is None
    refresh_index()
    assert known(1, 3, 4) == [True, True, False]


def test_an_older_file_is_removed():
    told(1)
    refresh_index()
    told(2)
    refresh_index()

    assert len(digest_index.list_index_files()) == 1
