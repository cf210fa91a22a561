"""Narratives of reports as pairs of reports whose texts are alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from ortaq.engine.link.batch.policy import DEFAULT
from ortaq.engine.link.batch.texts import LEVELS, NO_TEXTS, TextPairs
from ortaq.engine.link.batch.uses import linkable
from ortaq.engine.link.tables.source import in_parts
from ortaq.engine.similar.pairs import near_pairs
from ortaq.engine.similar.rarity import rarity
from ortaq.engine.similar.signatures import Signatures, signatures

if TYPE_CHECKING:
    from ortaq.engine.link.batch.columns import MentionColumns, Whole
    from ortaq.engine.link.tables.source import Source

COLUMN = "narrative"
_SIZE, _BUCKETS, _REACH = 16, 4, 2
_SAMPLE = 1 << 15
"""Texts from which is read which phrases are common."""
_FEWEST = 0.005
"""Share of reports without identifiers below which texts are not read: they could join nothing."""


def text_pairs(reports: Source, place: Whole, mentions: MentionColumns) -> TextPairs:
    """Pairs of reports with narratives that are alike, among neighbours in time.

    Args:
        reports: narrative, where there is such a column.
        place: row of the reports as they are linked, for each row of the table and then for those
            that only mentions name.
        mentions: of the reports as they are linked.
    """
    if COLUMN not in reports.column_names or not _needed(mentions, len(place)):
        return NO_TEXTS
    made = _signatures(reports)
    rank = np.argsort(np.argsort(place[: len(made)]))
    found = near_pairs(made, float(LEVELS[0]), rank=rank, buckets=_BUCKETS, reach=_REACH)
    here, there = place[found.one], place[found.other]
    return TextPairs(
        np.minimum(here, there),
        np.maximum(here, there),
        found.likeness,
        made.values[found.one, 0].astype(np.int64),
    )


def _needed(mentions: MentionColumns, reports: int) -> bool:
    """Whether enough reports name nothing that links."""
    names = np.zeros(reports, np.bool_)
    names[mentions.report[linkable(mentions, DEFAULT)[mentions.identifier]]] = True
    return int((~names).sum()) > _FEWEST * reports


def _signatures(reports: Source) -> Signatures:
    step = -(-reports.num_rows // _SAMPLE)
    some, first = [], 0
    for part in in_parts(reports, COLUMN):
        some.append(part.take(pa.array(np.arange(-first % step, len(part), step))))
        first += len(part)
    common = rarity(
        pa.chunked_array([chunk for part in some for chunk in part.chunks], pa.large_string())
    )
    parts = [
        signatures(part, size=_SIZE, rarity=common).values for part in in_parts(reports, COLUMN)
    ]
    return Signatures(np.concatenate([np.empty((0, _SIZE), np.uint32), *parts]))
