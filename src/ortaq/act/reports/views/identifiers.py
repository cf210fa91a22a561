"""Pages of identifiers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from ortaq.act.reports import permissions, queries
from ortaq.engine.terms.identifier import IdentifierKind, Role
from ortaq.shared import clock, drawing
from ortaq.shared.access import actor_of, allow
from ortaq.shared.labels import choices

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from ortaq.act.reports.queries import IdentifierView

PAGE_SIZE = 25


@require_GET
@allow(permissions.READ)
def identifier_list(request: HttpRequest) -> HttpResponse:
    """Identifiers, commonest first."""
    kind = request.GET.get("kind", "")
    kind = kind if kind in set(IdentifierKind) else ""
    found = queries.list_identifiers(actor_of(request), kind=kind)
    page = Paginator(found, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {"page": page, "kind": kind, "kinds": [("", _("All")), *choices("kind")]}
    return render(request, "reports/identifiers.html", context)


@require_GET
@allow(permissions.READ)
def identifier_page(request: HttpRequest, pk: int) -> HttpResponse:
    """One identifier: who names it when and as whose, whom it may belong to, and its warning."""
    actor = actor_of(request)
    view = queries.get_identifier_view(actor, pk, on=clock.today(), now=clock.now())
    reports = queries.list_reports_of_identifier(actor, view.seen.identifier)
    context = {
        "view": view,
        "seen": view.seen,
        "roles": [(role, view.roles[role]) for role in Role if role in view.roles],
        "months_svg": _months(view),
        "page": Paginator(reports, PAGE_SIZE).get_page(request.GET.get("page")),
    }
    return render(request, "reports/identifier.html", context)


def _months(view: IdentifierView) -> str:
    return drawing.months(
        view.by_month,
        title=_("Reports by month"),
        description=_("Number of reports that name it in each month."),
        source=_("Register of Ortaq"),
        unit=_("reports"),
    )
