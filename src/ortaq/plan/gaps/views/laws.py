"""The country's law beside a treaty: which treaties, all provisions, one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from ortaq.engine.terms.errors import OrtaqError
from ortaq.plan.assessments.queries import list_assessments
from ortaq.plan.frameworks.queries import get_framework, get_provision
from ortaq.plan.gaps import documents, permissions, queries, services
from ortaq.plan.gaps.forms import AlignForm, ArticleForm, align_values
from ortaq.shared.access import actor_of, allow
from ortaq.shared.downloads import attachment
from ortaq.shared.sentences import sentence
from ortaq.shared.words import in_language, integer, language

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from ortaq.plan.frameworks.models import Provision


@require_GET
@allow(permissions.READ)
def treaties(request: HttpRequest) -> HttpResponse:
    """The treaties that the law can be compared with."""
    context = {
        "treaties": queries.list_treaties(actor_of(request)),
        "formats": list(documents.WRITERS),
        "breadcrumbs": [{"label": _("Gaps"), "url": reverse("gaps:list")}],
    }
    return render(request, "laws/treaties.html", context)


@require_GET
@allow(permissions.READ)
def profile(request: HttpRequest, reference: str) -> HttpResponse:
    """One treaty with the country's law beside each provision."""
    actor = actor_of(request)
    framework = get_framework(actor, reference)
    context = {
        "framework": framework,
        "rows": queries.list_law_rows(actor, framework),
        "may_align": actor.may(permissions.ALIGN),
        "formats": list(documents.WRITERS),
        "breadcrumbs": _crumbs(),
    }
    return render(request, "laws/profile.html", context)


@require_GET
@allow(permissions.READ)
def print_profile(request: HttpRequest, reference: str, file_format: str) -> HttpResponse:
    """The comparison as a file, in the page's language."""
    name, content = documents.make_law_profile(
        actor=actor_of(request), reference=reference, file_format=file_format, language=language()
    )
    return attachment(name, content)


@require_POST
@allow(permissions.ALIGN)
def adopt(request: HttpRequest, reference: str) -> HttpResponse:
    """Take over the legal acts under the answers of the newest assessment."""
    actor = actor_of(request)
    assessment = list_assessments(actor, framework=reference).first()
    count = services.adopt_sources(actor=actor, assessment=assessment) if assessment else 0
    messages.success(request, _("Articles taken over: %(count)s.") % {"count": integer(count)})
    return redirect("gaps:law_profile", reference=reference)


@require_GET
@allow(permissions.READ)
def provision(request: HttpRequest, reference: str, code: str) -> HttpResponse:
    """One provision with the country's law, what is missing, and the amendment."""
    return _page(request, get_provision(actor_of(request), reference, code))


@require_POST
@allow(permissions.ALIGN)
def align(request: HttpRequest, reference: str, code: str) -> HttpResponse:
    """Say what is missing and how far the amendment has come."""
    actor = actor_of(request)
    found, form = get_provision(actor, reference, code), AlignForm(request.POST)
    if not form.is_valid():
        return _page(request, found, status=422, align_form=form)
    try:
        services.set_alignment(
            actor=actor,
            provision=found,
            draft=form.draft(),
            expected_version=form.cleaned_data["version"],
        )
    except OrtaqError as error:
        form.add_error(None, sentence(error))
        return _page(request, found, status=422, align_form=form)
    messages.success(request, _("The comparison is saved."))
    return redirect("gaps:law_provision", reference=reference, code=code)


@require_POST
@allow(permissions.ALIGN)
def add_article(request: HttpRequest, reference: str, code: str) -> HttpResponse:
    """Put an article of the country's law beside the provision."""
    actor = actor_of(request)
    found, form = get_provision(actor, reference, code), ArticleForm(request.POST)
    if not form.is_valid():
        return _page(request, found, status=422, article_form=form)
    try:
        services.add_aligned_article(actor=actor, provision=found, draft=form.draft())
    except services.ActUnnamed as error:
        form.add_error(None, sentence(error))
        return _page(request, found, status=422, article_form=form)
    messages.success(request, _("The article stands beside the provision, not verified yet."))
    return redirect("gaps:law_provision", reference=reference, code=code)


@require_POST
@allow(permissions.ALIGN)
def verify_article(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that somebody compared the article with the official text."""
    actor = actor_of(request)
    article = queries.get_aligned_article(actor, pk)
    services.verify_aligned_article(actor=actor, article=article)
    messages.success(request, _("The article counts as verified."))
    return _to(article.provision)


@require_POST
@allow(permissions.ALIGN)
def remove_article(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an article away from beside the provision."""
    actor = actor_of(request)
    article = queries.get_aligned_article(actor, pk)
    services.remove_aligned_article(actor=actor, article=article)
    messages.success(request, _("The article is removed. You can add it again."))
    return _to(article.provision)


def _to(provision: Provision) -> HttpResponse:
    return redirect(
        "gaps:law_provision", reference=provision.framework.reference, code=provision.code
    )


def _crumbs() -> list[dict[str, str]]:
    return [
        {"label": _("Gaps"), "url": reverse("gaps:list")},
        {"label": _("Law beside treaties"), "url": reverse("gaps:laws")},
    ]


def _page(
    request: HttpRequest,
    provision: Provision,
    *,
    status: int = 200,
    align_form: AlignForm | None = None,
    article_form: ArticleForm | None = None,
) -> HttpResponse:
    actor = actor_of(request)
    may_align = actor.may(permissions.ALIGN)
    row = queries.get_law_row(actor, provision)
    framework = provision.framework
    above = {
        "label": in_language(framework.title),
        "url": reverse("gaps:law_profile", args=[framework.reference]),
    }
    context = {
        "provision": provision,
        "row": row,
        "changes": queries.list_alignment_changes(row.alignment),
        "may_align": may_align,
        "align_form": align_form or AlignForm(initial=align_values(row.alignment)),
        "article_form": article_form or _article_form(request),
        "breadcrumbs": [*_crumbs(), above],
    }
    return render(request, "laws/provision.html", context, status=status)


def _article_form(request: HttpRequest) -> ArticleForm:
    """Filled in from the register where the address names an article of it."""
    chosen = request.GET.get("article", "")
    if not (chosen.isascii() and chosen.isdigit()):
        return ArticleForm()
    one = queries.list_law_articles(actor_of(request)).filter(pk=int(chosen[:9])).first()
    if one is None:
        return ArticleForm()
    values = {"article": one.article, "wording_date": one.wording_date, "url": one.url}
    return ArticleForm(initial={f"act_{one.language}": one.act, **values})
