"""The form that moves money and weights, and what it gives."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from ortaq.engine.choose.conflict import NoChoicePossible
from ortaq.engine.terms.errors import OrtaqError
from ortaq.plan.choices import documents, drawings, permissions, queries, services
from ortaq.plan.choices.forms import FrameForm
from ortaq.plan.choices.forms.frame import values_of
from ortaq.plan.choices.frame import BudgetLine, Frame
from ortaq.plan.choices.queries.judging import compared_directions
from ortaq.plan.choices.wording import conflict_words
from ortaq.plan.measures.queries import find_current_plan
from ortaq.shared.access import actor_of, allow
from ortaq.shared.downloads import attachment
from ortaq.shared.sentences import sentence
from ortaq.shared.words import language

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from ortaq.plan.choices.models import Choice
    from ortaq.plan.measures.models import Plan
    from ortaq.shared.actors import Actor

FIRST_SHARE = 0.6
"""Share of what is asked that the form foresees before anybody has set a budget."""


@require_http_methods(["GET", "POST"])
@allow(permissions.READ)
def index(request: HttpRequest) -> HttpResponse:
    """Choices of a plan, and the form for another one."""
    actor = actor_of(request)
    plan = find_current_plan(actor, request.GET.get("plan", ""))
    if plan is None:
        return render(request, "measures/no_plan.html", status=404 if request.GET else 200)
    form = _form(request, actor, plan)
    if request.method == "POST" and form.is_valid():
        try:
            choice = services.choose_measures(
                actor=actor,
                plan=plan,
                frame=form.frame(),
                own=form.own_codes(),
                note=form.cleaned_data["note"],
            )
        except NoChoicePossible as error:
            form.add_error(None, list(conflict_words(error.conflicts)))
        except OrtaqError as error:
            form.add_error(None, sentence(error))
        else:
            messages.success(request, _("The choice is computed and kept."))
            return redirect("choices:choice", reference=choice.reference)
    context = {
        "plan": plan,
        "form": form,
        "choices": queries.list_choices(actor, plan)[:50],
        "may_manage": actor.may(permissions.MANAGE),
        "may_judge": actor.may(permissions.JUDGE),
    }
    return render(request, "choices/list.html", context, status=422 if form.errors else 200)


@require_GET
@allow(permissions.READ)
def choice_page(request: HttpRequest, reference: str) -> HttpResponse:
    """One choice: what is taken, what isn't, what it costs, and the form to try another."""
    actor = actor_of(request)
    choice = queries.get_choice(actor, reference)
    shown = queries.show_choice(actor, choice)
    closure_rows = drawings.closure_rows(actor, choice)
    context = {
        "choice": choice,
        "plan": choice.plan,
        "shown": shown,
        "curve": drawings.curve(choice),
        "curve_rows": drawings.curve_rows(choice),
        "closures": drawings.closures(choice, closure_rows),
        "closure_rows": closure_rows,
        "form": _form_again(actor, choice, shown.asked),
        "may_manage": actor.may(permissions.MANAGE),
        "files": documents.files_of(choice),
        "breadcrumbs": [{"label": _("Choices"), "url": documents.list_url(choice)}],
    }
    return render(request, "choices/choice.html", context)


@require_GET
@allow(permissions.READ)
def annex(request: HttpRequest, reference: str, file_format: str) -> HttpResponse:
    """The choice as a printed annex."""
    actor = actor_of(request)
    choice = queries.get_choice(actor, reference)
    name, content = documents.make_annex(
        actor=actor, choice=choice, file_format=file_format, language=language()
    )
    return attachment(name, content)


def _form(request: HttpRequest, actor: Actor, plan: Plan) -> FrameForm:
    asked, directions = queries.asked_money(actor, plan), compared_directions(actor)
    if request.method == "POST":
        return FrameForm(request.POST, asked=asked, directions=directions)
    last = queries.list_choices(actor, plan).first()
    first = Frame.of(last.frame) if last else _first_frame(asked)
    initial = {**{f"weight_{one}": 1 for one in directions}, **values_of(first)}
    judged = queries.get_joint_judgement(actor, plan)
    if request.GET.get("weights") == "judged" and judged.weights:
        scale = len(directions)
        initial |= {
            f"weight_{one}": Decimal(str(round(weight * scale, 2)))
            for one, weight in judged.weights.together.weights.items()
        }
    return FrameForm(asked=asked, directions=directions, initial=initial)


def _form_again(actor: Actor, choice: Choice, asked: dict[tuple[int, str], float]) -> FrameForm:
    own = [row["code"] for row in choice.result.get("own", {}).get("chosen", ())]
    directions = compared_directions(actor)
    return FrameForm(
        asked=asked,
        directions=directions,
        initial={
            **{f"weight_{one}": 1 for one in directions},
            **values_of(Frame.of(choice.frame), own=own),
        },
    )


def _first_frame(asked: dict[tuple[int, str], float]) -> Frame:
    lines = (
        BudgetLine(float(round(amount * FIRST_SHARE)), year, source)
        for (year, source), amount in asked.items()
    )
    return Frame(budgets=tuple(lines))
