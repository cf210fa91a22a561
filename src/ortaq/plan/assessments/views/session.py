"""Where organisations differ, and the session in which they agree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from ortaq.engine.terms.errors import OrtaqError
from ortaq.engine.terms.language import Trilingual
from ortaq.plan.assessments import permissions, queries, services
from ortaq.plan.assessments.forms import SettleForm, answer_values
from ortaq.plan.assessments.merge import differences
from ortaq.plan.assessments.models import AnswerState
from ortaq.plan.assessments.views.page import crumbs, find_place
from ortaq.plan.assessments.wording import measure_words
from ortaq.shared.access import actor_of, allow
from ortaq.shared.clock import today
from ortaq.shared.labels import label
from ortaq.shared.sentences import sentence
from ortaq.shared.words import in_language

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from ortaq.plan.assessments.models import Assessment, Response
    from ortaq.plan.assessments.queries import Place

PAGE_SIZE = 25


@require_GET
@allow(permissions.READ)
def agreement(request: HttpRequest, reference: str) -> HttpResponse:
    """How far organisations agree by chapter, and the provisions on which they differ."""
    found = queries.get_disagreement(actor_of(request), reference)
    page = Paginator(found.rows, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "assessment": found.assessment,
        "found": found,
        "sections": [
            (section, measure_words(section.alpha), measure_words(section.kappa))
            for section in found.sections
        ],
        "page": page,
        "rows": [(row, _texts(found, row)) for row in page],
        "may_manage": actor_of(request).may(permissions.MANAGE),
        "breadcrumbs": crumbs(found.assessment),
    }
    return render(request, "assessments/agreement.html", context)


def _texts(found: queries.Disagreement, row: queries.DifferenceRow) -> list[str]:
    """The words of each organisation's answer; a dash where it gave none."""
    return [
        "–"
        if cell is None
        else " / ".join(in_language(word) or "?" for word in cell.words)
        if cell.state == AnswerState.ANSWERED
        else label(cell.state, "answer_state")
        for cell in found.cells(row)
    ]


@require_GET
@allow(permissions.MANAGE)
def sessions(request: HttpRequest, reference: str) -> HttpResponse:
    """The disputed provisions, one after another."""
    assessment = queries.get_assessment(actor_of(request), reference)
    disputed = queries.list_disputed(assessment)
    context = {
        "assessment": assessment,
        "page": Paginator(disputed, PAGE_SIZE).get_page(request.GET.get("page")),
        "breadcrumbs": crumbs(assessment),
    }
    return render(request, "assessments/sessions.html", context)


@require_GET
@allow(permissions.MANAGE)
def session(request: HttpRequest, reference: str, code: str) -> HttpResponse:
    """One disputed provision: every answer with its reason and sources, and the agreed one."""
    return _page(request, *find_place(request, reference, code))


@require_POST
@allow(permissions.MANAGE)
def settle(request: HttpRequest, reference: str, code: str) -> HttpResponse:
    """Record the agreed answer, then go on to the next disputed provision."""
    assessment, place = find_place(request, reference, code)
    responses = _responses(assessment, place)
    form = _form(assessment, responses, request.POST)
    if not form.is_valid():
        return _page(request, assessment, place, status=422, form=form)
    before = queries.find_answer(assessment, place.provision)
    values = form.cleaned_data
    try:
        services.settle(
            actor=actor_of(request),
            assessment=assessment,
            provision=place.provision,
            rating=form.rating(before.justification if before else Trilingual()),
            reason=values["reason"],
            participants=values["participants"],
            meeting=values["meeting"],
            expected_version=values["version"],
        )
    except services.AnswerChangedMeanwhile as error:
        scales = queries.answer_scales(assessment.framework)
        again = request.POST.copy()
        again["version"] = str(error.theirs.version)
        conflict = differences(error.theirs, error.yours, scales)
        form = _form(assessment, responses, again)
        return _page(request, assessment, place, status=409, form=form, conflict=conflict)
    except OrtaqError as error:
        form.add_error(None, sentence(error))
        return _page(request, assessment, place, status=409, form=form)
    messages.success(request, _("The agreed answer is recorded."))
    following = queries.list_disputed(assessment).first()
    if following is None:
        return redirect("assessments:agreement", reference=reference)
    return redirect("assessments:session", reference=reference, code=following.provision.code)


def _responses(assessment: Assessment, place: Place) -> list[Response]:
    found = queries.list_responses(assessment, provision=place.provision)
    return [response for response in found if response.given]


def _form(
    assessment: Assessment, responses: list[Response], data: object = None, **options: object
) -> SettleForm:
    named = [(one.organisation.code, in_language(one.organisation.short_name)) for one in responses]
    scales = queries.answer_scales(assessment.framework)
    return SettleForm(data, scales=scales, organisations=named, **options)


def _page(
    request: HttpRequest,
    assessment: Assessment,
    place: Place,
    *,
    status: int = 200,
    form: SettleForm | None = None,
    **extra: object,
) -> HttpResponse:
    actor = actor_of(request)
    answer = queries.find_answer(assessment, place.provision)
    responses = _responses(assessment, place)
    scales = queries.answer_scales(assessment.framework)
    initial = {
        **answer_values(answer),
        "participants": [one.organisation.code for one in responses],
    }
    sources = queries.list_used_sources(actor, answer, on=today())
    context = {
        "assessment": assessment,
        "place": place,
        "provision": place.provision,
        "answer": answer,
        "ratings": queries.rating_words(answer, scales),
        "sides": [
            (
                one,
                queries.rating_words(one, scales),
                [used for used in sources if one.organisation in used.organisations],
            )
            for one in responses
        ],
        "form": form or _form(assessment, responses, initial=initial),
        "today": today(),
        "breadcrumbs": [
            *crumbs(assessment),
            {
                "label": _("Moderated session"),
                "url": reverse("assessments:sessions", args=[assessment.reference]),
            },
        ],
        **extra,
    }
    return render(request, "assessments/session.html", context, status=status)
