"""The board of open answers, and one group of like comments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from ortaq.engine.terms.errors import OrtaqError
from ortaq.plan.consultations import permissions, queries, services
from ortaq.plan.consultations.differences import compare
from ortaq.plan.consultations.forms.desk import (
    AssignForm,
    ChangeTextForm,
    DispositionForm,
    disposition_values,
)
from ortaq.plan.consultations.views.public import breadcrumbs, crumb
from ortaq.shared import clock
from ortaq.shared.access import actor_of, allow
from ortaq.shared.people.queries import find_organisation
from ortaq.shared.sentences import sentence
from ortaq.shared.words import in_language

if TYPE_CHECKING:
    from django import forms
    from django.http import HttpRequest, HttpResponse

    from ortaq.plan.consultations.models import CommentGroup, Consultation

PAGE_SIZE = 25
MEMBERS_SHOWN = 25
LIKE_SHOWN = 25
_STATES = ("open", "late", "answered", "all")


@require_GET
@allow(permissions.ANSWER)
def board(request: HttpRequest, reference: str) -> HttpResponse:
    """Groups of comments by what is open and late; an agency sees its own."""
    actor = actor_of(request)
    found = queries.get_consultation(actor, reference)
    today, may_manage = clock.today(), actor.may(permissions.MANAGE)
    asked = request.GET.get("state", "")
    state = asked if asked in _STATES else "open"
    place = request.GET.get("section", "")
    narrow = queries.GroupFilter(state=state, section=_number(place))
    page = Paginator(
        queries.list_groups(actor, found, on=today, narrow=narrow), PAGE_SIZE
    ).get_page(request.GET.get("page"))
    words = [_("Open"), _("Late"), _("Answered"), _("All")]
    context = {
        "consultation": found,
        "page": page,
        "today": today,
        "numbers": queries.get_board(actor, found, on=today) if may_manage else None,
        "sections": queries.list_sections_open(actor, found) if may_manage else [],
        "may_manage": may_manage,
        "tabs": [
            {"label": word, "url": f"?state={one}", "current": one == state}
            for one, word in zip(_STATES, words, strict=True)
        ],
        "breadcrumbs": [*breadcrumbs(), crumb(found)],
    }
    return render(request, "consultations/board.html", context)


@require_POST
@allow(permissions.MANAGE)
def group_comments(request: HttpRequest, reference: str) -> HttpResponse:
    """Group what nobody grouped by hand."""
    actor = actor_of(request)
    found = queries.get_consultation(actor, reference)
    count = services.group_comments(actor=actor, consultation=found)
    messages.success(request, _("Groups of comments: %(count)s.") % {"count": count})
    return redirect("consultations:board", reference=reference)


@require_GET
@allow(permissions.ANSWER)
def group_page(request: HttpRequest, reference: str, group: int) -> HttpResponse:
    """One group with its comments and its answer."""
    found, one = _group(request, reference, group)
    return _page(request, found, one)


@require_POST
@allow(permissions.MANAGE)
def assign(request: HttpRequest, reference: str, group: int) -> HttpResponse:
    """Say who answers."""
    found, one = _group(request, reference, group)
    form = AssignForm(request.POST)
    if not form.is_valid():
        return _page(request, found, one, assign_form=form)
    services.assign_group(
        actor=actor_of(request),
        group=one,
        organisation=find_organisation(form.cleaned_data["organisation"]),
        due_on=form.cleaned_data["due_on"],
    )
    messages.success(request, _("Saved."))
    return redirect("consultations:group", reference=reference, group=group)


@require_POST
@allow(permissions.ANSWER)
def dispose(request: HttpRequest, reference: str, group: int) -> HttpResponse:
    """Answer the group."""
    found, one = _group(request, reference, group)
    form = DispositionForm(request.POST)
    if form.is_valid():
        try:
            services.dispose(actor=actor_of(request), group=one, **form.values())
        except OrtaqError as error:
            form.add_error(None, sentence(error))
        else:
            messages.success(
                request,
                _("The answer is kept for each comment of the group: %(count)s.")
                % {"count": one.size},
            )
            return redirect("consultations:group", reference=reference, group=group)
    return _page(request, found, one, disposition_form=form)


@require_POST
@allow(permissions.MANAGE)
def merge(request: HttpRequest, reference: str, group: int) -> HttpResponse:
    """Answer another group together with this one."""
    actor = actor_of(request)
    found, one = _group(request, reference, group)
    other = queries.get_group(actor, found, _number(request.POST.get("other", "")))
    try:
        services.merge_groups(actor=actor, into=one, other=other)
    except OrtaqError as error:
        messages.error(request, sentence(error))
    else:
        messages.success(request, _("The groups are one now."))
    return redirect("consultations:group", reference=reference, group=group)


@require_POST
@allow(permissions.MANAGE)
def take_out(request: HttpRequest, reference: str, group: int) -> HttpResponse:
    """Give one comment of the group an answer of its own."""
    actor = actor_of(request)
    found, _one = _group(request, reference, group)
    comment = queries.get_comment(actor, found, _number(request.POST.get("number", "")))
    made = services.take_out(actor=actor, comment=comment)
    messages.success(request, _("The comment is on its own now."))
    return redirect("consultations:group", reference=reference, group=made.pk)


@require_POST
@allow(permissions.MANAGE)
def change_text(request: HttpRequest, reference: str, group: int) -> HttpResponse:
    """Give the measure the words that the answer promises."""
    found, one = _group(request, reference, group)
    form = ChangeTextForm(request.POST)
    given = getattr(one, "disposition", None)
    if given is None or not form.is_valid():
        return _page(request, found, one, change_form=form)
    try:
        services.change_text(
            actor=actor_of(request),
            disposition=given,
            title=form.title(),
            version=form.cleaned_data["version"],
        )
    except OrtaqError as error:
        form.add_error(None, sentence(error))
        return _page(request, found, one, change_form=form)
    messages.success(request, _("The measure has its new words."))
    return redirect("consultations:group", reference=reference, group=group)


def _group(request: HttpRequest, reference: str, key: int) -> tuple[Consultation, CommentGroup]:
    actor = actor_of(request)
    found = queries.get_consultation(actor, reference)
    return found, queries.get_group(actor, found, key)


def _page(
    request: HttpRequest, found: Consultation, one: CommentGroup, **filled: forms.Form
) -> HttpResponse:
    actor = actor_of(request)
    may_manage = actor.may(permissions.MANAGE)
    given = getattr(one, "disposition", None)
    measure = one.section.measure
    may_change = may_manage and given is not None and given.is_acceptance and measure is not None
    context = {
        "consultation": found,
        "group": one,
        "disposition": given,
        "members": queries.list_members(one)[:MEMBERS_SHOWN],
        "like": queries.list_like(one)[:LIKE_SHOWN] if may_manage else [],
        "may_manage": may_manage,
        "assign_form": (filled.get("assign_form") or _assign_form(one)) if may_manage else None,
        "disposition_form": filled.get("disposition_form")
        or DispositionForm(initial=disposition_values(given)),
        "change_form": (filled.get("change_form") or ChangeTextForm.of(measure))
        if may_change and measure is not None
        else None,
        "difference": compare(in_language(given.text_before), in_language(given.text_after))
        if given is not None and given.changed_in_version
        else [],
        "errors_of": next(iter(filled.values()), None),
        "today": clock.today(),
        "breadcrumbs": [
            *breadcrumbs(),
            crumb(found),
            {
                "label": _("Board"),
                "url": reverse("consultations:board", args=[found.reference]),
            },
        ],
    }
    status = 422 if any(form.errors for form in filled.values()) else 200
    return render(request, "consultations/group.html", context, status=status)


def _assign_form(one: CommentGroup) -> AssignForm:
    code = one.organisation.code if one.organisation else ""
    return AssignForm(initial={"organisation": code, "due_on": one.due_on})


def _number(text: str) -> int:
    """The number in a text; 0 for none, which is no key."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
