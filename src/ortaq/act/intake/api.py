"""Reports over HTTP."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Literal

from django.http import HttpRequest
from ninja import Header, Router, Schema, Status
from pydantic import AwareDatetime, ConfigDict, Field

from ortaq.act.campaigns.queries import find_membership
from ortaq.act.intake.services import submit_once
from ortaq.act.reports.api import PROBLEMS, token_actor
from ortaq.act.reports.models import Channel
from ortaq.act.reports.queries import get_report
from ortaq.act.reports.services import ReportDraft, ReporterDetails
from ortaq.engine.exchange.text_cells import MAX_NARRATIVE_CHARS
from ortaq.engine.terms.language import Language
from ortaq.shared.actors import Actor
from ortaq.shared.limits import count_try
from ortaq.shared.tokens import TokenAuth

router = Router(auth=TokenAuth(), tags=["reports"])

REQUESTS_PER_MINUTE = 600
"""From one token. Ortaq's own rule: ten reports a second is more than any bank files."""

Sum = Annotated[Decimal, Field(ge=0, le=10**13, decimal_places=2, max_digits=16)]
Line = Annotated[str, Field(max_length=300)]


class OffenderIn(Schema):
    """What the report says of the other side, in fields of its own."""

    model_config = ConfigDict(extra="forbid")

    contact: Line = Field(
        default="", description="Phone, e-mail or messenger name that contacted the victim."
    )
    site: Line = Field(default="", description="Site or link that was used.")
    account: Line = Field(
        default="", description="Card, account, phone or wallet that received the money."
    )


class ReporterIn(Schema):
    """Who reports; kept apart from the report, encrypted."""

    model_config = ConfigDict(extra="forbid")

    name: Line = ""
    phone: Annotated[str, Field(max_length=40)] = ""
    email: Line = ""
    iin: Annotated[str, Field(max_length=12)] = ""


class ReportIn(Schema):
    """A report as an organisation files it."""

    model_config = ConfigDict(extra="forbid")

    source_id: Annotated[str, Field(min_length=1, max_length=200, pattern=r"^[^\x00]+$")] = Field(
        description="The report's id in the organisation's own system; sent again it changes nothing."
    )
    narrative: Annotated[str, Field(min_length=1, max_length=MAX_NARRATIVE_CHARS)] = Field(
        description="What happened, in the reporter's words. Identifiers are found in it."
    )
    reported_at: AwareDatetime = Field(description="When it was told, with offset from UTC.")
    occurred_on: date | None = None
    region: Annotated[str, Field(max_length=8)] = Field(
        default="", description="ISO 3166-2, such as KZ-75."
    )
    crime_type: Annotated[str, Field(max_length=32)] = Field(
        default="", description="Code of the typology."
    )
    channel: Channel = Field(default=Channel.PARTNER, description="The door it came through.")
    language: Language | Literal[""] = Field(default="", description="Empty to guess.")
    claimed_kzt: Sum | None = None
    held_kzt: Sum | None = None
    restored_kzt: Sum | None = None
    held_at: AwareDatetime | None = Field(
        default=None, description="When the money was held, with offset from UTC."
    )
    held_by: Annotated[str, Field(max_length=200, pattern=r"^[^\x00]*$")] = Field(
        default="",
        description="Who held it: BIC, bank code, or code or name of an organisation.",
    )
    offender: OffenderIn = OffenderIn()
    reporter: ReporterIn | None = None


class ReportOut(Schema):
    """A report as its organisation may see it again."""

    reference: str
    source_id: str
    status: str
    received_at: datetime
    changed_at: datetime
    campaign: str | None = Field(description="Reference of the campaign it belongs to, or null.")


@router.post("", response={201: ReportOut, 200: ReportOut, **PROBLEMS}, summary="File a report")
def file_report(
    request: HttpRequest,
    report: ReportIn,
    idempotency_key: Annotated[str, Header(alias="Idempotency-Key", min_length=1, max_length=128)],
) -> Status[ReportOut]:
    """201 for a new report, 200 where it was there already; nothing changes the second time."""
    actor = token_actor(request)
    count_try("api", actor.name, limit=REQUESTS_PER_MINUTE, seconds=60)
    submitted = submit_once(
        actor=actor, draft=_draft(actor, report), key=idempotency_key, body=request.body
    )
    code = 201 if submitted.is_new else 200
    return Status(code, _out(actor, submitted.report.reference))


@router.get("/{reference}", response={200: ReportOut, **PROBLEMS}, summary="Read a report")
def read_report(request: HttpRequest, reference: str) -> ReportOut:
    """Status and campaign of one of the organisation's own reports."""
    return _out(token_actor(request), reference)


def _draft(actor: Actor, report: ReportIn) -> ReportDraft:
    named = (
        ("offender_contact", report.offender.contact),
        ("offender_site", report.offender.site),
        ("offender_account", report.offender.account),
    )
    return ReportDraft(
        source=f"api:{actor.organisation}",
        source_id=report.source_id,
        narrative=report.narrative,
        reported_at=report.reported_at,
        channel=report.channel,
        occurred_on=report.occurred_on,
        region=report.region,
        crime_type=report.crime_type,
        language=report.language,
        claimed_kzt=report.claimed_kzt,
        held_kzt=report.held_kzt,
        restored_kzt=report.restored_kzt,
        held_at=report.held_at,
        held_by=report.held_by,
        offender_fields=tuple((field, value) for field, value in named if value),
        reporter=ReporterDetails(**report.reporter.dict()) if report.reporter else None,
    )


def _out(actor: Actor, reference: str) -> ReportOut:
    report = get_report(actor, reference)
    membership = find_membership(report)
    return ReportOut(
        reference=report.reference,
        source_id=report.source_id,
        status=report.status,
        received_at=report.received_at,
        changed_at=report.changed_at,
        campaign=membership.campaign.reference if membership else None,
    )
