"""A cycle: where it stands, what each round takes in, what was decided, what is open, what comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from ortaq.plan.assessments.queries import list_assessments
from ortaq.plan.decisions import permissions, queries, services
from ortaq.plan.decisions.forms import CycleForm, StepForm
from ortaq.plan.decisions.forms.fields import spread
from ortaq.plan.decisions.models import Step
from ortaq.plan.decisions.views.shared import carry_out, crumbs
from ortaq.plan.decisions.wording import STEPS, next_deed
from ortaq.plan.measures.queries import visible_plans
from ortaq.shared import clock
from ortaq.shared.access import actor_of, allow
from ortaq.shared.labels import label

if TYPE_CHECKING:
    from django import forms
    from django.http import HttpRequest, HttpResponse

    from ortaq.plan.decisions.models import Committee, Cycle
    from ortaq.shared.actors import Actor

_SHOWN = 50
"""Assessments that a cycle can start from: the newest ones. Ortaq's own choice."""


@require_GET
@allow(permissions.READ)
def cycle_page(request: HttpRequest, committee: str, number: int) -> HttpResponse:
    """One cycle, the present one or an earlier one."""
    found = queries.get_cycle(actor_of(request), committee, number)
    return show_cycle(request, found.committee, found)


@require_http_methods(["GET", "POST"])
@allow(permissions.MANAGE)
def new_cycle(request: HttpRequest, committee: str) -> HttpResponse:
    """Open the next cycle."""
    actor = actor_of(request)
    found = queries.get_committee(actor, committee)
    form = _form(request, actor, {"begins_on": clock.today()})
    if request.method == "POST" and carry_out(
        request,
        lambda: services.open_cycle(actor=actor, committee=found, **form.values()),
        _("The cycle is open."),
        form,
    ):
        return redirect(f"{reverse('decisions:committee')}?committee={committee}")
    return _form_page(request, form, _("Open the next cycle"), reverse("decisions:committee"))


@require_http_methods(["GET", "POST"])
@allow(permissions.MANAGE)
def change_cycle(request: HttpRequest, committee: str, number: int) -> HttpResponse:
    """Change what a cycle is called, what it covers, and what it works on."""
    actor = actor_of(request)
    found = queries.get_cycle(actor, committee, number)
    form = _form(request, actor, CycleForm.shown(found, queries.list_inputs(actor, found)))
    if request.method == "POST" and carry_out(
        request,
        lambda: services.change_cycle(actor=actor, cycle=found, **form.values()),
        _("The cycle is changed."),
        form,
    ):
        return redirect("decisions:cycle", committee=committee, number=number)
    return _form_page(request, form, _("Change the cycle"), _url(found))


@require_POST
@allow(permissions.MANAGE)
def close_cycle(request: HttpRequest, committee: str, number: int) -> HttpResponse:
    """End a cycle."""
    actor = actor_of(request)
    found = queries.get_cycle(actor, committee, number)
    carry_out(
        request,
        lambda: services.close_cycle(actor=actor, cycle=found),
        _("The cycle is closed. Its assignments go on until they are closed with proof."),
    )
    return redirect("decisions:cycle", committee=committee, number=number)


@require_http_methods(["GET", "POST"])
@allow(permissions.MANAGE)
def set_step(request: HttpRequest, committee: str, number: int, step: str) -> HttpResponse:
    """Say until when a round lasts and what comes next in it."""
    if step not in Step:
        raise Http404
    actor = actor_of(request)
    found = queries.get_cycle(actor, committee, number)
    told = next((row for row in found.steps.all() if row.step == step), None)
    shown = {"until_on": told.until_on, **spread("next_steps", told.next_steps)} if told else {}
    form = StepForm(request.POST or None, initial=shown)
    if request.method == "POST" and carry_out(
        request,
        lambda: services.set_step(actor=actor, cycle=found, step=Step(step), **form.values()),
        _("The round is changed."),
        form,
    ):
        return redirect("decisions:cycle", committee=committee, number=number)
    return _form_page(request, form, label(step, "meeting_step"), _url(found))


def show_cycle(
    request: HttpRequest, committee: Committee | None, cycle: Cycle | None
) -> HttpResponse:
    """The page of a committee in one of its cycles; says so where there is none yet."""
    actor = actor_of(request)
    rounds = queries.list_rounds(actor, cycle) if cycle else []
    current = next((round_ for round_ in rounds if round_.is_next), None)
    context = {
        "committee": committee,
        "committees": queries.list_committees(actor),
        "cycle": cycle,
        "cycles": queries.list_cycles(actor, committee) if committee else [],
        "inputs": queries.list_inputs(actor, cycle) if cycle else [],
        "rounds": [
            (round_, STEPS[round_.step], reverse(STEPS[round_.step].work_name)) for round_ in rounds
        ],
        "current": current,
        "deed": next_deed(current) if current else "",
        "work": queries.sum_work(rounds),
        "may_manage": actor.may(permissions.MANAGE),
        "tally": queries.tally(actor),
        "own_open": queries.count_own_open(actor),
    }
    return render(request, "decisions/committee.html", context)


def _form(request: HttpRequest, actor: Actor, shown: dict[str, object]) -> CycleForm:
    return CycleForm(
        request.POST or None,
        plans=list(visible_plans(actor)),
        assessments=list(list_assessments(actor)[:_SHOWN]),
        initial=shown,
    )


def _form_page(request: HttpRequest, form: forms.Form, heading: str, back: str) -> HttpResponse:
    context = {"heading": heading, "form": form, "back": back, "breadcrumbs": crumbs()}
    return render(request, "decisions/form.html", context, status=422 if form.errors else 200)


def _url(cycle: Cycle) -> str:
    return reverse("decisions:cycle", args=[cycle.committee.slug, cycle.number])
