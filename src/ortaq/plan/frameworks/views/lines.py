"""Lines between two frameworks: read by all, drawn by the secretariat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from ortaq.engine.terms.errors import OrtaqError
from ortaq.plan.frameworks import queries, services
from ortaq.plan.frameworks.forms.lines import LineForm, NewLineForm, line_values
from ortaq.plan.frameworks.permissions import MANAGE, READ
from ortaq.plan.frameworks.stored import line_state, state_digest
from ortaq.plan.frameworks.views.changing import attempt
from ortaq.shared.access import actor_of, allow
from ortaq.shared.sentences import sentence

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

PAGE_SIZE = 50


@require_GET
@allow(READ)
def lines(request: HttpRequest, source: str, target: str) -> HttpResponse:
    """The lines between two frameworks, and a form for another one."""
    return _page(request, source, target, NewLineForm())


@require_POST
@allow(MANAGE)
def draw(request: HttpRequest, source: str, target: str) -> HttpResponse:
    """Draw a line."""
    actor, form = actor_of(request), NewLineForm(request.POST)
    if not form.is_valid():
        return _page(request, source, target, form)
    try:
        services.draw_line(
            actor=actor,
            source=queries.get_provision(actor, source, form.cleaned_data["source"].strip()),
            target=queries.get_provision(actor, target, form.cleaned_data["target"].strip()),
            draft=form.draft(),
        )
    except ObjectDoesNotExist:
        form.add_error(
            None, _("No provision has one of these codes. Look it up on the page of its framework.")
        )
        return _page(request, source, target, form)
    except OrtaqError as error:
        form.add_error(None, sentence(error))
        return _page(request, source, target, form)
    messages.success(request, _("The line is drawn."))
    return redirect("frameworks:lines", source=source, target=target)


@require_http_methods(["GET", "POST"])
@allow(MANAGE)
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Say something else of a line."""
    actor = actor_of(request)
    line = queries.get_line(actor, pk)
    initial = line_values(line) | {"seen": state_digest(line_state(line))}
    form = LineForm(request.POST) if request.method == "POST" else LineForm(initial=initial)
    stored = attempt(
        form,
        initial,
        lambda: services.change_line(
            actor=actor, line=line, draft=form.draft(), seen=form.cleaned_data["seen"]
        ),
    )
    if stored is None:
        messages.success(request, _("The line is changed."))
        return _back(request, pk)
    context = {
        "form": form,
        "line": line,
        "stored": stored,
        "breadcrumbs": _breadcrumbs(),
    }
    status = 422 if form.errors else 200
    return render(request, "frameworks/line.html", context, status=status)


@require_POST
@allow(MANAGE)
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a line away."""
    actor = actor_of(request)
    line = queries.get_line(actor, pk)
    response = _back(request, pk)
    services.remove_line(actor=actor, line=line)
    messages.success(request, _("The line is removed."))
    return response


def _back(request: HttpRequest, pk: int) -> HttpResponse:
    """To the page of the two frameworks, or to the one where the line stands."""
    line = queries.get_line(actor_of(request), pk)
    own, other = line.provision.framework.reference, line.target.partition(":")[0]
    if queries.find_framework(actor_of(request), other):
        return redirect("frameworks:lines", source=own, target=other)
    return redirect("frameworks:framework", reference=own)


def _page(request: HttpRequest, source: str, target: str, form: NewLineForm) -> HttpResponse:
    actor = actor_of(request)
    one, other = queries.get_framework(actor, source), queries.get_framework(actor, target)
    found = queries.list_lines(actor, one, other)
    context = {
        "source": one,
        "target": other,
        "page": Paginator(found, PAGE_SIZE).get_page(request.GET.get("page")),
        "form": form,
        "may_manage": actor.may(MANAGE),
        "breadcrumbs": _breadcrumbs(),
    }
    status = 422 if form.errors else 200
    return render(request, "frameworks/lines.html", context, status=status)


def _breadcrumbs() -> list[dict[str, str]]:
    return [
        {"label": _("Frameworks"), "url": reverse("frameworks:list")},
        {"label": _("Side by side"), "url": reverse("frameworks:crosswalk")},
    ]
