"""Where organisations differ, and how far they agree beyond chance."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Min

from ortaq.engine.score.agreement import (
    Agreement,
    Metric,
    cohens_kappa,
    krippendorffs_alpha,
    quadratic,
)
from ortaq.engine.terms.framework import Engine
from ortaq.plan.assessments.models import Answer, AnswerState, Response
from ortaq.plan.assessments.permissions import READ
from ortaq.plan.assessments.queries.lists import get_assessment
from ortaq.plan.assessments.queries.scales import answer_scales, rating_word
from ortaq.plan.frameworks.queries import list_groups, list_provisions

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ortaq.engine.terms.framework import Scale
    from ortaq.engine.terms.language import Trilingual
    from ortaq.plan.assessments.models import Assessment
    from ortaq.plan.frameworks.models import Framework, Provision
    from ortaq.shared.actors import Actor
    from ortaq.shared.people.models import Organisation

METRIC = {
    Engine.TREATY: Metric.ORDINAL,
    Engine.WEIGHTED_BINARY: Metric.ORDINAL,
    Engine.RANGE_MEAN: Metric.INTERVAL,
    Engine.STAGE_ALL: Metric.NOMINAL,
    Engine.REQUISITE_COVERAGE: Metric.NOMINAL,
    Engine.POINTS_EVIDENCE: Metric.NOMINAL,
}
"""How far two answers lie apart, by what the steps of the engine's scale mean."""

Said = tuple[str, int | None, int | None, int | None]
"""State, law, practice and value of a response."""

NOTHING_SAID: Said = ("", None, None, None)


@dataclass(frozen=True, slots=True)
class SectionAgreement:
    """How far organisations agree on one chapter.

    Args:
        title: of the chapter; None for the whole framework.
        alpha: Krippendorff's, of all organisations.
        kappa: Cohen's, weighted by the square of the distance; None unless exactly two answered.
        disputed: how many of its provisions are disputed.
    """

    title: Trilingual | None
    alpha: Agreement
    kappa: Agreement | None
    disputed: int


@dataclass(frozen=True, slots=True)
class Cell:
    """What one organisation answers: the state, or the words of its ratings; None for nothing."""

    state: str
    words: tuple[Trilingual | None, ...]


