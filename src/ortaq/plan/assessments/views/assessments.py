"""Pages of assessments: the list, a new one, and one in numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from ortaq.engine.render.tables import write_csv
from ortaq.plan.assessments import documents, permissions, queries, services
from ortaq.plan.assessments.forms import DraftForm
from ortaq.plan.assessments.wording import range_words, score_figure
from ortaq.plan.frameworks.queries import get_framework, list_frameworks
from ortaq.shared.access import actor_of, allow
from ortaq.shared.clock import today
from ortaq.shared.downloads import attachment

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.db.models import QuerySet
    from django.http import HttpRequest, HttpResponse

    from ortaq.engine.render.tables import Table
    from ortaq.plan.assessments.models import Assessment
    from ortaq.plan.frameworks.models import Framework

PAGE_SIZE = 25


@require_GET
@allow(permissions.READ)
def index(request: HttpRequest) -> HttpResponse:
    """Assessments, newest first."""
    actor = actor_of(request)
    framework = request.GET.get("framework", "")
    found = queries.list_assessments(actor, framework=framework)
    context = {
        "page": Paginator(found, PAGE_SIZE).get_page(request.GET.get("page")),
        "stale_count": queries.count_stale(actor, on=today()),
        "framework": framework,
        "may_manage": actor.may(permissions.MANAGE),
    }
    return render(request, "assessments/list.html", context)


@require_GET
@allow(permissions.MANAGE)
def new(request: HttpRequest) -> HttpResponse:
    """The form of a new assessment."""
    initial = {"framework": request.GET.get("framework", ""), "as_of": today()}
    return _new(request, DraftForm(initial=initial, frameworks=_frameworks(request)))


@require_POST
@allow(permissions.MANAGE)
def draft(request: HttpRequest) -> HttpResponse:
    """Create an assessment and show it."""
    form = DraftForm(request.POST, frameworks=_frameworks(request))
    if not form.is_valid():
        return _new(request, form, status=422)
    actor, values = actor_of(request), form.cleaned_data
    assessment = services.draft_assessment(
        actor=actor,
        framework=get_framework(actor, values["framework"]),
        title=form.title(),
        as_of=values["as_of"],
    )
    messages.success(request, _("The draft is there. Open it when the agencies may answer."))
    return redirect("assessments:assessment", reference=assessment.reference)


@require_GET
@allow(permissions.READ)
def assessment(request: HttpRequest, reference: str) -> HttpResponse:
    """One assessment: its score, by chapter and by provision."""
    actor = actor_of(request)
    scores = queries.get_scores(actor, reference)
    context = {
        "assessment": scores.assessment,
        "scores": scores,
        "score_figure": score_figure(scores.framework.engine, scores.whole),
        "range_words": range_words(scores.framework.engine, scores.whole),
        "part_names": documents.score_parts(scores),
        "group_rows": documents.group_rows(scores),
        "rows": documents.provision_rows(scores),
        "disputed_count": sum(1 for row in scores.provisions if row.answer and row.answer.disputed),
        "chart": documents.group_chart(scores),
        "chart_words": documents.chart_words(scores),
        "source_words": documents.source_words(scores),
        "may_rate": queries.takes_answers(actor, scores.assessment),
        "may_manage": actor.may(permissions.MANAGE),
        "breadcrumbs": [{"label": _("Assessments"), "url": reverse("assessments:list")}],
    }
    return render(request, "assessments/assessment.html", context)


@require_GET
@allow(permissions.READ)
def download_answers(request: HttpRequest, reference: str) -> HttpResponse:
    """The answers with their scores as CSV."""
    scores = queries.get_scores(actor_of(request), reference)
    return _csv(documents.answer_table(scores), f"{reference}-answers")


@require_GET
@allow(permissions.READ)
def download_groups(request: HttpRequest, reference: str) -> HttpResponse:
    """The scores by chapter as CSV."""
    scores = queries.get_scores(actor_of(request), reference)
    return _csv(documents.group_table(scores), f"{reference}-chapters")


@require_POST
@allow(permissions.MANAGE)
def open_draft(request: HttpRequest, reference: str) -> HttpResponse:
    """Let the agencies answer."""
    return _turn(request, reference, services.open_assessment, _("The agencies can answer now."))


@require_POST
@allow(permissions.MANAGE)
def close(request: HttpRequest, reference: str) -> HttpResponse:
    """End the answering."""
    return _turn(request, reference, services.close_assessment, _("The assessment is closed."))


@require_POST
@allow(permissions.MANAGE)
def reopen(request: HttpRequest, reference: str) -> HttpResponse:
    """Let the agencies answer again."""
    return _turn(request, reference, services.reopen_assessment, _("The assessment is open again."))


def _turn(
    request: HttpRequest, reference: str, service: Callable[..., Assessment], done: str
) -> HttpResponse:
    actor = actor_of(request)
    service(actor=actor, assessment=queries.get_assessment(actor, reference))
    messages.success(request, done)
    return redirect("assessments:assessment", reference=reference)


def _frameworks(request: HttpRequest) -> QuerySet[Framework]:
    return list_frameworks(actor_of(request)).filter(assessable_count__gt=0)


def _new(request: HttpRequest, form: DraftForm, status: int = 200) -> HttpResponse:
    context = {
        "form": form,
        "breadcrumbs": [{"label": _("Assessments"), "url": reverse("assessments:list")}],
    }
    return render(request, "assessments/new.html", context, status=status)


def _csv(table: Table, name: str) -> HttpResponse:
    return attachment(f"{name}.csv", write_csv(table))
