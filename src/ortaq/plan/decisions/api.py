"""Decisions, meetings and assignments over HTTP, as the caller's organisation may see them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, TypeVar

from django.core.paginator import Paginator
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from ninja import Query, Router, Schema
from pydantic import Field

from ortaq.act.reports.api import PROBLEMS, token_actor
from ortaq.engine.terms.language import Trilingual
from ortaq.plan.decisions import queries
from ortaq.plan.decisions.models import Assignment, Decision, Meeting
from ortaq.shared import clock
from ortaq.shared.limits import count_try
from ortaq.shared.tokens import TokenAuth

decisions = Router(auth=TokenAuth(), tags=["decisions"])
meetings = Router(auth=TokenAuth(), tags=["meetings"])
assignments = Router(auth=TokenAuth(), tags=["assignments"])

MOST_ON_A_PAGE = 100
REQUESTS_PER_MINUTE = 600
"""From one token. Ortaq's own rule: a machine that reads everything once a day stays far below."""

M = TypeVar("M", bound=Model)


class PageIn(Schema):
    """Which part of a list."""

    page: Annotated[int, Field(ge=1, le=10**6)] = Field(
        default=1, description="The last page where there are fewer."
    )
    page_size: Annotated[int, Field(ge=1, le=MOST_ON_A_PAGE)] = 25


class PageOut(Schema):
    """Where in a list one is."""

    count: int = Field(description="Rows of the whole list that you may see.")
    page: int
    pages: int


class WordsOut(Schema):
    """A text in Kazakh, Russian and English; empty where it isn't written."""

    kk: str
    ru: str
    en: str


class DecisionOut(Schema):
    """One published decision."""

    reference: str
    committee: str
    meeting: int = Field(description="Number of the meeting.")
    held_on: date
    number: int
    text: WordsOut
    votes_for: int | None
    votes_against: int | None
    votes_abstained: int | None
    subject: str = Field(description="plan, assessment, document, or empty.")
    subject_reference: str
    subject_version: int | None = Field(description="Version of the plan that was decided about.")
    snapshot_sha256: str = Field(description="Hash of what was decided about; empty for nothing.")
    content_sha256: str = Field(description="Hash of the decision's words, as the log holds it.")
    log_index: int | None = Field(description="Entry of the log that holds both hashes.")
    published_at: datetime


class DecisionsOut(PageOut):
    """Published decisions, newest first."""

    results: list[DecisionOut]


class ItemOut(Schema):
    """One item of an agenda that you may see."""

    number: int
    title: WordsOut
    minutes: int
    is_closed: bool


class MeetingOut(Schema):
    """One meeting, with the part of its agenda and decisions that you may see."""

    reference: str = Field(description="Committee and number, such as committee/4.")
    committee: str
    number: int
    cycle: int
    step: str
    status: str
    mode: str
    held_from: date
    held_to: date
    starts_at: datetime | None
    ends_at: datetime | None
    place: WordsOut
    summary: WordsOut
    source_url: str
    items: list[ItemOut]
    decisions: list[str] = Field(description="Numbers of its decisions.")


class MeetingsOut(PageOut):
    """Meetings, oldest first."""

    results: list[MeetingOut]


class AssignmentOut(Schema):
    """One assignment that your organisation carries out or helps with."""

    reference: str
    decision: str | None = Field(description="Null for a closed item that you may not hear.")
    text: WordsOut
    executor: str = Field(description="Code of the organisation.")
    co_executors: list[str]
    due_on: date
    first_due_on: date
    form_of_completion: WordsOut
    status: str
    is_overdue: bool
    proof: str
    handed_in_at: datetime | None
    closed_at: datetime | None
    closing_reason: str


class AssignmentsOut(PageOut):
    """Assignments, overdue first, then by deadline."""

    results: list[AssignmentOut]


Asked = Annotated[PageIn, Query()]


@decisions.get("", response={200: DecisionsOut, **PROBLEMS}, summary="List published decisions")
def list_decisions(request: HttpRequest, asked: Asked) -> DecisionsOut:
    """What the committee decided and published, with the hashes that the log holds."""
    limit(request)
    rows, where = cut(queries.list_published(), asked)
    return DecisionsOut(results=[_decision(row) for row in rows], **where)


@decisions.get(
    "/{reference}", response={200: DecisionOut, **PROBLEMS}, summary="Read a published decision"
)
def read_decision(request: HttpRequest, reference: str) -> DecisionOut:
    """One published decision; its proof is on its page, for everybody."""
    limit(request)
    return _decision(queries.get_published(reference))


