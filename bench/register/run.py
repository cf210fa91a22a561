"""The register with a million reports: arrival, batches, look-ups, lists and re-linking.

    ORTAQ_HOME=/somewhere/empty PYTHONPATH=src python bench/register/run.py fill 1000000
    ORTAQ_HOME=/somewhere/empty PYTHONPATH=src python bench/register/run.py arrival lookups lists
    ORTAQ_HOME=/somewhere/empty PYTHONPATH=src python bench/register/run.py relink

The home is filled once (SQLite, or the PostgreSQL that ORTAQ_DATABASE_URL names) and measured as
often as wanted; measuring adds reports to it. `plans` prints how the database finds what linking
asks for.
"""

from __future__ import annotations

import os
import sys
import time

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ortaq.settings")


def main(words: list[str]) -> None:
    """Do what each word says, in order."""
    django.setup()
    works = {
        "arrival": _arrival,
        "lookups": _lookups,
        "lists": _lists,
        "relink": _relink,
        "plans": _plans,
    }
    if words[:1] == ["fill"]:
        _fill(int(words[1]))
        words = words[2:]
    for word in words:
        works[word]()


def _fill(count: int) -> None:
    from django.core.management import call_command  # noqa: PLC0415 - needs a configured Django
    from fill import fill  # noqa: PLC0415 - the same
    from load import size_mb  # noqa: PLC0415 - the same

    call_command("migrate", verbosity=0)
    started = time.perf_counter()
    print(fill(count))
    print(f"filled in {time.perf_counter() - started:.0f} s; {size_mb():.0f} MB on disk")


def _arrival() -> None:
    from arrive import fresh, hot, in_bulk, singly, usual  # noqa: PLC0415 - needs a set-up Django

    seed = int(time.time())
    print(singly("one report that names what others name", usual(1_000, seed)))
    print(singly("one report on two of the commonest 200", hot(500, seed)))
    print(singly("one report that names nothing known", fresh(500, seed)))
    print(in_bulk("a batch of 500", usual(5_000, seed + 1), 500))


def _lookups() -> None:
    from read import lookups  # noqa: PLC0415 - needs a set-up Django

    for times in lookups():
        print(times)


def _lists() -> None:
    from read import lists  # noqa: PLC0415 - needs a set-up Django

    for times in lists():
        print(times)


def _relink() -> None:
    from again import beside_a_writer, parts  # noqa: PLC0415 - needs a set-up Django

    print(parts())
    for _ in range(2):
        for line in beside_a_writer():
            print(line, flush=True)


def _plans() -> None:
    from read import plans  # noqa: PLC0415 - needs a set-up Django

    for name, plan in plans():
        print(f"{name}\n{plan}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
