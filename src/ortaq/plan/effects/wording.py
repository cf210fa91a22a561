"""What an evaluation says, in words that promise nothing."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from ortaq.engine.render.numbers import format_decimal
from ortaq.shared.words import language, percent

if TYPE_CHECKING:
    from ortaq.engine.evaluate.series import Interval
    from ortaq.plan.effects.queries import Evaluation


def number(value: float) -> str:
    """A number with at most one decimal."""
    return format_decimal(Decimal(str(round(value, 1))), language(), places=1)


def interval_words(interval: Interval) -> str:
    """An estimate with its interval."""
    return _("%(value)s (95 per cent interval: %(low)s to %(high)s)") % {
        "value": number(interval.value),
        "low": number(interval.low),
        "high": number(interval.high),
    }


def series_words(found: Evaluation) -> list[str]:
    """What the series says of itself before and after."""
    told = found.interruption
    if told is None:
        return []
    lines = [
        _(
            "After the start the values lie by %(effect)s from where the trend before would have gone."
        )
        % {"effect": interval_words(told.effect)}
    ]
    if told.relative is not None:
        share = percent(Decimal(str(round(told.relative, 3))))
        lines.append(_("That is %(share)s of the values expected.") % {"share": share})
    lines.append(
        _("The interval does not hold zero: chance alone is an unlikely reason.")
        if told.effect.is_clear
        else _("The interval holds zero: it may be chance.")
    )
    return lines


def difference_words(found: Evaluation) -> list[str]:
    """What the comparison of regions says."""
    told = found.difference
    if told is None:
        return []
    lines = [
        _("The regions with the measure changed by %(effect)s more than the others.")
        % {"effect": interval_words(told.effect)},
        _("Regions with the measure: %(treated)s, others: %(controls)s.")
        % {"treated": told.treated, "controls": told.controls},
    ]
    lines.append(
        _("Before the start both went alike, as far as can be told.")
        if told.is_parallel
        else _("Before the start they already went apart: the comparison can't be trusted.")
    )
    lines.append(
        _("At a made-up start in the time before, the same way of counting gives %(effect)s.")
        % {"effect": interval_words(told.placebo)}
    )
    return lines


def assumptions(found: Evaluation) -> list[str]:
    """What both rest on."""
    lines = [
        _("Nothing else changed at the same time; nobody can compute that. Ask what else did."),
        _("People went on reporting as before: campaigns of awareness bring more reports."),
        _("The trend before the start would have gone on in a straight line."),
    ]
    if found.interruption is not None and found.interruption.is_seasonal:
        lines.append(_("The months of the year were taken out."))
    if found.unknown:
        lines.append(
            _("Months without a value, counted as zero: %(count)s.") % {"count": found.unknown}
        )
    return lines
