"""The sequence of pages by which the secretariat prepares and sends a round."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from ortaq.engine.terms.errors import OrtaqError
from ortaq.plan.assessments.models import AssessmentStatus
from ortaq.plan.assessments.queries import get_assessment, list_assessments
from ortaq.plan.frameworks.queries import get_framework, list_frameworks
from ortaq.plan.rounds import permissions, queries, services
from ortaq.plan.rounds.forms import NewForm, PlanForm
from ortaq.plan.rounds.services.letters import OPENED, compose, list_addressees
from ortaq.plan.rounds.views.board import crumbs
from ortaq.plan.rounds.wording import step_labels, usual_message
from ortaq.shared import clock
from ortaq.shared.access import actor_of, allow
from ortaq.shared.sentences import sentence
from ortaq.shared.words import integer

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from ortaq.plan.rounds.models import Round


@require_http_methods(["GET", "POST"])
@allow(permissions.MANAGE)
def new(request: HttpRequest) -> HttpResponse:
    """Begin a round."""
    actor = actor_of(request)
    form = NewForm(
        request.POST or None,
        initial={"basis": request.GET.get("assessment", ""), "as_of": clock.today()},
        assessments=list_assessments(actor).exclude(status=AssessmentStatus.CLOSED),
        frameworks=list_frameworks(actor).filter(assessable_count__gt=0),
    )
    if request.method == "POST" and form.is_valid():
        try:
            round_ = _draft(request, form)
        except OrtaqError as error:
            form.add_error("basis", sentence(error))
        else:
            return redirect("rounds:scope", reference=round_.reference)
    context = {
        "form": form,
        "breadcrumbs": [{"label": _("Rounds"), "url": reverse("rounds:list")}],
    }
    return render(request, "rounds/new.html", context, status=422 if form.errors else 200)


def _draft(request: HttpRequest, form: NewForm) -> Round:
    actor, message = actor_of(request), usual_message()
    if form.framework:
        return services.draft_round_of_framework(
            actor=actor,
            framework=get_framework(actor, form.framework),
            title=form.title(),
            as_of=form.cleaned_data["as_of"] or clock.today(),
            message=message,
        )
    return services.draft_round(
        actor=actor,
        assessment=get_assessment(actor, form.cleaned_data["basis"]),
        title=form.title(),
        message=message,
    )


@require_http_methods(["GET", "POST"])
@allow(permissions.MANAGE)
def when(request: HttpRequest, reference: str) -> HttpResponse:
    """Deadline, reminders and the letter; an open round may still change them."""
    actor = actor_of(request)
    round_ = queries.get_round(actor, reference)
    form = PlanForm(request.POST or None, initial=PlanForm.initial_of(round_))
    if request.method == "POST" and form.is_valid():
        services.plan_round(actor=actor, round_=round_, **form.values())
        messages.success(request, _("Deadline, reminders and letter are saved."))
        return redirect("rounds:check" if round_.is_draft else "rounds:round", reference=reference)
    context = {**steps(round_, "when"), "form": form}
    return render(request, "rounds/when.html", context, status=422 if form.errors else 200)


@require_GET
@allow(permissions.MANAGE)
def check(request: HttpRequest, reference: str) -> HttpResponse:
    """What is missing, what would be sent to how many, and the button that sends it."""
    round_ = queries.get_round(actor_of(request), reference)
    context = {**steps(round_, "check"), "letters": _letters(round_)}
    return render(request, "rounds/check.html", context)


@require_POST
@allow(permissions.MANAGE)
def open_round(request: HttpRequest, reference: str) -> HttpResponse:
    """Send it."""
    actor = actor_of(request)
    round_ = queries.get_round(actor, reference)
    try:
        services.open_round(actor=actor, round_=round_)
    except services.RoundNotReady as error:
        messages.error(request, sentence(error))
        return redirect("rounds:check", reference=reference)
    messages.success(request, _("The round is open. The letters go out within a minute."))
    return redirect("rounds:round", reference=reference)


@require_POST
@allow(permissions.MANAGE)
def drop(request: HttpRequest, reference: str) -> HttpResponse:
    """Delete a draft."""
    actor = actor_of(request)
    services.drop_round(actor=actor, round_=queries.get_round(actor, reference))
    messages.success(request, _("The draft is deleted."))
    return redirect("rounds:list")


def steps(round_: Round, step: str) -> dict[str, object]:
    """What every page of the sequence shows: the way, and what is missing on each page."""
    readiness = queries.get_readiness(round_, on=clock.today())
    labels = step_labels()
    return {
        "round": round_,
        "readiness": readiness,
        "step": step,
        "step_number": queries.STEPS.index(step) + 1,
        "step_labels": labels,
        "way": [
            {
                "label": label,
                "url": reverse(f"rounds:{name}", args=[round_.reference]),
                "current": name == step,
                "count": len(readiness.of_step(name)) or None,
            }
            for name, label in zip(queries.STEPS, labels, strict=True)
        ],
        "missing": readiness.of_step(step),
        "breadcrumbs": crumbs(round_)[:1],
        "send_words": ngettext(
            "Open the round and send %(number)s letter",
            "Open the round and send %(number)s letters",
            readiness.letters,
        )
        % {"number": integer(readiness.letters)},
    }


def _letters(round_: Round) -> list[tuple[str, str, str]]:
    """Language, subject and body of the letter to the first reader, in the languages of all readers."""
    asked = queries.list_asked_organisations(round_)
    people = list_addressees(round_, asked)
    to = next(iter(people), None)
    if to is None or round_.deadline is None:
        return []
    number = sum(key == to.organisation.pk for _pk, key in queries.list_assignments(round_))
    shown: list[tuple[str, str, str]] = []
    spoken = {person.reader.language for person in people}
    for code in (code for code in ("kk", "ru", "en") if code in spoken):
        with translation.override(code):
            letter = compose(round_, to, kind=OPENED, asked=number, left=number, example=True)
        shown.append((code, letter.subject, letter.body))
    return shown
