"""Opening the identity vault."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from django.db import transaction

from ortaq.act.reports.models import IdentityReading, Report, ReporterIdentity
from ortaq.act.reports.permissions import OPEN_IDENTITY
from ortaq.engine.exchange.report_rows import ReporterDetails
from ortaq.engine.terms.errors import OrtaqError
from ortaq.shared import clock
from ortaq.shared.audit.services import record
from ortaq.shared.secrets import unseal

if TYPE_CHECKING:
    from ortaq.shared.actors import Actor

SHORTEST_REASON = 10
"""Characters. Ortaq's own rule: a case number and a word."""


class ReasonNeeded(OrtaqError):
    """An identity is opened for a stated reason only. Write it in a sentence."""

    code = "reason_needed"


@transaction.atomic
def open_identity(*, actor: Actor, report: Report, reason: str) -> ReporterDetails | None:
    """Who reported, or None for an anonymous report; the reading itself is logged either way.

    Raises:
        NotAllowed: the actor may not open the vault.
        ReasonNeeded: the reason is empty or too short.
    """
    actor.require(OPEN_IDENTITY)
    if len(reason.strip()) < SHORTEST_REASON:
        raise ReasonNeeded(limit=SHORTEST_REASON)
    IdentityReading.objects.create(
        report=report, read_at=clock.now(), read_by=actor.name, reason=reason.strip()[:500]
    )
    record(actor, "identity.open", subject_kind="report", subject=report.reference)
    identity = ReporterIdentity.objects.filter(report=report).first()
    if identity is None:
        return None
    plain = unseal(bytes(identity.sealed), bound_to=report.reference)
    return ReporterDetails(**json.loads(plain))
