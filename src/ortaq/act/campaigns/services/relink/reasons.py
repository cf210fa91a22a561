"""Why each report is in its campaign, as memberships keep it."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from ortaq.act.campaigns.services.moving import BY_HAND
from ortaq.engine.link.batch.reasons import UseCode

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from ortaq.engine.link.tables.linking import Linked

LINKING = (UseCode.ONLY_HERE, UseCode.ALSO_ELSEWHERE, UseCode.RENTED)
"""Codes of identifiers that another report of the campaign carries and that link."""

StoredReason = dict[str, object]
"""Code, identifier (key; None for a judgement), weight, days."""


def weight_of(reasons: list[StoredReason]) -> float:
    """Independent reasons together, in [0, 1]."""
    doubt = 1.0
    for reason in reasons:
        doubt *= 1 - float(str(reason["weight"]))
    return round(1 - doubt, 4)


def said(reasons: Iterable[StoredReason]) -> str:
    """What reasons say, whatever they weigh: weights are learned anew at every run."""
    return " ".join(sorted({f"{reason['code']}:{reason['identifier']}" for reason in reasons}))


def reasons_of(
    mentions: pa.Table, linked: Linked, *, joined: Collection[int], put: Collection[int]
) -> Iterator[tuple[int, list[StoredReason]]]:
    """Every report that is in a campaign with its reasons; by time, those without evidence last.

    Args:
        mentions: what was linked, by rising report_id.
        linked: what was found.
        joined: reports (keys) that are in a campaign now.
        put: those of them that are where a person put them.
    """
    left = set(joined)
    keys = _Keys(mentions)
    for report, rows in groupby(_linking_rows(linked), key=itemgetter(0)):
        if report in left:
            left.discard(report)
            yield report, [*keys.stored(report, rows), *([BY_HAND] if report in put else [])]
    for report in sorted(left):
        yield report, [BY_HAND]


_Row = tuple[int, str, str, str, float, int]
"""Report key, kind, value, code, weight, days."""


def _linking_rows(linked: Linked) -> Iterator[_Row]:
    codes = pa.array([str(code) for code in LINKING])
    for batch in linked.reasons.batches():
        told = pc.is_in(pc.cast(batch["code"], pa.string()), value_set=codes)
        rows = batch.filter(pc.and_(told, pc.greater(batch["here"], 1)))
        columns = (rows[name].to_pylist() for name in ("kind", "value", "code", "weight", "days"))
        yield from zip(map(int, rows["report_id"].to_pylist()), *columns, strict=True)


class _Keys:
    """Keys of the identifiers that a report names.

    Args:
        mentions: in the order of report_id.
    """

    def __init__(self, mentions: pa.Table) -> None:
        self._mentions = mentions.select(["identifier", "kind", "value"]).combine_chunks()
        self._report = mentions["report_id"].to_numpy()

    def stored(self, report: int, rows: Iterator[_Row]) -> list[StoredReason]:
        """The reasons of one report."""
        start, end = np.searchsorted(self._report, [report, report + 1])
        own = self._mentions.slice(int(start), int(end - start)).to_pydict()
        named = list(zip(own["kind"], own["value"], strict=True))
        first = dict(zip(reversed(named), reversed(own["identifier"]), strict=True))
        return [
            {"code": code, "identifier": first[kind, value], "weight": weight, "days": days}
            for _, kind, value, code, weight, days in rows
        ]
