"""The board of assignments, and one assignment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from ortaq.engine.render.tables import write_csv
from ortaq.plan.decisions import documents, permissions, queries, services
from ortaq.plan.decisions.forms import FilterForm, HandInForm, MoveForm, ReasonForm
from ortaq.plan.decisions.models import AssignmentStatus
from ortaq.plan.decisions.models.assignment import UNFINISHED
from ortaq.plan.decisions.views.shared import carry_out
from ortaq.shared import clock
from ortaq.shared.access import actor_of, allow
from ortaq.shared.downloads import attachment
from ortaq.shared.files.responses import file_response
from ortaq.shared.words import language

if TYPE_CHECKING:
    from collections.abc import Callable

    from django import forms
    from django.http import HttpRequest

    from ortaq.plan.decisions.models import Assignment

PAGE_SIZE = 50
"""Assignments on one page of the board. Ortaq's own choice."""


@require_GET
@allow(permissions.READ)
def board(request: HttpRequest) -> HttpResponse:
    """All assignments that the reader may see, overdue first."""
    actor = actor_of(request)
    form = FilterForm(request.GET)
    today = clock.today()
    found = queries.list_assignments(actor, form.narrow())
    page = Paginator(found, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page": page,
        "rows": [(row, "overdue" if row.is_overdue(today) else row.status) for row in page],
        "tally": queries.tally(actor),
        "own_open": queries.count_own_open(actor),
        "query": request.GET.urlencode(),
    }
    return render(request, "decisions/assignments/board.html", context)


@require_GET
@allow(permissions.READ)
def table(request: HttpRequest) -> HttpResponse:
    """The board as a table for a spreadsheet."""
    form = FilterForm(request.GET)
    rows = queries.list_assignments(actor_of(request), form.narrow())
    return attachment("assignments.csv", write_csv(documents.assignment_table(rows)))


@require_GET
@allow(permissions.READ)
def assignment_page(request: HttpRequest, reference: str) -> HttpResponse:
    """One assignment: what, who, until when, and what shows that it is done."""
    actor = actor_of(request)
    found = queries.get_assignment(actor, reference)
    may_manage = actor.may(permissions.MANAGE)
    is_unfinished = found.status in UNFINISHED
    theirs = queries.is_theirs(actor, found) or may_manage
    is_open = found.status == AssignmentStatus.OPEN
    context = {
        "assignment": found,
        "status": "overdue" if found.is_overdue(clock.today()) else found.status,
        "moves": queries.list_moves(found),
        "may_see_decision": queries.may_see_decision(actor, found),
        "may_manage": may_manage and is_unfinished,
        "hand_in_form": HandInForm() if theirs and is_open else None,
        "move_form": MoveForm(auto_id="move_%s", initial={"due_on": found.due_on}),
        "reason_form": ReasonForm(auto_id="reason_%s"),
        "back_form": ReasonForm(auto_id="back_%s"),
    }
    return render(request, "decisions/assignments/assignment.html", context)


@require_GET
@allow(permissions.READ)
def extract(request: HttpRequest, reference: str, file_format: str) -> HttpResponse:
    """The extract from the protocol for the executor of an assignment."""
    if file_format not in documents.WRITERS:
        raise Http404
    name, content = documents.make_extract(
        actor=actor_of(request),
        reference=reference,
        file_format=file_format,
        language=language(),
    )
    return attachment(name, content)


@require_GET
@allow(permissions.READ)
def proof(request: HttpRequest, reference: str) -> HttpResponse:
    """The file that shows that it is done."""
    found = queries.get_assignment(actor_of(request), reference)
    if found.proof_file is None:
        raise Http404
    return file_response(found.proof_file, found.reference)


@require_POST
@allow(permissions.EXECUTE)
def hand_in(request: HttpRequest, reference: str) -> HttpResponse:
    """Say that it is done."""
    actor = actor_of(request)
    found = queries.get_assignment(actor, reference)
    form = HandInForm(request.POST, request.FILES)
    carry_out(
        request,
        lambda: services.hand_in(
            actor=actor,
            assignment=found,
            proof=form.cleaned_data["proof"],
            content=form.cleaned_data["file"].read() if form.cleaned_data["file"] else b"",
        ),
        _("The proof is handed in. The secretariat looks at it."),
        form,
    )
    return redirect("decisions:assignment", reference=reference)


@require_POST
@allow(permissions.MANAGE)
def decide(request: HttpRequest, reference: str, deed: str) -> HttpResponse:
    """Accept or give back a proof, move the deadline, withdraw the assignment."""
    actor = actor_of(request)
    found = queries.get_assignment(actor, reference)
    if deed not in _DEEDS:
        raise Http404
    form_class, service = _DEEDS[deed]
    form = form_class(request.POST) if form_class else None
    carry_out(
        request,
        lambda: service(actor=actor, assignment=found, **(form.cleaned_data if form else {})),
        _("The assignment is changed."),
        form,
    )
    return redirect("decisions:assignment", reference=reference)


_DEEDS: dict[str, tuple[type[forms.Form] | None, Callable[..., Assignment]]] = {
    "accept": (None, services.accept),
    "give-back": (ReasonForm, services.give_back),
    "move": (MoveForm, services.move_due),
    "withdraw": (ReasonForm, services.withdraw),
}
