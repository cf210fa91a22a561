"""What people decided, as linking takes it: which reports are one scheme, and which are not."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from ortaq.act.campaigns.models import Judgement, RegroupedReport, Regrouping
from ortaq.act.campaigns.queries import surviving
from ortaq.engine.link.batch.judged import Judgement as Opinionated
from ortaq.engine.link.batch.judged import Opinion

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from django.db.models import QuerySet

Standing = tuple[tuple[int, ...], tuple[int, ...]]
"""Keys of the judgements and of the regroupings that stand: equal while nobody decided anything."""


def get_standing() -> Standing:
    """What stands now."""
    return (
        tuple(standing_judgements().values_list("pk", flat=True)),
        tuple(standing_regroupings().values_list("pk", flat=True)),
    )


def list_opinions() -> tuple[Opinionated, ...]:
    """Everything that stands, oldest first; the number of pairs grows with the reports judged."""
    dated = [*_of_judgements(), *_of_regroupings()]
    return tuple(opinion for _, opinion in sorted(dated, key=lambda pair: pair[0]))


def list_put_together() -> tuple[tuple[int, int], ...]:
    """Reports (keys) that a person put beside others, each with one of those."""
    same = [row for row in _words() if row.verdict == Judgement.Verdict.SAME]
    pairs = [(row.report_id, other.pk) for row in same for other in row.others.all()]
    for row, stayed, moved in _parts():
        beside = stayed if row.kind == Regrouping.Kind.MERGED else moved
        pairs += [(report, beside[report == beside[0]]) for report in moved]
    return tuple(pairs)


def standing_judgements() -> QuerySet[Judgement]:
    """Judgements that nobody withdrew, oldest first."""
    return Judgement.objects.filter(withdrawn_at=None).order_by("judged_at", "pk")


def standing_regroupings() -> QuerySet[Regrouping]:
    """Merges and splits that nobody undid, oldest first."""
    return Regrouping.objects.filter(undone_at=None).order_by("made_at", "pk")


def last_words(judgements: QuerySet[Judgement]) -> list[Judgement]:
    """The last judgement on each report and campaign, less those that are unsure, oldest first."""
    last = {
        (row.report_id, surviving(row.campaign).pk): row
        for row in judgements.select_related("campaign__merged_into")
        if row.verdict != Judgement.Verdict.UNSURE
    }
    return sorted(last.values(), key=lambda row: (row.judged_at, row.pk))


def _words() -> list[Judgement]:
    return last_words(standing_judgements().prefetch_related("others"))


def _of_judgements() -> Iterator[tuple[datetime, Opinionated]]:
    for row in _words():
        for other in row.others.all():
            pair = Opinionated(str(row.report_id), str(other.pk), Opinion(row.verdict))
            yield row.judged_at, pair


def _parts() -> Iterator[tuple[Regrouping, list[int], list[int]]]:
    """What stands, with the reports that stayed and those that moved."""
    parts: dict[int, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    bound = RegroupedReport.objects.filter(regrouping__undone_at=None).order_by("report")
    for regrouping, report, moved in bound.values_list("regrouping", "report", "moved"):
        parts[regrouping][moved].append(report)
    for row in standing_regroupings():
        stayed, moved_reports = parts[row.pk]
        if stayed and moved_reports:
            yield row, stayed, moved_reports


def _of_regroupings() -> Iterator[tuple[datetime, Opinionated]]:
    for row, stayed, moved in _parts():
        for pair in pairs_of(Regrouping.Kind(row.kind), stayed, moved):
            yield row.made_at, pair


def pairs_of(kind: Regrouping.Kind, stayed: list[int], moved: list[int]) -> Iterator[Opinionated]:
    """As few pairs as hold a regrouping together: each report with one other, never all with all.

    A merge makes all reports one; a split makes those one that left, and keeps every other apart
    from them.
    """
    if kind == Regrouping.Kind.MERGED:
        centre = stayed[0]
        yield from (_same(centre, report) for report in stayed[1:])
        yield from (_same(report, centre) for report in moved)
        return
    centre = moved[0]
    yield from (_same(report, centre) for report in moved[1:])
    yield from (Opinionated(str(centre), str(report), Opinion.DIFFERENT) for report in stayed)


def _same(one: int, other: int) -> Opinionated:
    return Opinionated(str(one), str(other), Opinion.SAME)
