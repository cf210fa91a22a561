"""An organisation's part of a round, as the people who answer see it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count
from django.utils import translation

from ortaq.plan.assessments.queries import (
    find_answer,
    find_response,
    list_answers,
    list_responses,
)
from ortaq.plan.assessments.queries import takes_answers as assessment_takes
from ortaq.plan.frameworks.queries import list_provisions
from ortaq.plan.rounds.models import Assignment, HandIn, Invitation, Round, RoundStatus
from ortaq.plan.rounds.permissions import MANAGE, READ, RESPOND
from ortaq.plan.rounds.queries.progress import Share
from ortaq.plan.rounds.queries.rounds import list_sections, number_of
from ortaq.plan.rounds.questionnaire.layout import source_line
from ortaq.shared import clock
from ortaq.shared.actors import Actor

if TYPE_CHECKING:
    from datetime import date

    from django.db.models import QuerySet

    from ortaq.engine.terms.language import Trilingual
    from ortaq.plan.assessments.models import Answer, Response, Source
    from ortaq.plan.frameworks.models import Provision
    from ortaq.shared.people.models import Organisation


@dataclass(frozen=True, slots=True)
class Desk:
    """Somebody's place in a round: for which organisation he answers, and by what right.

    Args:
        round: the round.
        organisation: for whom.
        actor: who acts.
        person: his name, kept with what he answers.
        invitation: where he came by a personal link.
    """

    round: Round
    organisation: Organisation
    actor: Actor
    person: str
    invitation: Invitation | None = None

    @property
    def may_answer(self) -> bool:
        """True where answers are taken from him now."""
        return self.round.is_open and assessment_takes(
            self.actor, self.round.assessment, permission=RESPOND
        )


@dataclass(frozen=True, slots=True)
class Question:
    """A provision put to an organisation, with its response, None where there is none yet."""

    provision: Provision
    response: Response | None

    @property
    def state(self) -> str:
        """The response's state; "unanswered" without one."""
        return self.response.state if self.response else "unanswered"


@dataclass(frozen=True, slots=True)
class Part:
    """A section with the questions of one organisation in it."""

    code: str
    title: Trilingual
    questions: tuple[Question, ...]

    @property
    def share(self) -> Share:
        """How many have a response of any sort."""
        done = sum(question.state != "unanswered" for question in self.questions)
        return Share(done, len(self.questions))


@dataclass(frozen=True, slots=True)
class Spot:
    """One question among those of a desk.

    Args:
        provision: the one asked about.
        number: its number, from 1.
        total: how many there are.
        previous: code of the one before; empty at the first.
        next: code of the one after; empty at the last.
        response: what the organisation says; None where nothing.
        answer: the assessment's answer with its history; None where nobody touched it.
    """

    provision: Provision
    number: int
    total: int
    previous: str
    next: str
    response: Response | None
    answer: Answer | None


@dataclass(frozen=True, slots=True)
class Task:
    """A round that asks the actor's organisation."""

    round: Round
    share: Share
    handed_in: bool

    def is_late(self, on: date) -> bool:
        """True where the deadline has passed and something is open."""
        return (
            self.round.is_open
            and not self.handed_in
            and self.share.done < self.share.asked
            and self.round.is_late(on)
        )


def get_desk(actor: Actor, reference: str, code: str, *, person: str = "") -> Desk:
    """The place of an organisation's member, or of the secretariat acting for an organisation.

    Raises:
        Round.DoesNotExist: no such round that asks this organisation and that the actor may see.
    """
    actor.require(READ)
    asked = Assignment.objects.filter(round=number_of(reference), organisation__code=code)
    found = asked.select_related(
        "organisation", "round", "round__assessment", "round__assessment__framework"
    ).first()
    if found is None:
        raise Round.DoesNotExist
    own = found.organisation_id == actor.organisation_id and actor.may(RESPOND)
    if not actor.may(MANAGE) and (not own or found.round.is_draft):
        raise Round.DoesNotExist
    return Desk(found.round, found.organisation, actor, person)


def find_invitation(digest: str) -> Invitation | None:
    """The invitation whose link works now; None for an unknown, ended or expired one."""
    found = (
        Invitation.objects.filter(digest=digest, revoked_at__isnull=True)
        .exclude(round__status=RoundStatus.DRAFT)
        .select_related(
            "organisation", "round", "round__assessment", "round__assessment__framework"
        )
        .first()
    )
    if found is None or found.round.last_day is None or clock.today() > found.round.last_day:
        return None
    return found


