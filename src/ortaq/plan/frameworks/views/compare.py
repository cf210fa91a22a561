"""Two frameworks side by side: what one asks that the other does not; and two versions of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from ortaq.engine.render.tables import write_csv
from ortaq.engine.render.xlsx import write_xlsx
from ortaq.engine.score.crosswalk import Coverage
from ortaq.engine.score.migrate import Carry
from ortaq.plan.frameworks import documents, queries
from ortaq.plan.frameworks.forms.lines import PairForm
from ortaq.plan.frameworks.permissions import MANAGE, READ
from ortaq.shared import clock
from ortaq.shared.access import actor_of, allow
from ortaq.shared.downloads import attachment

if TYPE_CHECKING:
    from django.http import HttpRequest

    from ortaq.engine.render.tables import Table
    from ortaq.engine.score.crosswalk import Crosswalk

PAGE_SIZE = 50


@require_GET
@allow(READ)
def crosswalk(request: HttpRequest) -> HttpResponse:
    """What one framework asks that another one does not."""
    actor = actor_of(request)
    form = PairForm(request.GET, frameworks=queries.list_frameworks(actor))
    found = _crosswalk(request, form)
    context: dict[str, object] = {
        "form": form,
        "crosswalk": found,
        "may_manage": actor.may(MANAGE),
        "breadcrumbs": _breadcrumbs(),
    }
    if found is not None:
        rows = found.gaps if form.is_gaps_only else found.rows
        context |= {
            "page": Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page")),
            "titles": {each.code: each.title for each in found.given.provisions},
            "counts": [(each.value, found.count(each)) for each in Coverage],
        }
    return render(request, "frameworks/crosswalk.html", context)


@require_GET
@allow(READ)
def download_crosswalk(request: HttpRequest, file_format: str) -> HttpResponse:
    """The same as a table, CSV or XLSX; 404 until two frameworks are chosen."""
    form = PairForm(request.GET, frameworks=queries.list_frameworks(actor_of(request)))
    found = _crosswalk(request, form)
    if found is None:
        return HttpResponse(status=404)
    table = documents.crosswalk_table(found, gaps_only=form.is_gaps_only)
    name = f"{found.asking.reference}-beside-{found.given.reference}"
    return _file(table, name, file_format)


@require_GET
@allow(READ)
def migration(request: HttpRequest, old: str, new: str) -> HttpResponse:
    """What becomes of answers to one version in another one."""
    actor = actor_of(request)
    plan = queries.get_migration_plan(actor, old, new)
    context = {
        "plan": plan,
        "old": queries.get_framework(actor, old),
        "new": queries.get_framework(actor, new),
        "counts": [(each.value, len(plan.of(each))) for each in Carry],
        "page": Paginator(plan.moves, PAGE_SIZE).get_page(request.GET.get("page")),
        "breadcrumbs": _breadcrumbs(),
    }
    return render(request, "frameworks/migration.html", context)


@require_GET
@allow(READ)
def download_migration(request: HttpRequest, old: str, new: str, file_format: str) -> HttpResponse:
    """The same as a table, CSV or XLSX."""
    plan = queries.get_migration_plan(actor_of(request), old, new)
    return _file(documents.migration_table(plan), f"{old}-to-{new}", file_format)


def _crosswalk(request: HttpRequest, form: PairForm) -> Crosswalk | None:
    given, asking = form.pair()
    if not given or not asking or given == asking:
        return None
    return queries.get_crosswalk(actor_of(request), given, asking)


def _file(table: Table, name: str, file_format: str) -> HttpResponse:
    if file_format == "xlsx":
        return attachment(f"{name}.xlsx", write_xlsx(table, created_at=clock.now()))
    return attachment(f"{name}.csv", write_csv(table))


def _breadcrumbs() -> list[dict[str, str]]:
    return [{"label": _("Frameworks"), "url": reverse("frameworks:list")}]
