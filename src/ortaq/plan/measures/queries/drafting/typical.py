"""Typical measures that fit a gap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ortaq.data.plan_templates.loader import TypicalMeasure, load

if TYPE_CHECKING:
    from ortaq.plan.gaps.models import Gap


def list_typical(gap: Gap | None = None) -> list[TypicalMeasure]:
    """Typical measures; for a gap those that share its root cause or direction, the fullest match first."""
    if gap is None:
        return list(load())
    fitting = [one for one in load() if gap.root_cause == one.cause or gap.pillar == one.direction]
    return sorted(
        fitting, key=lambda one: -((gap.root_cause == one.cause) + (gap.pillar == one.direction))
    )


def find_typical(code: str) -> TypicalMeasure | None:
    """The typical measure of this code."""
    return next((one for one in load() if one.code == code), None)
