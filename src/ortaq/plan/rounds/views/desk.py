"""The pages of a desk: its questions, and that they are done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from ortaq.plan.rounds import queries, services
from ortaq.plan.rounds.documents import write_questionnaire
from ortaq.plan.rounds.permissions import RESPOND
from ortaq.plan.rounds.views.doors import by_account, by_link
from ortaq.shared import clock
from ortaq.shared.access import actor_of, allow
from ortaq.shared.downloads import attachment
from ortaq.shared.words import in_language

if TYPE_CHECKING:
    from django.http import HttpRequest

    from ortaq.plan.rounds.rooms import Room


@require_GET
@allow(RESPOND)
def tasks(request: HttpRequest) -> HttpResponse:
    """The rounds that ask the reader's organisation."""
    actor, today = actor_of(request), clock.today()
    listed = [(task, task.is_late(today)) for task in queries.list_tasks(actor)]
    context = {
        "open_tasks": [pair for pair in listed if pair[0].round.is_open],
        "closed_tasks": [pair for pair in listed if not pair[0].round.is_open],
        "organisation_code": actor.organisation,
        "breadcrumbs": [{"label": _("Assessments"), "url": reverse("assessments:list")}],
    }
    return render(request, "rounds/tasks.html", context)


@require_GET
def overview(request: HttpRequest, room: Room) -> HttpResponse:
    """What is asked, how far it is, the spreadsheet, and "we are done"."""
    desk = room.desk
    parts = queries.list_parts(desk)
    shares = [part.share for part in parts]
    whole = queries.Share(sum(s.done for s in shares), sum(s.asked for s in shares))
    context = {
        **frame(room),
        "parts": parts,
        "whole": whole,
        "left": whole.asked - whole.done,
        "next_code": _next_open(parts),
        "is_late": desk.round.is_open and desk.round.is_late(clock.today()),
        "files": [
            {
                "label": words,
                "url": f"{room.url('questionnaire_xlsx')}?in={code}",
            }
            for code, words in _languages()
        ],
    }
    return render(request, "rounds/desk.html", context)


@require_POST
def hand_in(request: HttpRequest, room: Room) -> HttpResponse:
    """Say that the organisation is done."""
    services.hand_in(desk=room.desk)
    messages.success(request, _("Thank you. The secretariat sees that you are done."))
    return HttpResponseRedirect(room.url())


@require_POST
def take_back(request: HttpRequest, room: Room) -> HttpResponse:
    """Go on answering."""
    services.take_back(desk=room.desk)
    messages.success(request, _("You can go on answering."))
    return HttpResponseRedirect(room.url())


@require_GET
def questionnaire(request: HttpRequest, room: Room) -> HttpResponse:
    """The questions with the present answers as a spreadsheet."""
    desk = room.desk
    wanted = request.GET.get("in", "")
    language = wanted if wanted in {"kk", "ru", "en"} else translation.get_language() or "kk"
    content = write_questionnaire(
        desk,
        queries.list_parts(desk),
        queries.list_source_lines(desk, language),
        language=language,
        created_at=clock.now(),
    )
    name = f"{desk.round.reference}-{desk.organisation.code}-{language}.xlsx"
    return attachment(name, content)


def frame(room: Room) -> dict[str, object]:
    """What every page of a desk shows."""
    desk = room.desk
    done = queries.find_hand_in(desk)
    breadcrumbs = (
        []
        if room.is_invited
        else [
            {"label": _("My tasks"), "url": reverse("rounds:tasks")},
            {
                "label": in_language(desk.round.title),
                "url": reverse("rounds:round", args=[desk.round.reference]),
            },
        ]
    )
    return {
        "room": room,
        "desk": desk,
        "round": desk.round,
        "organisation": desk.organisation,
        "hand_in": done,
        "may_answer": desk.may_answer and done is None,
        "breadcrumbs": breadcrumbs,
    }


def _next_open(parts: list[queries.Part]) -> str:
    """Code of the first question without an answer; of the first one where all have one."""
    questions = [question for part in parts for question in part.questions]
    waiting = (q.provision.code for q in questions if q.state == "unanswered")
    return next(waiting, questions[0].provision.code if questions else "")


def _languages() -> list[tuple[str, str]]:
    return [
        ("kk", _("Questionnaire in Kazakh (XLSX)")),
        ("ru", _("Questionnaire in Russian (XLSX)")),
        ("en", _("Questionnaire in English (XLSX)")),
    ]


desk_page, invited_page = by_account(overview), by_link(overview)
desk_hand_in, invited_hand_in = by_account(hand_in), by_link(hand_in)
desk_take_back, invited_take_back = by_account(take_back), by_link(take_back)
desk_questionnaire, invited_questionnaire = by_account(questionnaire), by_link(questionnaire)
