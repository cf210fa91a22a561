"""Drafts and reports for tests; only never-issued numbers."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import count
from typing import TYPE_CHECKING

from ortaq.act.intake.services import submit
from ortaq.act.reports.services import ReportDraft
from ortaq.shared.actors import SYSTEM, Actor

if TYPE_CHECKING:
    from ortaq.act.reports.models import Report

_numbers = count(1)
TOLD_AT = datetime(2026, 3, 10, 9, 30, tzinfo=UTC)


def draft(narrative: str = "Позвонили и обманули.", **changes: object) -> ReportDraft:
    values: dict[str, object] = {
        "source": "test",
        "source_id": f"T-{next(_numbers)}",
        "narrative": narrative,
        "reported_at": TOLD_AT,
        "channel": "bank",
        "region": "KZ-75",
        "crime_type": "bank_call",
        **changes,
    }
    return ReportDraft(**values)


def report(
    narrative: str = "Позвонили и обманули.", actor: Actor = SYSTEM, **changes: object
) -> Report:
    (submitted,) = submit(actor=actor, drafts=[draft(narrative, **changes)])
    return submitted.report
