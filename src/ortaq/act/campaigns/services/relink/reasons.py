"""Why each report is in its campaign, as memberships keep it."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from ortaq.act.campaigns.models import Membership
from ortaq.engine.link.batch.judged import Opinion
from ortaq.engine.link.batch.reasons import UseCode

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ortaq.act.campaigns.services.relink.register import Register
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


def reasons_of(
    register: Register, linked: Linked, place: Mapping[int, int]
) -> Iterator[tuple[int, list[StoredReason]]]:
    """Every report that was linked into a campaign with its reasons; by time, judged-only last.

    Args:
        register: what was linked.
        linked: what was found.
        place: report key to the key of its campaign.
    """
    judged = _judged_same(register, place)
    left = set(place)
    keys = _Keys(register.mentions)
    for report, rows in groupby(_linking_rows(linked), key=itemgetter(0)):
        if report in left:
            left.discard(report)
            yield report, [*keys.stored(report, rows), *_judgement(report, judged)]
    for report in sorted(left):
        yield report, _judgement(report, judged)


def _judgement(report: int, judged: set[int]) -> list[StoredReason]:
    if report not in judged:
        return []
    return [{"code": Membership.JUDGED, "identifier": None, "weight": 1.0, "days": 0}]


def _judged_same(register: Register, place: Mapping[int, int]) -> set[int]:
    """Reports that are where a judgement put them."""
    found = set()
    for judgement in register.judgements:
        one, other = int(judgement.one), int(judgement.other)
        together = place.get(one, 0) == place.get(other, -1)
        if judgement.opinion is Opinion.SAME and together:
            found.add(one)
    return found


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
