"""The page of one question, however one comes to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from ortaq.plan.assessments import permissions, queries
from ortaq.plan.assessments.forms import AnswerForm, AssignForm, answer_values, source_forms
from ortaq.plan.assessments.models import Basis
from ortaq.plan.frameworks.queries import list_evidence
from ortaq.shared.access import actor_of
from ortaq.shared.clock import today
from ortaq.shared.words import in_language

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from ortaq.engine.terms.framework import Scale
    from ortaq.plan.assessments.forms import SourceForm
    from ortaq.plan.assessments.models import Answer, AnswerChange, Assessment, Rated, Response
    from ortaq.plan.assessments.queries import Place
    from ortaq.shared.actors import Actor

Words = list[tuple[str, str]]


def find_place(request: HttpRequest, reference: str, code: str) -> tuple[Assessment, Place]:
    """The assessment and question that an address names."""
    assessment = queries.get_assessment(actor_of(request), reference)
    return assessment, queries.get_place(assessment, code)


def own_response(actor: Actor, assessment: Assessment, place: Place) -> Response | None:
    """What the actor's organisation answers; None where he answers for nobody in particular."""
    if not queries.answers_for_organisation(actor) or actor.organisation_id is None:
        return None
    return queries.find_response(assessment, place.provision, actor.organisation_id)


def crumbs(assessment: Assessment) -> list[dict[str, str]]:
    """The way to a page below an assessment."""
    return [
        {"label": _("Assessments"), "url": reverse("assessments:list")},
        {
            "label": in_language(assessment.title),
            "url": reverse("assessments:assessment", args=[assessment.reference]),
        },
    ]


def answer_page_response(
    request: HttpRequest,
    assessment: Assessment,
    place: Place,
    *,
    status: int = 200,
    form: AnswerForm | None = None,
    source_form: SourceForm | None = None,
    **extra: object,
) -> HttpResponse:
    """The question with its answer, its sources and its history; a form for whoever may answer."""
    actor = actor_of(request)
    answer = queries.find_answer(assessment, place.provision)
    scales = queries.answer_scales(assessment.framework)
    response = own_response(actor, assessment, place)
    assigned = answer.organisation if answer else None
    responses = list(queries.list_responses(assessment, provision=place.provision))
    may_manage = actor.may(permissions.MANAGE)
    may_answer = queries.may_answer(actor, assessment, answer)
    context = {
        "assessment": assessment,
        "place": place,
        "provision": place.provision,
        "answer": answer,
        "response": response,
        "as_organisation": queries.answers_for_organisation(actor),
        "responses": _in_words(responses, scales) if _sees(actor, assessment, response) else [],
        "ratings": queries.rating_words(answer, scales),
        "form": form or AnswerForm(initial=_first_values(actor, answer, response), scales=scales),
        "evidence": list_evidence(place.provision),
        "sources": queries.list_used_sources(actor, answer, on=today()),
        "changes": _history(answer, scales),
        "source_forms": source_forms(source_form),
        "source_form": source_form,
        "other_words": _other_words(actor, answer, response),
        "today": today(),
        "assign_form": AssignForm(initial={"organisation": assigned.code if assigned else ""}),
        "may_rate": may_answer and not (answer and answer.disputed and may_manage),
        "may_source": may_answer,
        "may_manage": may_manage,
        "breadcrumbs": crumbs(assessment),
        **extra,
    }
    return render(request, "assessments/answer.html", context, status=status)


def _first_values(
    actor: Actor, answer: Answer | None, response: Response | None
) -> dict[str, object]:
    """An organisation begins with its own response, or with the answer that somebody entered."""
    if not queries.answers_for_organisation(actor):
        return answer_values(answer)
    if response is not None or answer is None or answer.basis != Basis.RATED:
        return answer_values(response)
    values = answer_values(answer)
    return {**values, "version": 0, "answer_version": answer.version}


def _other_words(actor: Actor, answer: Answer | None, response: Response | None) -> dict[str, str]:
    """What was written in each language into the row that the form changes."""
    row = response if queries.answers_for_organisation(actor) else answer
    return row.justification.as_dict() if row else {}


def _sees(actor: Actor, assessment: Assessment, response: Response | None) -> bool:
    """Whether the responses of all are shown: an agency gives its own first."""
    waits = queries.answers_for_organisation(actor) and queries.takes_answers(actor, assessment)
    return not waits or response is not None


def _in_words(responses: list[Response], scales: dict[str, Scale]) -> list[tuple[Response, Words]]:
    return [
        (response, queries.rating_words(response, scales))
        for response in responses
        if response.given
    ]


def _history(answer: Answer | None, scales: dict[str, Scale]) -> list[tuple[AnswerChange, Words]]:
    """Each change with the words of its ratings, newest first."""
    rows: list[AnswerChange] = list(queries.list_changes(answer)) if answer else []
    return [(change, _words(change, scales)) for change in rows]


def _words(rated: Rated, scales: dict[str, Scale]) -> Words:
    return queries.rating_words(rated, scales)
