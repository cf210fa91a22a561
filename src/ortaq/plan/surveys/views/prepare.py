"""Preparing a survey: its words and rules, and its questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ortaq.engine.terms.errors import OrtaqError
from ortaq.plan.measures.queries import find_current_plan, get_measure, list_measures
from ortaq.plan.surveys import permissions, queries, services
from ortaq.plan.surveys.forms import QuestionForm, SurveyForm, survey_values
from ortaq.plan.surveys.views.results import breadcrumbs
from ortaq.shared import clock
from ortaq.shared.access import actor_of, allow
from ortaq.shared.sentences import sentence

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from ortaq.plan.measures.models import Measure
    from ortaq.plan.surveys.models import Survey


@require_http_methods(["GET", "POST"])
@allow(permissions.MANAGE)
def new(request: HttpRequest) -> HttpResponse:
    """Begin a survey about the plan in force, or another one named in the address."""
    actor = actor_of(request)
    plan = find_current_plan(actor, request.GET.get("plan", ""))
    if plan is None:
        return render(request, "measures/no_plan.html", status=404 if request.GET else 200)
    form = SurveyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            survey = services.draft_survey(actor=actor, plan=plan, draft=form.draft())
        except OrtaqError as error:
            form.add_error(None, sentence(error))
        else:
            messages.success(request, _("The survey is begun. Add its questions now."))
            return redirect("surveys:questions", reference=survey.reference)
    return _write_page(request, form, None)


@require_http_methods(["GET", "POST"])
@allow(permissions.MANAGE)
def write(request: HttpRequest, reference: str) -> HttpResponse:
    """Change title, letter, deadlines and rules of a draft."""
    actor = actor_of(request)
    survey = _draft(request, reference)
    form = SurveyForm(request.POST or None, initial=survey_values(survey))
    if request.method == "POST" and form.is_valid():
        try:
            services.write_survey(actor=actor, survey=survey, draft=form.draft())
        except OrtaqError as error:
            form.add_error(None, sentence(error))
        else:
            messages.success(request, _("Saved."))
            return redirect("surveys:survey", reference=reference)
    return _write_page(request, form, survey)


@require_http_methods(["GET", "POST"])
@allow(permissions.MANAGE)
def questions(request: HttpRequest, reference: str) -> HttpResponse:
    """The questions, and adding one about a measure that is named in the address."""
    actor = actor_of(request)
    survey = _draft(request, reference)
    measure = _measure(request, survey)
    form = QuestionForm(request.POST or None, measure=measure) if measure else None
    if request.method == "POST" and form is not None and measure is not None and form.is_valid():
        try:
            services.add_question(actor=actor, survey=survey, measure=measure, draft=form.draft())
        except OrtaqError as error:
            form.add_error(None, sentence(error))
        else:
            messages.success(request, _("The question is added."))
            return redirect("surveys:questions", reference=reference)
    rows = list_measures(actor, survey.plan, on=clock.today())
    context = {
        "survey": survey,
        "questions": queries.list_questions(survey),
        "measures": [row.measure for row in rows],
        "measure": measure,
        "form": form,
        "breadcrumbs": breadcrumbs(survey),
    }
    failed = form is not None and form.errors
    return render(request, "surveys/questions.html", context, status=422 if failed else 200)


@require_POST
@allow(permissions.MANAGE)
def remove_question(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """Take a question out of a draft."""
    survey = _draft(request, reference)
    services.remove_question(actor=actor_of(request), survey=survey, number=number)
    messages.success(request, _("The question is removed."))
    return redirect("surveys:questions", reference=reference)


def _draft(request: HttpRequest, reference: str) -> Survey:
    """The draft of this number.

    Raises:
        Http404: the survey runs or is over.
    """
    survey = queries.get_survey(actor_of(request), reference)
    if not survey.is_draft:
        raise Http404
    return survey


def _measure(request: HttpRequest, survey: Survey) -> Measure | None:
    """The measure named in the address, where it is one of the plan."""
    reference = request.GET.get("measure", "")
    if not reference:
        return None
    measure = get_measure(actor_of(request), reference)
    if measure.plan_id != survey.plan_id:
        raise Http404
    return measure


def _write_page(request: HttpRequest, form: SurveyForm, survey: Survey | None) -> HttpResponse:
    context = {"form": form, "survey": survey, "breadcrumbs": breadcrumbs(survey)}
    return render(request, "surveys/write.html", context, status=422 if form.errors else 200)
