"""What civil society says beside the leads' reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from ortaq.engine.terms.errors import OrtaqError
from ortaq.plan.monitoring.models import CounterReport, CounterState, WithholdGround
from ortaq.plan.monitoring.permissions import COUNTER, MANAGE
from ortaq.plan.monitoring.queries import may_counter
from ortaq.shared import clock
from ortaq.shared.actors import NotAllowed
from ortaq.shared.audit.services import record

if TYPE_CHECKING:
    from ortaq.plan.measures.models import Measure
    from ortaq.plan.monitoring.cycle import HalfYear
    from ortaq.shared.actors import Actor


class NotCivilSociety(NotAllowed):
    """Only people of a civil-society organisation write counter reports. Ask for such an account."""

    code = "not_civil_society"


class CounterReportEmpty(OrtaqError):
    """A counter report needs words. Write what your organisation sees."""

    code = "counter_report_empty"


class WithholdWithoutReason(OrtaqError):
    """A counter report is withheld only for insults or personal data, with a reason. Name both."""

    code = "withhold_without_reason"


class CounterReportModerated(OrtaqError):
    """Somebody has looked at this counter report already. Load the page again."""

    code = "counter_report_moderated"


@transaction.atomic
def file_counter_report(
    *, actor: Actor, measure: Measure, period: HalfYear, text: str, language: str, url: str = ""
) -> CounterReport:
    """Write a counter report or replace the organisation's own one; it waits for the secretariat.

    Raises:
        NotCivilSociety: the actor's organisation is none of civil society.
        CounterReportEmpty: there are no words.
    """
    actor.require(COUNTER)
    if not may_counter(actor) or actor.organisation_id is None:
        raise NotCivilSociety
    if not text.strip():
        raise CounterReportEmpty
    report, _is_new = CounterReport.objects.update_or_create(
        measure=measure,
        period=period.code,
        organisation_id=actor.organisation_id,
        defaults={
            "text": text.strip(),
            "language": language,
            "url": url,
            "state": CounterState.WAITING,
            "ground": "",
            "reason": "",
            "submitted_at": clock.now(),
            "submitted_by": actor.name,
            "moderated_at": None,
            "moderated_by": "",
        },
    )
    record(
        actor,
        "counter_report.file",
        subject_kind="measure",
        subject=measure.reference,
        period=period.code,
    )
    return report


@transaction.atomic
def moderate_counter_report(
    *, actor: Actor, report: CounterReport, ground: str = "", reason: str = ""
) -> CounterReport:
    """Publish a counter report, or withhold it for insults or personal data; the reason is public.

    Raises:
        WithholdWithoutReason: a ground without a reason, or one that is none.
        CounterReportModerated: somebody was faster.
    """
    actor.require(MANAGE)
    current = CounterReport.objects.select_for_update(of=("self",)).get(pk=report.pk)
    if current.state != CounterState.WAITING:
        raise CounterReportModerated
    if ground and (ground not in WithholdGround.values or not reason.strip()):
        raise WithholdWithoutReason
    current.state = CounterState.WITHHELD if ground else CounterState.PUBLISHED
    current.ground, current.reason = ground, reason.strip() if ground else ""
    current.moderated_at, current.moderated_by = clock.now(), actor.name
    current.save()
    record(
        actor,
        f"counter_report.{current.state}",
        subject_kind="measure",
        subject=current.measure.reference,
        period=current.period,
        ground=ground,
        reason=current.reason,
    )
    return current
