"""The records of the demonstration content, as frozen values."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from ortaq.engine.terms.language import Trilingual


@dataclass(frozen=True, slots=True)
class DemoUser:
    """A made-up account: organisation is an institution's code, role and language are codes."""

    username: str
    name: str
    organisation: str
    role: str
    language: str


@dataclass(frozen=True, slots=True)
class DemoSource:
    """A legal act that an answer rests on.

    Args:
        type: always law.
        act: full name.
        article: as in 190(2)(4); empty where the whole act is meant.
        wording_date: date of the wording read; None because nobody has read one.
        url: address of the act.
        verified: False until a lawyer has compared it.
    """

    type: str
    act: Trilingual
    article: str
    wording_date: date | None
    url: str
    verified: bool


@dataclass(frozen=True, slots=True)
class DemoAnswer:
    """A hypothesis about one provision.

    Args:
        provision: BC-1 to BC-35.
        state: answered, dont_know, unanswered or not_applicable.
        law: 0 none, 1 partial, 2 full; None unless answered.
        practice: 0 not used, 1 sometimes, 2 routinely; None unless answered.
        justification: why; empty where unanswered.
        sources: legal acts to be checked.
    """

    provision: str
    state: str
    law: int | None
    practice: int | None
    justification: Trilingual
    sources: tuple[DemoSource, ...]


@dataclass(frozen=True, slots=True)
class DemoAssessment:
    """A draft comparison of the country with one framework; `note` says that it proves nothing."""

    framework: str
    status: str
    title: Trilingual
    note: Trilingual
    answers: tuple[DemoAnswer, ...]


@dataclass(frozen=True, slots=True)
class CoExecutor:
    """An organisation that helps; bodies outside the state take part by agreement."""

    organisation: str
    by_agreement: bool


@dataclass(frozen=True, slots=True)
class DemoDue:
    """When a measure ends.

    Args:
        text: 2026Q4, 2026H2, 2026-12-25, or 2026-2028 for a measure that goes on every year.
        last_day: last day of that time.
    """

    text: str
    last_day: date


@dataclass(frozen=True, slots=True)
class DemoCost:
    """Money for one year in thousand tenge.

    `source` is republican_budget, local_budget, own_funds or grant.
    """

    year: int
    amount_thousand_kzt: Decimal
    source: str


@dataclass(frozen=True, slots=True)
class DemoGapShare:
    """The part in (0, 1] of the gap at a provision that a measure is thought to close."""

    provision: str
    share: Decimal


@dataclass(frozen=True, slots=True)
class DemoIndicator:
    """What shows that a measure works.

    The baseline is None where nobody has measured it; `code` is that of an indicator of the picture.
    """

    name: Trilingual
    unit: Trilingual
    baseline: Decimal | None
    targets: dict[int, Decimal]
    code: str = ""


@dataclass(frozen=True, slots=True)
class DemoMeasure:
    """A draft item of the Action Plan.

    Args:
        code: LAW-1 and so on, unique.
        direction: prevention, investigation, prosecution, education, hygiene, engagement, literacy,
            infrastructure, cooperation, international or law.
        title: what is to be done.
        form_of_completion: the paper that proves it.
        lead: code of the institution in charge.
        co_executors: who helps.
        start: first day.
        due: the end.
        costs: by year and source; empty where no money is required.
        gaps: which gaps it closes, and how far; may be empty.
        rationale: why.
        indicator: how success is seen.
        declared_status: planned, in_progress, delayed or done, as the lead says.
        progress: in [0, 1], as the lead says.
    """

    code: str
    direction: str
    title: Trilingual
    form_of_completion: Trilingual
    lead: str
    co_executors: tuple[CoExecutor, ...]
    start: date
    due: DemoDue
    costs: tuple[DemoCost, ...]
    gaps: tuple[DemoGapShare, ...]
    rationale: Trilingual
    indicator: DemoIndicator
    declared_status: str
    progress: Decimal


@dataclass(frozen=True, slots=True)
class DemoMeeting:
    """A meeting as its public source tells it; participants are None where the source is silent."""

    number: int
    first_day: date
    last_day: date
    place: Trilingual
    participants_at_least: int | None
    facts: Trilingual
    decisions: tuple[Trilingual, ...]
    source_url: str


@dataclass(frozen=True, slots=True)
class DemoPlan:
    """The plan that the committee drafts."""

    title: Trilingual
    first_year: int
    last_year: int
    status: str


@dataclass(frozen=True, slots=True)
class DemoCommittee:
    """The steering committee, its plan and its meetings in order."""

    name: Trilingual
    mandate_note: Trilingual
    plan: DemoPlan
    meetings: tuple[DemoMeeting, ...]


@dataclass(frozen=True, slots=True)
class DemoValues:
    """An indicator in the demonstration.

    Args:
        owner: who answers for it.
        values: period to what it counted; empty where the product counts.
        baseline: one period and the value from which the targets lead on; empty for none.
        targets: year to value.
    """

    owner: str
    values: dict[str, float] = field(default_factory=dict)
    baseline: dict[str, float] = field(default_factory=dict)
    targets: dict[int, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DemoStatistics:
    """Invented figures in place of a statistics office's.

    Args:
        source: how they are labelled.
        population_year: of `population`, 1 January.
        yearly_growth: share by which it grows.
        population: region to inhabitants.
        values: indicator to its values.
    """

    source: Trilingual
    population_year: int
    yearly_growth: float
    population: dict[str, int]
    values: dict[str, DemoValues]
