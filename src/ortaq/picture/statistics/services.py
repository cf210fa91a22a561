"""Bringing the lake up to date with the register."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from itertools import islice
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from ortaq.act.campaigns.queries import list_references
from ortaq.act.reports.queries import list_changed_since, list_first_seen
from ortaq.engine.cube.lake_files import partition_files, partition_path, write_partition
from ortaq.engine.cube.schema import LakeRecord
from ortaq.picture.statistics.permissions import REFRESH
from ortaq.picture.statistics.queries import DATASET, month_of, shift_month
from ortaq.shared import clock
from ortaq.shared.actors import SYSTEM
from ortaq.shared.country import pack
from ortaq.shared.lake.queries import find_watermark, get_folder
from ortaq.shared.lake.services import close_refresh

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from ortaq.act.reports.models import Report
    from ortaq.shared.actors import Actor

OVERLAP = timedelta(minutes=5)
"""How far before the watermark changes are read again. Ortaq's own rule: a transaction stamps
`changed_at` before others can see the row; no transaction of ours is open for so long."""

BATCH = 2_000
"""Reports held in memory at once on the way out of the register. Ortaq's own rule."""

_READ = (
    "reference",
    "reported_at",
    "occurred_on",
    "region",
    "crime_type",
    "channel",
    "language",
    "claimed_kzt",
    "held_kzt",
    "restored_kzt",
    "held_at",
    "held_by",
    "organisation__code",
)
"""Columns that leave the register; no other is read."""

_FIRST_REVISION = 1  # reports are corrected in place: the register keeps one version of each

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Refreshed:
    """What a refresh did.

    Args:
        partitions: months written.
        reports: reports in them.
        position: every change of the register up to this instant is in the lake.
    """

    partitions: int
    reports: int
    position: datetime


def refresh_lake(*, actor: Actor = SYSTEM, rebuild: bool = False) -> Refreshed:
    """Write again every month of the lake in which a report changed since the last refresh.

    All months are written where `rebuild` is set, before the first refresh, and where the lake has
    no files. A report's month is that of its `reported_at` in the country; it never moves, because
    `reported_at` is set once. Nothing that tells who reported, or in which words, leaves the register.

    Can be repeated and interrupted: a month is replaced whole and the watermark moves last, so that
    an interrupted refresh is done again. Holds no transaction while it writes files, so that reports
    keep coming in. Leaves no audit entry: the lake is derived and can be made again at any time.

    Raises:
        NotAllowed: the actor may not refresh.
    """
    actor.require(REFRESH)
    folder, before, started = get_folder(DATASET), find_watermark(DATASET), clock.now()
    whole = rebuild or before is None or not partition_files(folder)
    since = None if before is None or whole else before.position - OVERLAP
    months = _changed_months(since)
    reports = sum(_write_month(month, folder) for month in months)
    if whole:
        _forget_other_months(folder, months)
    position = close_refresh(DATASET, before=before.position if before else None, started=started)
    _log.info("lake: %d reports in %d months, up to %s", reports, len(months), position)
    return Refreshed(partitions=len(months), reports=reports, position=position)


def _changed_months(since: datetime | None) -> list[str]:
    zone = ZoneInfo(pack().time_zone)
    told = list_changed_since(since).order_by().values_list("reported_at", flat=True)
    return sorted({month_of(moment.astimezone(zone)) for moment in told.iterator(chunk_size=BATCH)})


def _write_month(month: str, folder: Path) -> int:
    """Write one month of the register into the lake; the number of its reports."""
    records = list(_records(month))
    write_partition(records, folder, month)
    return len(records)


def _records(month: str) -> Iterator[LakeRecord]:
    zone = ZoneInfo(pack().time_zone)
    start, end = (_start_of(name, zone) for name in (month, shift_month(month, 1)))
    told = list_changed_since(None).filter(reported_at__gte=start, reported_at__lt=end)
    reports = told.select_related("organisation").only(*_READ).order_by("pk")
    rows = reports.iterator(chunk_size=BATCH)
    while batch := list(islice(rows, BATCH)):
        keys = [report.pk for report in batch]
        campaigns, first_seen = list_references(keys), list_first_seen(keys)
        for report in batch:
            yield LakeRecord(
                report=report.reference,
                reported_on=report.reported_at.astimezone(zone).date(),
                month=month,
                occurred_on=report.occurred_on,
                region=report.region,
                crime_type=report.crime_type,
                channel=report.channel,
                language=report.language,
                claimed_kzt=_whole(report.claimed_kzt),
                held_kzt=_whole(report.held_kzt),
                restored_kzt=_whole(report.restored_kzt),
                campaign=campaigns.get(report.pk, ""),
                organisation=report.organisation.code if report.organisation else "",
                provider=report.held_by,
                held_after_min=_minutes_to_hold(report),
                identifier_use=_identifier_use(report, first_seen.get(report.pk)),
                revision=_FIRST_REVISION,
            )


def _minutes_to_hold(report: Report) -> int | None:
    """Whole minutes from the report to the hold; 0 where the money was held before."""
    if report.held_at is None:
        return None
    return max((report.held_at - report.reported_at) // timedelta(minutes=1), 0)


def _identifier_use(report: Report, first_seen: date | None) -> str:
    """Whether an identifier of the report had been reported on an earlier day (UTC)."""
    if first_seen is None:
        return ""
    return "again" if first_seen < report.reported_at.date() else "first"


def _start_of(month: str, zone: ZoneInfo) -> datetime:
    year, number = map(int, month.split("-"))
    return datetime(year, number, 1, tzinfo=zone)


def _whole(amount: Decimal | None) -> int | None:
    """The sum in whole tenge, half up, so that held stays within claimed."""
    return None if amount is None else int(amount.quantize(Decimal(1), rounding=ROUND_HALF_UP))


def _forget_other_months(folder: Path, months: list[str]) -> None:
    """Remove files of months that the register does not have."""
    kept = {partition_path(folder, month) for month in months}
    for path in partition_files(folder):
        if path not in kept:
            path.unlink()
