"""All that a gap analysis tells: one assessment with its answers, agreement, gaps and sources."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ortaq.engine.score.gaps import mean_of
from ortaq.engine.terms.direction import Direction
from ortaq.engine.terms.framework import Engine
from ortaq.plan.assessments.models import Assessment
from ortaq.plan.assessments.queries import (
    get_assessment,
    get_disagreement,
    get_scores,
    is_stale,
    list_assessments,
    list_responses,
    list_sources_by_code,
)
from ortaq.plan.frameworks.queries import get_crosswalk, list_compared
from ortaq.plan.gaps.models import GapStatus
from ortaq.plan.gaps.permissions import PRINT
from ortaq.plan.gaps.pillars import PILLAR_OF
from ortaq.plan.gaps.queries.gaps import GapFilter, list_gaps
from ortaq.plan.gaps.queries.laws import list_law_rows
from ortaq.plan.rounds.permissions import READ as READ_ROUNDS
from ortaq.plan.rounds.queries import list_asked_organisations, list_rounds
from ortaq.shared import clock

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from ortaq.engine.score.crosswalk import Crosswalk
    from ortaq.engine.score.tree import Interval, Score
    from ortaq.plan.assessments.models import Response, Source
    from ortaq.plan.assessments.queries import Disagreement, Scores
    from ortaq.plan.gaps.models import Gap
    from ortaq.plan.gaps.queries.laws import LawRow
    from ortaq.plan.rounds.models import Round
    from ortaq.shared.actors import Actor
    from ortaq.shared.people.models import Organisation


@dataclass(frozen=True, slots=True)
class CitedSource:
    """A source under the answers, with its number in the list and the provisions that it serves."""

    number: int
    source: Source
    codes: tuple[str, ...]
    stale: bool


@dataclass(frozen=True, slots=True)
class PillarScore:
    """A direction of the plan: its score, how many questions it has, and its gaps that are not closed."""

    pillar: Direction
    interval: Interval
    questions: int
    gaps: tuple[Gap, ...]


@dataclass(frozen=True, slots=True)
class AskedOrganisation:
    """An organisation that was asked or answered, and how many questions it answered."""

    organisation: Organisation
    answered: int


@dataclass(frozen=True, slots=True)
class Overview:
    """One assessment with its scores and gaps, as far as no single answer is told.

    Args:
        scores: the assessment in numbers.
        pillars: directions of the plan to which its questions belong, in their order.
        gaps: of this assessment and those named at its framework, the largest first.
    """

    scores: Scores
    pillars: tuple[PillarScore, ...]
    gaps: tuple[Gap, ...]

    @property
    def standing_gaps(self) -> tuple[Gap, ...]:
        """The gaps that are not closed."""
        return tuple(gap for gap in self.gaps if gap.status != GapStatus.CLOSED)


@dataclass(frozen=True, slots=True)
class Analysis(Overview):
    """What the gap analysis of one assessment tells.

    Args:
        disagreement: where organisations differ.
        asked: organisations that a round asked or that answered, by code.
        rounds: the rounds over the assessment, the oldest first.
        sources: under its answers, in the framework's order.
        responses: what organisations answer, by the code of the provision.
        crosswalks: what each framework with lines to this one asks beside it.
        laws: of a treaty, the country's law beside each provision that is put to it; else none.
    """

    disagreement: Disagreement
    asked: tuple[AskedOrganisation, ...]
    rounds: tuple[Round, ...]
    sources: tuple[CitedSource, ...]
    responses: Mapping[str, tuple[Response, ...]]
    crosswalks: tuple[Crosswalk, ...]
    laws: tuple[LawRow, ...]

    def numbers_of(self, code: str) -> tuple[int, ...]:
        """Numbers of the sources under the answer to one provision."""
        return tuple(cited.number for cited in self.sources if code in cited.codes)


def choose_assessment(actor: Actor, reference: str = "") -> Assessment:
    """The assessment with this number, else the newest one.

    Raises:
        Assessment.DoesNotExist: there is none.
    """
    if reference:
        return get_assessment(actor, reference)
    found = list_assessments(actor).first()
    if found is None:
        raise Assessment.DoesNotExist
    return found


def get_overview(actor: Actor, reference: str) -> Overview:
    """The scores and gaps of one assessment.

    Raises:
        NotAllowed: the role may not print the analysis.
        Assessment.DoesNotExist: none has this number.
    """
    actor.require(PRINT)
    scores = get_scores(actor, reference)
    gaps = tuple(_gaps(actor, scores.assessment))
    return Overview(scores, tuple(_pillars(scores, gaps)), gaps)


def get_analysis(actor: Actor, reference: str) -> Analysis:
    """The gap analysis of one assessment.

    Raises:
        NotAllowed: the role may not print it: it names what every organisation answered.
        Assessment.DoesNotExist: none has this number.
    """
    overview = get_overview(actor, reference)
    assessment = overview.scores.assessment
    responses: dict[str, list[Response]] = defaultdict(list)
    for response in list_responses(assessment):
        if response.given:
            responses[response.provision.code].append(response)
    rounds = _rounds(actor, assessment)
    return Analysis(
        scores=overview.scores,
        pillars=overview.pillars,
        gaps=overview.gaps,
        disagreement=get_disagreement(actor, reference),
        asked=_asked(rounds, responses.values()),
        rounds=rounds,
        sources=_cited(overview.scores),
        responses={code: tuple(given) for code, given in responses.items()},
        crosswalks=tuple(_crosswalks(actor, assessment)),
        laws=_laws(actor, assessment),
    )


def _gaps(actor: Actor, assessment: Assessment) -> Iterator[Gap]:
    """Gaps of other assessments against the same framework are told by those."""
    for gap in list_gaps(actor, GapFilter(framework=assessment.framework.reference)):
        if gap.assessment_id in {None, assessment.pk}:
            yield gap


def _laws(actor: Actor, assessment: Assessment) -> tuple[LawRow, ...]:
    if assessment.framework.engine != Engine.TREATY:
        return ()
    return tuple(list_law_rows(actor, assessment.framework))


def _rounds(actor: Actor, assessment: Assessment) -> tuple[Round, ...]:
    if not actor.may(READ_ROUNDS):
        return ()
    return tuple(list_rounds(actor).filter(assessment=assessment).order_by("pk"))


def _asked(
    rounds: Iterable[Round], responses: Iterable[Iterable[Response]]
) -> tuple[AskedOrganisation, ...]:
    counts: dict[int, int] = defaultdict(int)
    found = {one.pk: one for each in rounds for one in list_asked_organisations(each)}
    for given in responses:
        for response in given:
            counts[response.organisation_id] += 1
            found[response.organisation_id] = response.organisation
    by_code = sorted(found.values(), key=lambda one: one.code)
    return tuple(AskedOrganisation(one, counts[one.pk]) for one in by_code)


def _pillars(scores: Scores, gaps: tuple[Gap, ...]) -> Iterator[PillarScore]:
    by_pillar: dict[Direction, list[tuple[Score, float]]] = defaultdict(list)
    for row in scores.provisions:
        weighed = (row.score, float(row.provision.weight))
        by_pillar[PILLAR_OF[row.provision.kind]].append(weighed)
    standing = [gap for gap in gaps if gap.status != GapStatus.CLOSED]
    for pillar in sorted({*by_pillar, *(Direction(gap.pillar) for gap in standing)}):
        here = by_pillar[pillar]
        own = tuple(gap for gap in standing if gap.pillar == pillar)
        yield PillarScore(pillar, mean_of(here), len(here), own)


def _cited(scores: Scores) -> tuple[CitedSource, ...]:
    today = clock.today()
    by_code = list_sources_by_code(scores.assessment)
    serving: dict[int, tuple[Source, list[str]]] = {}
    for row in scores.provisions:
        for source in by_code.get(row.provision.code, ()):
            serving.setdefault(source.pk, (source, []))[1].append(row.provision.code)
    return tuple(
        CitedSource(number, source, tuple(codes), is_stale(source, on=today))
        for number, (source, codes) in enumerate(serving.values(), start=1)
    )


def _crosswalks(actor: Actor, assessment: Assessment) -> Iterator[Crosswalk]:
    framework = assessment.framework
    for other in list_compared(actor, framework):
        if other.slug != framework.slug:
            yield get_crosswalk(actor, framework.reference, other.reference)
