"""A meeting: planned, invited to, held, and on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from ortaq.engine.render.calendar import Method
from ortaq.engine.terms.errors import OrtaqError
from ortaq.plan.assessments.queries import list_assessments
from ortaq.plan.decisions import documents, permissions, queries, services
from ortaq.plan.decisions.forms import (
    AttendanceForm,
    DecisionForm,
    HoldForm,
    ItemForm,
    MeetingForm,
    PlanMeetingForm,
)
from ortaq.plan.decisions.views.shared import carry_out, crumbs, meeting_url
from ortaq.plan.decisions.wording import STEPS
from ortaq.plan.measures.queries import visible_plans
from ortaq.shared.access import actor_of, allow
from ortaq.shared.downloads import attachment
from ortaq.shared.sentences import sentence
from ortaq.shared.words import language

if TYPE_CHECKING:
    from django.http import HttpRequest

    from ortaq.plan.decisions.models import Meeting

_SHOWN = 50
"""Assessments that a decision can name: the newest ones. Ortaq's own choice."""


@require_http_methods(["GET", "POST"])
@allow(permissions.MANAGE)
def new_meeting(request: HttpRequest, committee: str) -> HttpResponse:
    """Record a meeting that was held."""
    actor = actor_of(request)
    found = queries.find_committee(actor, committee)
    if found is None:
        raise Http404
    form = MeetingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            meeting = services.record_meeting(actor=actor, committee=found, **form.values())
        except OrtaqError as error:
            form.add_error(None, sentence(error))
        else:
            return redirect(meeting_url(meeting))
    return _form_page(request, form, _("Record a meeting"))


@require_http_methods(["GET", "POST"])
@allow(permissions.MANAGE)
def plan_meeting(request: HttpRequest, committee: str) -> HttpResponse:
    """Plan the next meeting."""
    actor = actor_of(request)
    found = queries.get_committee(actor, committee)
    form = PlanMeetingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            meeting = services.plan_meeting(actor=actor, committee=found, **form.values())
        except OrtaqError as error:
            form.add_error(None, sentence(error))
        else:
            return redirect(meeting_url(meeting))
    return _form_page(request, form, _("Plan a meeting"))


@require_GET
@allow(permissions.READ)
def meeting_page(request: HttpRequest, committee: str, number: int) -> HttpResponse:
    """One meeting: agenda, who came, what was decided."""
    return show_meeting(request, queries.get_meeting(actor_of(request), committee, number))


@require_GET
@allow(permissions.READ)
def calendar(request: HttpRequest, committee: str, number: int) -> HttpResponse:
    """The meeting for the reader's own calendar, with the items that he may see."""
    meeting = queries.get_meeting(actor_of(request), committee, number)
    content = services.meeting_calendar(meeting, list(meeting.items.all()), Method.PUBLISH)
    return attachment(f"{committee}-{number}.ics", content)


@require_GET
@allow(permissions.READ)
def protocol(request: HttpRequest, committee: str, number: int, file_format: str) -> HttpResponse:
    """The protocol as a file: the open part, or the closed one for those who may hear it."""
    if file_format not in documents.WRITERS:
        raise Http404
    part = ":closed" if request.GET.get("part") == "closed" else ""
    name, content = documents.make_protocol(
        actor=actor_of(request),
        reference=f"{committee}/{number}{part}",
        file_format=file_format,
        language=language(),
    )
    return attachment(name, content)


@require_POST
@allow(permissions.MANAGE)
def invite(request: HttpRequest, committee: str, number: int) -> HttpResponse:
    """Send the invitations, and freeze the papers."""
    actor = actor_of(request)
    meeting = queries.get_meeting(actor, committee, number)
    carry_out(
        request,
        lambda: services.invite(actor=actor, meeting=meeting),
        _("The invitations are written, and the papers are frozen."),
    )
    return redirect("decisions:meeting", committee=committee, number=number)


