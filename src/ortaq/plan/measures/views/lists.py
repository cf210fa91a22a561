"""The list of measures, and the same as a file."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from ortaq.engine.render.tables import write_csv
from ortaq.engine.terms.language import Language
from ortaq.plan.measures import documents, permissions, queries
from ortaq.plan.measures.forms import FilterForm
from ortaq.plan.measures.queries.drafting.notes import count_open_notes
from ortaq.shared import clock
from ortaq.shared.access import actor_of, allow
from ortaq.shared.downloads import attachment
from ortaq.shared.words import language

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from ortaq.plan.measures.models import Plan
    from ortaq.plan.measures.queries import MeasureRow

LANGUAGE_NAMES = {Language.KK: "Қазақша", Language.RU: "Русский", Language.EN: "English"}


@require_GET
@allow(permissions.READ)
def index(request: HttpRequest) -> HttpResponse:
    """The measures of a plan by direction, with their sums and warnings."""
    actor, on = actor_of(request), clock.today()
    plan = queries.find_current_plan(actor, request.GET.get("plan", ""))
    if plan is None:
        return render(request, "measures/no_plan.html", status=404 if request.GET else 200)
    form = FilterForm(request.GET, leads=queries.list_leads(actor, plan))
    narrowed = form.narrowed()
    rows = queries.list_measures(actor, plan, on=on, narrow=narrowed)
    context = {
        "plan": plan,
        "plans": queries.visible_plans(actor),
        "form": form,
        "is_narrowed": any(asdict(narrowed).values()),
        "groups": queries.group_by_direction(rows),
        "summary": queries.summarise(plan, rows, on=on),
        "warnings": queries.get_warnings(actor, plan),
        "may_manage": actor.may(permissions.MANAGE),
        "files": plan_files(plan),
        "csv_url": f"{reverse('measures:csv')}?{request.GET.urlencode()}",
        "on": on,
        "open_notes": count_open_notes(actor, plan),
    }
    return render(request, "measures/list.html", context)


@require_GET
@allow(permissions.READ)
def download(request: HttpRequest) -> HttpResponse:
    """The same list as CSV, with the same filters."""
    actor = actor_of(request)
    plan = queries.get_plan(actor, request.GET.get("plan", ""))
    form = FilterForm(request.GET, leads=queries.list_leads(actor, plan))
    rows = _rows(request, plan, form)
    return attachment(f"{plan.slug}-measures.csv", write_csv(documents.measure_table(rows)))


def _rows(request: HttpRequest, plan: Plan, form: FilterForm) -> list[MeasureRow]:
    return queries.list_measures(actor_of(request), plan, on=clock.today(), narrow=form.narrowed())


@require_GET
@allow(permissions.READ)
def export(request: HttpRequest, file_format: str) -> HttpResponse:
    """The printed plan; the paper's language is asked for apart from the page's."""
    actor = actor_of(request)
    asked = request.GET.get("lang", language())
    name, content = documents.export_plan(
        actor=actor,
        plan=queries.get_plan(actor, request.GET.get("plan", "")),
        file_format=file_format,
        language=Language(asked if asked in set(Language) else language()),
        template=request.GET.get("template", "decree"),
    )
    return attachment(name, content)


def plan_files(plan: Plan) -> list[dict[str, str]]:
    """Links to the printed plan in each format and language."""
    return [
        {
            "label": _("%(format)s, %(language)s")
            % {"format": file_format.upper(), "language": name},
            "url": reverse("measures:export", kwargs={"file_format": file_format})
            + "?"
            + urlencode({"lang": code.value, "plan": plan.slug}),
        }
        for code, name in LANGUAGE_NAMES.items()
        for file_format in documents.WRITERS
    ]
