"""Committees and meetings for tests."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ortaq.data.demo.content import committee as content
from ortaq.engine.terms.language import Trilingual
from ortaq.plan.decisions import services
from ortaq.plan.decisions.models import Step
from ortaq.shared.actors import SYSTEM

if TYPE_CHECKING:
    from ortaq.plan.decisions.models import Committee, Meeting


def committee() -> Committee:
    """The committee with its three meetings of 2024."""
    return services.load_committee(actor=SYSTEM, content=content())


def meeting(of: Committee | None = None, **changes: object) -> Meeting:
    values = {
        "number": 4,
        "step": Step.ADOPTION,
        "held_from": date(2026, 3, 2),
        "held_to": date(2026, 3, 2),
        "place": Trilingual("Астана", "Астана", "Astana"),
        **changes,
    }
    return services.record_meeting(actor=SYSTEM, committee=of or committee(), **values)
