"""Writing passports, targets and values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ortaq.engine.terms.errors import OrtaqError
from ortaq.picture.indicators import permissions, queries, services
from ortaq.picture.indicators.forms import PassportForm, TargetForm, ValueForm, passport_values
from ortaq.picture.indicators.views.pages import show
from ortaq.shared.access import actor_of, allow
from ortaq.shared.sentences import sentence

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from ortaq.picture.indicators.models import Indicator


@require_http_methods(["GET", "POST"])
@allow(permissions.MANAGE)
def new(request: HttpRequest) -> HttpResponse:
    """Add an indicator whose values somebody enters."""
    form = PassportForm(request.POST or None, initial={"places": 0, "is_public": True})
    if request.method == "POST" and form.is_valid():
        try:
            added = services.add_indicator(
                actor=actor_of(request), code=form.cleaned_data["code"], draft=form.draft()
            )
        except OrtaqError as error:
            form.add_error("code", sentence(error))
        else:
            messages.success(request, _("The indicator is added. Now enter its first value."))
            return redirect("indicators:indicator", code=added.code)
    return _page(request, form, None)


@require_http_methods(["GET", "POST"])
@allow(permissions.MANAGE)
def edit(request: HttpRequest, code: str) -> HttpResponse:
    """Change a passport."""
    actor = actor_of(request)
    indicator = queries.get_indicator(actor, code)
    form = PassportForm(request.POST or None, initial=passport_values(indicator))
    if request.method == "POST" and form.is_valid():
        try:
            services.change_indicator(
                actor=actor,
                indicator=indicator,
                draft=form.draft(),
                version=form.cleaned_data["version"],
                reason=form.cleaned_data["reason"],
            )
        except OrtaqError as error:
            form.add_error(None, sentence(error))
        else:
            messages.success(request, _("The passport is changed."))
            return redirect("indicators:indicator", code=indicator.code)
    return _page(request, form, indicator)


@require_POST
@allow(permissions.MANAGE)
def target(request: HttpRequest, code: str) -> HttpResponse:
    """Set or take away the target of a year."""
    actor, form = actor_of(request), TargetForm(request.POST)
    indicator = queries.get_indicator(actor, code)
    if not form.is_valid():
        return show(request, code, target_form=form, status=422)
    services.set_target(actor=actor, indicator=indicator, **form.cleaned_data)
    messages.success(request, _("The target is kept."))
    return redirect("indicators:indicator", code=indicator.code)


@require_POST
@allow(permissions.ENTER)
def value(request: HttpRequest, code: str) -> HttpResponse:
    """Enter the value of a period."""
    actor, form = actor_of(request), ValueForm(request.POST)
    indicator = queries.get_indicator(actor, code)
    if form.is_valid():
        try:
            services.enter_value(actor=actor, indicator=indicator, **form.cleaned_data)
        except OrtaqError as error:
            form.add_error(None, sentence(error))
        else:
            messages.success(request, _("The value is kept."))
            return redirect("indicators:indicator", code=indicator.code)
    return show(request, code, value_form=form, status=422)


def _page(request: HttpRequest, form: PassportForm, indicator: Indicator | None) -> HttpResponse:
    context = {
        "form": form,
        "indicator": indicator,
        "breadcrumbs": [{"label": _("Indicators"), "url": reverse("indicators:list")}],
    }
    return render(request, "indicators/edit.html", context, status=422 if form.errors else 200)
