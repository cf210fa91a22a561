"""The gap analysis: which there are, one on a page, and as a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

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

    from ortaq.engine.render.tables import Table
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
    context = {
        "page": page,
        "heat_map": _heat_map(actor, found.scores, answering, list(page.object_list)),
        "before_after": drawings.before_after(before, found.scores) if before else None,
        "assessment": found.scores.assessment,
        "found": found,
        "formats": list(documents.WRITERS),
        "pillar_chart": drawings.pillars(found),
        "pillar_words": drawings.pillar_words(found),
        "pillar_table": documents.pillar_table(found),
        "source_words": source_words(found.scores),
        "breadcrumbs": [
            {"label": _("Gaps"), "url": reverse("gaps:list")},
            {"label": _("Gap analysis"), "url": reverse("gaps:analyses")},
        ],
        "title": in_language(found.scores.assessment.title),
    }
    return render(request, "documents/analysis.html", context)


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
