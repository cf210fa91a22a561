"""A home with the tables that the migrations make, and nothing else; each worker copies them.

Made once for a whole run, in a process of its own: `python -m empty_home`.
"""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import django

if TYPE_CHECKING:
    from collections.abc import Iterator

TESTS = Path(__file__).parent
TEMPLATE = "ortaq_tables"


def main() -> None:
    django.setup()
    from django.conf import settings

    from ortaq.install import prepare

    settings.HOME.make()
    prepare.migrate()
    prepare.collect_static()


def environment(home: Path, **more: str) -> dict[str, str]:
    """The environment of a process that works in the home and knows the modules of these tests and their product."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("ORTAQ_")}
    return {
        **kept,
        "DJANGO_SETTINGS_MODULE": "ortaq.settings",
        "PYTHONPATH": os.pathsep.join((str(TESTS.parent / "src"), str(TESTS))),
        "ORTAQ_HOME": str(home),
        **more,
    }


def make_empty_home(home: Path, **more: str) -> None:
    """Make the home, or with ORTAQ_DATABASE_URL the tables of that database beside it."""
    words = [sys.executable, "-m", "empty_home"]
    subprocess.run(words, env=environment(home, **more), check=True, timeout=300)


@contextmanager
def in_memory(home: Path, name: str) -> Iterator[None]:
    """Keep a copy of the home's database in the memory that SQLite knows under this name."""
    with closing(sqlite3.connect(name, uri=True)) as memory:
        with closing(sqlite3.connect(home / "ortaq.sqlite3")) as file:
            file.backup(memory)
        yield


def make_template(home: Path) -> None:
    """Make the database on the server that the databases of the tests are copies of."""
    import psycopg

    server = os.environ["ORTAQ_DATABASE_URL"]
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {TEMPLATE}")
        connection.execute(f"CREATE DATABASE {TEMPLATE}")
    make_empty_home(
        home, ORTAQ_DATABASE_URL=urlsplit(server)._replace(path=f"/{TEMPLATE}").geturl()
    )


if __name__ == "__main__":
    main()
