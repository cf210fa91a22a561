"""What comes in, before the public sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from ortaq.engine.terms.errors import OrtaqError
from ortaq.plan.consultations import permissions, queries, services
from ortaq.plan.consultations.forms.desk import (
    ContactForm,
    DecideForm,
    PublishForm,
    RefuseForm,
)
from ortaq.plan.consultations.models import CommentState
from ortaq.plan.consultations.views.public import breadcrumbs, crumb
from ortaq.shared.access import actor_of, allow
from ortaq.shared.labels import label
from ortaq.shared.sentences import sentence

if TYPE_CHECKING:
    from django import forms
    from django.http import HttpRequest, HttpResponse

    from ortaq.plan.consultations.models import Comment, Consultation

PAGE_SIZE = 50


@never_cache
@require_GET
@allow(permissions.MANAGE)
def queue(request: HttpRequest, reference: str) -> HttpResponse:
    """Comments that wait, and those in other states; appeals above them."""
    actor = actor_of(request)
    found = queries.get_consultation(actor, reference)
    asked = request.GET.get("state", "")
    state = asked if asked in set(CommentState) else CommentState.WAITING.value
    page = Paginator(queries.list_comments(actor, found, state=state), PAGE_SIZE).get_page(
        request.GET.get("page")
    )
    address = reverse("consultations:moderation", args=[reference])
    context = {
        "consultation": found,
        "page": page,
        "state": state,
        "is_waiting": state == CommentState.WAITING,
        "appeals": queries.list_appeals(actor, found),
        "tabs": [
            {
                "label": label(one, "comment_state"),
                "url": f"{address}?state={one}",
                "current": one == state,
            }
            for one in CommentState
        ],
        "breadcrumbs": [*breadcrumbs(), crumb(found)],
    }
    return render(request, "consultations/moderation.html", context)


@require_POST
@allow(permissions.MANAGE)
def publish_many(request: HttpRequest, reference: str) -> HttpResponse:
    """Publish the chosen comments as the extractor masked them."""
    actor = actor_of(request)
    found = queries.get_consultation(actor, reference)
    numbers = [int(text) for text in request.POST.getlist("number") if _is_number(text)]
    count = services.publish_comments(actor=actor, consultation=found, numbers=numbers)
    messages.success(request, _("Comments published: %(count)s.") % {"count": count})
    return redirect("consultations:moderation", reference=reference)


@never_cache
@require_GET
@allow(permissions.MANAGE)
def one(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """One comment as it was sent, and what may be done with it."""
    found, comment = _comment(request, reference, number)
    return _page(request, found, comment)


@require_POST
@allow(permissions.MANAGE)
def publish(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """Publish one comment in the words given."""
    found, comment = _comment(request, reference, number)
    form = PublishForm(request.POST)
    if form.is_valid():
        try:
            services.publish_comment(actor=actor_of(request), comment=comment, **form.cleaned_data)
        except OrtaqError as error:
            form.add_error(None, sentence(error))
        else:
            messages.success(request, _("The comment is published."))
            return redirect("consultations:moderation", reference=reference)
    return _page(request, found, comment, publish_form=form)


@require_POST
@allow(permissions.MANAGE)
def refuse(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """Keep one comment from the public."""
    found, comment = _comment(request, reference, number)
    form = RefuseForm(request.POST)
    if form.is_valid():
        try:
            services.refuse_comment(actor=actor_of(request), comment=comment, **form.values())
        except OrtaqError as error:
            form.add_error(None, sentence(error))
        else:
            messages.success(request, _("The comment is not published; its author sees why."))
            return redirect("consultations:moderation", reference=reference)
    return _page(request, found, comment, refuse_form=form)


@never_cache
@require_POST
@allow(permissions.MANAGE)
def open_contact(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """Show how to reach the author, once, for a stated reason."""
    found, comment = _comment(request, reference, number)
    form = ContactForm(request.POST)
    if not form.is_valid():
        return _page(request, found, comment, contact_form=form)
    try:
        contact = services.open_contact(
            actor=actor_of(request), comment=comment, reason=form.cleaned_data["reason"]
        )
    except OrtaqError as error:
        form.add_error("reason", sentence(error))
        return _page(request, found, comment, contact_form=form)
    return _page(request, found, comment, contact=contact or _("The author left none."))


@require_POST
@allow(permissions.MANAGE)
def decide_appeal(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """Decide the open appeal of a comment."""
    found, comment = _comment(request, reference, number)
    form = DecideForm(request.POST)
    open_one = next((a for a in comment.appeals.all() if a.decided_at is None), None)
    if form.is_valid() and open_one is not None:
        services.decide_appeal(
            actor=actor_of(request),
            appeal=open_one,
            is_upheld=form.cleaned_data["is_upheld"] == "yes",
            answer=form.cleaned_data["answer"],
        )
        messages.success(request, _("The appeal is decided; its author sees the decision."))
        return redirect("consultations:moderation", reference=reference)
    return _page(request, found, comment, decide_form=form)


def _comment(request: HttpRequest, reference: str, number: int) -> tuple[Consultation, Comment]:
    actor = actor_of(request)
    found = queries.get_consultation(actor, reference)
    return found, queries.get_comment(actor, found, number)


def _page(
    request: HttpRequest,
    found: Consultation,
    comment: Comment,
    *,
    contact: str = "",
    **filled: forms.Form,
) -> HttpResponse:
    open_one = next((a for a in comment.appeals.all() if a.decided_at is None), None)
    context = {
        "consultation": found,
        "comment": comment,
        "is_open": comment.state not in {CommentState.WITHDRAWN, CommentState.REFUSED},
        "publish_form": filled.get("publish_form") or PublishForm.of(comment),
        "refuse_form": filled.get("refuse_form") or RefuseForm(),
        "contact_form": filled.get("contact_form") or ContactForm(),
        "decide_form": (filled.get("decide_form") or DecideForm()) if open_one else None,
        "errors_of": next(iter(filled.values()), None),
        "appeal": open_one,
        "contact": contact,
        "breadcrumbs": [
            *breadcrumbs(),
            crumb(found),
            {
                "label": _("Moderation"),
                "url": reverse("consultations:moderation", args=[found.reference]),
            },
        ],
    }
    status = 422 if any(form.errors for form in filled.values()) else 200
    return render(request, "consultations/moderate.html", context, status=status)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 10
