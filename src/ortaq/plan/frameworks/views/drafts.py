"""Drafts: started, looked at, changed as a whole, published."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from ortaq.engine.terms.errors import OrtaqError
from ortaq.plan.frameworks import queries, services
from ortaq.plan.frameworks.forms.heads import (
    HeadForm,
    NewFrameworkForm,
    VersionForm,
    head_values,
)
from ortaq.plan.frameworks.forms.scales import ScalesForm, scale_values
from ortaq.plan.frameworks.permissions import MANAGE
from ortaq.plan.frameworks.stored import head_state, state_digest
from ortaq.plan.frameworks.views.changing import attempt
from ortaq.plan.frameworks.views.frameworks import WHOLE, shelf_context
from ortaq.shared.access import actor_of, allow
from ortaq.shared.sentences import sentence

if TYPE_CHECKING:
    from django import forms
    from django.http import HttpRequest, HttpResponse

    from ortaq.plan.frameworks.models import Framework

PAGE_SIZE = 50
MOST_PROBLEMS = 20
"""Lacks that a page lists; the rest shows when these are mended."""


@require_GET
@allow(MANAGE)
def index(request: HttpRequest) -> HttpResponse:
    """All drafts, and the ways to start one."""
    actor = actor_of(request)
    context = {
        "drafts": queries.list_drafts(actor),
        "frameworks": queries.list_frameworks(actor),
        "breadcrumbs": breadcrumbs()[:1],
    }
    return render(request, "frameworks/drafts.html", context)


@require_http_methods(["GET", "POST"])
@allow(MANAGE)
def new(request: HttpRequest) -> HttpResponse:
    """Start a framework."""
    form = NewFrameworkForm(request.POST or None)
    if form.is_bound and form.is_valid():
        try:
            draft = services.start_framework(
                actor=actor_of(request),
                code=form.cleaned_data["code"],
                version=form.cleaned_data["version"],
                engine=form.chosen_engine,
                head=form.head(),
            )
        except OrtaqError as error:
            form.add_error(None, sentence(error))
        else:
            messages.success(request, _("The draft is there. Add chapters and provisions."))
            return redirect("frameworks:draft", reference=draft.reference)
    return _form(request, "frameworks/draft_new.html", form)


@require_http_methods(["GET", "POST"])
@allow(MANAGE)
def version(request: HttpRequest, reference: str) -> HttpResponse:
    """Start a new version of a framework."""
    actor = actor_of(request)
    base = queries.get_framework(actor, reference)
    form = VersionForm(request.POST or None)
    if form.is_bound and form.is_valid():
        try:
            draft = services.start_version(actor=actor, base=base, **form.cleaned_data)
        except OrtaqError as error:
            form.add_error(None, sentence(error))
        else:
            messages.success(request, _("The draft holds what the old version holds."))
            return redirect("frameworks:draft", reference=draft.reference)
    return _form(request, "frameworks/draft_version.html", form, base=base)


@require_GET
@allow(MANAGE)
def draft(request: HttpRequest, reference: str) -> HttpResponse:
    """A draft: its tree, what it lacks, and what can be done with it."""
    found = queries.get_draft(actor_of(request), reference)
    problems = queries.list_problems(found)
    context: dict[str, object] = {
        "framework": found,
        "scales": queries.list_scales(found),
        "problems": problems[:MOST_PROBLEMS],
        "problem_count": len(problems),
        "breadcrumbs": breadcrumbs(),
    }
    if found.provision_count <= WHOLE and "group" not in request.GET:
        context["branches"] = queries.list_branches(found)
    else:
        context |= shelf_context(request, found)
    return render(request, "frameworks/draft.html", context)


@require_http_methods(["GET", "POST"])
@allow(MANAGE)
def head(request: HttpRequest, reference: str) -> HttpResponse:
    """Say something else of a draft as a whole."""
    actor = actor_of(request)
    found = queries.get_draft(actor, reference)
    initial = head_values(found) | {"seen": state_digest(head_state(found))}
    form = HeadForm(request.POST) if request.method == "POST" else HeadForm(initial=initial)
    stored = attempt(
        form,
        initial,
        lambda: services.change_head(
            actor=actor, framework=found, head=form.head(), seen=form.cleaned_data["seen"]
        ),
    )
    if stored is None:
        return saved(request, found)
    return _form(request, "frameworks/draft_head.html", form, framework=found, stored=stored)


@require_http_methods(["GET", "POST"])
@allow(MANAGE)
def scales(request: HttpRequest, reference: str) -> HttpResponse:
    """Change the possible answers."""
    actor = actor_of(request)
    found = queries.get_draft(actor, reference)
    current = queries.list_scales(found)
    initial = {**scale_values(current), "seen": state_digest({"scales": found.scales})}
    posted = request.POST if request.method == "POST" else None
    form = ScalesForm(posted, scales=current, initial=initial)
    stored = attempt(
        form,
        initial,
        lambda: services.change_scales(
            actor=actor, framework=found, scales=form.scales(), seen=form.cleaned_data["seen"]
        ),
    )
    if stored is None:
        return saved(request, found)
    return _form(request, "frameworks/draft_scales.html", form, framework=found, stored=stored)


@require_http_methods(["GET", "POST"])
@allow(MANAGE)
def publish(request: HttpRequest, reference: str) -> HttpResponse:
    """Show what publishing means, and do it."""
    actor = actor_of(request)
    found = queries.get_draft(actor, reference)
    problem = ""
    if request.method == "POST":
        try:
            services.publish_framework(actor=actor, framework=found)
        except OrtaqError as error:
            problem = sentence(error)
        else:
            messages.success(request, _("The version is published and can be answered to."))
            return redirect("frameworks:framework", reference=reference)
    problems = queries.list_problems(found)
    context = {
        "framework": found,
        "problem": problem,
        "problems": problems[:MOST_PROBLEMS],
        "breadcrumbs": breadcrumbs(found),
    }
    status = 422 if problem else 200
    return render(request, "frameworks/draft_publish.html", context, status=status)


@require_http_methods(["GET", "POST"])
@allow(MANAGE)
def discard(request: HttpRequest, reference: str) -> HttpResponse:
    """Show what would be gone, and throw the draft away."""
    actor = actor_of(request)
    found = queries.get_draft(actor, reference)
    if request.method == "POST":
        services.discard_draft(actor=actor, framework=found)
        messages.success(request, _("The draft is gone."))
        return redirect("frameworks:drafts")
    context = {"framework": found, "breadcrumbs": breadcrumbs(found)}
    return render(request, "frameworks/draft_discard.html", context)


@require_GET
@allow(MANAGE)
def history(request: HttpRequest, reference: str) -> HttpResponse:
    """Who changed what in a framework, the latest first."""
    actor = actor_of(request)
    found = queries.get_any(actor, reference)
    page = Paginator(queries.list_changes(actor, found), PAGE_SIZE).get_page(
        request.GET.get("page")
    )
    context = {
        "framework": found,
        "page": page,
        "entries": queries.name_changes(page.object_list),
        "breadcrumbs": breadcrumbs(found) if found.is_draft else breadcrumbs()[:1],
    }
    return render(request, "frameworks/history.html", context)


def saved(request: HttpRequest, framework: Framework) -> HttpResponse:
    """Back to the draft."""
    messages.success(request, _("Saved."))
    return redirect("frameworks:draft", reference=framework.reference)


def breadcrumbs(framework: Framework | None = None) -> list[dict[str, str]]:
    """The way to the drafts, or to one of them."""
    found = [
        {"label": _("Frameworks"), "url": reverse("frameworks:list")},
        {"label": _("Drafts"), "url": reverse("frameworks:drafts")},
    ]
    if framework is not None:
        address = reverse("frameworks:draft", args=[framework.reference])
        found.append({"label": framework.reference, "url": address})
    return found


def _form(request: HttpRequest, template: str, form: forms.Form, **context: object) -> HttpResponse:
    framework = context.get("framework")
    crumbs = breadcrumbs(framework)  # type: ignore[arg-type]  # a Framework or None
    status = 422 if form.errors else 200
    values = {"form": form, "breadcrumbs": crumbs, **context}
    return render(request, template, values, status=status)
