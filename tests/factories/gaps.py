"""Gaps for tests."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from ortaq.engine.terms.direction import Direction
from ortaq.engine.terms.language import Trilingual
from ortaq.plan.gaps import services
from ortaq.plan.gaps.services import GapDraft
from ortaq.shared.actors import SYSTEM, Actor

if TYPE_CHECKING:
    from ortaq.plan.gaps.models import Gap


def draft(**changes: object) -> GapDraft:
    values: dict[str, object] = {
        "title": Trilingual(kk="Олқылық", ru="Пробел", en="Missing"),
        "severity": Decimal("0.5"),
        "pillar": Direction.PREVENTION,
        **changes,
    }
    return GapDraft(**values)


def gap(actor: Actor = SYSTEM, **changes: object) -> Gap:
    return services.open_gap(actor=actor, draft=draft(**changes))
