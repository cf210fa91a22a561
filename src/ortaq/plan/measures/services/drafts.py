"""What the writer of a measure hands over, and the rules it must meet."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ortaq.engine.terms.errors import OrtaqError
from ortaq.engine.terms.language import Trilingual

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from decimal import Decimal

    from ortaq.engine.terms.direction import Direction
    from ortaq.plan.measures.deadlines import Deadline
    from ortaq.plan.measures.models import CostSource, Plan

NON_STATE_GROUPS = frozenset({"financial", "telecom", "civil_society", "international"})
"""Groups of organisations that the Government can't bind, so that they take part by agreement.

Source: practice of the Government's plans, such as Decree No. 676 of 28 October 2017, where the mark
"(by agreement)" also follows the National Bank and agencies that answer to the President.
"""


class EmptyTitle(OrtaqError):
    """A measure has a code and a title. Write both."""

    code = "measure_without_title"


class StartAfterDue(OrtaqError):
    """The work starts after its deadline. Correct one of the days."""

    code = "start_after_due"


class CostOutsidePlan(OrtaqError):
    """A cost lies in a year that the plan doesn't have. Give it another year."""

    code = "cost_outside_plan"


class NegativeCost(OrtaqError):
    """A cost is below zero. Write zero or more."""

    code = "negative_cost"


class CostNotRequired(OrtaqError):
    """The measure has costs and says that no money is required. Remove one of the two."""

    code = "cost_not_required"


@dataclass(frozen=True, slots=True)
class CoExecutorDraft:
    """A body that helps, by its code; `by_agreement` None leaves it to the group of the body."""

    organisation: str
    by_agreement: bool | None = None


@dataclass(frozen=True, slots=True)
class CostDraft:
    """Money for one year from one source, in thousand tenge."""

    year: int
    source: CostSource
    amount_thousand_kzt: Decimal


@dataclass(frozen=True, slots=True)
class IndicatorDraft:
    """What shows that the measure works.

    `baseline` is None where nobody has measured it; `code` is that of the passport whose value it shows.
    """

    name: Trilingual
    unit: Trilingual
    baseline: Decimal | None
    targets: Mapping[int, Decimal]
    code: str = ""


@dataclass(frozen=True, slots=True)
class MeasureDraft:
    """The content of a measure, as its writer has it.

    Args:
        code: short and unique in the plan, such as LAW-1.
        direction: section of the plan.
        title: what is to be done.
        rationale: why.
        form_of_completion: the document that proves it.
        lead: code of the organisation in charge; empty while nobody is.
        start_on: first day of the work.
        deadline: the end.
        co_executors: who helps, in the order printed.
        costs: by year and source; empty where not yet known or not required.
        is_funding_required: False where no money is needed.
        indicators: how success is seen.
        no_indicator_reason: why there is no indicator, or none with a baseline.
    """

    code: str
    direction: Direction
    title: Trilingual
    rationale: Trilingual = field(default_factory=Trilingual)
    form_of_completion: Trilingual = field(default_factory=Trilingual)
    lead: str = ""
    start_on: date | None = None
    deadline: Deadline | None = None
    co_executors: tuple[CoExecutorDraft, ...] = ()
    costs: tuple[CostDraft, ...] = ()
    is_funding_required: bool = True
    indicators: tuple[IndicatorDraft, ...] = ()
    no_indicator_reason: Trilingual = field(default_factory=Trilingual)


def require_sound(draft: MeasureDraft, plan: Plan) -> None:
    """Return where the draft breaks no rule that the plan could not bear.

    Raises:
        EmptyTitle, StartAfterDue, CostOutsidePlan, NegativeCost, CostNotRequired: see there.
    """
    if not draft.code.strip() or not draft.title.in_("kk").strip():
        raise EmptyTitle
    if draft.start_on and draft.deadline and draft.start_on > draft.deadline.due_on:
        raise StartAfterDue
    if draft.costs and not draft.is_funding_required:
        raise CostNotRequired
    for cost in draft.costs:
        if cost.year not in plan.years:
            raise CostOutsidePlan(year=cost.year, first=plan.first_year, last=plan.last_year)
        if cost.amount_thousand_kzt < 0:
            raise NegativeCost(year=cost.year)
