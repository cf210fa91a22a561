"""What a plan of action is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ortaq.engine.terms.language import Trilingual

if TYPE_CHECKING:
    from datetime import date, datetime
    from decimal import Decimal

NOTHING = Trilingual()
"""No text in any language."""


@dataclass(frozen=True, slots=True)
class RatedProvision:
    """A provision that a gap is about, as an assessment rated it.

    Args:
        assessment: number of the assessment; empty where nobody rated the provision.
        framework: reference of the framework.
        code: of the provision.
        control: identifier of the provision in the catalog of the framework.
    """

    assessment: str
    framework: str
    code: str
    control: str


@dataclass(frozen=True, slots=True)
class PlannedGap:
    """A gap that the plan closes.

    Args:
        severity: size in [0, 1], where 1 is everything; None where nobody said.
        pillar: direction of the plan.
        root_cause: what is missing at the root; empty where unknown.
        owner: name of the body that answers for the gap.
        provisions: what is not met.
        opened_at, closed_at: aware; `closed_at` is None while the gap stands.
        closing: how it ended: answer, proof, merged, mistake or reason.
        proof: what shows that it ended, in one line.
        merged_into: number of the gap that says the same.
    """

    reference: str
    title: Trilingual
    description: Trilingual = NOTHING
    severity: Decimal | None = None
    pillar: str = ""
    root_cause: str = ""
    owner: str = ""
    provisions: tuple[RatedProvision, ...] = ()
    opened_at: datetime | None = None
    closed_at: datetime | None = None
    closing: str = ""
    proof: str = ""
    merged_into: str = ""


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """A milestone of a measure; `done_on` is None until it is reached."""

    title: str
    due_date: date | None = None
    start_date: date | None = None
    done_date: date | None = None


@dataclass(frozen=True, slots=True)
class PlannedMeasure:
    """A measure of the plan.

    Args:
        gaps: numbers of the gaps it closes.
        lead: name of the body that answers for it.
        co_executors: names of the bodies that help.
        original_deadline: the first deadline in words, where it moved.
        cost_kzt: in tenge; None where it has none.
        funding: sources of the money.
        completion: form of completion.
        computed, declared: status by the schedule, and as the lead says.
        progress: share of the work done in [0, 1].
    """

    reference: str
    title: Trilingual
    description: Trilingual = NOTHING
    gaps: tuple[str, ...] = ()
    lead: str = ""
    co_executors: tuple[str, ...] = ()
    start_date: date | None = None
    due_date: date | None = None
    original_deadline: str = ""
    cost_kzt: Decimal | None = None
    funding: str = ""
    completion: Trilingual = NOTHING
    computed: str = ""
    declared: str = ""
    progress: Decimal | None = None
    is_done: bool = False
    steps: tuple[PlannedStep, ...] = ()


@dataclass(frozen=True, slots=True)
class ActionPlan:
    """The plan in one version.

    Args:
        is_agreed: False while it is a draft.
        note: what a reader must know of all of it, such as that it is made up.
    """

    reference: str
    title: Trilingual
    version: str
    gaps: tuple[PlannedGap, ...]
    measures: tuple[PlannedMeasure, ...]
    is_agreed: bool = True
    note: Trilingual = NOTHING
