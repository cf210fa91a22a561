"""The pages of an expert: his questions, and his answer to one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from ortaq.engine.terms.errors import OrtaqError
from ortaq.plan.surveys import queries, services
from ortaq.plan.surveys.drawings import draw_results
from ortaq.plan.surveys.forms import EstimateForm, estimate_values
from ortaq.plan.surveys.services import EstimateOutOfBounds, ReasonNeeded
from ortaq.plan.surveys.views.doors import by_account, by_link
from ortaq.plan.surveys.wording import unit_words
from ortaq.shared.sentences import sentence

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from ortaq.plan.surveys.queries import Spot
    from ortaq.plan.surveys.rooms import Room


def _page(request: HttpRequest, room: Room) -> HttpResponse:
    spots = queries.list_spots(room.seat)
    turn = room.seat.survey.turn
    context = {
        "room": room,
        "survey": room.seat.survey,
        "spots": spots,
        "turn": turn,
        "may_answer": room.seat.may_answer,
        "done": sum(spot.of_turn(turn or 2) is not None for spot in spots),
        "is_guest": room.seat.expert.is_guest,
    }
    return render(request, "surveys/seat.html", context)


def _question(request: HttpRequest, room: Room, number: int) -> HttpResponse:
    seat = room.seat
    spot = queries.get_spot(seat, number)
    turn = seat.survey.turn
    form = EstimateForm(
        request.POST or None, question=spot.question, initial=estimate_values(spot, turn)
    )
    if request.method == "POST" and form.is_valid():
        try:
            services.give_estimate(
                seat=seat,
                question=spot.question,
                draft=form.draft(),
                expected_version=form.cleaned_data["version"],
            )
        except OrtaqError as error:
            form.add_error(_field_of(error, form), sentence(error))
        else:
            messages.success(request, _("Your answer is saved."))
            return redirect(_next(room, number))
    context = {
        "room": room,
        "survey": seat.survey,
        "spot": spot,
        "question": spot.question,
        "turn": turn,
        "form": form,
        "unit_legend": _("In the unit: %(unit)s") % {"unit": unit_words(spot.question)},
        "may_answer": seat.may_answer,
        "drawing": draw_results(seat.survey, spot.question, (spot.group,)),
        "is_guest": seat.expert.is_guest,
        "total": seat.survey.questions.count(),
    }
    return render(request, "surveys/question.html", context, status=422 if form.errors else 200)


def _field_of(error: OrtaqError, form: EstimateForm) -> str | None:
    """The field beside which an error stands."""
    if isinstance(error, ReasonNeeded):
        return "reason"
    if isinstance(error, EstimateOutOfBounds):
        return form.numbers_asked[0]
    return None


def _next(room: Room, number: int) -> str:
    """The first question after this one that has no answer in this turn, else the list."""
    turn = room.seat.survey.turn
    waiting = [
        spot.question.number for spot in queries.list_spots(room.seat) if not _is_done(spot, turn)
    ]
    later = [one for one in waiting if one > number]
    return room.url(later[0]) if later else room.url()


def _is_done(spot: Spot, turn: int) -> bool:
    return spot.of_turn(turn) is not None


answer_page = require_GET(by_account(_page))
answer_question = require_http_methods(["GET", "POST"])(by_account(_question))
invited_page = require_GET(by_link(_page))
invited_question = require_http_methods(["GET", "POST"])(by_link(_question))
