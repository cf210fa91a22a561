"""Tables of mentions and reports to campaigns and reasons."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyarrow as pa

from ortaq.engine.link.batch.grouping import group_reports
from ortaq.engine.link.batch.judged import constrain
from ortaq.engine.link.batch.merge import starts_by_number
from ortaq.engine.link.batch.policy import DEFAULT
from ortaq.engine.link.batch.texts import NO_TEXTS
from ortaq.engine.link.tables.narratives import Narratives
from ortaq.engine.link.tables.read import read_tables
from ortaq.engine.link.tables.reasons import ReasonTable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ortaq.engine.link.batch.grouping import Grouping
    from ortaq.engine.link.batch.judged import Judgement
    from ortaq.engine.link.batch.policy import BatchPolicy
    from ortaq.engine.link.tables.mentions import Key
    from ortaq.engine.link.tables.read import Read
    from ortaq.engine.link.tables.source import Source

    Backend = Callable[..., Grouping]


@dataclass(frozen=True, slots=True)
class Linked:
    """What linking makes of the tables.

    Args:
        memberships: report_id, campaign; one row a report, in the order of the table of reports.
            A campaign is named by its earliest report; so is a report in none, by itself.
        reasons: one row for each report and identifier that tells something, by report in order
            of time: report_id, campaign, kind, value, code (`UseCode`), weight in [0, 1], here,
            elsewhere, other_campaign (null where no other report carries it), days (null where
            unknown).
        overruled: judgements that later ones contradict.
        unlisted: how many reports stand in the mentions and not in the table of reports.
    """

    memberships: pa.Table
    reasons: ReasonTable
    overruled: tuple[Judgement, ...]
    unlisted: int = 0


def link_tables(
    mentions: Source,
    reports: Source | None = None,
    *,
    key: Key | None = None,
    judgements: Sequence[Judgement] = (),
    policy: BatchPolicy = DEFAULT,
    backend: Backend = group_reports,
) -> Linked:
    """The campaigns among reports, with reasons.

    Args:
        mentions: report_id, kind, value, role and, where known, role_confidence, start, end.
        reports: report_id, reported_at and, where known, occurred_at, crime_type, region,
            language, amount_kzt, narrative.
        key: as `read_tables` takes it.
        judgements: of analysts, oldest first; obeyed.
        policy: how cautious to be.
        backend: `grouping.group_reports`, or another with the same arguments and answers.

    Raises:
        MissingColumn and the other errors of `read_tables`.
    """
    read = read_tables(mentions, reports, key=key)
    constraints = constrain(judgements, _rows_of(read, judgements))
    with ThreadPoolExecutor(1) as pool:
        texts = NO_TEXTS if reports is None else Narratives.of(reports, read.place, pool)
        grouping = backend(
            read.reports, read.mentions, texts=texts, constraints=constraints, policy=policy
        )
    name = read.reference.take(pa.array(starts_by_number(grouping.group)))
    place = pa.array(read.place)
    group = pa.array(grouping.group[read.place])
    memberships = pa.table({"report_id": read.reference.take(place), "campaign": name.take(group)})
    unlisted = 0 if reports is None else len(place) - reports.num_rows
    return Linked(memberships, ReasonTable(read, grouping, name), constraints.overruled, unlisted)


def _rows_of(read: Read, judgements: Sequence[Judgement]) -> dict[str, int]:
    if not judgements:
        return {}
    return {name: row for row, name in enumerate(read.reference.to_pylist())}
