"""The page of one answer, and what is done on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from ortaq.engine.terms.errors import OrtaqError
from ortaq.engine.terms.language import Trilingual
from ortaq.plan.assessments import permissions, queries, services
from ortaq.plan.assessments.forms import AnswerForm, AssignForm, SourceForm, answer_values
from ortaq.plan.assessments.merge import differences
from ortaq.plan.frameworks.queries import list_evidence, list_scales
from ortaq.shared.access import actor_of, allow
from ortaq.shared.people.queries import find_organisation
from ortaq.shared.sentences import sentence
from ortaq.shared.words import in_language

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from ortaq.engine.terms.framework import Scale
    from ortaq.plan.assessments.models import Answer, AnswerChange, Assessment
    from ortaq.plan.assessments.queries import Place


@require_GET
@allow(permissions.READ)
def answer_page(request: HttpRequest, reference: str, code: str) -> HttpResponse:
    """One question with its answer; whoever may rate sees it as a form."""
    return _page(request, *_place(request, reference, code))


@require_POST
@allow(permissions.RATE)
def rate(request: HttpRequest, reference: str, code: str) -> HttpResponse:
    """Save an answer, then stay or go on to the next question."""
    assessment, place = _place(request, reference, code)
    scales = {scale.code: scale for scale in list_scales(assessment.framework)}
    form = AnswerForm(request.POST, scales=scales)
    if not form.is_valid():
        return _page(request, assessment, place, status=422, form=form)
    before = queries.find_answer(assessment, place.provision)
    try:
        services.rate(
            actor=actor_of(request),
            assessment=assessment,
            provision=place.provision,
            rating=form.rating(before.justification if before else Trilingual()),
            expected_version=form.cleaned_data["version"],
        )
    except services.AnswerChangedMeanwhile as error:
        again = request.POST.copy()
        again["version"] = str(error.theirs.version)
        return _page(
            request,
            assessment,
            place,
            status=409,
            form=AnswerForm(again, scales=scales),
            conflict=differences(error.theirs, error.yours, scales),
        )
    except OrtaqError as error:
        form.add_error(None, sentence(error))
        return _page(request, assessment, place, status=409, form=form)
    messages.success(request, _("The answer is saved."))
    goes_on = request.POST.get("then") == "next" and place.next
    return redirect("assessments:answer", reference=reference, code=place.next if goes_on else code)


@require_POST
@allow(permissions.RATE)
def add_source(request: HttpRequest, reference: str, code: str) -> HttpResponse:
    """Put a source under the answer."""
    assessment, place = _place(request, reference, code)
    form = SourceForm(request.POST)
    if not form.is_valid():
        return _page(request, assessment, place, status=422, source_form=form)
    try:
        services.add_source(
            actor=actor_of(request),
            assessment=assessment,
            provision=place.provision,
            draft=form.draft(),
        )
    except services.SourceAddressUnfit as error:
        form.add_error("url", sentence(error))
        return _page(request, assessment, place, status=422, source_form=form)
    except OrtaqError as error:
        form.add_error(None, sentence(error))
        return _page(request, assessment, place, status=409, source_form=form)
    messages.success(request, _("The source is added."))
    return redirect(_sources_of(reference, code))


@require_POST
@allow(permissions.RATE)
def remove_source(request: HttpRequest, reference: str, code: str, source: int) -> HttpResponse:
    """Take a source from under the answer."""
    assessment, place = _place(request, reference, code)
    services.remove_source(
        actor=actor_of(request),
        assessment=assessment,
        provision=place.provision,
        source=queries.get_source(assessment, place.provision, source),
    )
    messages.success(request, _("The source is removed from this answer."))
    return redirect(_sources_of(reference, code))


@require_POST
@allow(permissions.MANAGE)
def verify_source(request: HttpRequest, reference: str, code: str, source: int) -> HttpResponse:
    """Confirm that a source was compared with the original."""
    assessment, place = _place(request, reference, code)
    services.verify_source(
        actor=actor_of(request), source=queries.get_source(assessment, place.provision, source)
    )
    messages.success(request, _("The source is marked as verified."))
    return redirect(_sources_of(reference, code))


@require_POST
@allow(permissions.MANAGE)
def assign(request: HttpRequest, reference: str, code: str) -> HttpResponse:
    """Say which organisation answers the question."""
    assessment, place = _place(request, reference, code)
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


def _place(request: HttpRequest, reference: str, code: str) -> tuple[Assessment, Place]:
    assessment = queries.get_assessment(actor_of(request), reference)
    return assessment, queries.get_place(assessment, code)


def _sources_of(reference: str, code: str) -> str:
    page = reverse("assessments:answer", kwargs={"reference": reference, "code": code})
    return f"{page}#sources"


def _history(
    answer: Answer | None, scales: dict[str, Scale]
) -> list[tuple[AnswerChange, Trilingual | None, Trilingual | None]]:
    """Each change with the words of its ratings, newest first."""
    if answer is None:
        return []
    law, practice = scales["in_law"], scales["in_practice"]
    return [
        (
            change,
            queries.rating_word(law, change.law),
            queries.rating_word(practice, change.practice),
        )
        for change in queries.list_changes(answer)
    ]


def _page(
    request: HttpRequest,
    assessment: Assessment,
    place: Place,
    *,
    status: int = 200,
    form: AnswerForm | None = None,
    source_form: SourceForm | None = None,
    **extra: object,
) -> HttpResponse:
    actor = actor_of(request)
    answer = queries.find_answer(assessment, place.provision)
    scales = {scale.code: scale for scale in list_scales(assessment.framework)}
    assigned = answer.organisation if answer else None
    context = {
        "assessment": assessment,
        "place": place,
        "provision": place.provision,
        "answer": answer,
        "law": queries.rating_word(scales["in_law"], answer.law if answer else None),
        "practice": queries.rating_word(scales["in_practice"], answer.practice if answer else None),
        "form": form or AnswerForm(initial=answer_values(answer), scales=scales),
        "evidence": list_evidence(place.provision),
        "sources": queries.list_sources(answer),
        "changes": _history(answer, scales),
        "source_form": source_form or SourceForm(initial={"kind": "law"}),
        "assign_form": AssignForm(initial={"organisation": assigned.code if assigned else ""}),
        "may_rate": queries.may_answer(actor, assessment, answer),
        "may_manage": actor.may(permissions.MANAGE),
        "breadcrumbs": [
            {"label": _("Assessments"), "url": reverse("assessments:list")},
            {
                "label": in_language(assessment.title),
                "url": reverse("assessments:assessment", args=[assessment.reference]),
            },
        ],
        **extra,
    }
    return render(request, "assessments/answer.html", context, status=status)
