"""Reading at one moment, beside somebody who writes."""

from __future__ import annotations

import shutil
import subprocess
import sys
import threading

import pytest
from django.db import connection, transaction

from empty_home import environment
from ortaq.shared.actors import SYSTEM
from ortaq.shared.audit.models import Entry
from ortaq.shared.audit.services import record
from ortaq.shared.one_moment import one_moment


def write_beside() -> None:
    """An entry that another connection commits before this returns."""

    def write() -> None:
        try:
            with transaction.atomic():
                record(SYSTEM, "gap.open", subject_kind="gap", subject="G-1")
        finally:
            connection.close()

    thread = threading.Thread(target=write)
    thread.start()
    thread.join()


def counts() -> list[int]:
    """How many entries there are: at a moment, at the same after another, and later."""
    with one_moment():
        seen = [Entry.objects.count()]
        write_beside()
        seen.append(Entry.objects.count())
    return [*seen, Entry.objects.count()]


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_a_page_reads_what_was_there_at_its_beginning():
    assert counts() == [0, 0, 1]


def test_it_does_so_on_sqlite_and_nobody_waits(empty_home, tmp_path):
    home = shutil.copytree(empty_home, tmp_path / "home")
    program = (
        "import django; django.setup();"
        " from shared.test_one_moment import counts; print(counts());"
        " from django.db import connection; print(connection.transaction_mode)"
    )

    done = subprocess.run(
        [sys.executable, "-c", program],
        env=environment(home),
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.stdout.split("\n")[:2] == ["[0, 0, 1]", "IMMEDIATE"], done.stderr


@pytest.mark.django_db
def test_within_a_transaction_it_changes_nothing():
    with transaction.atomic(), one_moment():
        record(SYSTEM, "gap.open", subject_kind="gap", subject="G-1")

    assert Entry.objects.count() == 1
