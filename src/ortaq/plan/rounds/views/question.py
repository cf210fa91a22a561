"""The page of one question at a desk: answered in order, saved while it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ortaq.engine.terms.errors import OrtaqError
from ortaq.engine.terms.language import Trilingual
from ortaq.plan.assessments.forms import AnswerForm, answer_values
from ortaq.plan.assessments.merge import differences
from ortaq.plan.assessments.queries import answer_scales, rating_words
from ortaq.plan.assessments.services import AnswerChangedMeanwhile, SourceAddressUnfit
from ortaq.plan.frameworks.queries import list_evidence
from ortaq.plan.rounds import queries, services
from ortaq.plan.rounds.forms import SourceForm
from ortaq.plan.rounds.views.desk import frame
from ortaq.plan.rounds.views.doors import by_account, by_link
from ortaq.shared.sentences import sentence

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from ortaq.plan.assessments.models import Response
    from ortaq.plan.rounds.queries import Spot
    from ortaq.plan.rounds.rooms import Room


@require_http_methods(["GET", "POST"])
def question(request: HttpRequest, room: Room, code: str) -> HttpResponse:
    """One question with its answer as a form; saved, it goes on to the next one."""
    spot = queries.get_spot(room.desk, code)
    if request.method == "GET":
        return _page(request, room, spot)
    form = _form(request, room)
    if not form.is_valid():
        return _page(request, room, spot, form=form, status=422)
    try:
        _answer(room, spot, form)
    except AnswerChangedMeanwhile as error:
        return _conflict(request, room, spot, error)
    except OrtaqError as error:
        form.add_error(None, sentence(error))
        return _page(request, room, spot, form=form, status=409)
    messages.success(request, _("The answer is saved."))
    if request.POST.get("then") == "next":
        there = room.url("question", code=spot.next) if spot.next else room.url()
        return HttpResponseRedirect(there)
    return HttpResponseRedirect(room.url("question", code=code))


@require_POST
def save(request: HttpRequest, room: Room, code: str) -> HttpResponse:
    """Save while it is written; the answer is a line that says how it went, and the new version."""
    spot = queries.get_spot(room.desk, code)
    form = _form(request, room)
    context: dict[str, object] = {"version": None, "problem": ""}
    if not form.is_valid():
        context["problem"] = _("Not saved yet: choose a rating, or “don’t know”.")
    else:
        try:
            response = _answer(room, spot, form)
        except AnswerChangedMeanwhile:
            context["problem"] = _(
                "Not saved: somebody else changed this answer. Press “Save” to compare."
            )
        except OrtaqError as error:
            context["problem"] = sentence(error)
        else:
            context |= {"version": response.version, "at": response.updated_at}
    return render(request, "rounds/saved.html", context)


@require_POST
def add_source(request: HttpRequest, room: Room, code: str) -> HttpResponse:
    """Put a source under the answer."""
    spot = queries.get_spot(room.desk, code)
    form = SourceForm(request.POST)
    if not form.is_valid():
        return _page(request, room, spot, source_form=form, status=422)
    try:
        services.add_source(desk=room.desk, provision=spot.provision, draft=form.draft())
    except SourceAddressUnfit as error:
        form.add_error("url", sentence(error))
        return _page(request, room, spot, source_form=form, status=422)
    except OrtaqError as error:
        form.add_error(None, sentence(error))
        return _page(request, room, spot, source_form=form, status=409)
    messages.success(request, _("The source is added."))
    return HttpResponseRedirect(f"{room.url('question', code=code)}#sources")


@require_POST
def remove_source(request: HttpRequest, room: Room, code: str, source: int) -> HttpResponse:
    """Take a source from under the answer."""
    spot = queries.get_spot(room.desk, code)
    sources = queries.list_own_sources(room.desk, spot.answer)
    found = next((one for one in sources if one.pk == source), None)
    if found is None:
        raise Http404
    services.remove_source(desk=room.desk, provision=spot.provision, source=found)
    messages.success(request, _("The source is removed from this answer."))
    return HttpResponseRedirect(f"{room.url('question', code=code)}#sources")


def _form(request: HttpRequest, room: Room) -> AnswerForm:
    return AnswerForm(request.POST, scales=answer_scales(room.desk.round.assessment.framework))


def _answer(room: Room, spot: Spot, form: AnswerForm) -> Response:
    before = spot.response.justification if spot.response else Trilingual()
    return services.answer(
        desk=room.desk,
        provision=spot.provision,
        rating=form.rating(before),
        expected_version=form.cleaned_data["version"],
    )


def _conflict(
    request: HttpRequest, room: Room, spot: Spot, error: AnswerChangedMeanwhile
) -> HttpResponse:
    scales = answer_scales(room.desk.round.assessment.framework)
    again = request.POST.copy()
    again["version"] = str(error.theirs.version)
    return _page(
        request,
        room,
        spot,
        form=AnswerForm(again, scales=scales),
        conflict=differences(error.theirs, error.yours, scales),
        status=409,
    )


def _page(
    request: HttpRequest,
    room: Room,
    spot: Spot,
    *,
    status: int = 200,
    form: AnswerForm | None = None,
    source_form: SourceForm | None = None,
    conflict: object = None,
) -> HttpResponse:
    scales = answer_scales(room.desk.round.assessment.framework)
    context = {
        **frame(room),
        "spot": spot,
        "provision": spot.provision,
        "response": spot.response,
        "form": form or AnswerForm(initial=answer_values(spot.response), scales=scales),
        "evidence": list_evidence(spot.provision),
        "sources": queries.list_own_sources(room.desk, spot.answer),
        "source_form": source_form or SourceForm(initial={"kind": "law"}),
        "rating_words": rating_words(spot.response, scales),
        "conflict": conflict,
        "keep_url": room.url("question", code=spot.provision.code),
    }
    return render(request, "rounds/question.html", context, status=status)


desk_question, invited_question = by_account(question), by_link(question)
desk_save, invited_save = by_account(save), by_link(save)
desk_add_source, invited_add_source = by_account(add_source), by_link(add_source)
desk_remove_source, invited_remove_source = by_account(remove_source), by_link(remove_source)
