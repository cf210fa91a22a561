"""Rounds, and the progress of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from ortaq.engine.render.tables import write_csv
from ortaq.engine.render.xlsx import write_xlsx
from ortaq.engine.terms.errors import OrtaqError
from ortaq.plan.assessments.queries import list_disputed
from ortaq.plan.rounds import documents, permissions, queries, services
from ortaq.plan.rounds.forms import FilterForm, ReopenForm
from ortaq.shared import clock
from ortaq.shared.access import actor_of, allow
from ortaq.shared.downloads import attachment
from ortaq.shared.labels import label
from ortaq.shared.sentences import sentence
from ortaq.shared.words import integer

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from ortaq.plan.rounds.models import Round

PAGE_SIZE = 25


@require_GET
@allow(permissions.READ)
def index(request: HttpRequest) -> HttpResponse:
    """Rounds, newest first."""
    actor = actor_of(request)
    context = {
        "page": Paginator(queries.list_rounds(actor), PAGE_SIZE).get_page(request.GET.get("page")),
        "may_manage": actor.may(permissions.MANAGE),
        "breadcrumbs": [{"label": _("Assessments"), "url": reverse("assessments:list")}],
    }
    return render(request, "rounds/list.html", context)


@require_GET
@allow(permissions.READ)
def round_page(request: HttpRequest, reference: str) -> HttpResponse:
    """One round: who has answered how much. A draft leads to what it lacks first."""
    round_ = queries.get_round(actor_of(request), reference)
    if round_.is_draft:
        return redirect(f"rounds:{_first_step(round_)}", reference=reference)
    return _board_page(request, round_)


@require_GET
@allow(permissions.READ)
def sections(request: HttpRequest, reference: str) -> HttpResponse:
    """Organisations by sections: the heat map, as a table."""
    round_ = queries.get_round(actor_of(request), reference)
    context = {
        "round": round_,
        "board": queries.get_board(round_, on=clock.today()),
        "breadcrumbs": crumbs(round_),
    }
    return render(request, "rounds/sections.html", context)


@require_GET
@allow(permissions.READ)
def progress_csv(request: HttpRequest, reference: str) -> HttpResponse:
    """The progress as CSV."""
    today = clock.today()
    round_ = queries.get_round(actor_of(request), reference)
    table = documents.progress_table(queries.get_board(round_, on=today), on=today)
    return attachment(f"{round_.reference}-progress.csv", write_csv(table))


@require_GET
@allow(permissions.READ)
def progress_xlsx(request: HttpRequest, reference: str) -> HttpResponse:
    """The progress as a spreadsheet."""
    today = clock.today()
    round_ = queries.get_round(actor_of(request), reference)
    table = documents.progress_table(queries.get_board(round_, on=today), on=today)
    content = write_xlsx(table, created_at=clock.now())
    return attachment(f"{round_.reference}-progress.xlsx", content)


@require_POST
@allow(permissions.MANAGE)
def remind(request: HttpRequest, reference: str) -> HttpResponse:
    """Remind one organisation, or all that are late or not done."""
    actor = actor_of(request)
    round_ = queries.get_round(actor, reference)
    try:
        reminded = services.remind(
            actor=actor, round_=round_, organisations=request.POST.getlist("organisation")
        )
    except services.NothingToRemind as error:
        messages.info(request, sentence(error))
    else:
        text = ngettext(
            "%(number)s organisation is reminded.",
            "%(number)s organisations are reminded.",
            reminded,
        )
        messages.success(request, text % {"number": integer(reminded)})
    return redirect("rounds:round", reference=reference)


@require_POST
@allow(permissions.MANAGE)
def close(request: HttpRequest, reference: str) -> HttpResponse:
    """End the answering."""
    actor = actor_of(request)
    services.close_round(actor=actor, round_=queries.get_round(actor, reference))
    messages.success(
        request, _("The round is closed. Settle now what organisations answer differently.")
    )
    return redirect("rounds:round", reference=reference)


@require_POST
@allow(permissions.MANAGE)
def reopen(request: HttpRequest, reference: str) -> HttpResponse:
    """Take answers again until another day."""
    actor = actor_of(request)
    round_ = queries.get_round(actor, reference)
    form = ReopenForm(request.POST)
    if form.is_valid():
        try:
            services.reopen_round(
                actor=actor, round_=round_, deadline=form.cleaned_data["deadline"]
            )
        except services.DeadlineInThePast as error:
            form.add_error("deadline", sentence(error))
        except OrtaqError as error:
            form.add_error(None, sentence(error))
        else:
            messages.success(request, _("The round is open again, and everybody is told."))
            return redirect("rounds:round", reference=reference)
    return _board_page(request, round_, reopen_form=form, status=422)


def crumbs(round_: Round) -> list[dict[str, str]]:
    """The way to a page below a round."""
    return [
        {"label": _("Rounds"), "url": reverse("rounds:list")},
        {"label": round_.reference, "url": reverse("rounds:round", args=[round_.reference])},
    ]


def _board_page(
    request: HttpRequest, round_: Round, *, reopen_form: ReopenForm | None = None, status: int = 200
) -> HttpResponse:
    actor = actor_of(request)
    board = queries.get_board(round_, on=clock.today())
    form = FilterForm(request.GET)
    standing, group = form.value("standing"), form.value("group")
    rows = [
        row
        for row in board.rows
        if standing in {"", row.standing} and group in {"", row.organisation.group}
    ]
    may_manage = actor.may(permissions.MANAGE)
    context = {
        "round": round_,
        "board": board,
        "rows": rows,
        "form": form,
        "counts": [
            (standing, label(standing, "round_standing"), board.count(standing))
            for standing in queries.STANDINGS
        ],
        "to_remind": [row.organisation.code for row in rows if row.may_be_reminded],
        "disputed": list_disputed(round_.assessment).count(),
        "may_manage": may_manage,
        "own_desk": _own_desk(request, board),
        "reopen_form": reopen_form or ReopenForm(),
        "breadcrumbs": [{"label": _("Rounds"), "url": reverse("rounds:list")}],
        "files": [
            {"label": "CSV", "url": reverse("rounds:progress_csv", args=[round_.reference])},
            {"label": "XLSX", "url": reverse("rounds:progress_xlsx", args=[round_.reference])},
        ],
    }
    return render(request, "rounds/board.html", context, status=status)


def _own_desk(request: HttpRequest, board: queries.Board) -> str:
    """Address of the reader's own desk; empty where his organisation is not asked."""
    actor = actor_of(request)
    asked = any(row.organisation.pk == actor.organisation_id for row in board.rows)
    if not asked or not actor.may(permissions.RESPOND):
        return ""
    return reverse("rounds:desk", args=[board.round.reference, actor.organisation])


def _first_step(round_: Round) -> str:
    """The first page of the sequence on which something blocks; the last one where nothing does."""
    readiness = queries.get_readiness(round_, on=clock.today())
    blocked = {one.step for one in readiness.shortcomings if one.is_blocking}
    return next((step for step in queries.STEPS if step in blocked), "check")
