"""Narratives of reports as pairs of reports whose texts are alike."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from ortaq.engine.link.batch.texts import LEVELS, NO_TEXTS, TextPairs
from ortaq.engine.link.batch.uses import starts_of
from ortaq.engine.link.tables.source import in_parts
from ortaq.engine.similar.pairs import near_pairs
from ortaq.engine.similar.rarity import rarity
from ortaq.engine.similar.signatures import Signatures, signatures

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future

    from ortaq.engine.link.batch.columns import Flags, Whole
    from ortaq.engine.link.tables.source import Source
    from ortaq.engine.similar.rarity import Rarity

COLUMN = "narrative"
_SIZE, _BUCKETS, _REACH = 16, 6, 2
_SAMPLE = 1 << 14
"""Texts from which is read which phrases are common."""
_FEWEST = 0.005
"""Share of reports without identifiers below which texts are not read: they could join nothing."""
_ENOUGH = 1 << 15
"""Members of groups whose texts tell well what schemes say, and how far words vouch."""


@dataclass(frozen=True, slots=True)
class Narratives:
    """The texts of a table of reports, read where they can matter (`batch.texts.Texts`).

    Args:
        reports: narrative, where there is such a column.
        place: row of the reports as they are linked, for each row of the table and then for those
            that only mentions name.
        survey: which rows have a text and which phrases are common; None where there is no such column.
        enough: members of groups that are read at least, if there are so many.
    """

    reports: Source
    place: Whole
    survey: Future[tuple[Flags, Rarity]] | None
    enough: int = _ENOUGH

    @classmethod
    def of(cls, reports: Source, place: Whole, pool: Executor, enough: int = _ENOUGH) -> Narratives:
        """The texts of a table, which the pool surveys while identifiers make groups."""
        if COLUMN not in reports.column_names:
            return cls(reports, place, None)
        survey = pool.submit(_surveyed, reports, place[: reports.num_rows])
        return cls(reports, place, survey, enough)

    def among(self, group: Whole, named: Whole) -> TextPairs:
        """Pairs of reports whose narratives are alike, among neighbours in time.

        Args:
            group: of each report as linked.
            named: by report as linked, how many identifiers it names that may link.
        """
        is_needed = np.count_nonzero(named == 0) > _FEWEST * len(named)
        if self.survey is None or not is_needed:
            return NO_TEXTS
        place = self.place[: self.reports.num_rows]
        told, common = self.survey.result()
        is_told = np.zeros(len(group), np.bool_)
        is_told[place[told]] = True
        row = np.flatnonzero(chosen(group, named, is_told, self.enough)[place])
        by_time = np.argsort(place[row])
        report = place[row][by_time]
        made = Signatures(_signatures(self.reports, row, common).values[by_time])
        rank = np.arange(len(report))
        found = near_pairs(made, float(LEVELS[0]), rank=rank, buckets=_BUCKETS, reach=_REACH)
        script = made.values[found.one, 0].astype(np.int64)
        return TextPairs(report[found.one], report[found.other], found.likeness, script)


def chosen(group: Whole, named: Whole, told: Flags, enough: int) -> Flags:
    """Whose texts are read: all, or where groups have many members the texts that matter most.

    Those are the texts of reports that name nothing, and of about as many members of groups, evenly
    spaced in the order of reports. A report that names what no other does is then not read.

    Args:
        group: of each report.
        named: by report, how many identifiers it names that may link.
        told: by report, whether it has a text.
        enough: members that are read at least, if there are so many.
    """
    silent: Flags = told & (named == 0)
    members = np.flatnonzero(told & (np.bincount(group)[group] > 1))
    every = len(members) // max(enough, int(silent.sum()))
    if every <= 1:
        return told
    members = members[np.argsort(group[members], kind="stable")]
    starts = starts_of(group[members])
    nth = np.arange(len(members)) - np.repeat(starts, np.diff(starts, append=len(members)))
    silent[members[nth % every == 0]] = True
    return silent


def _surveyed(reports: Source, place: Whole) -> tuple[Flags, Rarity]:
    """Which rows have a text, and which phrases are common."""
    step = -(-reports.num_rows // _SAMPLE)
    told, some, first = [np.zeros(0, np.bool_)], [], 0
    for part in in_parts(reports, COLUMN):
        told.append(pc.fill_null(pc.binary_length(part), 0).to_numpy() > 0)
        spaced = np.flatnonzero(place[first : first + len(part)] % step == 0)
        some += part.take(pa.array(spaced)).chunks
        first += len(part)
    return np.concatenate(told), rarity(pa.chunked_array(some, pa.large_string()))


def _signatures(reports: Source, row: Whole, common: Rarity) -> Signatures:
    """Signatures of some rows, rising."""
    values, first = [np.empty((0, _SIZE), np.uint32)], 0
    for part in in_parts(reports, COLUMN):
        start, end = np.searchsorted(row, [first, first + len(part)])
        own = part.take(pa.array(row[start:end] - first))
        values.append(signatures(own, size=_SIZE, rarity=common).values)
        first += len(part)
    return Signatures(np.concatenate(values))
