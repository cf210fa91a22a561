"""The sentences of the SMART check."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

CRITERIA: dict[str, _StrPromise] = {
    "specific": _("Specific"),
    "measurable": _("Measurable"),
    "achievable": _("Achievable"),
    "relevant": _("Relevant"),
    "time_bound": _("Time-bound"),
}
VERDICTS: dict[str, tuple[str, _StrPromise]] = {
    "met": ("ok", _("in order")),
    "to_improve": ("warning", _("to improve")),
    "unknown": ("unknown", _("cannot be judged")),
    "overridden": ("draft", _("set aside with a reason")),
}
"""Verdict to the shape of its mark and its word."""

REASONS: dict[str, _StrPromise] = {
    "no_lead": _("Name one organisation that leads, so that one answers for it."),
    "no_quantity": _("Say how many or how much in the title, or give an indicator a target."),
    "no_indicator": _("Add an indicator that will show the effect."),
    "no_unit": _("Give every indicator its unit."),
    "no_source": _(
        "Say where the values of every indicator come from: link a passport, or name a lead."
    ),
    "no_baseline": _("Give every indicator a baseline, so that change can be seen."),
    "no_target": _("Set a target for at least one year."),
    "target_is_baseline": _(
        "The target equals the baseline, so nothing would change. Set another one."
    ),
    "beyond_history": _(
        "The target lies far outside everything measured so far. Lower it, or say why it can be reached."
    ),
    "no_history": _(
        "There are too few past values to compare the target with. Say why it can be reached."
    ),
    "no_gap_or_goal": _("Link a gap that it closes, or write the goal that it serves."),
    "no_deadline": _("Set a deadline."),
    "outside_plan": _("The deadline lies outside the years of the plan. Move one of them."),
    "never_ends": _(
        "The deadline comes again and again. Name the last day, or what is done each time."
    ),
    "no_start": _("Set the first day of the work."),
}
"""Code of a reason to what the writer should do."""
