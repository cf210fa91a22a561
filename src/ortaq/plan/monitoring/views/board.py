"""The board of a half-year: who is late, who is silent, whose word is too good."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from ortaq.engine.render.tables import write_csv
from ortaq.engine.terms.errors import OrtaqError
from ortaq.engine.terms.language import Language
from ortaq.plan.measures.queries import find_current_plan, get_plan, list_leads
from ortaq.plan.monitoring import documents, permissions, queries, services
from ortaq.plan.monitoring.cycle import BadHalfYear, HalfYear
from ortaq.plan.monitoring.forms import BoardForm, ModerateForm
from ortaq.shared import clock
from ortaq.shared.access import actor_of, allow
from ortaq.shared.downloads import attachment
from ortaq.shared.sentences import sentence
from ortaq.shared.words import language

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from ortaq.plan.measures.models import Plan

LANGUAGE_NAMES = {Language.KK: "Қазақша", Language.RU: "Русский", Language.EN: "English"}


@require_GET
@allow(permissions.READ)
def index(request: HttpRequest) -> HttpResponse:
    """Every measure in a half-year, filtered."""
    actor, on = actor_of(request), clock.today()
    plan = find_current_plan(actor, request.GET.get("plan", ""))
    if plan is None:
        return render(request, "measures/no_plan.html", status=404 if request.GET else 200)
    period = _period(request)
    form = BoardForm(request.GET, leads=list_leads(actor, plan))
    whole = queries.get_board(actor, plan, period, on=on)
    narrowed = form.narrowed()
    context = {
        "plan": plan,
        "period": period,
        "periods": queries.list_periods(plan, on),
        "board": whole,
        "rows": queries.narrow_board(whole, narrowed),
        "form": form,
        "closed": queries.find_summary(plan, period),
        "may_manage": actor.may(permissions.MANAGE),
        "may_close": actor.may(permissions.MANAGE) and on >= period.end,
        "counters": [
            (one, ModerateForm(auto_id=f"moderate-{one.pk}-%s"))
            for one in queries.list_waiting_counters(actor, plan)
        ],
        "papers": _papers(plan, period),
        "csv_url": f"{reverse('monitoring:board_csv')}?{request.GET.urlencode()}",
        "on": on,
    }
    return render(request, "monitoring/board.html", context)


@require_GET
@allow(permissions.READ)
def download(request: HttpRequest) -> HttpResponse:
    """The board as CSV, with the same filters."""
    actor = actor_of(request)
    plan = get_plan(actor, request.GET.get("plan", ""))
    form = BoardForm(request.GET, leads=list_leads(actor, plan))
    period = _period(request)
    board = queries.get_board(actor, plan, period, on=clock.today(), narrow=form.narrowed())
    name = f"{plan.slug}-{period.code}-board.csv"
    return attachment(name, write_csv(documents.board_table(board)))


@require_POST
@allow(permissions.MANAGE)
def close(request: HttpRequest) -> HttpResponse:
    """Keep the half-year as it is."""
    actor = actor_of(request)
    plan = get_plan(actor, request.POST.get("plan", ""))
    period = _period(request, request.POST.get("period", ""))
    try:
        services.close_period(actor=actor, plan=plan, period=period)
    except OrtaqError as error:
        messages.error(request, sentence(error))
    else:
        messages.success(request, _("The half-year is closed and kept as it is."))
    asked = urlencode({"plan": plan.slug, "period": period.code})
    return redirect(f"{reverse('monitoring:board')}?{asked}")


@require_GET
@allow(permissions.READ)
def paper(request: HttpRequest, kind: str, file_format: str) -> HttpResponse:
    """An official paper on the half-year; its language is asked for apart from the page's."""
    asked = request.GET.get("lang", language())
    name, content = documents.export_paper(
        actor=actor_of(request),
        kind=kind,
        period=_period(request),
        file_format=file_format,
        language=Language(asked if asked in set(Language) else language()),
        slug=request.GET.get("plan", ""),
    )
    return attachment(name, content)


@require_GET
@allow(permissions.READ)
def own_deadlines(request: HttpRequest) -> HttpResponse:
    """Deadlines of the measures that the reader's organisation leads or helps with."""
    actor = actor_of(request)
    plan = get_plan(actor, request.GET.get("plan", ""))
    content = documents.make_deadlines(actor, plan, organisation_id=actor.organisation_id or 0)
    return attachment(f"{plan.slug}-own-deadlines.ics", content)


def _period(request: HttpRequest, code: str = "") -> HalfYear:
    """The half-year asked for, else the one that is being reported on."""
    try:
        return HalfYear.parse(code or request.GET.get("period", ""))
    except BadHalfYear:
        return HalfYear.last_ended(clock.today())


def _papers(plan: Plan, period: HalfYear) -> list[tuple[str, list[dict[str, str]]]]:
    names = {
        "half-year-report": _("Half-year report"),
        "summary": _("Summary to the Prime Minister’s Office"),
        "annual-report": _("Annual report"),
    }
    return [
        (
            words,
            [
                {
                    "label": f"{file_format.upper()}, {name}",
                    "url": reverse("monitoring:paper", args=[kind, file_format])
                    + "?"
                    + urlencode({"plan": plan.slug, "period": period.code, "lang": code.value}),
                }
                for code, name in LANGUAGE_NAMES.items()
                for file_format in documents.WRITERS
            ],
        )
        for kind, words in names.items()
    ]
