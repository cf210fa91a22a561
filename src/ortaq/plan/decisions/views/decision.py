"""A decision: recorded, voted on, published, carried out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from ortaq.engine.terms.errors import OrtaqError
from ortaq.plan.decisions import permissions, queries, services
from ortaq.plan.decisions.forms import AssignForm, VoteForm
from ortaq.plan.decisions.models import DecisionStatus
from ortaq.plan.decisions.views.meeting import decision_form, show_meeting
from ortaq.plan.decisions.views.shared import carry_out, crumbs
from ortaq.plan.decisions.wording import drift_rows
from ortaq.shared.access import actor_of, allow
from ortaq.shared.sentences import sentence

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from ortaq.plan.decisions.models import Decision
    from ortaq.shared.actors import Actor


@require_POST
@allow(permissions.MANAGE)
def record_decision(request: HttpRequest, committee: str, number: int) -> HttpResponse:
    """Add a decision to a meeting, or put its text to the vote."""
    actor = actor_of(request)
    meeting = queries.get_meeting(actor, committee, number)
    form = decision_form(request, meeting, filled=True)
    if not form.is_valid():
        return show_meeting(request, meeting, form, status=422)
    values = form.values()
    try:
        if "propose" in request.POST:
            decision = services.propose_decision(actor=actor, meeting=meeting, **values)
        else:
            decision = services.record_decision(
                actor=actor,
                meeting=meeting,
                votes=form.votes(),
                dissent=form.cleaned_data["dissent"],
                **values,
            )
    except OrtaqError as error:
        form.add_error(None, sentence(error))
        return show_meeting(request, meeting, form, status=409)
    if decision.status == DecisionStatus.PROPOSED:
        messages.success(request, _("The text is put to the vote."))
        return redirect("decisions:decision", reference=decision.reference)
    messages.success(
        request, _("Decision %(reference)s is recorded.") % {"reference": decision.reference}
    )
    return redirect("decisions:meeting", committee=committee, number=number)


@require_GET
@allow(permissions.READ)
def decision_page(request: HttpRequest, reference: str) -> HttpResponse:
    """One decision, its votes, what it was about, and how far that moved since."""
    actor = actor_of(request)
    return _decision_page(request, actor, queries.get_decision(actor, reference))


@require_POST
@allow(permissions.READ)
def vote(request: HttpRequest, reference: str) -> HttpResponse:
    """Vote for oneself, for whom one represents, or as the secretariat heard it."""
    actor = actor_of(request)
    decision = queries.get_decision(actor, reference)
    voters = queries.who_may_vote_for(actor, decision)
    if not voters:
        carry_out(request, _no_vote, "")
        return redirect("decisions:decision", reference=reference)
    form = VoteForm(request.POST, voters=voters)
    carry_out(
        request,
        lambda: services.cast_vote(actor=actor, decision=decision, **form.values()),
        _("The vote is kept. It can be changed until the vote is closed."),
        form,
    )
    return redirect("decisions:decision", reference=reference)


@require_POST
@allow(permissions.MANAGE)
def send_ballots(request: HttpRequest, reference: str) -> HttpResponse:
    """Ask the members to vote in writing."""
    actor = actor_of(request)
    decision = queries.get_decision(actor, reference)
    carry_out(
        request,
        lambda: services.send_ballots(actor=actor, decision=decision),
        _("The members are asked to vote."),
    )
    return redirect("decisions:decision", reference=reference)


@require_POST
@allow(permissions.MANAGE)
def close_vote(request: HttpRequest, reference: str) -> HttpResponse:
    """Count the votes."""
    actor = actor_of(request)
    decision = queries.get_decision(actor, reference)
    carry_out(
        request,
        lambda: services.close_vote(actor=actor, decision=decision),
        _("The votes are counted."),
    )
    return redirect("decisions:decision", reference=reference)


@require_POST
@allow(permissions.MANAGE)
def publish(request: HttpRequest, reference: str) -> HttpResponse:
    """Show the decision to everybody."""
    actor = actor_of(request)
    decision = queries.get_decision(actor, reference)
    carry_out(
        request,
        lambda: services.publish_decision(actor=actor, decision=decision),
        _("Everybody can read and verify the decision now."),
    )
    return redirect("decisions:decision", reference=reference)


@require_POST
@allow(permissions.MANAGE)
def assign(request: HttpRequest, reference: str) -> HttpResponse:
    """Give an organisation something to do."""
    actor = actor_of(request)
    decision = queries.get_decision(actor, reference)
    form = _assign_form(request, actor, decision, filled=True)
    if not carry_out(
        request,
        lambda: services.assign(actor=actor, decision=decision, **form.values()),
        _("The assignment is given; its executor is told."),
        form,
    ):
        return _decision_page(request, actor, decision, form, status=422)
    return redirect("decisions:decision", reference=reference)


def _decision_page(
    request: HttpRequest,
    actor: Actor,
    decision: Decision,
    assign_form: AssignForm | None = None,
    status: int = 200,
) -> HttpResponse:
    may_manage = actor.may(permissions.MANAGE)
    voters = queries.who_may_vote_for(actor, decision)
    adopted = decision.status == DecisionStatus.ADOPTED
    if assign_form is None and may_manage and adopted:
        assign_form = _assign_form(request, actor, decision)
    context = {
        "decision": decision,
        "meeting": decision.meeting,
        "may_manage": may_manage,
        "drifts": drift_rows(queries.list_drift(actor, decision)),
        "vote_form": VoteForm(voters=voters) if voters else None,
        "count": queries.count_votes(decision) if not adopted else None,
        "assign_form": assign_form,
        "breadcrumbs": crumbs(decision.meeting),
    }
    return render(request, "decisions/decision.html", context, status=status)


def _assign_form(
    request: HttpRequest, actor: Actor, decision: Decision, *, filled: bool = False
) -> AssignForm:
    meeting = decision.meeting
    seats = queries.list_members(actor, meeting.committee, on=meeting.held_from)
    return AssignForm(request.POST if filled else None, seats=seats)


def _no_vote() -> None:
    raise services.MayNotVote
