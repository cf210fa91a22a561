"""Writing a comment without an account, and following it by its receipt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from ortaq.engine.terms.errors import OrtaqError
from ortaq.plan.consultations import queries, services
from ortaq.plan.consultations.forms.public import AppealForm, CommentForm, ReceiptForm
from ortaq.plan.consultations.passages import passages_of
from ortaq.plan.consultations.receipts import text_digest
from ortaq.plan.consultations.views.public import breadcrumbs, crumb, frame
from ortaq.shared.access import actor_of, public
from ortaq.shared.actors import PUBLIC
from ortaq.shared.limits import count_try
from ortaq.shared.sentences import sentence
from ortaq.shared.words import in_language

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from ortaq.plan.consultations.models import Comment, Section

COMMENTS_PER_HOUR = 30
"""From one network address. Ortaq's own rule: an office behind one address stays below it."""
EQUAL_PER_HOUR = 5
"""Equal texts from one network address. Ortaq's own rule: a family that shares a letter."""
LOOKUPS_PER_MINUTE = 10
"""From one network address. Ortaq's own rule: 10^16 receipt codes cannot be tried at this rate."""
SESSION_KEY = "comment_receipt"


@never_cache
@require_http_methods(["GET", "POST"])
@public
def write(request: HttpRequest, reference: str, position: int) -> HttpResponse:
    """The form of one comment on a section or on one of its passages."""
    actor = actor_of(request)
    found = queries.get_consultation(actor, reference)
    section = queries.get_section(found, position)
    organisation = in_language(request.user.organisation.name) if actor.organisation_id else ""  # type: ignore[union-attr]  # has an account
    form = CommentForm(
        request.POST or None,
        allows_anonymous=found.allows_anonymous,
        organisation=organisation,
        initial={"passage": _asked_passage(request, section)},
    )
    if request.method == "POST" and form.is_valid():
        if form.is_robot():
            return redirect("consultations:section", reference=reference, position=position)
        _count(request, form)
        try:
            taken = services.submit_comment(actor=actor, section=section, draft=form.draft())
        except OrtaqError as error:
            form.add_error(None, sentence(error))
        else:
            request.session[SESSION_KEY] = taken.receipt
            return redirect("consultations:sent")
    context = {
        **frame(found),
        "section": section,
        "form": form,
        "passage": form["passage"].value(),
        "organisation": organisation,
        "breadcrumbs": [*breadcrumbs(), crumb(found)],
    }
    status = 422 if form.errors else 200
    return render(request, "consultations/comment.html", context, status=status)


@never_cache
@require_GET
@public
def sent(request: HttpRequest) -> HttpResponse:
    """The receipt number, in the session that sent the comment."""
    receipt = str(request.session.get(SESSION_KEY, ""))
    if not receipt:
        return redirect("consultations:answer")
    grouped = " ".join(receipt[start : start + 4] for start in range(0, len(receipt), 4))
    return render(request, "consultations/sent.html", {"receipt": grouped})


@never_cache
@require_http_methods(["GET", "POST"])
@public
def answer(request: HttpRequest) -> HttpResponse:
    """What became of a comment, for whoever holds its receipt number."""
    form = ReceiptForm(request.POST or None)
    if request.method == "GET" or not form.is_valid():
        status = 422 if form.errors else 200
        return render(request, "consultations/answer.html", {"form": form}, status=status)
    comment = _find(request, form)
    return _answer(request, form, comment, status=200 if comment else 422)


@never_cache
@require_POST
@public
def withdraw(request: HttpRequest) -> HttpResponse:
    """Take one's comment back."""
    form = ReceiptForm(request.POST)
    comment = _find(request, form) if form.is_valid() else None
    if comment is None:
        return _answer(request, form, None, status=422)
    try:
        services.withdraw_comment(actor=PUBLIC, comment=comment)
    except OrtaqError as error:
        form.add_error(None, sentence(error))
        return _answer(request, form, comment, status=409)
    messages.success(request, _("Your comment is withdrawn; its words are deleted."))
    return redirect("consultations:answer")


@never_cache
@require_POST
@public
def appeal(request: HttpRequest) -> HttpResponse:
    """Object to a refusal or to an answer."""
    form = AppealForm(request.POST)
    comment = _find(request, form) if form.is_valid() else None
    if comment is None:
        return _answer(request, ReceiptForm(request.POST), None, appeal_form=form, status=422)
    try:
        services.appeal(actor=PUBLIC, comment=comment, text=form.cleaned_data["text"])
    except OrtaqError as error:
        form.add_error(None, sentence(error))
        return _answer(request, ReceiptForm(request.POST), comment, appeal_form=form, status=409)
    messages.success(request, _("Your objection is sent. The decision appears on this page."))
    return redirect("consultations:answer")


def _answer(
    request: HttpRequest,
    form: ReceiptForm,
    comment: Comment | None,
    appeal_form: AppealForm | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "form": form,
        "comment": comment,
        "receipt": request.POST.get("receipt", ""),
        "appeal_form": appeal_form or AppealForm(initial={"receipt": request.POST.get("receipt")}),
        "may": services.rights_of(comment) if comment else None,
    }
    return render(request, "consultations/answer.html", context, status=status)


def _find(request: HttpRequest, form: ReceiptForm | AppealForm) -> Comment | None:
    count_try("comment-receipt", _address(request), limit=LOOKUPS_PER_MINUTE, seconds=60)
    comment = queries.find_by_receipt(form.cleaned_data["receipt"])
    if comment is None:
        form.add_error("receipt", _("No comment has this number. Check the digits."))
    return comment


def _asked_passage(request: HttpRequest, section: Section) -> str:
    """The words of the passage whose number the address names; empty for the whole section."""
    asked = request.GET.get("passage", "")
    passages = passages_of(in_language(section.text))
    place = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 5 else 0
    return passages[place - 1] if 0 < place <= len(passages) else ""


def _count(request: HttpRequest, form: CommentForm) -> None:
    address = _address(request)
    count_try("comment", address, limit=COMMENTS_PER_HOUR, seconds=3600)
    values = form.cleaned_data
    digest = text_digest(values["text"], values["proposed_change"])[:16]
    count_try("equal-comment", f"{address}:{digest}", limit=EQUAL_PER_HOUR, seconds=3600)


def _address(request: HttpRequest) -> str:
    return str(request.META.get("REMOTE_ADDR", ""))
