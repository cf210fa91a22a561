"""The index of digests finds the same identifiers as the register, and notices another register."""

from __future__ import annotations

import errno

import numpy as np
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


def keyed(digests: list[str]) -> dict[int, str]:
    """What the index finds: keys of identifiers and their digests."""
    index = find_index()
    assert index is not None
    keys, places = index.find(digests)
    return {int(key): digests[place] for key, place in zip(keys, places, strict=True)}


def known(*numbers: int) -> list[bool]:
    digests = [link_digest("phone", phone(number)) for number in numbers]
    found = keyed(digests)
    assert found == dict(
        Identifier.objects.filter(link_digest__in=digests).values_list("pk", "link_digest")
    )
    return [digest in found.values() for digest in digests]


def test_without_a_file_the_recent_ones_are_known():
    told(1, 2)

    assert known(1, 2, 3) == [True, True, False]


def test_the_file_and_what_came_after_it_are_known():
    told(1, 2)
    assert refresh_index() == 2
    told(3)

    assert known(1, 2, 3, 4) == [True, True, True, False]
    assert refresh_index() == 3
    assert len(read_index_file()) == 3
    assert known(4, 3) == [False, True]


def test_nothing_asked_is_nothing_known():
    told(1)

    assert known() == []


def test_all_forms_of_one_evidence_are_found():
    for host in ("bank-bonus.top", "www.bank-bonus.top", "m.bank-bonus.top"):
        report(f"Мошенники прислали сайт {host}, там просят код из СМС")
    refresh_index()
    report("Ссылка была на сайт secure.bank-bonus.top")

    digest = link_digest("domain", "bank-bonus.top")

    found = keyed([link_digest("phone", phone(1)), digest])

    assert len(found) == 4
    assert set(found.values()) == {digest}
    assert set(found) == set(Identifier.objects.values_list("pk", flat=True))


def test_digests_that_begin_alike_are_told_apart():
    told(1)
    refresh_index()
    digest = link_digest("phone", phone(1))

    assert keyed([digest[:20] + "0" * 44]) == {}
    assert list(keyed([digest]).values()) == [digest]


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


def test_a_full_disk_leaves_the_old_file_and_no_other(monkeypatch, settings):
    told(1)
    refresh_index()
    told(2)

    def full(file, columns):
        file.write(columns.tobytes()[:8])
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(np, "save", full)
    with pytest.raises(OSError, match="No space"):
        refresh_index()

    assert known(1, 2, 3) == [True, True, False]
    assert len(list((settings.HOME.lake / "identifier_digests").iterdir())) == 1


@pytest.mark.parametrize("content", [b"", b"\x93NUMPY"])
def test_a_file_that_a_power_cut_left_half_written_is_written_anew(content):
    told(1, 2)
    refresh_index()
    (path,) = digest_index.list_index_files()
    path.write_bytes(content)
    digest_index._current.clear()

    assert known(1, 2, 3) == [True, True, False]
    assert refresh_index() == 2
    assert len(read_index_file()) == 2


def test_a_file_that_is_cut_short_is_none():
    told(1, 2)
    refresh_index()
    (path,) = digest_index.list_index_files()
    path.write_bytes(path.read_bytes()[:-8])

    assert len(read_index_file()) == 0


def test_a_file_that_another_process_wrote_meanwhile_stays(monkeypatch):
    told(1)
    nothing_yet = read_index_file()
    refresh_index()
    monkeypatch.setattr(
        "ortaq.act.reports.services.digest_index.read_index_file", lambda: nothing_yet
    )

    refresh_index()

    assert len(read_index_file()) == 1
