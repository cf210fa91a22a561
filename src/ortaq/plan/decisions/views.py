"""Pages of the committee."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from ortaq.engine.terms.errors import OrtaqError
from ortaq.plan.decisions import permissions, queries, services
from ortaq.plan.decisions.forms import DecisionForm, MeetingForm
from ortaq.plan.decisions.wording import STEPS
from ortaq.plan.measures.queries import find_current_plan, visible_plans
from ortaq.shared.access import actor_of, allow
from ortaq.shared.sentences import sentence

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from ortaq.plan.decisions.models import Meeting


@require_GET
@allow(permissions.READ)
def committee_page(request: HttpRequest) -> HttpResponse:
    """The cycle of rounds: what each takes in, what was decided, what comes next."""
    actor = actor_of(request)
    committee = queries.find_committee(actor, request.GET.get("committee", ""))
    rounds = queries.list_rounds(actor, committee) if committee else []
    context = {
        "committee": committee,
        "committees": queries.list_committees(actor),
        "rounds": [
            (round_, STEPS[round_.step], reverse(STEPS[round_.step].work_name)) for round_ in rounds
        ],
        "may_manage": actor.may(permissions.MANAGE),
    }
    return render(request, "decisions/committee.html", context)


@require_http_methods(["GET", "POST"])
@allow(permissions.MANAGE)
def new_meeting(request: HttpRequest, committee: str) -> HttpResponse:
    """Record a meeting."""
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
            messages.success(request, _("The meeting is recorded. Now write what it decided."))
            return redirect("decisions:meeting", committee=committee, number=meeting.number)
    context = {"committee": found, "form": form, "breadcrumbs": _breadcrumbs()}
    status = 422 if form.errors else 200
    return render(request, "decisions/new_meeting.html", context, status=status)


@require_GET
@allow(permissions.READ)
def meeting_page(request: HttpRequest, committee: str, number: int) -> HttpResponse:
    """One meeting with what it decided."""
    return _meeting_page(request, queries.get_meeting(actor_of(request), committee, number))


@require_POST
@allow(permissions.MANAGE)
def record_decision(request: HttpRequest, committee: str, number: int) -> HttpResponse:
    """Add a decision to a meeting."""
    actor = actor_of(request)
    meeting = queries.get_meeting(actor, committee, number)
    form = DecisionForm(request.POST, plans=visible_plans(actor))
    if not form.is_valid():
        return _meeting_page(request, meeting, form, status=422)
    slug = form.cleaned_data["plan"]
    try:
        decision = services.record_decision(
            actor=actor,
            meeting=meeting,
            text=form.text(),
            plan=find_current_plan(actor, slug) if slug else None,
            approves_plan=form.cleaned_data["approves_plan"],
        )
    except OrtaqError as error:
        form.add_error(None, sentence(error))
        return _meeting_page(request, meeting, form, status=409)
    messages.success(
        request, _("Decision %(reference)s is recorded.") % {"reference": decision.reference}
    )
    return redirect("decisions:meeting", committee=committee, number=number)


@require_GET
@allow(permissions.READ)
def decision_page(request: HttpRequest, reference: str) -> HttpResponse:
    """One decision, the version of the plan it was about, and how far the plan moved since."""
    decision = queries.get_decision(actor_of(request), reference)
    meeting = decision.meeting
    address = reverse(
        "decisions:meeting",
        kwargs={"committee": meeting.committee.slug, "number": meeting.number},
    )
    own = {"label": _("Meeting %(number)s") % {"number": meeting.number}, "url": address}
    context = {"decision": decision, "meeting": meeting, "breadcrumbs": [*_breadcrumbs(), own]}
    return render(request, "decisions/decision.html", context)


def _meeting_page(
    request: HttpRequest, meeting: Meeting, form: DecisionForm | None = None, status: int = 200
) -> HttpResponse:
    actor = actor_of(request)
    may_manage = actor.may(permissions.MANAGE)
    if form is None and may_manage:
        form = DecisionForm(plans=visible_plans(actor))
    context = {
        "meeting": meeting,
        "words": STEPS[meeting.step],
        "work_url": reverse(STEPS[meeting.step].work_name),
        "form": form,
        "breadcrumbs": _breadcrumbs(),
    }
    return render(request, "decisions/meeting.html", context, status=status)


def _breadcrumbs() -> list[dict[str, str]]:
    return [{"label": _("Committee"), "url": reverse("decisions:committee")}]
