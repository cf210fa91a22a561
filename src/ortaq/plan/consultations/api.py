"""Consultations over HTTP: their sections, the published comments and answers, and commenting."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from django.http import HttpRequest
from django.utils import timezone
from ninja import Query, Router, Schema, Status
from pydantic import ConfigDict, Field

from ortaq.act.reports.api import PROBLEMS, token_actor
from ortaq.engine.terms.language import Language
from ortaq.plan.consultations import queries, services
from ortaq.plan.consultations.documents import author_of
from ortaq.plan.consultations.models import Comment, Consultation, Disposition, Kind, Society
from ortaq.plan.consultations.services.comments import LONGEST_TEXT
from ortaq.plan.decisions.api import Asked, PageIn, PageOut, WordsOut, cut, limit, words
from ortaq.shared.limits import count_try
from ortaq.shared.tokens import TokenAuth

consultations = Router(auth=TokenAuth(), tags=["consultations"])
comments = Router(auth=TokenAuth(), tags=["comments"])
dispositions = Router(auth=TokenAuth(), tags=["dispositions"])

COMMENTS_PER_HOUR = 200
"""From one token. Ortaq's own rule: an association that passes on its members' comments stays below."""

Text = Annotated[str, Field(max_length=LONGEST_TEXT, pattern=r"^[^\x00]*$")]
Line = Annotated[str, Field(max_length=200, pattern=r"^[^\x00]*$")]


class ConsultationOut(Schema):
    """One consultation that is or was open to the public."""

    reference: str
    title: WordsOut
    about: WordsOut
    subject: str = Field(description="plan, gaps or document.")
    status: str = Field(description="published, closed or answered.")
    opens_on: date
    closes_on: date = Field(description="Last day on which comments are taken.")
    is_open: bool = Field(description="Whether comments are taken today.")
    allows_anonymous: bool
    sha256: str = Field(description="Hash of the frozen sections, as the log holds it.")
    is_demo: bool


class ConsultationsOut(PageOut):
    """Consultations, newest first."""

    results: list[ConsultationOut]


class SectionOut(Schema):
    """One section of what is put to the public, as it was frozen."""

    position: int
    code: str
    chapter: WordsOut
    heading: WordsOut
    text: WordsOut
    comments: int = Field(description="Published comments on it.")


class WholeConsultationOut(ConsultationOut):
    """One consultation with its sections."""

    sections: list[SectionOut]


class CommentIn(Schema):
    """A comment as an organisation sends it."""

    model_config = ConfigDict(extra="forbid")

    consultation: Annotated[str, Field(pattern=r"^K-\d{6,12}$")]
    section: Annotated[int, Field(ge=1, le=10**6)] = Field(description="Position of the section.")
    text: Annotated[str, Field(min_length=1, max_length=LONGEST_TEXT, pattern=r"^[^\x00]+$")]
    language: Language
    kind: Kind = Kind.GENERAL
    society: Society = Field(description="The group of society that the organisation speaks for.")
    passage: Text = Field(default="", description="Quoted words; empty for the whole section.")
    proposed_change: Text = Field(default="", description="The wording that is wanted.")
    region: Annotated[str, Field(max_length=16, pattern=r"^[^\x00]*$")] = Field(
        default="", description="ISO 3166-2, such as KZ-75."
    )
    contact: Line = Field(default="", description="How to reach you; sealed, never published.")


class TakenOut(Schema):
    """A comment that was taken; the receipt is told this once."""

    reference: str
    state: str
    receipt: str = Field(description="Shows the answer, withdraws, appeals. Keep it secret.")


class CommentOut(Schema):
    """One published comment, without personal data."""

    reference: str
    consultation: str
    section: int = Field(description="Position of the section.")
    number: int
    author: str
    kind: str
    language: str
    society: str
    region: str
    passage: str
    text: str
    proposed_change: str
    same: int = Field(description="Published comments that say the same, this one too.")
    outcome: str | None = Field(description="The answer; null until all answers are published.")


class CommentsOut(PageOut):
    """Published comments, by number."""

    results: list[CommentOut]


class DispositionOut(Schema):
    """One published answer and the comments that it answers."""

    consultation: str
    comments: list[int] = Field(description="Numbers of the published comments.")
    outcome: str
    reason: WordsOut
    text_before: WordsOut
    text_after: WordsOut
    changed_in_version: int | None = Field(
        description="Version of the plan that has the new words."
    )
    answered_by: str = Field(description="Code of the organisation; empty for the secretariat.")
    answered_on: date


class DispositionsOut(PageOut):
    """Published answers."""

    results: list[DispositionOut]


class OfConsultation(PageIn):
    """Which part of a list, of which consultation."""

    consultation: Annotated[str, Field(max_length=20)] = Field(
        description="Number of the consultation, such as K-000001."
    )


Narrowed = Annotated[OfConsultation, Query()]


@consultations.get("", response={200: ConsultationsOut, **PROBLEMS}, summary="List consultations")
def list_consultations(request: HttpRequest, asked: Asked) -> ConsultationsOut:
    """What is or was put to the public."""
    limit(request)
    rows, where = cut(queries.visible_consultations(token_actor(request)), asked)
    return ConsultationsOut(results=[_told(row) for row in rows], **where)


@consultations.get(
    "/{reference}", response={200: WholeConsultationOut, **PROBLEMS}, summary="Read a consultation"
)
def read_consultation(request: HttpRequest, reference: str) -> WholeConsultationOut:
    """One consultation with its frozen sections."""
    limit(request)
    found = queries.get_consultation(token_actor(request), reference)
    sections = [
        SectionOut(
            position=section.position,
            code=section.code,
            chapter=words(section.chapter),
            heading=words(section.heading),
            text=words(section.text),
            comments=getattr(section, "said"),  # noqa: B009 - an annotation
        )
        for chapter in queries.list_chapters(found)
        for section in chapter.sections
    ]
    return WholeConsultationOut(**_told(found).dict(), sections=sections)


@comments.get("", response={200: CommentsOut, **PROBLEMS}, summary="List published comments")
def list_comments(request: HttpRequest, asked: Narrowed) -> CommentsOut:
    """What everybody may read, with the answers once these are public."""
    limit(request)
    found = queries.get_consultation(token_actor(request), asked.consultation)
    rows, where = cut(queries.list_published(found), asked)
    return CommentsOut(results=[_comment(row) for row in queries.with_same(rows)], **where)


@comments.post("", response={201: TakenOut, **PROBLEMS}, summary="Comment")
def comment(request: HttpRequest, said: CommentIn) -> Status[TakenOut]:
    """Take a comment under the organisation's name; the public sees it after moderation."""
    actor = token_actor(request)
    limit(request)
    count_try("comment", actor.name, limit=COMMENTS_PER_HOUR, seconds=3600)
    found = queries.get_consultation(actor, said.consultation)
    section = queries.get_section(found, said.section)
    draft = services.CommentDraft(**said.dict(exclude={"consultation", "section"}))
    taken = services.submit_comment(actor=actor, section=section, draft=draft)
    told = TakenOut(
        reference=taken.comment.reference, state=taken.comment.state, receipt=taken.receipt
    )
    return Status(201, told)


