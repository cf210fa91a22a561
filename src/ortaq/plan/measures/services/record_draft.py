"""What the writer of the full record hands over, and the rules it must meet."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from ortaq.engine.terms.errors import OrtaqError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from ortaq.engine.terms.language import Trilingual
    from ortaq.plan.measures.models import CostSource


class MilestoneOrder(OrtaqError):
    """A milestone begins after its end, waits for itself or for a later one. Correct it."""

    code = "milestone_order"


class EffectOrder(OrtaqError):
    """The expected effect needs all three numbers, low first and high last. Correct them."""

    code = "effect_order"


class RiskLevel(OrtaqError):
    """Probability and impact of a risk go from 1 to 5. Correct them."""

    code = "risk_level"


@dataclass(frozen=True, slots=True)
class MilestoneDraft:
    """A dated step; `depends_on` numbers the earlier steps it waits for, from 1."""

    title: str
    due_on: date
    start_on: date | None = None
    depends_on: tuple[int, ...] = ()
    weight: Decimal = Decimal(1)
    done_on: date | None = None


@dataclass(frozen=True, slots=True)
class RiskDraft:
    """What may go wrong; probability and impact from 1 to 5."""

    text: str
    probability: int
    impact: int
    mitigation: str = ""


@dataclass(frozen=True, slots=True)
class FundingDraft:
    """How far the money of a year and source has come, in thousand tenge."""

    year: int
    source: CostSource
    requested: Decimal | None = None
    approved: Decimal | None = None
    spent: Decimal | None = None


@dataclass(frozen=True, slots=True)
class RecordDraft:
    """The full record of a measure, as its writer has it.

    Args:
        texts: name of a text of the record to its words.
        effect: low, most likely and high; all three or none.
        milestones: in order.
        risks: in order.
        funding: by year and source.
    """

    texts: Mapping[str, Trilingual] = field(default_factory=dict)
    effect: tuple[Decimal | None, Decimal | None, Decimal | None] = (None, None, None)
    milestones: tuple[MilestoneDraft, ...] = ()
    risks: tuple[RiskDraft, ...] = ()
    funding: tuple[FundingDraft, ...] = ()


def require_sound_record(draft: RecordDraft) -> None:
    """Return where the record breaks no rule.

    Raises:
        EffectOrder, MilestoneOrder, RiskLevel: see there.
    """
    known = [value for value in draft.effect if value is not None]
    if known and (len(known) < len(draft.effect) or known != sorted(known)):
        raise EffectOrder
    for number, step in enumerate(draft.milestones, start=1):
        reversed_ = step.start_on is not None and step.start_on > step.due_on
        wrong = any(not 0 < other < number for other in step.depends_on)
        if reversed_ or wrong or step.weight <= 0:
            raise MilestoneOrder(number=number)
    for number, risk in enumerate(draft.risks, start=1):
        if risk.probability not in range(1, 6) or risk.impact not in range(1, 6):
            raise RiskLevel(number=number)
