"""One gap: opening, reading, sorting in, closing; and making gaps from scores."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from ortaq.plan.assessments.queries import (
    find_answer,
    get_assessment,
    list_assessments,
    list_sources,
    rating_word,
)
from ortaq.plan.frameworks.queries import get_provision, list_scales
from ortaq.plan.gaps import permissions, queries, services, wording
from ortaq.plan.gaps.forms import ClassifyForm, DeriveForm, GapForm, MistakeForm
from ortaq.shared.access import actor_of, allow
from ortaq.shared.audit.queries import list_entries
from ortaq.shared.people.queries import find_organisation
from ortaq.shared.sentences import sentence

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

    from ortaq.plan.frameworks.models import Provision
    from ortaq.plan.gaps.models import Gap


@require_GET
@allow(permissions.OPEN)
def new(request: HttpRequest) -> HttpResponse:
    """The form of a gap that somebody knows of, maybe at a provision."""
    return _new(request, GapForm(), _provision_of(request))


@require_POST
@allow(permissions.OPEN)
def open_gap(request: HttpRequest) -> HttpResponse:
    """Put a gap on the list and show it."""
    form, provision = GapForm(request.POST), _provision_of(request)
    if not form.is_valid():
        return _new(request, form, provision, status=422)
    gap = services.open_gap(actor=actor_of(request), draft=form.draft(provision))
    messages.success(request, _("The gap is on the list."))
    return redirect("gaps:gap", reference=gap.reference)


@require_GET
@allow(permissions.READ)
def gap_page(request: HttpRequest, reference: str) -> HttpResponse:
    """One gap: how large, why, and what is done about it."""
    return _page(request, queries.get_gap(actor_of(request), reference))


@require_POST
@allow(permissions.MANAGE)
def classify(request: HttpRequest, reference: str) -> HttpResponse:
    """Say where the gap belongs and who answers for it."""
    actor = actor_of(request)
    gap, form = queries.get_gap(actor, reference), ClassifyForm(request.POST)
    if not form.is_valid():
        return _page(request, gap, status=422, classify_form=form)
    pillar, root_cause, owner = form.sorted_in()
    services.classify_gap(
        actor=actor,
        gap=gap,
        pillar=pillar,
        root_cause=root_cause,
        owner=find_organisation(owner),
    )
    messages.success(request, _("The gap is sorted in."))
    return redirect("gaps:gap", reference=reference)


@require_POST
@allow(permissions.MANAGE)
def close_by_answer(request: HttpRequest, reference: str) -> HttpResponse:
    """End the gap because newer answers meet it."""
    return _turn(request, reference, services.close_by_answer, _("The gap is closed."))


@require_POST
@allow(permissions.MANAGE)
def drop(request: HttpRequest, reference: str) -> HttpResponse:
    """Take a gap off the list that should not have been on it."""
    actor = actor_of(request)
    gap, form = queries.get_gap(actor, reference), MistakeForm(request.POST)
    if not form.is_valid():
        return _page(request, gap, status=422, mistake_form=form)
    try:
        services.close_as_mistake(actor=actor, gap=gap, reason=form.cleaned_data["reason"])
    except services.ClosingReasonNeeded as error:
        form.add_error("reason", sentence(error))
        return _page(request, gap, status=422, mistake_form=form)
    messages.success(request, _("The gap is off the list."))
    return redirect("gaps:gap", reference=reference)


@require_POST
@allow(permissions.MANAGE)
def address(request: HttpRequest, reference: str) -> HttpResponse:
    """Say that measures of the plan close the gap."""
    return _turn(request, reference, services.address_gap, _("The gap counts as addressed."))


@require_POST
@allow(permissions.MANAGE)
def reopen(request: HttpRequest, reference: str) -> HttpResponse:
    """Put the gap on the list again."""
    return _turn(request, reference, services.reopen_gap, _("The gap is open again."))


@require_GET
@allow(permissions.MANAGE)
def derive_page(request: HttpRequest) -> HttpResponse:
    """The form that makes gaps from low scores."""
    assessments = list_assessments(actor_of(request))
    initial = {"assessment": request.GET.get("assessment", ""), "threshold": "0.5"}
    return _derive(request, DeriveForm(initial=initial, assessments=assessments))


@require_POST
@allow(permissions.MANAGE)
def derive(request: HttpRequest) -> HttpResponse:
    """Make the gaps of an assessment agree with its scores."""
    actor = actor_of(request)
    form = DeriveForm(request.POST, assessments=list_assessments(actor))
    if not form.is_valid():
        return _derive(request, form, status=422)
    reference = form.cleaned_data["assessment"]
    done = services.derive_gaps(
        actor=actor,
        assessment=get_assessment(actor, reference),
        threshold=form.cleaned_data["threshold"],
    )
    messages.success(
        request,
        _("Opened: %(opened)s. Changed: %(changed)s. Closed: %(closed)s. As before: %(same)s.")
        % {
            "opened": done.opened,
            "changed": done.changed,
            "closed": done.closed,
            "same": done.unchanged,
        },
    )
    return redirect(f"{reverse('gaps:list')}?assessment={reference}")


def _turn(
    request: HttpRequest, reference: str, service: Callable[..., Gap], done: str
) -> HttpResponse:
    actor = actor_of(request)
    service(actor=actor, gap=queries.get_gap(actor, reference))
    messages.success(request, done)
    return redirect("gaps:gap", reference=reference)


def _provision_of(request: HttpRequest) -> Provision | None:
    """The provision that the address names, or None."""
    framework, code = request.GET.get("framework", ""), request.GET.get("provision", "")
    return get_provision(actor_of(request), framework, code) if framework and code else None


def _crumbs() -> list[dict[str, str]]:
    return [{"label": _("Gaps"), "url": reverse("gaps:list")}]


def _new(
    request: HttpRequest, form: GapForm, provision: Provision | None, status: int = 200
) -> HttpResponse:
    context = {"form": form, "provision": provision, "breadcrumbs": _crumbs()}
    return render(request, "gaps/new.html", context, status=status)


def _derive(request: HttpRequest, form: DeriveForm, status: int = 200) -> HttpResponse:
    context = {"form": form, "breadcrumbs": _crumbs()}
    return render(request, "gaps/derive.html", context, status=status)


def _page(request: HttpRequest, gap: Gap, *, status: int = 200, **forms: object) -> HttpResponse:
    owner = gap.owner.code if gap.owner else ""
    initial = {"pillar": gap.pillar, "root_cause": gap.root_cause, "owner": owner}
    actor = actor_of(request)
    may_manage = actor.may(permissions.MANAGE)
    entries = list_entries(subject_kind="gap", subject=gap.reference)
    context = {
        "gap": gap,
        "may_manage": may_manage,
        "closing_words": wording.closing_words(gap),
        "merged": list(queries.list_merged(gap)),
        "unmet": queries.list_unmet(actor, gap) if may_manage and not gap.closing else [],
        "history": [(entry, wording.action_words(entry.action)) for entry in entries],
        "classify_form": ClassifyForm(initial=initial),
        "mistake_form": MistakeForm(),
        "breadcrumbs": _crumbs(),
        **_score_of(gap),
        **forms,
    }
    return render(request, "gaps/gap.html", context, status=status)


def _score_of(gap: Gap) -> dict[str, object]:
    """The answer behind the gap, in words, and what it rests on."""
    if gap.assessment is None or gap.provision is None:
        return {}
    answer = find_answer(gap.assessment, gap.provision)
    scales = {scale.code: scale for scale in list_scales(gap.provision.framework)}
    return {
        "answer": answer,
        "law": rating_word(scales["in_law"], answer.law) if answer else None,
        "practice": rating_word(scales["in_practice"], answer.practice) if answer else None,
        "sources": list_sources(answer),
    }
