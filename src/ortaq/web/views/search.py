"""One box that finds anything the reader may see."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from ortaq.act.campaigns.queries import (
    find_visible_campaign,
    list_campaigns_named,
    list_gists,
)
from ortaq.act.reports.queries import ReportFilter, list_reports, list_seen_identifiers
from ortaq.engine.extract import defang, identify
from ortaq.plan.decisions.queries import search_decisions
from ortaq.plan.frameworks.permissions import READ as READ_FRAMEWORKS
from ortaq.plan.frameworks.queries import search_provisions
from ortaq.plan.gaps.permissions import READ as READ_GAPS
from ortaq.plan.gaps.queries import list_gaps
from ortaq.plan.measures.queries import search_measures
from ortaq.shared.access import actor_of, public
from ortaq.shared.country import pack
from ortaq.shared.labels import label
from ortaq.shared.words import in_language, moment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.http import HttpRequest, HttpResponse

    from ortaq.shared.actors import Actor

SHORTEST = 2
SHOWN = 10


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found."""

    title: str
    url: str
    note: str = ""


@require_GET
@public
def results(request: HttpRequest) -> HttpResponse:
    """What the words find, in groups."""
    words = request.GET.get("q", "").strip()[:200]
    groups: list[tuple[str, list[Hit]]] = []
    if len(words) >= SHORTEST:
        groups = [(name, hits) for name, hits in _groups(actor_of(request), words) if hits]
    return render(request, "web/search.html", {"words": words, "groups": groups})


def _groups(actor: Actor, words: str) -> Iterator[tuple[str, list[Hit]]]:
    yield _("Campaigns"), list(_campaigns(actor, words))
    yield _("Identifiers"), list(_identifiers(actor, words))
    yield _("Reports"), list(_reports(actor, words))
    yield _("Provisions"), list(_provisions(actor, words))
    yield _("Gaps"), list(_gaps(actor, words))
    yield _("Measures"), list(_measures(actor, words))
    yield _("Decisions"), list(_decisions(actor, words))


def _campaigns(actor: Actor, words: str) -> Iterator[Hit]:
    numbered = find_visible_campaign(actor, words)
    named = list_campaigns_named(actor, words)[:SHOWN]
    found = dict.fromkeys([numbered, *named] if numbered else named)
    gists = list_gists(actor, found)
    for campaign in found:
        known_by = {"campaign": campaign, "gist": gists[campaign.pk]}
        yield Hit(
            campaign.reference,
            reverse("campaigns:campaign", args=[campaign.reference]),
            render_to_string("campaigns/known_by.html", known_by),
        )


def _identifiers(actor: Actor, words: str) -> Iterator[Hit]:
    known = identify(words, pack())
    if known is None:
        return
    for seen in list_seen_identifiers(actor, *known):
        row = seen.identifier
        url = reverse("reports:identifier", args=[row.pk])
        yield Hit(defang(row.value), url, label(row.kind, "kind"))


def _reports(actor: Actor, words: str) -> Iterator[Hit]:
    for report in list_reports(actor, ReportFilter(text=words))[:SHOWN]:
        url = reverse("reports:report", args=[report.reference])
        yield Hit(report.reference, url, moment(report.reported_at))


def _provisions(actor: Actor, words: str) -> Iterator[Hit]:
    if not actor.may(READ_FRAMEWORKS):
        return
    for provision in search_provisions(actor, words)[:SHOWN]:
        url = reverse("gaps:provision", args=[provision.framework.reference, provision.code])
        yield Hit(f"{provision.code} {in_language(provision.title)}", url)


def _gaps(actor: Actor, words: str) -> Iterator[Hit]:
    if not actor.may(READ_GAPS):
        return
    wanted = words.casefold()
    for gap in list_gaps(actor):
        told = " ".join((gap.reference, *gap.title.as_dict().values())).casefold()
        if wanted in told:
            yield Hit(
                in_language(gap.title), reverse("gaps:gap", args=[gap.reference]), gap.reference
            )


def _measures(actor: Actor, words: str) -> Iterator[Hit]:
    for measure in search_measures(actor, words)[:SHOWN]:
        url = reverse("measures:measure", args=[measure.reference])
        yield Hit(f"{measure.code} {in_language(measure.title)}", url)


def _decisions(actor: Actor, words: str) -> Iterator[Hit]:
    for decision in search_decisions(actor, words)[:SHOWN]:
        url = reverse("decisions:decision", args=[decision.reference])
        yield Hit(in_language(decision.text), url, decision.reference)
