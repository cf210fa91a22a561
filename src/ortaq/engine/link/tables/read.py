"""Tables of reports and mentions as columns of numbers, and the way back."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from ortaq.engine.link.batch.columns import ReportColumns
from ortaq.engine.link.tables.mentions import coded_mentions
from ortaq.engine.link.tables.reports import report_columns
from ortaq.engine.link.tables.source import require, shown, text
from ortaq.engine.terms.errors import OrtaqError

if TYPE_CHECKING:
    from ortaq.engine.link.batch.columns import MentionColumns, Whole
    from ortaq.engine.link.tables.mentions import Key
    from ortaq.engine.link.tables.source import Source


class RepeatedReport(OrtaqError):
    """A report stands twice in the table of reports: keep its last revision."""

    code = "repeated_report"


class UnnamedReport(OrtaqError):
    """A row has no report_id: give it one, or leave the row out."""

    code = "unnamed_report"


@dataclass(frozen=True, slots=True)
class Read:
    """Tables as numbers.

    Args:
        reports: in order of time, then of reference.
        mentions: of those reports, less repeated witnesses.
        reference: reference of each row of `reports`.
        place: row of `reports` for each row of the table of reports; reports that only mentions
            name follow at the end.
        values: value of each identifier.
    """

    reports: ReportColumns
    mentions: MentionColumns
    reference: pa.Array
    place: Whole
    values: pa.Array


def read_tables(mentions: Source, reports: Source | None = None, *, key: Key | None = None) -> Read:
    """Columns for linking.

    Args:
        mentions: report_id, kind, value, role and, where known, role_confidence, start, end.
        reports: report_id, reported_at and, where known, occurred_at, crime_type, region,
            language, amount_kzt; without it time and traits count as unknown.
        key: of sites, links and wallets, whose different forms are one identifier; without it
            each value is one.

    Raises:
        MissingColumn: one of the first ones is not there.
        UnnamedReport: a row of one of both has no report_id.
        RepeatedReport: a report_id stands twice in `reports`.
        UnknownIdentifierKind, UnknownMentionRole, UnreadableConfidence: as `coded_mentions`.
        UnreadableTime, UnreadableAmount: a time or an amount cannot be read.
    """
    require(mentions, ("report_id", "kind", "value", "role"))
    named = _references(mentions)
    if reports is None:
        reports = pa.table({"report_id": pc.unique(named)})
    else:
        require(reports, ("report_id", "reported_at"))
    with ThreadPoolExecutor(1) as pool:
        coding = pool.submit(coded_mentions, mentions, key)
        listed = _flat(_references(reports))
        if pc.count_distinct(listed).as_py() != len(listed):
            raise RepeatedReport(value=_repeated(listed))
        row, reference = _rows(named, listed)
        columns, at = report_columns(reports, len(reference) - len(listed))
        order = _order(at, reference)
        coded = coding.result()
    place = np.empty(len(order), np.int64)
    place[order] = np.arange(len(order))
    return Read(
        ReportColumns(columns.moment[order], columns.traits[:, order], columns.amount[order]),
        coded.of(place[row]),
        reference.take(pa.array(order)),
        place,
        coded.values,
    )


def _references(source: Source) -> pa.ChunkedArray:
    references = text(source, "report_id")
    if references.null_count or pc.any(pc.equal(references, "")).as_py():
        raise UnnamedReport
    return references


def _repeated(listed: pa.Array) -> str:
    """The first of the references that stand there more than once."""
    counts = pc.value_counts(listed)
    often = counts.field("values").filter(pc.greater(counts.field("counts"), 1))
    return shown(often)


def _flat(column: pa.ChunkedArray) -> pa.Array:
    return pa.concat_arrays(column.chunks) if column.num_chunks else pa.array([], column.type)


def _rows(named: pa.ChunkedArray, listed: pa.Array) -> tuple[Whole, pa.Array]:
    """Where each named report is listed; those that are not come last."""
    row = pc.index_in(named, value_set=listed)
    if not row.null_count:
        return row.to_numpy().astype(np.int64), listed
    reference = pa.concat_arrays([listed, _flat(named.filter(pc.is_null(row))).unique()])
    return pc.index_in(named, value_set=reference).to_numpy().astype(np.int64), reference


def _order(at: Whole, reference: pa.Array) -> Whole:
    keys = pa.table({"at": at, "reference": reference})
    by = [("at", "ascending"), ("reference", "ascending")]
    order: Whole = pc.sort_indices(keys, sort_keys=by).to_numpy()
    return order.astype(np.int64)
