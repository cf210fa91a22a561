"""The register of the country's own articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from ortaq.plan.gaps import permissions, queries, services
from ortaq.plan.gaps.forms import LawTableForm
from ortaq.shared.access import actor_of, allow
from ortaq.shared.sentences import sentence
from ortaq.shared.words import integer

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

PAGE_SIZE = 50


@require_GET
@allow(permissions.READ)
def articles(request: HttpRequest) -> HttpResponse:
    """All articles of the register."""
    return _page(request, LawTableForm())


@require_POST
@allow(permissions.ALIGN)
def import_articles(request: HttpRequest) -> HttpResponse:
    """Take articles over from a table."""
    form = LawTableForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, form, status=422)
    content = form.cleaned_data["file"].read(services.LARGEST_BYTES + 1)
    try:
        done = services.import_law_articles(actor=actor_of(request), content=content)
    except services.LawTableUnfit as error:
        form.add_error("file", sentence(error))
        return _page(request, form, status=422)
    told = _("New articles: %(added)s. Replaced: %(replaced)s.")
    facts = {"added": integer(done.added), "replaced": integer(done.replaced)}
    messages.success(request, told % facts)
    return redirect("gaps:law_articles")


@require_GET
@allow(permissions.READ)
def article(request: HttpRequest, pk: int) -> HttpResponse:
    """One article of the register with its text."""
    found = queries.get_law_article(actor_of(request), pk)
    context = {
        "article": found,
        "breadcrumbs": [
            *_crumbs(),
            {"label": _("Register of the country’s articles"), "url": reverse("gaps:law_articles")},
        ],
    }
    return render(request, "laws/article.html", context)


def _crumbs() -> list[dict[str, str]]:
    return [
        {"label": _("Gaps"), "url": reverse("gaps:list")},
        {"label": _("Law beside treaties"), "url": reverse("gaps:laws")},
    ]


def _page(request: HttpRequest, form: LawTableForm, *, status: int = 200) -> HttpResponse:
    actor = actor_of(request)
    found = queries.list_law_articles(actor).defer("text")
    context = {
        "page": Paginator(found, PAGE_SIZE).get_page(request.GET.get("page")),
        "form": form,
        "may_align": actor.may(permissions.ALIGN),
        "breadcrumbs": _crumbs(),
    }
    return render(request, "laws/articles.html", context, status=status)