@dispositions.get("", response={200: DispositionsOut, **PROBLEMS}, summary="List published answers")
def list_dispositions(request: HttpRequest, asked: Narrowed) -> DispositionsOut:
    """The answers with their reasons; none until all of a consultation are published."""
    limit(request)
    found = queries.get_consultation(token_actor(request), asked.consultation)
    rows, where = cut(queries.list_dispositions(found), asked)
    return DispositionsOut(results=[_disposition(row, found) for row in rows], **where)


def _told(row: Consultation) -> ConsultationOut:
    return ConsultationOut(
        reference=row.reference,
        title=words(row.title),
        about=words(row.about),
        subject=row.subject,
        status=row.status,
        opens_on=row.opens_on,
        closes_on=row.closes_on,
        is_open=services.is_open(row),
        allows_anonymous=row.allows_anonymous,
        sha256=row.digest,
        is_demo=row.is_demo,
    )


def _comment(row: Comment) -> CommentOut:
    given = getattr(row.group, "disposition", None) if row.consultation.is_answered else None
    return CommentOut(
        reference=row.reference,
        consultation=row.consultation.reference,
        section=row.section.position,
        number=row.number,
        author=author_of(row),
        kind=row.kind,
        language=row.language,
        society=row.society,
        region=row.region,
        passage=row.passage,
        text=row.shown_text,
        proposed_change=row.shown_change,
        same=getattr(row, "same"),  # noqa: B009 - an annotation
        outcome=given.outcome if given else None,
    )


def _disposition(row: Disposition, of: Consultation) -> DispositionOut:
    return DispositionOut(
        consultation=of.reference,
        comments=[one.number for one in row.group.comments.all()],
        outcome=row.outcome,
        reason=words(row.reason),
        text_before=words(row.text_before),
        text_after=words(row.text_after),
        changed_in_version=row.changed_in_version,
        answered_by=row.organisation.code if row.organisation else "",
        answered_on=timezone.localdate(row.answered_at),
    )
