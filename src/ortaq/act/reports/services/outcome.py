"""How a report goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from ortaq.act.reports.models import Report, ReportStatus
from ortaq.act.reports.permissions import CHANGE_STATUS
from ortaq.shared import clock
from ortaq.shared.audit.services import record
from ortaq.shared.batches import in_batches

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ortaq.shared.actors import Actor


@transaction.atomic
def change_status(*, actor: Actor, report: Report, status: ReportStatus) -> Report:
    """Say how far a report has come; its reporter sees it on the status page."""
    actor.require(CHANGE_STATUS)
    before = report.status
    report.status, report.changed_at = status, clock.now()
    report.save(update_fields=["status", "changed_at"])
    record(
        actor,
        "report.change_status",
        subject_kind="report",
        subject=report.reference,
        before=before,
        after=status,
    )
    return report


def mark_changed(reports: Iterable[int]) -> None:
    """Let the lake read these reports (keys) again."""
    now = clock.now()
    for keys in in_batches(sorted(reports)):
        Report.objects.filter(pk__in=keys).update(changed_at=now)
