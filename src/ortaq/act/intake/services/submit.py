"""The one way into the register."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction

from ortaq.act.campaigns.services import link_arrivals
from ortaq.act.intake.models import IdempotentRequest
from ortaq.act.reports.permissions import SUBMIT
from ortaq.act.reports.services import record_reports
from ortaq.engine.terms.errors import OrtaqError
from ortaq.shared import clock
from ortaq.shared.actors import NotAllowed
from ortaq.shared.audit.services import Deed, hold, record_all

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ortaq.act.reports.models import Report
    from ortaq.act.reports.services import Recorded, ReportDraft
    from ortaq.shared.actors import Actor
    from ortaq.shared.audit.models import Head


class SourceIdReused(OrtaqError):
    """A source used one id for two different reports. Give the second report its own id."""

    code = "source_id_reused"


class KeyReused(OrtaqError):
    """An idempotency key came with another body before. Use a new key for a new report."""

    code = "idempotency_key_reused"


@dataclass(frozen=True, slots=True)
class Submitted:
    """What became of one draft.

    Args:
        report: in the register.
        is_new: False where it was there already; nothing changed then.
        updated: True where it was there and the source says now that other sums were held or restored.
        differs: True where the source had used this id for another report: the draft is not kept.
        receipt: code for the reporter, shown this once; empty where none was asked for.
    """

    report: Report
    is_new: bool
    receipt: str = ""
    differs: bool = False
    updated: bool = False


@transaction.atomic
def submit(*, actor: Actor, drafts: Sequence[ReportDraft]) -> list[Submitted]:
    """Register reports, link them to campaigns and write the log; all or nothing.

    Arrivals are taken one batch after another, so that two that belong together see each other.

    Raises:
        NotAllowed: the actor may not submit.
        InvalidReport: a draft breaks rules.
    """
    return _submit(actor, drafts, hold())


def _submit(actor: Actor, drafts: Sequence[ReportDraft], held: Head) -> list[Submitted]:
    recorded = record_reports(actor=actor, drafts=drafts)
    fresh = [item for item in recorded if item.is_new]
    deeds = [
        Deed("report.update_outcome", "report", item.report.reference)
        for item in recorded
        if item.updated
    ]
    if fresh:
        deeds += [*link_arrivals(recorded=fresh), _deed(fresh)]
    if deeds:
        record_all(actor, deeds, held=held)
    return [
        Submitted(item.report, item.is_new, item.receipt, item.differs, item.updated)
        for item in recorded
    ]


def _deed(fresh: list[Recorded]) -> Deed:
    references = sorted(item.report.reference for item in fresh)
    return Deed(
        "report.submit",
        "report",
        references[0] if len(references) == 1 else f"{len(references)} reports",
        {
            "source": fresh[0].report.source,
            "references_digest": hashlib.sha256("\n".join(references).encode()).hexdigest(),
            "count": len(references),
        },
    )


@transaction.atomic
def submit_once(*, actor: Actor, draft: ReportDraft, key: str, body: bytes) -> Submitted:
    """Submit a report of an organisation's machine; a repeated key changes nothing.

    Args:
        actor: an API token.
        draft: the report.
        key: the caller's idempotency key.
        body: the request as sent; a key belongs to one body.

    Raises:
        KeyReused: the key came with another body before.
        SourceIdReused: the source id came with another report before.
        NotAllowed: the actor may not submit.
        InvalidReport: the draft breaks rules.
    """
    actor.require(SUBMIT)
    if actor.organisation_id is None:
        raise NotAllowed(permission=SUBMIT.name)
    held = hold()
    digest = hashlib.sha256(body).hexdigest()
    earlier = (
        IdempotentRequest.objects.select_related("report")
        .filter(organisation=actor.organisation_id, key=key)
        .first()
    )
    if earlier is not None:
        if earlier.body_digest != digest:
            raise KeyReused(key=key)
        return Submitted(earlier.report, is_new=False)
    (submitted,) = _submit(actor, [draft], held)
    if submitted.differs:
        raise SourceIdReused(source_id=draft.source_id)
    IdempotentRequest.objects.create(
        organisation_id=actor.organisation_id,
        key=key,
        body_digest=digest,
        report=submitted.report,
        created_at=clock.now(),
    )
    return submitted
