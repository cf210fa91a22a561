"""A register of a given size, written straight into the tables of a SQLite home."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np
from django.db import connection

from ortaq.act.campaigns.models import Campaign, Membership
from ortaq.act.reports.models import Identifier, Mention, Report
from ortaq.act.reports.queries import identifier_digest, link_digest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from django.db.models import Index, Model

START = datetime(2025, 11, 1, tzinfo=UTC)
DAYS = 390
RANGE = "+7709"
"""Prefix of a range that is issued to nobody."""

REGIONS = [
    f"KZ-{code}"
    for code in (10, 11, 15, 19, 23, 27, 31, 33, 35, 39, 43, 47, 55, 59, 61, 62, 63, 71, 75, 79)
]
TYPES = ("bank_call", "fake_shop", "phishing", "investment", "loan")


def phone(number: int) -> str:
    """A number of a range that is issued to nobody."""
    return f"{RANGE}{number:07d}"


def fill(identifiers: int, reports: int, seed: int = 1) -> None:
    """Every second number of the range is stored; each report names one and is in a campaign."""
    chance = np.random.default_rng(seed)
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA journal_mode = OFF")
        cursor.execute("PRAGMA synchronous = OFF")
        cursor.execute("PRAGMA cache_size = -1000000")
    campaigns = max(1, reports // 20)
    named = chance.integers(1, max(2, identifiers // 10), reports)
    moments = np.sort(chance.integers(0, DAYS * 86_400, reports))
    member_of = np.minimum(campaigns, chance.zipf(1.35, reports) % campaigns + 1)
    with connection.schema_editor() as editor:  # one transaction, its references checked at the end
        for model, index in _indexes():
            editor.remove_index(model, index)
        _load(Identifier, _identifiers(identifiers))
        _load(Report, _reports(moments.tolist(), chance))
        _load(Mention, _mentions(named.tolist()))
        _load(Campaign, _campaigns(campaigns))
        _load(Membership, _members(member_of.tolist()))
        for model, index in _indexes():
            editor.add_index(model, index)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
        cursor.execute("PRAGMA journal_mode = WAL")
    connection.close()


def _indexes() -> Iterator[tuple[type[Model], Index]]:
    """Those that grow faster when all rows are there than row by row."""
    for model in (Identifier, Report, Mention):
        for index in model._meta.indexes:  # noqa: SLF001 - Django's documented way to them
            yield model, index


def _identifiers(count: int) -> Iterator[dict[str, object]]:
    for key in range(1, count + 1):
        value = phone(2 * key)
        yield {
            "id": key,
            "kind": "phone",
            "value": value,
            "digest": identifier_digest("phone", value),
            "link_value": value,
            "link_digest": link_digest("phone", value),
            "detail": "",
            "is_hub": 0,
            "report_count": 1,
            "first_seen_on": "2026-01-01",
            "last_seen_on": "2026-11-01",
        }


def _reports(moments: list[int], chance: np.random.Generator) -> Iterator[dict[str, object]]:
    regions = chance.integers(0, len(REGIONS), len(moments)).tolist()
    types = chance.integers(0, len(TYPES), len(moments)).tolist()
    sums = chance.lognormal(12, 1.5, len(moments)).astype(int).tolist()
    for place, seconds in enumerate(moments):
        told = (START + timedelta(seconds=seconds)).strftime("%Y-%m-%d %H:%M:%S")
        yield {
            "id": place + 1,
            "reference": f"R-{place:010d}",
            "source": "bench",
            "source_id": str(place),
            "status": "received",
            "received_at": told,
            "reported_at": told,
            "region": REGIONS[regions[place]],
            "crime_type": TYPES[types[place]],
            "channel": "form",
            "language": "ru",
            "narrative": "x",
            "search_text": "x",
            "claimed_kzt": sums[place],
            "held_by": "",
            "reporter_digest": f"{place + 1:015x}".ljust(64, "0"),
            "draft_digest": "",
            "changed_at": told,
        }


def _mentions(named: list[int]) -> Iterator[dict[str, object]]:
    for place, identifier in enumerate(named):
        yield {
            "id": place + 1,
            "report_id": place + 1,
            "identifier_id": identifier,
            "role": "offender",
            "role_confidence": 0.9,
            "rule": "bench",
            "field": "",
        }


def _campaigns(count: int) -> Iterator[dict[str, object]]:
    for key in range(1, count + 1):
        yield {
            "id": key,
            "founded_at": "2026-01-01 00:00:00",
            "last_report_on": "2026-11-01",
            "crime_type": TYPES[key % len(TYPES)],
            "crime_types": "{}",
            "name": "",
        }


def _members(member_of: list[int]) -> Iterator[dict[str, object]]:
    for place, campaign in enumerate(member_of):
        yield {
            "report_id": place + 1,
            "campaign_id": campaign,
            "weight": 0.9,
            "reasons": "[]",
            "linked_at": "2026-11-01 00:00:00",
        }


def _load(model: type[Model], rows: Iterable[dict[str, object]]) -> None:
    lines = iter(rows)
    first = next(lines)
    columns: Sequence[str] = list(first)
    names = ", ".join(f'"{name}"' for name in columns)
    marks = ", ".join(f":{name}" for name in columns)
    table = model._meta.db_table  # noqa: SLF001 - Django's documented way to a table's name
    statement = f'INSERT INTO "{table}" ({names}) VALUES ({marks})'
    with connection.cursor() as cursor:
        inner = cursor.connection.cursor()  # Django's own counts the marks in every row
        inner.executemany(statement, chain([first], lines))
