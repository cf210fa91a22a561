"""Pages of the public form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from ortaq.act.intake.forms import STEPS, Conversation, ReceiptForm
from ortaq.act.intake.services import submit
from ortaq.act.reports.queries import find_by_receipt
from ortaq.act.reports.services import InvalidReport
from ortaq.shared import clock
from ortaq.shared.access import public
from ortaq.shared.actors import PUBLIC
from ortaq.shared.country import pack
from ortaq.shared.limits import count_try

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

SUBMISSIONS_PER_HOUR = 20
"""From one network address. Ortaq's own rule: a family or an office stays below it."""

LOOKUPS_PER_MINUTE = 10
"""From one network address. Ortaq's own rule: 10^16 receipt codes cannot be tried at this rate."""


def address_of(request: HttpRequest) -> str:
    """The network address that the request came from."""
    return str(request.META.get("REMOTE_ADDR", ""))


@never_cache
@require_http_methods(["GET", "POST"])
@public
def report_form(request: HttpRequest) -> HttpResponse:
    """One step of the form; the last one submits."""
    if request.method == "GET":
        return _step(request, 1, None)
    conversation = Conversation(request.POST)
    step = _asked_step(request)
    if "back" in request.POST:
        return _step(request, max(1, step - 1), conversation)
    if wrong := conversation.first_wrong_step(step):
        return _step(request, wrong, conversation, status=422)
    if step < len(STEPS):
        return _step(request, step + 1, conversation)
    return _submit(request, conversation)


def _asked_step(request: HttpRequest) -> int:
    text = request.POST.get("step", "1")
    return int(text) if text in {"1", "2", "3"} else 1


def _step(
    request: HttpRequest, step: int, conversation: Conversation | None, *, status: int = 200
) -> HttpResponse:
    form = STEPS[step - 1]()
    hidden: list[tuple[str, str]] = []
    if conversation is not None:
        was_sent = any(name in request.POST for name in form.fields)
        form = conversation.forms[step - 1] if was_sent else form
        names = [name for other in STEPS for name in other.base_fields if name not in form.fields]
        hidden = [(name, request.POST[name]) for name in names if name in request.POST]
        hidden.append(("form_id", conversation.form_id))
    context = {
        "form": form,
        "step": step,
        "labels": [_("What happened"), _("Who and where"), _("Your contact")],
        "hidden": hidden,
        "is_last": step == len(STEPS),
        "urgent": [(number, pack().shortcodes[number]) for number in pack().urgent_numbers],
    }
    return render(request, "intake/form.html", context, status=status)


def _submit(request: HttpRequest, conversation: Conversation) -> HttpResponse:
    if conversation.contact.is_robot():
        return _step(request, 1, None)
    count_try("report", address_of(request), limit=SUBMISSIONS_PER_HOUR, seconds=3600)
    try:
        (submitted,) = submit(actor=PUBLIC, drafts=[conversation.draft(now=clock.now())])
    except InvalidReport as error:
        return _step(request, conversation.take(error), conversation, status=422)
    if submitted.receipt:
        request.session["receipt"] = submitted.receipt
    return redirect("intake:receipt")


@never_cache
@require_GET
@public
def receipt_page(request: HttpRequest) -> HttpResponse:
    """The receipt number, to be kept; shown in the session that sent the report."""
    receipt = str(request.session.get("receipt", ""))
    if not receipt:
        return redirect("intake:status")
    return render(request, "intake/receipt.html", {"receipt": _grouped(receipt)})


def _grouped(receipt: str) -> str:
    return " ".join(receipt[start : start + 4] for start in range(0, len(receipt), 4))


@never_cache
@require_http_methods(["GET", "POST"])
@public
def status_page(request: HttpRequest) -> HttpResponse:
    """How far a report has come, for whoever holds its receipt number."""
    form = ReceiptForm(request.POST or None)
    if request.method == "GET" or not form.is_valid():
        return render(request, "intake/status.html", {"form": form})
    count_try("receipt", address_of(request), limit=LOOKUPS_PER_MINUTE, seconds=60)
    report = find_by_receipt(form.cleaned_data["receipt"])
    if report is None:
        form.add_error("receipt", _("No report has this number. Check the digits."))
    context = {"form": form, "report": report}
    return render(request, "intake/status.html", context, status=200 if report else 422)
