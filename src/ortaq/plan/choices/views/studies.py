"""Why not, what more money buys, how sure it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ortaq.engine.terms.errors import OrtaqError
from ortaq.plan.choices import documents, permissions, queries, services
from ortaq.plan.choices.wording import why_not_words
from ortaq.shared.access import actor_of, allow
from ortaq.shared.sentences import sentence

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

CURVE, NEXT_MONEY, ROBUSTNESS, WEIGHTS = "curve", "next_money", "robustness", "weights"
_STUDIES = (CURVE, NEXT_MONEY, ROBUSTNESS, WEIGHTS, queries.WHY_NOT)


class StudyForm(forms.Form):
    """Which study, with its number: thousand tenge more, or draws."""

    name = forms.ChoiceField(choices=[(name, name) for name in _STUDIES])
    amount = forms.FloatField(min_value=1, max_value=1e9, required=False)
    draws = forms.IntegerField(min_value=1, max_value=200, required=False)


@require_POST
@allow(permissions.MANAGE)
def study(request: HttpRequest, reference: str) -> HttpResponse:
    """Compute a study and go back to the choice."""
    actor = actor_of(request)
    choice = queries.get_choice(actor, reference)
    form = StudyForm(request.POST)
    if not form.is_valid():
        raise Http404
    values = form.cleaned_data
    try:
        if values["name"] == CURVE:
            services.study_curve(actor=actor, choice=choice)
        elif values["name"] == NEXT_MONEY:
            services.study_next_money(
                actor=actor, choice=choice, amount=values["amount"] or documents.NEXT_THOUSAND
            )
        elif values["name"] == ROBUSTNESS:
            services.study_robustness(
                actor=actor, choice=choice, draws=values["draws"] or documents.DRAWS
            )
        elif values["name"] == queries.WHY_NOT:
            services.explain_rest(actor=actor, choice=choice)
        else:
            services.study_weights(actor=actor, choice=choice)
    except OrtaqError as error:
        messages.error(request, sentence(error))
    else:
        messages.success(request, _("Computed and kept with the choice."))
    return redirect("choices:choice", reference=reference)


@require_http_methods(["GET", "POST"])
@allow(permissions.MANAGE)
def why_not_page(request: HttpRequest, reference: str, code: str) -> HttpResponse:
    """Why a measure was not chosen; a GET shows what is known, a POST looks for the exact answer."""
    actor = actor_of(request)
    choice = queries.get_choice(actor, reference)
    row = next(
        (one for one in queries.show_choice(actor, choice).rejected if one.code == code), None
    )
    if row is None:
        raise Http404
    answer = row.answer
    if request.method == "POST":
        try:
            answer = services.explain(actor=actor, choice=choice, code=code)
        except OrtaqError as error:
            messages.error(request, sentence(error))
    context = {
        "choice": choice,
        "row": row,
        "answer": answer,
        "words": why_not_words(answer) if answer else (),
        "breadcrumbs": [
            {"label": _("Choices"), "url": documents.list_url(choice)},
            {"label": choice.reference, "url": documents.choice_url(choice)},
        ],
    }
    return render(request, "choices/why_not.html", context)
