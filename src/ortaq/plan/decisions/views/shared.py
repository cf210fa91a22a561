"""What the pages of the committee have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.urls import reverse
from django.utils.translation import gettext as _

from ortaq.engine.terms.errors import OrtaqError
from ortaq.shared.sentences import sentence

if TYPE_CHECKING:
    from collections.abc import Callable

    from django import forms
    from django.http import HttpRequest

    from ortaq.plan.decisions.models import Meeting

Crumbs = list[dict[str, str]]


def crumbs(meeting: Meeting | None = None) -> Crumbs:
    """The way from the committee to a page below a meeting."""
    way = [{"label": _("Committee"), "url": reverse("decisions:committee")}]
    if meeting is not None:
        label = _("Meeting %(number)s") % {"number": meeting.number}
        way.append({"label": label, "url": meeting_url(meeting)})
    return way


def meeting_url(meeting: Meeting) -> str:
    """The page of a meeting."""
    return reverse("decisions:meeting", args=[meeting.committee.slug, meeting.number])


def carry_out(
    request: HttpRequest,
    deed: Callable[[], object],
    done: str,
    form: forms.Form | None = None,
) -> bool:
    """Do it where the form is right, and tell the reader what became of it; True where it is done."""
    if form is not None and not form.is_valid():
        for name, errors in form.errors.items():
            label = form.fields[name].label if name in form.fields else ""
            messages.error(request, f"{label}: {errors[0]}" if label else str(errors[0]))
        return False
    try:
        deed()
    except OrtaqError as error:
        messages.error(request, sentence(error))
        return False
    messages.success(request, done)
    return True