@meetings.get("", response={200: MeetingsOut, **PROBLEMS}, summary="List meetings")
def list_meetings(request: HttpRequest, asked: Asked) -> MeetingsOut:
    """The meetings of all committees; closed items and their decisions are not among them."""
    limit(request)
    rows, where = cut(
        queries.list_meetings(token_actor(request)).order_by("held_from", "pk"), asked
    )
    return MeetingsOut(results=[_meeting(row) for row in rows], **where)


@assignments.get("", response={200: AssignmentsOut, **PROBLEMS}, summary="List own assignments")
def list_assignments(request: HttpRequest, asked: Asked) -> AssignmentsOut:
    """What the committee gave your organisation to do or to help with."""
    limit(request)
    actor = token_actor(request)
    own = queries.list_assignments(actor, queries.AssignmentFilter(mine=True))
    rows, where = cut(own, asked)
    heard = set(queries.list_entitled(actor))
    return AssignmentsOut(results=[_assignment(row, heard) for row in rows], **where)


@assignments.get(
    "/{reference}", response={200: AssignmentOut, **PROBLEMS}, summary="Read an own assignment"
)
def read_assignment(request: HttpRequest, reference: str) -> AssignmentOut:
    """One assignment of your organisation."""
    limit(request)
    actor = token_actor(request)
    found = queries.get_assignment(actor, reference)
    if not queries.is_theirs(actor, found):
        raise Assignment.DoesNotExist
    return _assignment(found, set(queries.list_entitled(actor)))


def limit(request: HttpRequest) -> None:
    """Count a request of a token."""
    count_try("api", token_actor(request).name, limit=REQUESTS_PER_MINUTE, seconds=60)


def cut(rows: QuerySet[M], asked: PageIn) -> tuple[list[M], dict[str, int]]:
    """One page of a list, and where in the list it is."""
    page = Paginator(rows, asked.page_size).get_page(asked.page)
    where = {"count": page.paginator.count, "page": page.number, "pages": page.paginator.num_pages}
    return list(page), where


def words(text: Trilingual) -> WordsOut:
    """A text in its languages."""
    return WordsOut(**text.as_dict())


def _decision(row: Decision) -> DecisionOut:
    if row.published_at is None:
        raise Decision.DoesNotExist
    return DecisionOut(
        reference=row.reference,
        committee=row.meeting.committee.slug,
        meeting=row.meeting.number,
        held_on=row.meeting.held_to,
        number=row.number,
        text=words(row.text),
        votes_for=row.votes_for,
        votes_against=row.votes_against,
        votes_abstained=row.votes_abstained,
        subject=row.subject,
        subject_reference=row.subject_reference,
        subject_version=row.plan_version,
        snapshot_sha256=row.snapshot.digest if row.snapshot else "",
        content_sha256=row.content_digest,
        log_index=row.log_index,
        published_at=row.published_at,
    )


def _meeting(row: Meeting) -> MeetingOut:
    return MeetingOut(
        reference=f"{row.committee.slug}/{row.number}",
        committee=row.committee.slug,
        number=row.number,
        cycle=row.cycle.number,
        step=row.step,
        status=row.status,
        mode=row.mode,
        held_from=row.held_from,
        held_to=row.held_to,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        place=words(row.place),
        summary=words(row.summary),
        source_url=row.source_url,
        items=[
            ItemOut(
                number=item.number,
                title=words(item.title),
                minutes=item.minutes,
                is_closed=item.is_closed,
            )
            for item in row.items.all()
        ],
        decisions=[decision.reference for decision in row.decisions.all()],
    )


def _assignment(row: Assignment, heard: set[int]) -> AssignmentOut:
    decision = row.decision
    is_heard = not decision.is_closed or decision.meeting.committee_id in heard
    return AssignmentOut(
        reference=row.reference,
        decision=decision.reference if is_heard else None,
        text=words(row.text),
        executor=row.executor.code,
        co_executors=[body.code for body in row.co_executors.all()],
        due_on=row.due_on,
        first_due_on=row.first_due_on,
        form_of_completion=words(row.form_of_completion),
        status=row.status,
        is_overdue=row.is_overdue(clock.today()),
        proof=row.proof,
        handed_in_at=row.handed_in_at,
        closed_at=row.closed_at,
        closing_reason=row.closing_reason,
    )
