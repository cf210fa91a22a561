"""The committee, its members and how they change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from ortaq.plan.decisions import permissions, queries, services
from ortaq.plan.decisions.forms import CommitteeForm, EndForm, GroupForm, MemberForm
from ortaq.plan.decisions.views.cycle import show_cycle
from ortaq.plan.decisions.views.shared import carry_out, crumbs
from ortaq.shared import clock
from ortaq.shared.access import actor_of, allow

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from ortaq.plan.decisions.models import Committee


@require_GET
@allow(permissions.READ)
def committee_page(request: HttpRequest) -> HttpResponse:
    """The committee with the cycle that it is in."""
    actor = actor_of(request)
    committee = queries.find_committee(actor, request.GET.get("committee", ""))
    cycle = queries.find_current_cycle(actor, committee) if committee else None
    return show_cycle(request, committee, cycle)


@require_GET
@allow(permissions.READ)
def members_page(request: HttpRequest, committee: str) -> HttpResponse:
    """Who sits in the committee, by which act, and what changed."""
    found = queries.get_committee(actor_of(request), committee)
    return _members_page(request, found)


@require_http_methods(["GET", "POST"])
@allow(permissions.MANAGE)
def change(request: HttpRequest, committee: str) -> HttpResponse:
    """Change what the committee is founded on and how it works."""
    actor = actor_of(request)
    found = queries.get_committee(actor, committee)
    form = CommitteeForm(request.POST or None, initial=CommitteeForm.shown(found))
    if request.method == "POST" and carry_out(
        request,
        lambda: services.change_committee(actor=actor, committee=found, **form.values()),
        _("The committee is changed."),
        form,
    ):
        return redirect("decisions:members", committee=committee)
    context = {
        "heading": _("Change the committee"),
        "lead": found.name,
        "form": form,
        "back": reverse("decisions:members", args=[committee]),
        "breadcrumbs": crumbs(),
    }
    return render(request, "decisions/form.html", context, status=422 if form.errors else 200)


@require_POST
@allow(permissions.MANAGE)
def add_member(request: HttpRequest, committee: str) -> HttpResponse:
    """Seat somebody."""
    actor = actor_of(request)
    found = queries.get_committee(actor, committee)
    form = MemberForm(request.POST, seats=queries.list_members(actor, found, on=clock.today()))
    if not carry_out(
        request,
        lambda: services.add_member(actor=actor, committee=found, **form.values()),
        _("The member is added."),
        form,
    ):
        return _members_page(request, found, form, status=422)
    return redirect("decisions:members", committee=committee)


@require_POST
@allow(permissions.MANAGE)
def end_member(request: HttpRequest, committee: str, pk: int) -> HttpResponse:
    """End a term."""
    actor = actor_of(request)
    member = queries.get_member(actor, queries.get_committee(actor, committee), pk)
    form = EndForm(request.POST)
    carry_out(
        request,
        lambda: services.end_member(
            actor=actor, member=member, until_on=form.cleaned_data["until_on"]
        ),
        _("The term is ended."),
        form,
    )
    return redirect("decisions:members", committee=committee)


@require_POST
@allow(permissions.MANAGE)
def set_group(request: HttpRequest, committee: str) -> HttpResponse:
    """Say who prepares a direction."""
    actor = actor_of(request)
    found = queries.get_committee(actor, committee)
    form = GroupForm(request.POST, seats=queries.list_members(actor, found, on=clock.today()))
    carry_out(
        request,
        lambda: services.set_group(actor=actor, committee=found, **form.values()),
        _("The working group is set."),
        form,
    )
    return redirect("decisions:members", committee=committee)


def _members_page(
    request: HttpRequest, committee: Committee, form: MemberForm | None = None, status: int = 200
) -> HttpResponse:
    actor = actor_of(request)
    members = queries.list_members(actor, committee)
    today = clock.today()
    seated = [member for member in members if member.sits_on(today)]
    may_manage = actor.may(permissions.MANAGE)
    context = {
        "committee": committee,
        "members": seated,
        "others": [member for member in members if not member.sits_on(today)],
        "groups": queries.list_groups(actor, committee),
        "history": queries.list_history(actor, committee),
        "may_manage": may_manage,
        "member_form": form or (MemberForm(seats=seated) if may_manage else None),
        "group_form": GroupForm(seats=seated, prefix=None) if may_manage else None,
        "end_form": EndForm(initial={"until_on": today}) if may_manage else None,
        "breadcrumbs": crumbs(),
    }
    return render(request, "decisions/committee/members.html", context, status=status)
