"""What linking needs of the register, as Parquet files of the lake.

Reports by blocks of keys, with the campaign each is in; their mentions under keyed digests. No text,
no value and nobody's identity leaves the register. Mentions never change, so their files are written
once they grow; files of reports are written again where one of their reports changed.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from ortaq.act.campaigns.models import Membership
from ortaq.act.campaigns.services.relink.reasons import said
from ortaq.act.reports.queries import (
    iterate_mentions,
    iterate_reports,
    list_changed_blocks,
    list_hubs,
)
from ortaq.engine.cube.lake_files import replace_file
from ortaq.engine.terms.identifier import Role
from ortaq.shared import clock
from ortaq.shared.batches import in_batches
from ortaq.shared.lake.queries import find_watermark, get_folder
from ortaq.shared.lake.services import close_refresh, forget_watermark

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

DATASET = "linking"
BLOCK = 50_000
"""Keys of reports in one file. Ortaq's own rule: a late change costs the writing of so many."""
OVERLAP = timedelta(minutes=5)
"""How far before the watermark changes are read again; see `picture.statistics.services`."""

_AT_ONCE = 20_000
_DIGEST_CHARS = 32
"""Of a keyed digest that are kept: 128 bits tell all identifiers of a country apart."""
_REPORTS, _MENTIONS = "reports.parquet", "mentions.parquet"
_UNTIL = b"ortaq.last_report"

REPORTS = pa.schema(
    {
        "report_id": pa.int64(),
        "reported_at": pa.timestamp("us", "UTC"),
        "occurred_at": pa.date32(),
        "crime_type": pa.string(),
        "region": pa.string(),
        "language": pa.string(),
        "amount_kzt": pa.float64(),
        "campaign": pa.int64(),
        "said": pa.string(),
    }
)
"""`campaign` is a key, 0 for none; `said` is what the membership's reasons say, see `reasons.said`."""
MENTIONS = pa.schema(
    {
        "report_id": pa.int64(),
        "identifier": pa.int64(),
        "kind": pa.string(),
        "value": pa.string(),
        "role": pa.string(),
        "role_confidence": pa.float64(),
        "start": pa.int64(),
        "end": pa.int64(),
    }
)
"""`identifier` is a key, `value` the digest under which identifiers are compared."""


@dataclass(frozen=True, slots=True)
class Lake:
    """What was read.

    Args:
        reports: under `REPORTS`, by rising key.
        mentions: under `MENTIONS`, of those reports, in the same order; a role is hub wherever the
            identifier is one now.
    """

    reports: pa.Table
    mentions: pa.Table


def refresh() -> Path:
    """Bring the files up to date with the register; return their folder.

    Can be interrupted, repeated and run twice at once: a file is replaced whole and the watermark
    moves last. Holds no transaction while it writes files.
    """
    folder, before, started = get_folder(DATASET), find_watermark(DATASET), clock.now()
    known = before.position if before and any(folder.iterdir()) else None
    if known is None:
        forget_watermark(DATASET)
    blocks = list_changed_blocks(known - OVERLAP if known else None, BLOCK)
    for block in blocks:
        _write_block(_place(folder, block), block, anew=known is None)
    if known is None:
        kept = {_place(folder, block) for block in blocks}
        for place in set(folder.glob("block=*")) - kept:
            shutil.rmtree(place, ignore_errors=True)
    close_refresh(DATASET, before=known, started=started)
    return folder


def read(folder: Path) -> Lake:
    """All files, as they are now; less the reports whose mentions are not written yet."""
    parts = [_read_block(place) for place in sorted(folder.glob("block=*"))]
    reports = pa.concat_tables([REPORTS.empty_table(), *(part[0] for part in parts)])
    mentions = pa.concat_tables([MENTIONS.empty_table(), *(part[1] for part in parts)])
    is_hub = pc.is_in(mentions["identifier"], value_set=pa.array(list_hubs(), pa.int64()))
    role = pc.if_else(is_hub, str(Role.HUB), mentions["role"])
    place = mentions.schema.get_field_index("role")
    return Lake(reports, mentions.set_column(place, "role", role))


def _read_block(place: Path) -> tuple[pa.Table, pa.Table]:
    """Reports and mentions of the same reports, though the two files may be of different moments."""
    if not all((place / name).exists() for name in (_REPORTS, _MENTIONS)):
        return REPORTS.empty_table(), MENTIONS.empty_table()
    with pq.ParquetFile(place / _MENTIONS) as file:
        mentions = file.read()
    until = int(mentions.schema.metadata[_UNTIL])
    mentions = mentions.replace_schema_metadata(None)
    reports = pq.read_table(place / _REPORTS, schema=REPORTS)
    reports = reports.filter(pc.less_equal(reports["report_id"], until))
    known = pc.is_in(mentions["report_id"], value_set=reports["report_id"].combine_chunks())
    return reports, mentions.filter(known)


def _place(folder: Path, block: int) -> Path:
    return folder / f"block={block:06d}"


def _write_block(place: Path, block: int, *, anew: bool) -> None:
    first, end = block * BLOCK, (block + 1) * BLOCK
    reports = _table(_reports(first, end), REPORTS)
    last = reports["report_id"][-1].as_py() if reports.num_rows else 0
    if anew or _written_until(place / _MENTIONS) < last:
        mentions = _table(_mentions(first, end), MENTIONS)
        marked = mentions.replace_schema_metadata({_UNTIL: str(last)})
        replace_file(place / _MENTIONS, marked)
    replace_file(place / _REPORTS, reports)


def _written_until(path: Path) -> int:
    """The last report whose mentions are in a file; -1 where there is none."""
    if not path.exists():
        return -1
    return int(pq.read_schema(path).metadata[_UNTIL])


def _reports(first: int, end: int) -> Iterator[tuple[object, ...]]:
    for part in in_batches(iterate_reports(first, end), _AT_ONCE):
        first_key, last_key = part[0][0], part[-1][0]
        members = Membership.objects.filter(report__gte=first_key, report__lte=last_key)
        found = {
            report: (campaign, said(reasons))
            for report, campaign, reasons in members.values_list("report", "campaign", "reasons")
        }
        for report, told in part:
            yield report, *told, *found.get(report, (0, ""))


def _mentions(first: int, end: int) -> Iterator[tuple[object, ...]]:
    for report, identifier, kind, digest, *rest in iterate_mentions(first, end):
        yield report, identifier, kind, str(digest)[:_DIGEST_CHARS], *rest


def _table(rows: Iterable[tuple[object, ...]], schema: pa.Schema) -> pa.Table:
    parts = []
    for part in in_batches(rows, _AT_ONCE):
        columns = [
            pa.array(column, field.type)
            for column, field in zip(zip(*part, strict=True), schema, strict=True)
        ]
        parts.append(pa.RecordBatch.from_arrays(columns, schema=schema))
    return pa.Table.from_batches(parts, schema)
