"""Choosing the form of the printed plan and wording its texts."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ortaq.plan.measures import documents, permissions, queries
from ortaq.plan.measures.forms.papers import PaperForm, paper_values
from ortaq.plan.measures.queries.drafting.papers import PLACEHOLDERS, paper_texts
from ortaq.plan.measures.services.drafting.papers import word_paper
from ortaq.shared.access import actor_of, allow

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from ortaq.plan.measures.models import Plan

_NAMES = {"kk": "Қазақша", "ru": "Русский", "en": "English"}


@require_http_methods(["GET", "POST"])
@allow(permissions.MANAGE)
def papers(request: HttpRequest) -> HttpResponse:
    """Every form of the printed plan, and the texts around its table."""
    actor = actor_of(request)
    plan = queries.get_plan(actor, request.GET.get("plan", ""))
    form = PaperForm(request.POST or None, initial=paper_values(paper_texts(plan)))
    address = f"{reverse('measures:papers')}?{urlencode({'plan': plan.slug})}"
    if request.method == "POST" and form.is_valid():
        word_paper(actor=actor, plan=plan, texts=form.texts())
        messages.success(request, _("The texts are kept. They stand in every paper of this plan."))
        return redirect(address)
    context = {
        "plan": plan,
        "form": form,
        "templates": _templates(plan),
        "placeholders": [f"{{{{{name}}}}}" for name in PLACEHOLDERS],
        "breadcrumbs": [{"label": _("Measures"), "url": reverse("measures:list")}],
    }
    return render(request, "measures/papers.html", context, status=422 if form.errors else 200)


def _templates(plan: Plan) -> list[dict[str, object]]:
    """Name, words and files of each form of the paper."""
    words = {
        "decree": (_("Decree table"), _("Seven columns, a section per direction, one language.")),
        "decree-parallel": (
            _("Parallel edition"),
            _("Each measure in Kazakh and, below it, in Russian; both heads on every page."),
        ),
        "indicators": (
            _("Decree table with target indicators"),
            _(
                "Before the table, the target indicators of each direction with their yearly values."
            ),
        ),
    }
    return [
        {
            "name": words[name][0],
            "about": words[name][1],
            "files": [
                {
                    "label": _label(file_format, language),
                    "url": _url(plan, name, file_format, language),
                }
                for language in (("kk",) if name == "decree-parallel" else _NAMES)
                for file_format in documents.WRITERS
            ],
        }
        for name in documents.TEMPLATES
    ]


def _label(file_format: str, language: str) -> str:
    values = {"format": file_format.upper(), "language": _NAMES[language]}
    return _("%(format)s, %(language)s") % values


def _url(plan: Plan, name: str, file_format: str, language: str) -> str:
    asked = urlencode({"lang": language, "plan": plan.slug, "template": name})
    return f"{reverse('measures:export', kwargs={'file_format': file_format})}?{asked}"
