"""What choosing needs to know of the measures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from ortaq.engine.terms.errors import OrtaqError
from ortaq.plan.choices import permissions, queries, services
from ortaq.plan.choices.forms import ExclusionForm, InputForm
from ortaq.plan.choices.forms.inputs import input_values
from ortaq.plan.measures.queries import find_current_plan, get_measure, list_measures
from ortaq.shared import clock
from ortaq.shared.access import actor_of, allow
from ortaq.shared.sentences import sentence

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from ortaq.plan.measures.models import Plan


@require_GET
@allow(permissions.READ)
def inputs_page(request: HttpRequest) -> HttpResponse:
    """All measures with their inputs, and the exclusions."""
    plan = find_current_plan(actor_of(request), request.GET.get("plan", ""))
    if plan is None:
        return render(request, "measures/no_plan.html", status=404 if request.GET else 200)
    return _inputs_page(request, plan, ExclusionForm())


@require_POST
@allow(permissions.MANAGE)
def exclude(request: HttpRequest) -> HttpResponse:
    """Say that at most one of some measures is to be taken."""
    actor = actor_of(request)
    plan = find_current_plan(actor, request.POST.get("plan", ""))
    if plan is None:
        raise Http404
    form = ExclusionForm(request.POST)
    if form.is_valid():
        try:
            services.exclude(
                actor=actor, plan=plan, codes=form.named(), reason=form.cleaned_data["reason"]
            )
        except OrtaqError as error:
            form.add_error(None, sentence(error))
        else:
            messages.success(request, _("At most one of these measures will be chosen."))
            return redirect(f"{reverse('choices:inputs')}?plan={plan.slug}")
    return _inputs_page(request, plan, form, status=422)


@require_POST
@allow(permissions.MANAGE)
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an exclusion back."""
    actor = actor_of(request)
    exclusion = queries.get_exclusion(actor, pk)
    slug = exclusion.plan.slug
    services.withdraw_exclusion(actor=actor, exclusion=exclusion)
    messages.success(request, _("The exclusion is taken back."))
    return redirect(f"{reverse('choices:inputs')}?plan={slug}")


@require_http_methods(["GET", "POST"])
@allow(permissions.MANAGE)
def input_page(request: HttpRequest, measure: str) -> HttpResponse:
    """The planning inputs of one measure."""
    actor = actor_of(request)
    found = get_measure(actor, measure)
    told = queries.get_input(actor, found)
    form = InputForm(request.POST or None, measure=found, initial=input_values(told))
    if request.method == "POST" and form.is_valid():
        try:
            services.save_input(
                actor=actor,
                measure=found,
                draft=form.draft(),
                expected_version=form.cleaned_data["version"],
            )
        except OrtaqError as error:
            form.add_error(None, sentence(error))
        else:
            messages.success(request, _("The inputs of %(code)s are saved.") % {"code": found.code})
            return redirect(f"{reverse('choices:inputs')}?plan={found.plan.slug}")
    context = {
        "measure": found,
        "form": form,
        "told": told,
        "breadcrumbs": [
            {"label": _("Choices"), "url": f"{reverse('choices:list')}?plan={found.plan.slug}"},
            {
                "label": _("Planning inputs"),
                "url": f"{reverse('choices:inputs')}?plan={found.plan.slug}",
            },
        ],
    }
    return render(request, "choices/input.html", context, status=422 if form.errors else 200)


def _inputs_page(
    request: HttpRequest, plan: Plan, form: ExclusionForm, status: int = 200
) -> HttpResponse:
    actor = actor_of(request)
    inputs = queries.list_inputs(actor, plan)
    rows = [
        (row, inputs.get(row.measure.pk)) for row in list_measures(actor, plan, on=clock.today())
    ]
    context = {
        "plan": plan,
        "rows": rows,
        "exclusions": queries.list_exclusions(actor, plan),
        "form": form,
        "may_manage": actor.may(permissions.MANAGE),
        "breadcrumbs": [
            {"label": _("Choices"), "url": f"{reverse('choices:list')}?plan={plan.slug}"}
        ],
    }
    return render(request, "choices/inputs.html", context, status=status)
