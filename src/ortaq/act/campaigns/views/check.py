"""The public page on which anybody checks a number, a site or an account."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from ortaq.act.campaigns.forms import CheckForm
from ortaq.act.campaigns.queries.check import check_values
from ortaq.shared.access import public
from ortaq.shared.actors import PUBLIC
from ortaq.shared.country import pack
from ortaq.shared.limits import count_try

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

CHECKS_PER_HOUR = 60
"""From one network address. Ortaq's own rule: a person who doubts stays far below it, and nobody reads
the list out number by number."""


@never_cache
@require_http_methods(["GET", "POST"])
@public
def check_page(request: HttpRequest) -> HttpResponse:
    """What everybody may be told of one value; what is typed stands in no address and in no log."""
    form = CheckForm(request.POST or None)
    answer = None
    if request.method == "POST" and form.is_valid():
        address = str(request.META.get("REMOTE_ADDR", ""))
        count_try("check-page", address, limit=CHECKS_PER_HOUR, seconds=3600)
        (answer,) = check_values(PUBLIC, [form.cleaned_data["value"]])
    context = {
        "form": form,
        "answer": answer,
        "urgent": [(number, pack().shortcodes[number]) for number in pack().urgent_numbers],
    }
    return render(request, "campaigns/check.html", context)
