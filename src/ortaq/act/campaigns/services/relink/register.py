"""The register as the tables that the batch linker takes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyarrow as pa

from ortaq.act.campaigns.models import Judgement
from ortaq.act.campaigns.queries import surviving
from ortaq.act.reports.queries import iterate_mentions, iterate_reports
from ortaq.engine.link.batch.judged import Judgement as Opinionated
from ortaq.engine.link.batch.judged import Opinion
from ortaq.shared.batches import in_batches

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import QuerySet

_AT_ONCE = 20_000

_REPORTS = pa.schema(
    {
        "report_id": pa.int64(),
        "reported_at": pa.timestamp("us", "UTC"),
        "occurred_at": pa.date32(),
        "crime_type": pa.string(),
        "region": pa.string(),
        "language": pa.string(),
        "amount_kzt": pa.float64(),
    }
)
_MENTIONS = pa.schema(
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


@dataclass(frozen=True, slots=True)
class Register:
    """What was read.

    Args:
        reports: as `link_tables` takes them; report_id is the key, in rising order.
        mentions: the same; `value` is the form in which identifiers are compared, `identifier` the
            key; in the order of report_id.
        judgements: the last of each report and campaign that stands, oldest first.
        standing: keys of all that stand.
    """

    reports: pa.Table
    mentions: pa.Table
    judgements: tuple[Opinionated, ...]
    standing: tuple[int, ...]


def read_register() -> Register:
    """All reports that are stored now, some at a time."""
    judgements = list(
        standing_judgements().select_related("campaign__merged_into").prefetch_related("others")
    )
    reports = _table(iterate_reports(), _REPORTS)
    last = reports["report_id"][-1].as_py() if reports.num_rows else 0
    return Register(
        reports=reports,
        mentions=_table(iterate_mentions(until=last), _MENTIONS),
        judgements=tuple(
            Opinionated(str(row.report_id), str(other.pk), Opinion(row.verdict))
            for row in _last_words(judgements)
            for other in row.others.all()
        ),
        standing=tuple(row.pk for row in judgements),
    )


def standing_judgements() -> QuerySet[Judgement]:
    """Judgements that nobody withdrew, oldest first."""
    return Judgement.objects.filter(withdrawn_at=None).order_by("judged_at", "pk")


def _last_words(judgements: list[Judgement]) -> list[Judgement]:
    """The last judgement on each report and campaign, less those that are unsure."""
    last = {
        (row.report_id, surviving(row.campaign).pk): row
        for row in judgements
        if row.verdict != Judgement.Verdict.UNSURE
    }
    return sorted(last.values(), key=lambda row: (row.judged_at, row.pk))


def _table(rows: Iterable[tuple[object, ...]], schema: pa.Schema) -> pa.Table:
    parts = []
    for part in in_batches(rows, _AT_ONCE):
        columns = [
            pa.array(column, field.type)
            for column, field in zip(zip(*part, strict=True), schema, strict=True)
        ]
        parts.append(pa.RecordBatch.from_arrays(columns, schema=schema))
    return pa.Table.from_batches(parts, schema)
