"""An item of the agenda: papers, who spoke, who does not vote."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from ortaq.plan.decisions import permissions, queries, services
from ortaq.plan.decisions.forms import ConflictForm, ItemForm, PaperForm, SpeechForm
from ortaq.plan.decisions.views.meeting import show_meeting
from ortaq.plan.decisions.views.shared import carry_out, crumbs
from ortaq.shared.access import actor_of, allow
from ortaq.shared.files.responses import file_response

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from ortaq.plan.decisions.models import AgendaItem, CommitteeMember
    from ortaq.shared.actors import Actor


@require_POST
@allow(permissions.MANAGE)
def add_item(request: HttpRequest, committee: str, number: int) -> HttpResponse:
    """Put an item on the agenda."""
    actor = actor_of(request)
    meeting = queries.get_meeting(actor, committee, number)
    seats = queries.list_members(actor, meeting.committee, on=meeting.held_from)
    form = ItemForm(request.POST, seats=seats, auto_id="item_%s")
    if not carry_out(
        request,
        lambda: services.add_item(actor=actor, meeting=meeting, **form.values()),
        _("The item is on the agenda."),
        form,
    ):
        return show_meeting(request, meeting, item_form=form, status=422)
    return redirect("decisions:meeting", committee=committee, number=number)


@require_GET
@allow(permissions.READ)
def item_page(request: HttpRequest, committee: str, number: int, item: int) -> HttpResponse:
    """One item with its papers, speeches, conflicts of interest and decisions."""
    actor = actor_of(request)
    found = queries.get_item(actor, committee, number, item)
    may_manage = actor.may(permissions.MANAGE)
    whole = next(
        i for i in queries.list_whole_items(actor, found.meeting) if i.number == found.number
    )
    papers = [p for p in whole.papers.all() if may_manage or p.sent_at is not None]
    seats = _who_may_declare(actor, found)
    context = {
        "item": whole,
        "papers": papers,
        "meeting": found.meeting,
        "may_manage": may_manage,
        "paper_form": PaperForm() if may_manage else None,
        "speech_form": SpeechForm() if may_manage else None,
        "conflict_form": ConflictForm(seats=seats) if seats else None,
        "breadcrumbs": crumbs(found.meeting),
    }
    return render(request, "decisions/meeting/item.html", context)


@require_POST
@allow(permissions.MANAGE)
def add_paper(request: HttpRequest, committee: str, number: int, item: int) -> HttpResponse:
    """Add a paper, or its next version."""
    actor = actor_of(request)
    found = queries.get_item(actor, committee, number, item)
    form = PaperForm(request.POST, request.FILES)
    carry_out(
        request,
        lambda: services.add_paper(
            actor=actor,
            item=found,
            title=form.cleaned_data["title"],
            content=form.cleaned_data["file"].read(),
        ),
        _("The paper is kept. It is frozen when the invitations go out."),
        form,
    )
    return redirect("decisions:item", committee=committee, number=number, item=item)


@require_POST
@allow(permissions.MANAGE)
def add_speech(request: HttpRequest, committee: str, number: int, item: int) -> HttpResponse:
    """Note what somebody said."""
    actor = actor_of(request)
    found = queries.get_item(actor, committee, number, item)
    form = SpeechForm(request.POST)
    carry_out(
        request,
        lambda: services.add_speech(actor=actor, item=found, **form.cleaned_data),
        _("The speech is noted."),
        form,
    )
    return redirect("decisions:item", committee=committee, number=number, item=item)


@require_POST
@allow(permissions.READ)
def declare_conflict(request: HttpRequest, committee: str, number: int, item: int) -> HttpResponse:
    """Say that a member has a conflict of interest."""
    actor = actor_of(request)
    found = queries.get_item(actor, committee, number, item)
    form = ConflictForm(request.POST, seats=_who_may_declare(actor, found))
    carry_out(
        request,
        lambda: services.declare_conflict(
            actor=actor, item=found, member=form.who(), reason=form.cleaned_data["reason"]
        ),
        _("The conflict of interest is noted; this member does not vote on the item."),
        form,
    )
    return redirect("decisions:item", committee=committee, number=number, item=item)


@require_GET
@allow(permissions.READ)
def paper(request: HttpRequest, pk: int) -> HttpResponse:
    """A paper as a file."""
    found = queries.get_paper(actor_of(request), pk)
    return file_response(found.file, f"{found.title} {found.version}")


def _who_may_declare(actor: Actor, item: AgendaItem) -> list[CommitteeMember]:
    """All voting members for the secretariat, himself for a member."""
    members = queries.list_voting_members(item.meeting)
    if actor.may(permissions.MANAGE):
        return members
    own = {seat.pk for seat in queries.own_seats(actor)}
    return [member for member in members if member.pk in own]
