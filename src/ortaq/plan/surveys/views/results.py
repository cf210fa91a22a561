"""Surveys and their results."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from ortaq.plan.surveys import documents, permissions, queries, services
from ortaq.plan.surveys.forms import DeadlinesForm
from ortaq.shared import clock
from ortaq.shared.access import actor_of, public
from ortaq.shared.audit.encoding import canonical
from ortaq.shared.downloads import attachment

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from ortaq.plan.surveys.models import Survey


@require_GET
@public
def index(request: HttpRequest) -> HttpResponse:
    """The surveys that the reader may see, and those that ask him."""
    actor = actor_of(request)
    context = {
        "surveys": queries.list_surveys(actor),
        "own": queries.list_own_surveys(actor),
        "may_manage": actor.may(permissions.MANAGE),
    }
    return render(request, "surveys/list.html", context)


@require_GET
@public
def survey_page(request: HttpRequest, reference: str) -> HttpResponse:
    """What came out; for the secretariat also how far the experts are, and what can be done."""
    actor = actor_of(request)
    survey = queries.get_survey(actor, reference)
    may_manage = actor.may(permissions.MANAGE)
    rows = queries.list_results(actor, survey)
    context = {
        "survey": survey,
        "rows": rows,
        "experts": queries.list_experts(actor, survey) if may_manage else [],
        "missing": services.missing_of(survey) if may_manage and survey.is_draft else [],
        "may_manage": may_manage,
        "may_take": survey.is_closed
        and actor.may(permissions.TAKE)
        and any(row.triangle for row in rows),
        "asked": any(one.pk == survey.pk for one in queries.list_own_surveys(actor)),
        "is_past": survey.turn and not survey.takes_estimates(clock.today()),
        "deadlines": DeadlinesForm(
            initial={
                "first_deadline": survey.first_deadline,
                "second_deadline": survey.second_deadline,
            }
        ),
        "files": documents.files_of(survey) if survey.is_closed else [],
        "breadcrumbs": breadcrumbs(),
    }
    return render(request, "surveys/survey.html", context)


@require_GET
@public
def file(request: HttpRequest, reference: str, file_format: str) -> HttpResponse:
    """The results as a file."""
    actor = actor_of(request)
    survey = queries.get_survey(actor, reference)
    if not survey.is_closed or file_format not in documents.FORMATS:
        raise Http404
    name, content = documents.make_file(actor=actor, survey=survey, file_format=file_format)
    return attachment(name, content)


@require_GET
@public
def proof(request: HttpRequest, reference: str) -> HttpResponse:
    """What one needs to check the published figures without us."""
    found = queries.get_numbers_proof(actor_of(request), reference)
    return attachment(f"{reference}.proof.json", canonical(found))


def breadcrumbs(survey: Survey | None = None) -> list[dict[str, str]]:
    """The way to a page about a survey."""
    way = [{"label": _("Surveys of experts"), "url": reverse("surveys:list")}]
    if survey is not None:
        url = reverse("surveys:survey", args=[survey.reference])
        way.append({"label": survey.reference, "url": url})
    return way
