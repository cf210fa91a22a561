"""What a plan's measures still lack, and what does not fit between gaps and measures."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from ortaq.plan.gaps.queries import list_gaps
from ortaq.plan.measures.models import Measure, MeasureGap
from ortaq.plan.measures.queries.measures import visible_measures
from ortaq.shared.actors import SYSTEM

if TYPE_CHECKING:
    from ortaq.engine.terms.language import Trilingual
    from ortaq.plan.gaps.models import Gap
    from ortaq.plan.measures.models import Plan
    from ortaq.shared.actors import Actor


class MeasureProblem(StrEnum):
    """Something to improve in a measure."""

    NO_FORM = "no_form"
    NO_LEAD = "no_lead"
    NO_DEADLINE = "no_deadline"
    NO_INDICATOR = "no_indicator"
    NO_BASELINE = "no_baseline"
    NO_TARGET = "no_target"
    NO_START = "no_start"
    NO_COST = "no_cost"
    NO_RATIONALE = "no_rationale"
    NO_GAP = "no_gap"
    OUTSIDE_PLAN = "outside_plan"
    NOT_IN_KAZAKH = "not_in_kazakh"
    NOT_IN_RUSSIAN = "not_in_russian"


REQUIRED = frozenset(
    {
        MeasureProblem.NO_FORM,
        MeasureProblem.NO_LEAD,
        MeasureProblem.NO_DEADLINE,
        MeasureProblem.NO_INDICATOR,
        MeasureProblem.NO_BASELINE,
    }
)
"""What no measure of an approved plan lacks; an indicator or its baseline may be missing for a reason."""


@dataclass(frozen=True, slots=True)
class CheckedMeasure:
    """A measure with what it lacks; `is_complete` where nothing that is required is missing."""

    measure: Measure
    problems: list[MeasureProblem]

    @property
    def is_complete(self) -> bool:
        """True where the measure may stand in an approved plan."""
        return not REQUIRED & set(self.problems)


@dataclass(frozen=True, slots=True)
class PlanWarnings:
    """What the writers of a plan should look at.

    Args:
        incomplete: measures that lack something required.
        measures_without_gap: measures that close no gap.
        gaps_without_measure: open gaps that no measure of the plan closes, largest first.
    """

    incomplete: list[CheckedMeasure]
    measures_without_gap: list[Measure]
    gaps_without_measure: list[Gap]

    @property
    def count(self) -> int:
        """All warnings together."""
        return sum(
            len(found)
            for found in (self.incomplete, self.measures_without_gap, self.gaps_without_measure)
        )


def check_measure(measure: Measure) -> list[MeasureProblem]:
    """What to improve in a measure, what is required first."""
    found = {
        MeasureProblem.NO_FORM: _is_empty(measure.form_of_completion),
        MeasureProblem.NO_LEAD: measure.lead_id is None,
        MeasureProblem.NO_DEADLINE: measure.deadline is None,
        **_check_indicators(measure),
        MeasureProblem.NO_START: measure.start_on is None,
        MeasureProblem.NO_COST: measure.is_funding_required and not measure.costs.all(),
        MeasureProblem.NO_RATIONALE: _is_empty(measure.rationale),
        MeasureProblem.NO_GAP: not measure.closes.all(),
        MeasureProblem.OUTSIDE_PLAN: measure.due_on is not None
        and measure.due_on.year not in measure.plan.years,
        MeasureProblem.NOT_IN_KAZAKH: not (measure.title.kk and measure.form_of_completion.kk),
        MeasureProblem.NOT_IN_RUSSIAN: not (measure.title.ru and measure.form_of_completion.ru),
    }
    return [problem for problem, holds in found.items() if holds]


def _check_indicators(measure: Measure) -> dict[MeasureProblem, bool]:
    indicators = list(measure.indicators.all())
    explained = not _is_empty(measure.no_indicator_reason)
    measured = any(indicator.baseline is not None for indicator in indicators)
    return {
        MeasureProblem.NO_INDICATOR: not indicators and not explained,
        MeasureProblem.NO_BASELINE: bool(indicators) and not measured and not explained,
        MeasureProblem.NO_TARGET: any(not indicator.targets for indicator in indicators),
    }


def check_plan(plan: Plan) -> list[Measure]:
    """The measures of a plan that lack something required."""
    measures = visible_measures(SYSTEM).filter(plan=plan).order_by("position")
    return [m for m in measures if not CheckedMeasure(m, check_measure(m)).is_complete]


def get_warnings(actor: Actor, plan: Plan) -> PlanWarnings:
    """What the writers of a plan should look at."""
    measures = list(visible_measures(actor).filter(plan=plan).order_by("position"))
    checked = [CheckedMeasure(measure, check_measure(measure)) for measure in measures]
    closed = set(MeasureGap.objects.filter(measure__plan=plan).values_list("gap_id", flat=True))
    return PlanWarnings(
        incomplete=[item for item in checked if not item.is_complete],
        measures_without_gap=[
            item.measure for item in checked if MeasureProblem.NO_GAP in item.problems
        ],
        gaps_without_measure=[gap for gap in list_open_gaps(actor) if gap.pk not in closed],
    )


def list_open_gaps(actor: Actor) -> list[Gap]:
    """Gaps that are not closed, largest first."""
    return [gap for gap in list_gaps(actor) if gap.status != "closed"]


def _is_empty(text: Trilingual) -> bool:
    return not any(value.strip() for value in text.as_dict().values())
