"""The page of one measure, and what is done on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from ortaq.engine.terms.errors import OrtaqError
from ortaq.plan.gaps.queries import get_gap
from ortaq.plan.measures import permissions, queries, services, wording
from ortaq.plan.measures.forms import (
    LinkForm,
    MoveForm,
    ProgressForm,
    deadline_values,
    progress_values,
)
from ortaq.plan.measures.views.drafting.parts import drafting_context
from ortaq.shared import clock
from ortaq.shared.access import actor_of, allow
from ortaq.shared.audit.queries import list_entries
from ortaq.shared.sentences import sentence

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from ortaq.plan.measures.models import Measure


@require_GET
@allow(permissions.READ)
def measure_page(request: HttpRequest, reference: str) -> HttpResponse:
    """One measure with everything known of it."""
    return _page(request, queries.get_measure(actor_of(request), reference))


@require_http_methods(["GET", "POST"])
@allow(permissions.REPORT)
def progress(request: HttpRequest, reference: str) -> HttpResponse:
    """The lead's report."""
    actor = actor_of(request)
    measure = queries.get_measure(actor, reference)
    if not services.may_report(actor, measure):
        raise services.NotOwnMeasure(measure=reference)
    form = ProgressForm(request.POST or None, initial=progress_values(measure))
    if request.method == "POST" and form.is_valid():
        services.set_progress(
            actor=actor,
            measure=measure,
            declared_status=form.status(),
            progress=form.progress(),
            note=form.cleaned_data["note"],
        )
        messages.success(request, _("The report is saved. Everybody sees it on the plan’s page."))
        return redirect("measures:measure", reference=reference)
    context = {
        "measure": measure,
        "row": queries.judge(measure, on=clock.today()),
        "form": form,
        "breadcrumbs": _breadcrumbs(measure, with_self=True),
    }
    return render(request, "measures/progress.html", context, status=422 if form.errors else 200)


@require_POST
@allow(permissions.MANAGE)
def move_deadline(request: HttpRequest, reference: str) -> HttpResponse:
    """Give the measure another deadline, with the reason."""
    actor = actor_of(request)
    measure = queries.get_measure(actor, reference)
    form = MoveForm(request.POST, decisions=queries.list_known_decisions(actor, measure.plan))
    deadline = form.chosen_deadline() if form.is_valid() else None
    if deadline is None:
        return _page(request, measure, status=422, move_form=form)
    try:
        services.move_deadline(
            actor=actor,
            measure=measure,
            deadline=deadline,
            reason=form.cleaned_data["reason"],
            decision=form.paper(),
        )
    except OrtaqError as error:
        form.add_error(None, sentence(error))
        return _page(request, measure, status=409, move_form=form)
    messages.success(request, _("The deadline is moved; the first one stays visible."))
    return redirect("measures:measure", reference=reference)


@require_POST
@allow(permissions.MANAGE)
def link_gap(request: HttpRequest, reference: str) -> HttpResponse:
    """Say that the measure closes a part of a gap."""
    actor = actor_of(request)
    measure = queries.get_measure(actor, reference)
    form = LinkForm(request.POST, gaps=queries.list_open_gaps(actor))
    if not form.is_valid():
        return _page(request, measure, status=422, link_form=form)
    gap = get_gap(actor, form.cleaned_data["gap"])
    services.link_gap(actor=actor, measure=measure, gap=gap, share=form.share())
    messages.success(request, _("The gap is linked."))
    return redirect("measures:measure", reference=reference)


@require_POST
@allow(permissions.MANAGE)
def unlink_gap(request: HttpRequest, reference: str, gap: str) -> HttpResponse:
    """Take a link back."""
    actor = actor_of(request)
    measure = queries.get_measure(actor, reference)
    services.unlink_gap(actor=actor, measure=measure, gap=get_gap(actor, gap))
    messages.success(request, _("The link is removed. You can set it again."))
    return redirect("measures:measure", reference=reference)


def _page(
    request: HttpRequest,
    measure: Measure,
    *,
    status: int = 200,
    move_form: MoveForm | None = None,
    link_form: LinkForm | None = None,
) -> HttpResponse:
    actor, on = actor_of(request), clock.today()
    may_manage = actor.may(permissions.MANAGE)
    gaps = queries.list_open_gaps(actor) if may_manage else []
    decisions = queries.list_known_decisions(actor, measure.plan) if may_manage else ()
    entries = list_entries(subject_kind="measure", subject=measure.reference)
    context = {
        "measure": measure,
        "row": queries.judge(measure, on=on),
        "problems": queries.check_measure(measure),
        "history": [(entry, wording.action_words(entry.action)) for entry in entries],
        "may_manage": may_manage,
        "may_report": services.may_report(actor, measure),
        "move_form": move_form
        or MoveForm(initial=deadline_values(measure.deadline), decisions=decisions),
        "link_form": (link_form or LinkForm(gaps=gaps)) if gaps else None,
        "breadcrumbs": _breadcrumbs(measure),
        **drafting_context(actor, measure),
    }
    return render(request, "measures/measure.html", context, status=status)


def _breadcrumbs(measure: Measure, *, with_self: bool = False) -> list[dict[str, str]]:
    address = reverse("measures:measure", kwargs={"reference": measure.reference})
    own = [{"label": measure.code, "url": address}] if with_self else []
    return [{"label": _("Measures"), "url": reverse("measures:list")}, *own]
