"""What everybody reads: consultations, their sections, comments with answers, who was heard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.paginator import Paginator
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from ortaq.plan.consultations import documents, permissions, queries, services
from ortaq.plan.consultations.passages import passages_of
from ortaq.shared.access import actor_of, public
from ortaq.shared.audit.encoding import canonical
from ortaq.shared.downloads import attachment
from ortaq.shared.words import in_language, language

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from ortaq.plan.consultations.models import Consultation

PAGE_SIZE = 25


@require_GET
@public
def index(request: HttpRequest) -> HttpResponse:
    """Consultations, the newest first."""
    actor = actor_of(request)
    page = Paginator(queries.visible_consultations(actor), PAGE_SIZE).get_page(
        request.GET.get("page")
    )
    context = {
        "page": page,
        "shown": [(one, services.is_open(one)) for one in page],
        "may_manage": actor.may(permissions.MANAGE),
        "own": queries.list_own_open(actor) if actor.may(permissions.ANSWER) else [],
    }
    return render(request, "consultations/list.html", context)


@require_GET
@public
def consultation(request: HttpRequest, reference: str) -> HttpResponse:
    """One consultation with its contents."""
    actor = actor_of(request)
    found = queries.get_consultation(actor, reference)
    chapters = queries.list_chapters(found)
    context = {
        **frame(found),
        "chapters": chapters,
        "said": queries.list_published(found).count(),
        "may_manage": actor.may(permissions.MANAGE),
        "may_answer": actor.may(permissions.ANSWER),
        "files": documents.files_of(found) if found.is_answered else [],
    }
    return render(request, "consultations/consultation.html", context)


@require_GET
@public
def section(request: HttpRequest, reference: str, position: int) -> HttpResponse:
    """One section in its passages, with what was said of it."""
    found = queries.get_consultation(actor_of(request), reference)
    one = queries.get_section(found, position)
    before, after = queries.list_neighbours(one)
    page = Paginator(queries.list_statements(found, one), PAGE_SIZE).get_page(
        request.GET.get("page")
    )
    context = {
        **frame(found),
        "section": one,
        "passages": passages_of(in_language(one.text)),
        "before": before,
        "after": after,
        "page": page,
        "said": queries.with_same(page),
        "breadcrumbs": [*breadcrumbs(), crumb(found)],
    }
    return render(request, "consultations/section.html", context)


@require_GET
@public
def comments(request: HttpRequest, reference: str) -> HttpResponse:
    """All published comments, with their answers once these are public."""
    found = queries.get_consultation(actor_of(request), reference)
    page = Paginator(queries.list_published(found), PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        **frame(found),
        "page": page,
        "said": queries.with_same(page),
        "files": documents.files_of(found),
        "breadcrumbs": [*breadcrumbs(), crumb(found)],
    }
    return render(request, "consultations/comments.html", context)


@require_GET
@public
def voices(request: HttpRequest, reference: str) -> HttpResponse:
    """Who was heard and who wasn't."""
    actor = actor_of(request)
    found = queries.get_consultation(actor, reference)
    counted = queries.count_voices(found)
    may_manage = actor.may(permissions.MANAGE)
    context = {
        **frame(found),
        "voices": counted,
        "tables": documents.voice_tables(counted),
        "to_invite": queries.list_to_invite(actor, counted) if may_manage else None,
        "breadcrumbs": [*breadcrumbs(), crumb(found)],
    }
    return render(request, "consultations/voices.html", context)


@require_GET
@public
def table_download(request: HttpRequest, reference: str, file_format: str) -> HttpResponse:
    """The table of comments and answers as a file."""
    found = queries.get_consultation(actor_of(request), reference)
    name, kind, content = documents.make_table(
        consultation=found, file_format=file_format, language=language()
    )
    return attachment(name, content, media_type=kind)


@require_GET
@public
def proof(request: HttpRequest, reference: str) -> HttpResponse:
    """What one needs to check the published numbers without us."""
    found = queries.get_numbers_proof(actor_of(request), reference)
    return attachment(f"{reference}.proof.json", canonical(found))


def frame(found: Consultation) -> dict[str, object]:
    """What every page of a consultation knows."""
    return {
        "consultation": found,
        "is_open": services.is_open(found),
        "breadcrumbs": breadcrumbs(),
    }


def breadcrumbs() -> list[dict[str, str]]:
    """The way to the list."""
    return [{"label": _("Public consultations"), "url": reverse("consultations:list")}]


def crumb(found: Consultation) -> dict[str, str]:
    """The way to one consultation."""
    return {
        "label": in_language(found.title),
        "url": reverse("consultations:consultation", args=[found.reference]),
    }
