# ruff: noqa: PLC0415 - everything of the product needs a configured Django
"""How fast values are checked, beside a dictionary and an index of SQLite; and how fast campaigns are listed.

    python bench/check/run.py [--identifiers 5000000] [--reports 1000000] [--home DIR]

One run, one core. A home that is filled already is used again.
"""

from __future__ import annotations

import argparse
import gc
import os
import sqlite3
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

BATCH = 10_000
SINGLE = 400
PAGES = 60
WARM_UP = 20


def main() -> None:
    """Fill a home, measure, print."""
    asked = _arguments()
    home = Path(asked.home or tempfile.mkdtemp(prefix="ortaq-bench-check-"))
    os.environ.update(
        ORTAQ_HOME=str(home), ORTAQ_CHECK_QUOTA="100000000", ORTAQ_REQUIRE_SECOND_FACTOR="0"
    )
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ortaq.settings")
    os.environ["ORTAQ_HOSTS"] = "testserver"
    import django

    django.setup()
    from fill import fill

    from ortaq.act.reports.models import Identifier
    from ortaq.install.prepare import migrate

    migrate()
    if not Identifier.objects.exists():
        _told(
            f"filling {asked.identifiers:,} identifiers, {asked.reports:,} reports",
            lambda: fill(asked.identifiers, asked.reports),
        )
    lookups(asked.identifiers)
    whole(asked.identifiers)
    single(asked.identifiers)
    listing()


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("--identifiers", type=int, default=5_000_000)
    parser.add_argument("--reports", type=int, default=1_000_000)
    parser.add_argument("--home")
    return parser.parse_args()


def lookups(identifiers: int) -> None:
    """Digests of values, half of them stored, looked up by the index and by its peers."""
    from fill import phone

    from ortaq.act.reports.queries import digest_index, link_digest
    from ortaq.act.reports.services.digest_index import refresh_index

    _told("building the index of digests", refresh_index)
    index = digest_index.find_index()
    chance = np.random.default_rng(7)
    numbers = chance.integers(2, 2 * identifiers, 20 * BATCH).tolist()
    digests = [link_digest("phone", phone(number)) for number in numbers]
    batches = [digests[start : start + BATCH] for start in range(0, len(digests), BATCH)]

    ours = _rate("index of digests", len(digests), lambda: [index.find(part) for part in batches])
    found = {key for keys, _ in ours[1] for key in keys.tolist()}
    assert found == {number // 2 for number in numbers if number % 2 == 0}, (
        "the index must be right"
    )
    table = {link_digest("phone", phone(2 * key)): key for key in range(1, identifiers + 1)}
    peer = _rate(
        "dictionary in memory",
        len(digests),
        lambda: [{table[one]: one for one in part if one in table} for part in batches],
    )
    table.clear()
    database = sqlite3.connect(os.environ["ORTAQ_HOME"] + "/" + _database_name())
    many = _rate(
        "SQLite index, 500 at a time",
        len(digests),
        lambda: [_in_sqlite(database, part) for part in batches],
    )
    one = _rate(
        "SQLite index, one by one",
        len(digests) // 10,
        lambda: [_one_by_one(database, part) for part in batches[:2]],
    )
    size = sum(path.stat().st_size for path in digest_index.list_index_files()) / 2**20
    print(
        f"index: {size:.0f} MB; {ours[0] / peer[0]:.2f} x the dictionary, {ours[0] / many[0]:.1f} x SQLite in batches, {ours[0] / one[0]:.1f} x SQLite one by one\n"
    )