@require_POST
@allow(permissions.MANAGE)
def hold(request: HttpRequest, committee: str, number: int) -> HttpResponse:
    """Say that the meeting took place."""
    actor = actor_of(request)
    meeting = queries.get_meeting(actor, committee, number)
    seats = queries.list_members(actor, meeting.committee, on=meeting.held_from)
    form = HoldForm(request.POST, seats=seats)
    carry_out(
        request,
        lambda: services.hold_meeting(actor=actor, meeting=meeting, chaired_by=form.chair()),
        _("The meeting is recorded as held."),
        form,
    )
    return redirect("decisions:meeting", committee=committee, number=number)


@require_POST
@allow(permissions.MANAGE)
def cancel(request: HttpRequest, committee: str, number: int) -> HttpResponse:
    """Call the meeting off."""
    actor = actor_of(request)
    meeting = queries.get_meeting(actor, committee, number)
    carry_out(
        request,
        lambda: services.cancel_meeting(actor=actor, meeting=meeting),
        _("The meeting is called off; those who were invited are told."),
    )
    return redirect("decisions:meeting", committee=committee, number=number)


@require_http_methods(["GET", "POST"])
@allow(permissions.MANAGE)
def attendance(request: HttpRequest, committee: str, number: int) -> HttpResponse:
    """Record who came."""
    actor = actor_of(request)
    meeting = queries.get_meeting(actor, committee, number)
    seated = queries.list_members(actor, meeting.committee, on=meeting.held_from)
    form = AttendanceForm(
        request.POST or None,
        seats=[seat for seat in seated if seat.has_vote],
        alternates=[seat for seat in seated if seat.alternate_of_id],
        present=queries.list_attendance(actor, meeting),
    )
    if request.method == "POST" and carry_out(
        request,
        lambda: services.record_attendance(
            actor=actor,
            meeting=meeting,
            presences=form.presences(),
            alternates=form.stand_ins(),
        ),
        _("Attendance is recorded."),
        form,
    ):
        return redirect(meeting_url(meeting))
    context = {
        "heading": _("Attendance"),
        "form": form,
        "back": meeting_url(meeting),
        "breadcrumbs": crumbs(meeting),
    }
    return render(request, "decisions/form.html", context, status=422 if form.errors else 200)


def show_meeting(
    request: HttpRequest,
    meeting: Meeting,
    form: DecisionForm | None = None,
    item_form: ItemForm | None = None,
    status: int = 200,
) -> HttpResponse:
    """The page of a meeting, maybe with a form that was refused."""
    actor = actor_of(request)
    may_manage = actor.may(permissions.MANAGE)
    members = queries.list_voting_members(meeting)
    came = queries.list_attendance(actor, meeting)
    context = {
        "meeting": meeting,
        "items": meeting.items.all(),
        "attendance": came,
        "quorum": queries.compute_quorum(meeting, members, came) if came else None,
        "papers_due_on": queries.papers_due_on(meeting),
        "may_hear_closed": meeting.committee_id in queries.list_entitled(actor),
        "words": STEPS[meeting.step],
        "work_url": reverse(STEPS[meeting.step].work_name),
        "may_manage": may_manage,
        "breadcrumbs": crumbs(),
    }
    if may_manage:
        seats = queries.list_members(actor, meeting.committee, on=meeting.held_from)
        context["form"] = form or decision_form(request, meeting)
        context["item_form"] = item_form or ItemForm(seats=seats, auto_id="item_%s")
        context["hold_form"] = HoldForm(seats=seats)
    return render(request, "decisions/meeting.html", context, status=status)


def decision_form(request: HttpRequest, meeting: Meeting, *, filled: bool = False) -> DecisionForm:
    """The form for a decision of a meeting, with what it can be about."""
    actor = actor_of(request)
    found = list_assessments(actor)[:_SHOWN]
    return DecisionForm(
        request.POST if filled else None,
        request.FILES if filled else None,
        plans=visible_plans(actor),
        items=list(meeting.items.all()),
        assessments=[assessment.reference for assessment in found],
    )


def _form_page(
    request: HttpRequest, form: MeetingForm | PlanMeetingForm, heading: str
) -> HttpResponse:
    context = {
        "heading": heading,
        "form": form,
        "back": reverse("decisions:committee"),
        "breadcrumbs": crumbs(),
    }
    return render(request, "decisions/form.html", context, status=422 if form.errors else 200)
