"""What the secretariat does with a survey and its experts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from ortaq.engine.terms.errors import OrtaqError
from ortaq.plan.surveys import permissions, queries, services
from ortaq.plan.surveys.forms import AccountForm, DeadlinesForm, GuestForm
from ortaq.plan.surveys.views.results import breadcrumbs
from ortaq.shared.access import actor_of, allow
from ortaq.shared.sentences import sentence
from ortaq.shared.words import integer

if TYPE_CHECKING:
    from django import forms
    from django.http import HttpRequest, HttpResponse, QueryDict

    from ortaq.plan.surveys.models import Survey


@require_http_methods(["GET", "POST"])
@allow(permissions.MANAGE)
def experts(request: HttpRequest, reference: str) -> HttpResponse:
    """Who is asked, and asking more people."""
    actor = actor_of(request)
    survey = queries.get_survey(actor, reference)
    account = AccountForm(_posted(request, "account"), prefix="account")
    guest = GuestForm(_posted(request, "guest"), prefix="guest")
    if request.method == "POST" and _ask(request, survey, account, guest):
        messages.success(request, _("The expert is added."))
        return redirect("surveys:experts", reference=reference)
    context = {
        "survey": survey,
        "experts": queries.list_experts(actor, survey),
        "account_form": account,
        "guest_form": guest,
        "breadcrumbs": breadcrumbs(survey),
    }
    failed = account.errors or guest.errors
    return render(request, "surveys/experts.html", context, status=422 if failed else 200)


@require_POST
@allow(permissions.MANAGE)
def remove_expert(request: HttpRequest, reference: str, public_id: str) -> HttpResponse:
    """Ask somebody no more."""
    actor = actor_of(request)
    survey = queries.get_survey(actor, reference)
    expert = queries.get_expert(actor, survey, public_id)
    services.remove_expert(actor=actor, expert=expert)
    messages.success(request, _("This person is asked no more. What was answered stays."))
    return redirect("surveys:experts", reference=reference)


@require_POST
@allow(permissions.MANAGE)
def renew(request: HttpRequest, reference: str, public_id: str) -> HttpResponse:
    """Send a new link."""
    actor = actor_of(request)
    survey = queries.get_survey(actor, reference)
    services.renew_link(actor=actor, expert=queries.get_expert(actor, survey, public_id))
    messages.success(
        request, _("A new link goes out within a minute; the one before works no more.")
    )
    return redirect("surveys:experts", reference=reference)


@require_POST
@allow(permissions.MANAGE)
def remind(request: HttpRequest, reference: str) -> HttpResponse:
    """Remind the silent experts."""
    actor = actor_of(request)
    survey = queries.get_survey(actor, reference)
    number = services.remind_experts(actor=actor, survey=survey)
    text = ngettext("%(number)s expert is reminded.", "%(number)s experts are reminded.", number)
    messages.success(request, text % {"number": integer(number)})
    return redirect("surveys:survey", reference=reference)


@require_POST
@allow(permissions.MANAGE)
def open_survey(request: HttpRequest, reference: str) -> HttpResponse:
    """Begin the first turn."""
    actor = actor_of(request)
    services.open_survey(actor=actor, survey=queries.get_survey(actor, reference))
    messages.success(request, _("The first turn runs; the letters go out within a minute."))
    return redirect("surveys:survey", reference=reference)


@require_POST
@allow(permissions.MANAGE)
def drop(request: HttpRequest, reference: str) -> HttpResponse:
    """Delete a draft."""
    actor = actor_of(request)
    services.drop_survey(actor=actor, survey=queries.get_survey(actor, reference))
    messages.success(request, _("The draft is deleted."))
    return redirect("surveys:list")


@require_POST
@allow(permissions.MANAGE)
def move(request: HttpRequest, reference: str) -> HttpResponse:
    """Move the deadlines of a survey that runs."""
    actor = actor_of(request)
    survey = queries.get_survey(actor, reference)
    form = DeadlinesForm(request.POST)
    if form.is_valid():
        first, second = (form.cleaned_data[name] for name in ("first_deadline", "second_deadline"))
        services.move_deadlines(actor=actor, survey=survey, first=first, second=second)
        messages.success(request, _("The deadlines are moved."))
    else:
        messages.error(request, _("Write both days."))
    return redirect("surveys:survey", reference=reference)


@require_POST
@allow(permissions.MANAGE)
def end_turn(request: HttpRequest, reference: str) -> HttpResponse:
    """End the turn that the form names."""
    actor = actor_of(request)
    survey = queries.get_survey(actor, reference)
    turn = 2 if request.POST.get("turn") == "2" else 1
    services.end_turn(actor=actor, survey=survey, turn=turn)
    messages.success(
        request,
        _("The second turn runs; the experts see the figures of the group now.")
        if turn == 1
        else _("The survey is over; its results stand below."),
    )
    return redirect("surveys:survey", reference=reference)


@require_POST
@allow(permissions.MANAGE)
def publish(request: HttpRequest, reference: str) -> HttpResponse:
    """Show the figures to everybody."""
    actor = actor_of(request)
    services.publish_survey(actor=actor, survey=queries.get_survey(actor, reference))
    messages.success(request, _("Everybody can read the figures now; reasons stay inside."))
    return redirect("surveys:survey", reference=reference)


@require_POST
@allow(permissions.MANAGE)
def withdraw(request: HttpRequest, reference: str) -> HttpResponse:
    """Show the figures inside only."""
    actor = actor_of(request)
    services.withdraw_publication(actor=actor, survey=queries.get_survey(actor, reference))
    messages.success(request, _("The figures are shown inside only."))
    return redirect("surveys:survey", reference=reference)


@require_POST
@allow(permissions.TAKE)
def take(request: HttpRequest, reference: str) -> HttpResponse:
    """Take one result, or all, over into the planning inputs."""
    actor = actor_of(request)
    survey = queries.get_survey(actor, reference)
    asked = request.POST.get("question", "")
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 6 else None
    changed = services.take_over(actor=actor, survey=survey, number=number)
    if changed:
        text = ngettext(
            "%(number)s planning input is changed.",
            "%(number)s planning inputs are changed.",
            changed,
        )
        messages.success(request, text % {"number": integer(changed)})
    else:
        messages.info(request, _("These results stand among the planning inputs already."))
    return redirect("surveys:survey", reference=reference)


def _posted(request: HttpRequest, which: str) -> QueryDict | None:
    """The data for one of the two forms; None where the other was sent."""
    sent = request.method == "POST" and request.POST.get("which") == which
    return request.POST if sent else None


def _ask(request: HttpRequest, survey: Survey, account: AccountForm, guest: GuestForm) -> bool:
    """Ask whom the form that was sent names; False where it has an error."""
    actor = actor_of(request)
    sent: forms.Form = account if account.is_bound else guest
    if not sent.is_bound or not sent.is_valid():
        return False
    try:
        if sent is account:
            services.ask_account(actor=actor, survey=survey, user=account.chosen())
        else:
            services.ask_guest(actor=actor, survey=survey, **guest.values())
    except OrtaqError as error:
        sent.add_error(None, sentence(error))
        return False
    return True
