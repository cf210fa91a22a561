"""Groups and provisions of a draft: added, written, moved, removed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ortaq.engine.terms.errors import OrtaqError
from ortaq.engine.terms.framework import LEVELS
from ortaq.plan.frameworks import queries, services
from ortaq.plan.frameworks.forms.parts import (
    GroupForm,
    ProvisionForm,
    group_values,
    provision_values,
)
from ortaq.plan.frameworks.permissions import MANAGE
from ortaq.plan.frameworks.stored import group_state, provision_state, state_digest
from ortaq.plan.frameworks.views.changing import attempt
from ortaq.plan.frameworks.views.drafts import breadcrumbs, saved
from ortaq.shared.access import actor_of, allow
from ortaq.shared.sentences import sentence

if TYPE_CHECKING:
    from django import forms
    from django.http import HttpRequest, HttpResponse

    from ortaq.engine.terms.framework import ScaleStep
    from ortaq.plan.frameworks.models import Framework

MOST_EVIDENCE = 40
"""Rows of sources that a form may send."""


@require_http_methods(["GET", "POST"])
@allow(MANAGE)
def add_group(request: HttpRequest, reference: str) -> HttpResponse:
    """Add a chapter, maybe inside another one."""
    actor = actor_of(request)
    draft = queries.get_draft(actor, reference)
    initial = {"parent": request.GET.get("parent", "")}
    form = GroupForm(_posted(request), groups=queries.list_groups(draft), initial=initial)
    if form.is_bound and form.is_valid():
        try:
            services.add_group(actor=actor, framework=draft, draft=form.draft())
        except OrtaqError as error:
            form.add_error(None, sentence(error))
        else:
            return saved(request, draft)
    return _form(request, "frameworks/draft_group.html", form, draft)


@require_http_methods(["GET", "POST"])
@allow(MANAGE)
def group(request: HttpRequest, reference: str, code: str) -> HttpResponse:
    """Rename a chapter, weigh it or put it elsewhere."""
    actor = actor_of(request)
    found = queries.get_draft_group(actor, reference, code)
    groups = queries.list_groups(found.framework).exclude(pk=found.pk)
    initial = group_values(found) | {"seen": state_digest(group_state(found))}
    form = GroupForm(_posted(request), groups=groups, initial=initial)
    stored = attempt(
        form,
        initial,
        lambda: services.change_group(
            actor=actor, group=found, draft=form.draft(), seen=form.cleaned_data["seen"]
        ),
    )
    if stored is None:
        return saved(request, found.framework)
    return _form(
        request, "frameworks/draft_group.html", form, found.framework, group=found, stored=stored
    )


@require_POST
@allow(MANAGE)
def move_group(request: HttpRequest, reference: str, code: str) -> HttpResponse:
    """Move a chapter up or down among those beside it."""
    actor = actor_of(request)
    found = queries.get_draft_group(actor, reference, code)
    services.move_group(actor=actor, group=found, up=request.POST.get("to") == "up")
    return redirect("frameworks:draft", reference=reference)


@require_http_methods(["GET", "POST"])
@allow(MANAGE)
def remove_group(request: HttpRequest, reference: str, code: str) -> HttpResponse:
    """Show what is in a chapter, and remove it with that."""
    actor = actor_of(request)
    found = queries.get_draft_group(actor, reference, code)
    if request.method == "POST":
        services.remove_group(actor=actor, group=found)
        messages.success(request, _("The chapter is removed."))
        return redirect("frameworks:draft", reference=reference)
    holds = queries.count_in_group(found)
    context = {"group": found, "holds": holds, "breadcrumbs": breadcrumbs(found.framework)}
    return render(request, "frameworks/draft_remove_group.html", context)


@require_http_methods(["GET", "POST"])
@allow(MANAGE)
def add_provision(request: HttpRequest, reference: str) -> HttpResponse:
    """Add a provision to a chapter."""
    actor = actor_of(request)
    draft = queries.get_draft(actor, reference)
    initial = {
        "group": request.GET.get("group", ""),
        "assessable": True,
        "requisite": True,
        "kind": "capacity",
    }
    form = ProvisionForm(
        _posted(request),
        groups=queries.list_groups(draft),
        levels=_levels(draft),
        evidence_count=_evidence_count(request, 0),
        initial=initial,
    )
    if form.is_bound and form.is_valid():
        try:
            services.add_provision(actor=actor, framework=draft, draft=form.draft())
        except OrtaqError as error:
            form.add_error(None, sentence(error))
        else:
            return saved(request, draft)
    return _form(request, "frameworks/draft_provision.html", form, draft)


@require_http_methods(["GET", "POST"])
@allow(MANAGE)
def provision(request: HttpRequest, reference: str, code: str) -> HttpResponse:
    """Write a provision anew."""
    actor = actor_of(request)
    found = queries.get_draft_provision(actor, reference, code)
    draft = found.framework
    initial = provision_values(found) | {"seen": state_digest(provision_state(found))}
    form = ProvisionForm(
        _posted(request),
        groups=queries.list_groups(draft),
        levels=_levels(draft),
        evidence_count=_evidence_count(request, len(found.evidence)),
        initial=initial,
    )
    stored = attempt(
        form,
        initial,
        lambda: services.change_provision(
            actor=actor, provision=found, draft=form.draft(), seen=form.cleaned_data["seen"]
        ),
    )
    if stored is None:
        return saved(request, draft)
    extra = {"provision": found, "stored": stored}
    return _form(request, "frameworks/draft_provision.html", form, draft, **extra)


@require_POST
@allow(MANAGE)
def move_provision(request: HttpRequest, reference: str, code: str) -> HttpResponse:
    """Move a provision up or down in its chapter."""
    actor = actor_of(request)
    found = queries.get_draft_provision(actor, reference, code)
    services.move_provision(actor=actor, provision=found, up=request.POST.get("to") == "up")
    return redirect("frameworks:draft", reference=reference)


@require_http_methods(["GET", "POST"])
@allow(MANAGE)
def remove_provision(request: HttpRequest, reference: str, code: str) -> HttpResponse:
    """Ask once more, and remove a provision."""
    actor = actor_of(request)
    found = queries.get_draft_provision(actor, reference, code)
    if request.method == "POST":
        services.remove_provision(actor=actor, provision=found)
        messages.success(request, _("The provision is removed."))
        return redirect("frameworks:draft", reference=reference)
    context = {"provision": found, "breadcrumbs": breadcrumbs(found.framework)}
    return render(request, "frameworks/draft_remove_provision.html", context)


def _posted(request: HttpRequest) -> dict[str, object] | None:
    return request.POST if request.method == "POST" else None  # type: ignore[return-value]  # a QueryDict is a mapping


def _levels(draft: Framework) -> tuple[ScaleStep, ...]:
    found = (scale.steps for scale in queries.list_scales(draft) if scale.code == LEVELS)
    return next(found, ())


def _evidence_count(request: HttpRequest, stored: int) -> int:
    """Rows that were sent, less the spare ones that the form adds again; else those stored."""
    sent = [name for name in request.POST if name.startswith("evidence") and name.endswith("_type")]
    return max(stored, min(len(sent), MOST_EVIDENCE) - 2) if sent else stored


def _form(
    request: HttpRequest, template: str, form: forms.Form, draft: Framework, **context: object
) -> HttpResponse:
    values = {"form": form, "framework": draft, "breadcrumbs": breadcrumbs(draft), **context}
    return render(request, template, values, status=422 if form.errors else 200)
