"""A register of a million made reports, as arrival would have left it, in a few minutes.

The nation is the one of `bench/linking`. Its campaigns are those that the batch linker finds, less
what arrival usually gets wrong: some reports are left out, some stand alone, some campaigns are cut
in two, so that re-linking has something to do.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

sys.path.insert(0, str(Path(__file__).parents[1] / "linking"))

from generator import Nation, draw
from habits import PRESETS
from load import after, before, load
from values import KINDS, ROLES, normal_form, sentence

from ortaq.act.campaigns.models import Campaign, CampaignEvent, Membership
from ortaq.act.reports.models import Identifier, Mention, Report
from ortaq.act.reports.queries import identifier_digest, link_digest
from ortaq.act.reports.services.masking import SENSITIVE, mask_value
from ortaq.engine.link.tables.linking import link_tables
from ortaq.engine.terms.identifier import Role
from ortaq.shared import clock
from ortaq.shared.country import pack

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

LEFT_OUT, CUT = 0.03, 0.05
"""Share of members that arrival missed, and of campaigns that it left in two parts."""

_STORY = (
    "Мне позвонил человек, назвался сотрудником службы безопасности банка и сказал, что на меня"
    " оформляют кредит. Он говорил уверенно и торопил, просил никому не рассказывать."
)
_LANGUAGES = ("kk", "ru", "en")


@dataclass(frozen=True, slots=True)
class Filled:
    """What was stored."""

    reports: int
    mentions: int
    identifiers: int
    campaigns: int
    memberships: int


def fill(count: int, *, preset: str = "tuned", seed: int = 1) -> Filled:
    """Store a nation; its latest report is of yesterday."""
    nation = draw(PRESETS[preset], count, seed)
    start = clock.now() - timedelta(days=float(nation.reported.max()) + 1)
    before()
    table = _Identifiers.of(nation)
    load(Report, _REPORT, _reports(nation, start, table))
    load(Identifier, _IDENTIFIER, table.rows(nation, start))
    load(Mention, _MENTION, _mentions(nation, table))
    campaigns, members = _campaigns(nation, table, seed)
    load(Campaign, _CAMPAIGN, _campaign_rows(nation, campaigns, start))
    load(Membership, _MEMBERSHIP, members)
    load(CampaignEvent, _EVENT, _founded(campaigns, start))
    after([Report, Identifier, Mention, Campaign, CampaignEvent])
    return Filled(
        count, len(nation.report), len(table.keys), len(campaigns), Membership.objects.count()
    )


_REPORT = (
    "id", "reference", "source", "source_id", "status", "received_at", "reported_at",
    "occurred_on", "region", "crime_type", "channel", "language", "narrative", "search_text",
    "claimed_kzt", "draft_digest", "changed_at",
)  # fmt: skip
_IDENTIFIER = (
    "id", "kind", "value", "digest", "link_value", "link_digest", "detail", "is_hub",
    "report_count", "first_seen_on", "last_seen_on",
)  # fmt: skip
_MENTION = ("id", "report_id", "identifier_id", "role", "role_confidence", "rule", "field")
_CAMPAIGN = ("id", "founded_at", "last_report_on", "crime_type", "crime_types")
_MEMBERSHIP = ("report_id", "campaign_id", "weight", "reasons", "linked_at")
_EVENT = ("id", "campaign_id", "at", "kind", "report_id")


@dataclass(frozen=True, slots=True)
class _Identifiers:
    """Identifiers of a nation: `place` is the row of each mention's identifier, key less one."""

    keys: NDArray[np.int64]
    place: NDArray[np.int64]
    first: NDArray[np.int64]

    @classmethod
    def of(cls, nation: Nation) -> _Identifiers:
        keys, first, place = np.unique(nation.identifier, return_index=True, return_inverse=True)
        return cls(keys, place, first)

    def value(self, nation: Nation, row: int) -> str:
        return normal_form(KINDS[nation.kind[self.first[row]]], row + 1)

    def rows(self, nation: Nation, start: datetime) -> Iterator[tuple[object, ...]]:
        counts = np.bincount(self.place).tolist()
        day = np.floor(nation.reported[nation.report])
        oldest = np.full(len(self.keys), np.inf)
        np.minimum.at(oldest, self.place, day)
        newest = np.zeros(len(self.keys))
        np.maximum.at(newest, self.place, day)
        hub = np.zeros(len(self.keys), bool)
        hub[self.place[nation.role == ROLES.index(Role.HUB)]] = True
        for row in range(len(self.keys)):
            kind = KINDS[nation.kind[self.first[row]]]
            value = normal_form(kind, row + 1)
            digest = identifier_digest(kind, value)
            yield (
                row + 1, str(kind), mask_value(kind, value), digest,
                digest if kind in SENSITIVE else value, link_digest(kind, value), "",
                bool(hub[row]), counts[row],
                str((start + timedelta(days=oldest[row])).date()),
                str((start + timedelta(days=newest[row])).date()),
            )  # fmt: skip