def whole(identifiers: int) -> None:
    """The product's own check, from what people type to the answer."""
    from fill import phone

    from ortaq.act.campaigns.queries.check import STANDINGS, check_values
    from ortaq.act.reports.queries import link_digest
    from ortaq.act.reports.services.testimony_index import refresh_testimony
    from ortaq.engine.extract import normalise
    from ortaq.engine.terms.identifier import IdentifierKind
    from ortaq.shared.actors import SYSTEM
    from ortaq.shared.country import pack

    _told("writing the file of testimony", lambda: refresh_testimony(STANDINGS.index))
    check_values(SYSTEM, [phone(1)])  # reads the lists of well-known values
    gc.collect()
    gc.set_threshold(50_000)
    gc.freeze()  # both as the server does once it has started
    chance, country = np.random.default_rng(8), pack()
    for known in (0.0, 0.1, 0.5, 1.0):
        numbers = 2 * chance.integers(1, identifiers, 5 * BATCH) + 1
        stored = chance.random(len(numbers)) < known
        numbers = np.where(stored, 2 * chance.integers(1, identifiers // 10, len(numbers)), numbers)
        values = [phone(number) for number in numbers.tolist()]
        batches = [values[start : start + BATCH] for start in range(0, len(values), BATCH)]
        _rate(
            f"check, whole, {known:.0%} known",
            len(values),
            lambda batches=batches: [check_values(SYSTEM, part) for part in batches],
        )
    _rate(
        "of which: reading what was typed",
        len(values),
        lambda: [normalise(IdentifierKind.PHONE, value, country) for value in values],
    )
    _rate(
        "of which: keyed digests",
        len(values),
        lambda: [link_digest("phone", value) for value in values],
    )
    print()


def single(identifiers: int) -> None:
    """One value through the API, with its token, quota and answer as JSON."""
    from django.test import Client
    from fill import phone

    from ortaq.install.first_account import OPERATOR, OPERATOR_NAME
    from ortaq.shared.actors import SYSTEM
    from ortaq.shared.people.models import Organisation
    from ortaq.shared.people.services import issue_token

    organisation, _ = Organisation.objects.get_or_create(
        code=OPERATOR,
        defaults={"name": OPERATOR_NAME, "short_name": OPERATOR_NAME, "group": "financial"},
    )
    headers = {
        "Authorization": f"Bearer {issue_token(actor=SYSTEM, organisation=organisation, name='bench')[1]}"
    }
    chance, client = np.random.default_rng(9), Client()
    for name, step in (("unknown", 1), ("known", 0)):
        top = identifiers if step else identifiers // 10
        values = [phone(2 * number + step) for number in chance.integers(1, top, SINGLE).tolist()]
        _times(
            f"API check of one value, {name}",
            (
                lambda value=value: client.get(
                    "/api/v1/identifiers/check", {"value": value}, headers=headers
                )
                for value in values
            ),
        )
    print()


def listing() -> None:
    """The list of campaigns, first counted, then each of its orders."""
    from datetime import date

    from ortaq.act.campaigns.queries import SORTS, CampaignFilter, list_campaigns
    from ortaq.act.campaigns.services.tallies import count_tallies
    from ortaq.shared.actors import SYSTEM

    _told("counting every campaign", count_tallies)
    for sort in SORTS:
        _times(
            f"list of campaigns: {sort}",
            (
                _page(lambda sort=sort: list_campaigns(SYSTEM, on=date(2026, 11, 25), sort=sort))
                for _ in range(PAGES)
            ),
        )
    narrowed = CampaignFilter(crime_type="phishing", region="KZ-75")
    _times(
        "list of campaigns: one type and region",
        (
            _page(lambda: list_campaigns(SYSTEM, on=date(2026, 11, 25), narrowed=narrowed))
            for _ in range(PAGES)
        ),
    )


def _page(found: Callable[[], object]) -> Callable[[], object]:
    from django.core.paginator import Paginator

    return lambda: list(Paginator(found(), 25).get_page(1))


def _in_sqlite(database: sqlite3.Connection, digests: list[str]) -> set[str]:
    found: set[str] = set()
    for start in range(0, len(digests), 500):
        part = digests[start : start + 500]
        marks = ", ".join("?" * len(part))
        rows = database.execute(
            f"SELECT link_digest FROM reports_identifier WHERE link_digest IN ({marks})", part
        )
        found.update(row[0] for row in rows)
    return found


def _one_by_one(database: sqlite3.Connection, digests: list[str]) -> list[bool]:
    query = "SELECT 1 FROM reports_identifier WHERE link_digest = ?"
    return [database.execute(query, (one,)).fetchone() is not None for one in digests]


def _database_name() -> str:
    from django.conf import settings

    return Path(str(settings.DATABASES["default"]["NAME"])).name


def _rate(name: str, values: int, work: Callable[[], list[object]]) -> tuple[float, list[object]]:
    started = time.process_time()
    done = work()
    rate = values / (time.process_time() - started)
    print(f"{name:40} {rate:12,.0f} values/s a core", flush=True)
    return rate, done


def _times(name: str, calls: Iterable[Callable[[], object]]) -> None:
    taken = []
    for call in calls:
        started = time.perf_counter()
        call()
        taken.append((time.perf_counter() - started) * 1000)
    p50, p95 = np.percentile(taken[WARM_UP:], [50, 95])
    print(f"{name:40} p50 {p50:7.1f}  p95 {p95:7.1f} ms", flush=True)


def _told(name: str, work: Callable[[], object]) -> None:
    started = time.perf_counter()
    done = work()
    print(f"{name}: {time.perf_counter() - started:.1f} s ({done})", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
