"""The full record of a measure as its page shows it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from ortaq.plan.measures.cells import RECORD_TEXTS, cell_label
from ortaq.plan.measures.models import MeasureRecord
from ortaq.shared.words import in_language

if TYPE_CHECKING:
    from ortaq.plan.measures.models import Measure, Milestone, Risk


@dataclass(frozen=True, slots=True)
class FundingLine:
    """One year and source: what is needed, and how far the money has come, in thousand tenge.

    `gap` is what is needed and not approved; None where nothing is known of an approval.
    """

    year: int
    source: str
    needed: Decimal
    requested: Decimal | None
    approved: Decimal | None
    spent: Decimal | None

    @property
    def gap(self) -> Decimal | None:
        """Needed less approved, at least 0."""
        return None if self.approved is None else max(self.needed - self.approved, Decimal())


@dataclass(frozen=True, slots=True)
class FullRecord:
    """What a measure aims at and rests on.

    Args:
        texts: label and words of each text that is written.
        effect: low, most likely and high; None where nobody has estimated it.
        milestones: in order.
        done: weight of the milestones reached over the weight of all; None without milestones.
        risks: largest first.
        funding: by year and source.
        is_funding_known: somebody has said how far the money has come.
    """

    texts: list[tuple[str, str]]
    effect: tuple[Decimal, Decimal, Decimal] | None
    milestones: list[Milestone]
    done: Decimal | None
    risks: list[Risk]
    funding: list[FundingLine]
    is_funding_known: bool

    @property
    def is_empty(self) -> bool:
        """True where nothing is written."""
        return not (
            self.texts or self.effect or self.milestones or self.risks or self.is_funding_known
        )


def get_record(measure: Measure) -> FullRecord:
    """The full record of a measure."""
    record = MeasureRecord.objects.filter(measure=measure).first()
    steps = list(measure.milestones.order_by("position"))
    known = {(line.year, line.source): line for line in measure.funding.all()}
    needed = {(cost.year, cost.source): cost.amount_thousand_kzt for cost in measure.costs.all()}
    texts = [
        (cell_label(name), in_language(getattr(record, name)))
        for name in RECORD_TEXTS
        if record is not None
    ]
    return FullRecord(
        texts=[(name, words) for name, words in texts if words],
        effect=_effect(record),
        milestones=steps,
        done=milestone_share(steps),
        risks=sorted(measure.risks.order_by("position"), key=lambda risk: -risk.size),
        funding=[
            FundingLine(
                year,
                source,
                needed.get((year, source), Decimal()),
                line.requested if (line := known.get((year, source))) else None,
                line.approved if line else None,
                line.spent if line else None,
            )
            for year, source in sorted({*needed, *known})
        ],
        is_funding_known=bool(known),
    )


def milestone_share(steps: list[Milestone]) -> Decimal | None:
    """Weight of the milestones reached over the weight of all, in [0, 1]; None without milestones."""
    total = sum((step.weight for step in steps), Decimal())
    done = sum((step.weight for step in steps if step.done_on), Decimal())
    return done / total if total else None


def _effect(record: MeasureRecord | None) -> tuple[Decimal, Decimal, Decimal] | None:
    if record is None or record.effect_mode is None:
        return None
    low, high = record.effect_low, record.effect_high
    return (low or Decimal(), record.effect_mode, high or Decimal())
