"""Answering a question, and saying who answers it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from ortaq.engine.terms.errors import OrtaqError
from ortaq.engine.terms.language import Trilingual
from ortaq.plan.assessments import permissions, queries, services
from ortaq.plan.assessments.forms import AnswerForm, AssignForm
from ortaq.plan.assessments.merge import differences
from ortaq.plan.assessments.models import Answer
from ortaq.plan.assessments.views.page import answer_page_response, find_place, own_response
from ortaq.shared.access import actor_of, allow
from ortaq.shared.people.queries import find_organisation
from ortaq.shared.sentences import sentence

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from ortaq.plan.assessments.models import Assessment, Response
    from ortaq.plan.assessments.queries import Place
    from ortaq.plan.assessments.services import AnswerChangedMeanwhile


@require_GET
@allow(permissions.READ)
def answer_page(request: HttpRequest, reference: str, code: str) -> HttpResponse:
    """One question with its answer; whoever may answer sees it as a form."""
    return answer_page_response(request, *find_place(request, reference, code))


@require_POST
@allow(permissions.RATE)
def rate(request: HttpRequest, reference: str, code: str) -> HttpResponse:
    """Save an answer, then stay or go on to the next question; a script saves it while one writes."""
    assessment, place = find_place(request, reference, code)
    form = AnswerForm(request.POST, scales=queries.answer_scales(assessment.framework))
    if not form.is_valid():
        return _refused(request, assessment, place, form, status=422)
    try:
        row = _save(request, assessment, place, form)
    except OrtaqError as error:
        if isinstance(error, services.AnswerChangedMeanwhile):
            return _conflict(request, assessment, place, error)
        form.add_error(None, sentence(error))
        return _refused(request, assessment, place, form, status=409)
    if _by_itself(request):
        return _saved(request, form, row=row)
    return _done(request, reference, place)


@require_POST
@allow(permissions.MANAGE)
def assign(request: HttpRequest, reference: str, code: str) -> HttpResponse:
    """Say which organisation answers the question."""
    assessment, place = find_place(request, reference, code)
    form = AssignForm(request.POST)
    if form.is_valid():
        services.assign_provisions(
            actor=actor_of(request),
            assessment=assessment,
            provisions=[place.provision],
            organisation=find_organisation(form.cleaned_data["organisation"]),
        )
        messages.success(request, _("It is settled who answers."))
    return redirect("assessments:answer", reference=reference, code=code)


def _save(
    request: HttpRequest, assessment: Assessment, place: Place, form: AnswerForm
) -> Answer | Response:
    """The answer of the secretariat, or the response of an organisation."""
    actor, values = actor_of(request), form.cleaned_data
    if not queries.answers_for_organisation(actor):
        before = queries.find_answer(assessment, place.provision)
        return services.rate(
            actor=actor,
            assessment=assessment,
            provision=place.provision,
            rating=form.rating(before.justification if before else Trilingual()),
            expected_version=values["version"],
            form=values["form"],
        )
    response = own_response(actor, assessment, place)
    shown = response
    if response is None and values["answer_version"]:
        shown = queries.find_answer(assessment, place.provision)  # type: ignore[assignment]  # both have words
    organisation = find_organisation(actor.organisation)
    if organisation is None:
        raise services.ResponseOfOthers(organisation=actor.organisation)
    return services.respond(
        actor=actor,
        assessment=assessment,
        provision=place.provision,
        organisation=organisation,
        rating=form.rating(shown.justification if shown else Trilingual()),
        expected_version=values["version"],
        answer_version=values["answer_version"],
        form=values["form"],
        by=getattr(request.user, "display_name", ""),
    )


def _done(request: HttpRequest, reference: str, place: Place) -> HttpResponse:
    messages.success(request, _("The answer is saved."))
    goes_on = request.POST.get("then") == "next" and place.next
    code = place.next if goes_on else place.provision.code
    return redirect("assessments:answer", reference=reference, code=code)


def _by_itself(request: HttpRequest) -> bool:
    """True where a script saves while somebody still writes."""
    return bool(getattr(request, "htmx", False))


def _refused(
    request: HttpRequest, assessment: Assessment, place: Place, form: AnswerForm, *, status: int
) -> HttpResponse:
    if _by_itself(request):
        return _saved(request, form, problems=form.non_field_errors())
    return answer_page_response(request, assessment, place, status=status, form=form)


def _conflict(
    request: HttpRequest, assessment: Assessment, place: Place, error: AnswerChangedMeanwhile
) -> HttpResponse:
    """Both answers side by side; saving again keeps one's own."""
    scales = queries.answer_scales(assessment.framework)
    conflict = differences(error.theirs, error.yours, scales)
    if _by_itself(request):
        return _saved(request, AnswerForm(request.POST, scales=scales), conflict=conflict)
    again = request.POST.copy()
    of_answer = isinstance(error.theirs, Answer) and queries.answers_for_organisation(
        actor_of(request)
    )
    again["answer_version" if of_answer else "version"] = str(error.theirs.version)
    form = AnswerForm(again, scales=scales)
    return answer_page_response(
        request, assessment, place, status=409, form=form, conflict=conflict
    )


def _saved(
    request: HttpRequest, form: AnswerForm, *, row: Answer | Response | None = None, **extra: object
) -> HttpResponse:
    """The line under the form that says whether it is saved, with the version for the next time."""
    return render(request, "assessments/saved.html", {"form": form, "row": row, **extra})