def _moment(start: datetime, days: float) -> str:
    from django.db import connection  # noqa: PLC0415 - asked for each database

    plain = f"{start + timedelta(days=days):%Y-%m-%d %H:%M:%S}"
    return f"{plain}+00" if connection.vendor == "postgresql" else plain


def _reports(nation: Nation, start: datetime, table: _Identifiers) -> Iterator[tuple[object, ...]]:
    ends = np.searchsorted(nation.report, np.arange(len(nation.truth) + 1)).tolist()
    types = [crime.code for crime in pack().crime_types]
    regions = [region.code for region in pack().regions]
    for row in range(len(nation.truth)):
        told = " ".join(
            sentence(
                KINDS[nation.kind[at]],
                ROLES[nation.role[at]],
                table.value(nation, int(table.place[at])),
            )
            for at in range(ends[row], ends[row + 1])
        )
        text = f"{_STORY} {told} Сообщение {row}."
        reported = _moment(start, nation.reported[row])
        yield (
            row + 1, f"R-{row:010d}", "bench", str(row), "received", reported, reported,
            str((start + timedelta(days=nation.occurred[row])).date()),
            regions[nation.region[row] % len(regions)],
            types[nation.crime_type[row] % len(types)], "bank",
            _LANGUAGES[nation.language[row]], text, text.casefold(),
            f"{min(nation.amount[row], 1e12):.2f}", "0" * 64, reported,
        )  # fmt: skip


def _mentions(nation: Nation, table: _Identifiers) -> Iterator[tuple[object, ...]]:
    rows = zip(
        (nation.report + 1).tolist(),
        (table.place + 1).tolist(),
        nation.role.tolist(),
        nation.role_confidence.tolist(),
        strict=True,
    )
    for number, (report, identifier, role, sure) in enumerate(rows, 1):
        yield (number, report, identifier, str(ROLES[role]), sure, "made", "")


def _campaigns(
    nation: Nation, table: _Identifiers, seed: int
) -> tuple[list[list[int]], Iterator[tuple[object, ...]]]:
    """Reports of each campaign, and the rows of their memberships."""
    linked = link_tables(*_tables(nation, table))
    name = linked.memberships["campaign"].to_numpy(zero_copy_only=False).astype(np.int64)
    chance = np.random.default_rng(seed + 1)
    cut = chance.random(int(name.max()) + 1) < CUT
    late = nation.reported > np.median(nation.reported)
    group = name * 2 + (cut[name] & late)
    kept = chance.random(len(group)) >= LEFT_OUT
    order = np.argsort(group[kept], kind="stable")
    rows = np.flatnonzero(kept)[order] + 1
    parts = np.split(rows, np.flatnonzero(np.diff(group[rows - 1])) + 1)
    campaigns = sorted((part.tolist() for part in parts if len(part) > 1), key=lambda p: p[0])
    first = table.place[np.searchsorted(nation.report, np.arange(len(nation.truth)))] + 1
    return campaigns, _members(campaigns, first)


def _tables(nation: Nation, table: _Identifiers) -> tuple[pa.Table, pa.Table]:
    kinds, roles = np.array([str(k) for k in KINDS]), np.array([str(role) for role in ROLES])
    mentions = pa.table(
        {
            "report_id": nation.report + 1,
            "kind": kinds[nation.kind],
            "value": table.place,
            "role": roles[nation.role],
            "role_confidence": nation.role_confidence,
        }
    )
    seconds = (nation.occurred * 86_400).astype(np.int64)
    reports = pa.table(
        {
            "report_id": np.arange(1, len(nation.truth) + 1),
            "reported_at": pa.array(seconds, pa.timestamp("s")),
            "crime_type": nation.crime_type,
            "region": nation.region,
            "language": nation.language,
            "amount_kzt": nation.amount,
        }
    )
    return mentions, reports


def _members(campaigns: list[list[int]], first: NDArray[np.int64]) -> Iterator[tuple[object, ...]]:
    at = _moment(clock.now(), 0)
    for key, reports in enumerate(campaigns, 1):
        for report in reports:
            reasons = [
                {
                    "code": "only_here",
                    "identifier": int(first[report - 1]),
                    "weight": 0.75,
                    "days": 1,
                }
            ]
            yield (report, key, 0.75, json.dumps(reasons), at)


def _campaign_rows(
    nation: Nation, campaigns: list[list[int]], start: datetime
) -> Iterator[tuple[object, ...]]:
    types = [crime.code for crime in pack().crime_types]
    for key, reports in enumerate(campaigns, 1):
        chosen = Counter(types[nation.crime_type[report - 1] % len(types)] for report in reports)
        yield (
            key,
            _moment(start, nation.reported[reports[1] - 1]),
            str((start + timedelta(days=nation.reported[reports[-1] - 1])).date()),
            chosen.most_common(1)[0][0],
            json.dumps(chosen),
        )


def _founded(campaigns: list[list[int]], start: datetime) -> Iterator[tuple[object, ...]]:
    for key, reports in enumerate(campaigns, 1):
        yield (key, key, _moment(start, 0), "founded", reports[0])
