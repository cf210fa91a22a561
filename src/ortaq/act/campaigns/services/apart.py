"""What an arrival may not bring together: campaigns and reports that somebody judged different."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from django.db.models import Q

from ortaq.act.campaigns.models import Judgement, Membership, RegroupedReport, Regrouping
from ortaq.act.campaigns.queries import surviving
from ortaq.shared.batches import in_batches

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from django.db.models import QuerySet


def find_apart(campaigns: Collection[int], reports: Collection[int]) -> set[frozenset[str]]:
    """Pairs of these campaigns and reports (keys) that a standing decision keeps apart.

    Args:
        campaigns: named in the answer as `campaign_name` does.
        reports: that are in no campaign; named by their keys.
    """
    pairs = {*_judged(campaigns, reports), *_split(campaigns, reports)}
    if not pairs:
        return set()
    name = _names({report for pair in pairs for report in pair}, campaigns, reports)
    named = (frozenset(name[report] for report in pair if report in name) for pair in pairs)
    return {pair for pair in named if len(pair) == 2}


def campaign_name(campaign: int) -> str:
    """How the linker names a campaign: so that older ones sort first."""
    return f"{campaign:018d}"


def _names(
    involved: set[int], campaigns: Collection[int], reports: Collection[int]
) -> dict[int, str]:
    """Report to what it is part of, for those that are part of anything asked for."""
    found = {report: str(report) for report in involved.intersection(reports)}
    for keys in in_batches(sorted(involved)):
        members = Membership.objects.filter(report__in=keys, campaign__in=campaigns)
        for report, campaign in members.values_list("report", "campaign"):
            found[report] = campaign_name(campaign)
    return found


def _judged(campaigns: Collection[int], reports: Collection[int]) -> Iterator[tuple[int, int]]:
    """Pairs of reports, one of them asked for, that judgements keep apart."""
    different = Judgement.objects.filter(
        verdict=Judgement.Verdict.DIFFERENT, withdrawn_at=None
    ).order_by()
    found = {*different.filter(report__in=reports).values_list("pk", flat=True)}
    found.update(different.filter(others__in=reports).values_list("pk", flat=True))
    if len(campaigns) > 1:
        between = different.filter(report__membership__campaign__in=campaigns)
        found.update(between.values_list("pk", flat=True))
    if found:
        for row in _last_words(Judgement.objects.filter(pk__in=found)):
            for other in row.others.all():
                yield row.report_id, other.pk


def _last_words(judgements: QuerySet[Judgement]) -> Iterator[Judgement]:
    """Those that no later judgement on the same report and campaign overrules."""
    reports = judgements.values("report")
    standing = Judgement.objects.filter(report__in=reports, withdrawn_at=None)
    sure = standing.exclude(verdict=Judgement.Verdict.UNSURE)
    last = {
        (row.report_id, surviving(row.campaign).pk): row
        for row in sure.select_related("campaign__merged_into").order_by("judged_at", "pk")
    }
    binding = [row.pk for row in last.values() if row.verdict == Judgement.Verdict.DIFFERENT]
    yield from judgements.filter(pk__in=binding).prefetch_related("others")


def _split(campaigns: Collection[int], reports: Collection[int]) -> Iterator[tuple[int, int]]:
    """Pairs of reports that splits keep apart, one for each two places asked for."""
    bound = RegroupedReport.objects.filter(
        regrouping__kind=Regrouping.Kind.SPLIT, regrouping__undone_at=None
    )
    concerned = {*bound.filter(report__in=reports).values_list("regrouping", flat=True)}
    if len(campaigns) > 1:
        between = bound.filter(report__membership__campaign__in=campaigns, moved=True)
        concerned.update(between.values_list("regrouping", flat=True))
    if not concerned:
        return
    asked = Q(report__in=reports) | Q(report__membership__campaign__in=campaigns)
    rows = bound.filter(asked, regrouping__in=concerned)
    yield from _across(
        rows.values_list("regrouping", "report__membership__campaign", "report", "moved")
    )


def _across(
    rows: Iterable[tuple[int, int | None, int, bool]],
) -> Iterator[tuple[int, int]]:
    """A report that left with one that stayed, for each two places that they are in now."""
    sides: dict[int, tuple[dict[object, int], dict[object, int]]] = defaultdict(lambda: ({}, {}))
    for regrouping, campaign, report, moved in rows:
        place = ("campaign", campaign) if campaign else ("report", report)
        sides[regrouping][moved].setdefault(place, report)
    for stayed, left in sides.values():
        yield from ((one, other) for one in stayed.values() for other in left.values())
