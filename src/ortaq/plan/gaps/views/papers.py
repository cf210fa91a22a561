"""The gap analysis: which there are, one on a page, and as a file."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from ortaq.plan.assessments.documents import source_words
from ortaq.plan.assessments.queries import list_assessments
from ortaq.plan.gaps import documents, drawings, permissions, queries
from ortaq.shared.access import actor_of, allow
from ortaq.shared.downloads import attachment
from ortaq.shared.words import in_language, language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.http import HttpRequest, HttpResponse
    from django.utils.safestring import SafeString

    from ortaq.engine.render.tables import Cell, Table
    from ortaq.plan.assessments.queries import Scores
    from ortaq.shared.actors import Actor


@require_GET
@allow(permissions.PRINT)
def analyses(request: HttpRequest) -> HttpResponse:
    """The assessments whose gap analysis can be read and printed, newest first."""
    context = {
        "assessments": list_assessments(actor_of(request)),
        "formats": list(documents.WRITERS),
        "breadcrumbs": [{"label": _("Gaps"), "url": reverse("gaps:list")}],
    }
    return render(request, "documents/analyses.html", context)


@require_GET
@allow(permissions.PRINT)
def analysis(request: HttpRequest, reference: str) -> HttpResponse:
    """The gap analysis of an assessment in pictures and tables."""
    actor = actor_of(request)
    found = queries.get_overview(actor, reference)
    answering = queries.get_answering(actor, found.scores)
    page = Paginator(answering.codes, drawings.ROWS_ON_SCREEN).get_page(request.GET.get("page"))
    before = queries.find_scores_before(actor, found.scores)
    before_after = drawings.before_after(before, found.scores) if before else None
    codes = list(page.object_list)
    heat_map = _heat_map(actor, found.scores, answering, codes)
    answers = [reverse("assessments:answer", args=[reference, code]) for code in codes]
    pillar_table = documents.pillar_table(found)
    context = {
        "page": page,
        "heat_map": heat_map,
        "answer_rows": _linked(heat_map[1], answers) if heat_map else [],
        "before_after": before_after,
        "before_after_rows": _linked(before_after[1]) if before_after else [],
        "assessment": found.scores.assessment,
        "found": found,
        "formats": list(documents.WRITERS),
        "pillar_chart": drawings.pillars(found, width=drawings.PHONE_WIDTH),
        "pillar_words": drawings.pillar_words(found),
        "pillar_table": pillar_table,
        "pillar_rows": _linked(pillar_table, _gap_lists(found)),
        "source_words": source_words(found.scores),
        "breadcrumbs": [
            {"label": _("Gaps"), "url": reverse("gaps:list")},
            {"label": _("Gap analysis"), "url": reverse("gaps:analyses")},
        ],
        "title": in_language(found.scores.assessment.title),
    }
    return render(request, "documents/analysis.html", context)


def _linked(
    table: Table, addresses: Sequence[str] = ()
) -> list[tuple[str, Cell, list[tuple[str, Cell]]]]:
    """Address or nothing, first cell, and the other cells with their heads, row by row."""
    heads = [column.heading for column in table.columns[1:]]
    return [
        (address, row[0], list(zip(heads, row[1:], strict=True)))
        for row, address in zip(table.rows, addresses or ("",) * len(table.rows), strict=True)
    ]


def _gap_lists(found: queries.Overview) -> list[str]:
    """Addresses of the gaps of each direction, from where one click leads to act and article."""
    chosen = [
        {"assessment": found.scores.assessment.reference, "pillar": row.pillar}
        for row in found.pillars
    ]
    return [f"{reverse('gaps:list')}?{urlencode(one)}" for one in chosen]


def _heat_map(
    actor: Actor, scores: Scores, answering: queries.Answering, codes: Sequence[str]
) -> tuple[SafeString, Table] | None:
    """Answers of organisations to the provisions on this page; None before anybody answered."""
    if not codes:
        return None
    shares = queries.share_of_responses(scores, queries.list_ratings(actor, scores, codes))
    return drawings.heat_map(scores, answering.organisations, codes, shares)


@require_GET
@allow(permissions.PRINT)
def print_analysis(request: HttpRequest, reference: str, file_format: str) -> HttpResponse:
    """The gap analysis of an assessment as a file, in the page's language."""
    name, content = documents.make_gap_analysis(
        actor=actor_of(request), reference=reference, file_format=file_format, language=language()
    )
    return attachment(name, content)