@dataclass(frozen=True, slots=True)
class DifferenceRow:
    """A provision on which organisations differ; `disputed` if unsettled, `said` by organisation."""

    provision: Provision
    disputed: bool
    said: Mapping[int, Said]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Where the organisations of an assessment differ.

    Args:
        assessment: whose.
        scales: what each answer rates.
        organisations: those that answered anything, by code; the columns of the rows.
        sections: each chapter that anybody answered, then the whole.
        rows: provisions with different answers, in the framework's order.
    """

    assessment: Assessment
    scales: tuple[Scale, ...]
    organisations: tuple[Organisation, ...]
    sections: tuple[SectionAgreement, ...]
    rows: tuple[DifferenceRow, ...]

    def cells(self, row: DifferenceRow) -> list[Cell | None]:
        """The answers to one provision in the order of the organisations; None for no answer."""
        found = {said: _cell(said, self.scales) for said in set(row.said.values())}
        return [found.get(row.said.get(one.pk, NOTHING_SAID)) for one in self.organisations]


def get_disagreement(actor: Actor, reference: str) -> Disagreement:
    """Where organisations differ, measured for each chapter.

    "Don't know" and "not applicable" are no ratings: they are shown, and left out of the measures.

    Raises:
        Assessment.DoesNotExist: none has this number.
    """
    actor.require(READ)
    assessment = get_assessment(actor, reference)
    said = _list_said(assessment)
    keys = {key for given in said.values() for key in given}
    organisations = _list_organisations(assessment, keys)
    provisions = list(list_provisions(assessment.framework).filter(assessable=True))
    disputed = frozenset(
        Answer.objects.filter(assessment=assessment, disputed=True).values_list(
            "provision", flat=True
        )
    )
    scales = answer_scales(assessment.framework)
    return Disagreement(
        assessment=assessment,
        scales=tuple(scales.values()),
        organisations=organisations,
        sections=_sections(assessment.framework, provisions, said, disputed),
        rows=tuple(
            DifferenceRow(
                provision,
                provision.pk in disputed,
                said[provision.pk],
            )
            for provision in provisions
            if len(set(said.get(provision.pk, {}).values())) > 1
        ),
    )


def _list_said(assessment: Assessment) -> dict[int, dict[int, Said]]:
    """State and ratings by provision and organisation."""
    found: dict[int, dict[int, Said]] = defaultdict(dict)
    given = Response.objects.filter(assessment=assessment).exclude(state=AnswerState.UNANSWERED)
    for provision, organisation, state, law, practice, value in given.values_list(
        "provision", "organisation", "state", "law", "practice", "value"
    ):
        found[provision][organisation] = (state, law, practice, value)
    return found


def _list_organisations(assessment: Assessment, keys: set[int]) -> tuple[Organisation, ...]:
    """The organisations that answered anything, by code."""
    firsts = (
        Response.objects.filter(assessment=assessment, organisation__in=keys)
        .order_by()
        .values("organisation")
        .annotate(first=Min("pk"))
    )
    found = Response.objects.filter(pk__in=firsts.values("first")).select_related("organisation")
    return tuple(response.organisation for response in found.order_by("organisation__code"))


def _sections(
    framework: Framework,
    provisions: list[Provision],
    said: Mapping[int, Mapping[int, Said]],
    disputed: frozenset[int],
) -> tuple[SectionAgreement, ...]:
    groups = {group.pk: group for group in list_groups(framework)}
    by_chapter: dict[int, list[Provision]] = defaultdict(list)
    for provision in provisions:
        chapter = groups[provision.group_id]
        while chapter.parent_id is not None:
            chapter = groups[chapter.parent_id]
        if said.get(provision.pk):
            by_chapter[chapter.pk].append(provision)
    metric = METRIC[Engine(framework.engine)]
    units_of = {key: _units(given) for key, given in said.items()}
    sections = [
        _section(groups[key].title, by_chapter[key], units_of, disputed, metric)
        for key in groups
        if key in by_chapter
    ]
    answered = [provision for found in by_chapter.values() for provision in found]
    return (*sections, _section(None, answered, units_of, disputed, metric))


def _section(
    title: Trilingual | None,
    provisions: Iterable[Provision],
    units_of: Mapping[int, list[dict[int, int]]],
    disputed: frozenset[int],
    metric: Metric,
) -> SectionAgreement:
    keys = [provision.pk for provision in provisions]
    units = [unit for key in keys for unit in units_of[key]]
    raters = sorted({key for unit in units for key in unit})
    kappa = None
    if len(raters) == 2:
        first, second = raters
        both = [unit for unit in units if len(unit) == len(raters)]
        kappa = cohens_kappa([(unit[first], unit[second]) for unit in both], quadratic)
    unsettled = sum(1 for key in keys if key in disputed)
    return SectionAgreement(
        title,
        krippendorffs_alpha([list(unit.values()) for unit in units], metric),
        kappa,
        unsettled,
    )


def _units(given: Mapping[int, Said]) -> list[dict[int, int]]:
    """One unit for each thing rated: the ratings by organisation."""
    units: list[dict[int, int]] = []
    for aspect in (1, 2, 3):
        rated = {key: step for key, said in given.items() if isinstance(step := said[aspect], int)}
        if rated:
            units.append(rated)
    return units


def _cell(said: Said, scales: tuple[Scale, ...]) -> Cell:
    state, law, practice, value = said
    steps = (law, practice) if len(scales) > 1 else (value,)
    words = tuple(rating_word(scale, step) for scale, step in zip(scales, steps, strict=True))
    return Cell(state, words)