def desk_of(invitation: Invitation) -> Desk:
    """The place that an invitation gives: its organisation's questions in its round, nothing else."""
    actor = Actor(
        name=f"invitation:{invitation.public_id}",
        organisation_id=invitation.organisation_id,
        organisation=invitation.organisation.code,
        granted=frozenset({RESPOND.name}),
    )
    return Desk(invitation.round, invitation.organisation, actor, invitation.name, invitation)


def list_asked(desk: Desk) -> QuerySet[Provision]:
    """The provisions put to a desk's organisation, in the framework's order."""
    asked = Assignment.objects.filter(round=desk.round, organisation=desk.organisation)
    provisions = list_provisions(desk.round.assessment.framework)
    return provisions.filter(pk__in=asked.values("provision"))


def list_parts(desk: Desk) -> list[Part]:
    """The questions of a desk with their responses, by section."""
    assessment = desk.round.assessment
    responses = {
        response.provision_id: response
        for response in list_responses(assessment, organisation=desk.organisation)
    }
    asked = {provision.pk: provision for provision in list_asked(desk)}
    parts = [
        Part(
            section.code,
            section.title,
            tuple(
                Question(asked[pk], responses.get(pk)) for pk in section.provisions if pk in asked
            ),
        )
        for section in list_sections(assessment.framework)
    ]
    return [part for part in parts if part.questions]


def get_spot(desk: Desk, code: str) -> Spot:
    """One question with its neighbours and its response.

    Raises:
        Round.DoesNotExist: the organisation is not asked about it.
    """
    provisions = list_asked(desk)
    codes = list(provisions.values_list("code", flat=True))
    if code not in codes:
        raise Round.DoesNotExist
    index = codes.index(code)
    provision = provisions.get(code=code)
    assessment = desk.round.assessment
    return Spot(
        provision=provision,
        number=index + 1,
        total=len(codes),
        previous=codes[index - 1] if index else "",
        next=codes[index + 1] if index + 1 < len(codes) else "",
        response=find_response(assessment, provision, desk.organisation),
        answer=find_answer(assessment, provision),
    )


def list_own_sources(desk: Desk, answer: Answer | None) -> list[Source]:
    """The sources that the desk's organisation put under a response, in the order added."""
    if answer is None:
        return []
    links = answer.source_links.filter(organisation=desk.organisation).select_related("source")
    return [link.source for link in links.order_by("pk")]


def list_source_lines(desk: Desk, language: str) -> dict[int, list[str]]:
    """The organisation's sources as lines of a questionnaire, by the key of the provision."""
    found: dict[int, list[str]] = {}
    answers = list_answers(desk.round.assessment).prefetch_related("source_links__source")
    with translation.override(language):
        for answer in answers:
            links = sorted(answer.source_links.all(), key=lambda link: link.pk)
            lines = [
                source_line(link.source)
                for link in links
                if link.organisation_id == desk.organisation.pk
            ]
            if lines:
                found[answer.provision_id] = lines
    return found


def find_hand_in(desk: Desk) -> HandIn | None:
    """The organisation's word that it is done, or None."""
    return HandIn.objects.filter(round=desk.round, organisation=desk.organisation).first()


def list_tasks(actor: Actor) -> list[Task]:
    """The rounds that ask the actor's organisation: open ones by deadline, then closed ones."""
    actor.require(READ)
    if actor.organisation_id is None or not actor.may(RESPOND):
        return []
    asked = dict(
        Assignment.objects.filter(organisation=actor.organisation_id)
        .values_list("round")
        .annotate(count=Count("pk"))
        .order_by()
    )
    handed = set(
        HandIn.objects.filter(organisation=actor.organisation_id).values_list("round_id", flat=True)
    )
    rounds = Round.objects.filter(pk__in=asked).exclude(status=RoundStatus.DRAFT)
    tasks = [
        Task(
            round_,
            Share(_count_done(round_, actor.organisation_id), asked[round_.pk]),
            round_.pk in handed,
        )
        for round_ in rounds.select_related("assessment", "assessment__framework")
    ]
    return sorted(
        tasks, key=lambda task: (not task.round.is_open, task.round.deadline or clock.today())
    )


def _count_done(round_: Round, organisation: int) -> int:
    mine = Assignment.objects.filter(round=round_, organisation=organisation)
    given = list_responses(round_.assessment).filter(organisation=organisation)
    return given.filter(provision__in=mine.values("provision")).exclude(state="unanswered").count()
