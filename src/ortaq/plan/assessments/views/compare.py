"""An assessment beside an earlier one: what moved the score, and what can be taken over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from ortaq.engine.terms.errors import OrtaqError
from ortaq.plan.assessments import permissions, queries, services
from ortaq.plan.assessments.change_words import change_rows, change_words
from ortaq.plan.assessments.forms import CompareForm
from ortaq.plan.assessments.views.page import crumbs
from ortaq.shared.access import actor_of, allow
from ortaq.shared.sentences import sentence
from ortaq.shared.words import integer

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from ortaq.plan.assessments.models import Assessment


@require_GET
@allow(permissions.READ)
def compare(request: HttpRequest, reference: str) -> HttpResponse:
    """The change of the score against another assessment, cause by cause."""
    actor = actor_of(request)
    assessment = queries.get_assessment(actor, reference)
    others = queries.list_comparable(actor, assessment)
    chosen = _chosen(request, others)
    found = queries.get_comparison(actor, reference, chosen.reference) if chosen else None
    context = {
        "assessment": assessment,
        "form": _form(others, chosen),
        "found": found,
        "summary": change_words(found) if found else "",
        "causes": change_rows(found) if found else [],
        "breadcrumbs": crumbs(assessment),
    }
    return render(request, "assessments/compare.html", context)


@require_GET
@allow(permissions.MANAGE)
def migration(request: HttpRequest, reference: str) -> HttpResponse:
    """What can be taken over from another assessment, and what needs a human."""
    actor = actor_of(request)
    target = queries.get_assessment(actor, reference)
    others = queries.list_comparable(actor, target)
    chosen = _chosen(request, others)
    context = {
        "assessment": target,
        "form": _form(others, chosen),
        "found": queries.get_migration(actor, chosen, target) if chosen else None,
        "breadcrumbs": crumbs(target),
    }
    return render(request, "assessments/migrate.html", context)


@require_POST
@allow(permissions.MANAGE)
def migrate(request: HttpRequest, reference: str) -> HttpResponse:
    """Take over what the versions allow."""
    actor = actor_of(request)
    target = queries.get_assessment(actor, reference)
    source = queries.get_assessment(actor, request.POST.get("other", ""))
    page = reverse("assessments:migrate", args=[reference])
    try:
        count = services.migrate_answers(actor=actor, source=source, target=target)
    except OrtaqError as error:
        messages.error(request, sentence(error))
        return HttpResponseRedirect(page)
    told = ngettext("%(count)s answer is taken over.", "%(count)s answers are taken over.", count)
    messages.success(request, told % {"count": integer(count)})
    return HttpResponseRedirect(f"{page}?other={source.reference}")


def _chosen(request: HttpRequest, others: list[Assessment]) -> Assessment | None:
    """The assessment that the address names, else the only one there is."""
    wanted = request.GET.get("other", "")
    named = next((one for one in others if one.reference == wanted), None)
    return named or (others[0] if len(others) == 1 else None)


def _form(others: list[Assessment], chosen: Assessment | None) -> CompareForm | None:
    if not others:
        return None
    initial = {"other": chosen.reference if chosen else others[0].reference}
    return CompareForm(initial=initial, others=others)
