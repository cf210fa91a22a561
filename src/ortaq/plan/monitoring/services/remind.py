"""Reminding leads of their reports, and the secretariat of its summary."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ortaq.plan.measures.queries import visible_plans
from ortaq.plan.monitoring.cycle import HalfYear
from ortaq.plan.monitoring.models import Reporting
from ortaq.plan.monitoring.permissions import MANAGE, REPORT
from ortaq.plan.monitoring.queries import find_summary, get_board
from ortaq.shared import clock, words
from ortaq.shared.actors import Role
from ortaq.shared.audit.services import record
from ortaq.shared.outbox.links import absolute
from ortaq.shared.outbox.services import Letter, Reader, post
from ortaq.shared.people.queries import list_users

if TYPE_CHECKING:
    from datetime import date

    from ortaq.plan.measures.models import Measure, Plan
    from ortaq.shared.actors import Actor
    from ortaq.shared.people.models import User

REMINDER, MISSING, SUMMARY = (
    "monitoring.report_due",
    "monitoring.report_missing",
    "monitoring.summary_due",
)
DAYS_BEFORE, DAYS_AFTER = (7, 2), (1, 7)
"""Days before and after the reporting day on which leads are told. Ortaq's own choice."""
SUMMARY_DAYS_BEFORE = 5


@transaction.atomic
def remind_due(*, actor: Actor) -> int:
    """Write the reminders of today down; return to how many people. A second call writes none."""
    actor.require(MANAGE)
    today = clock.today()
    period = HalfYear.last_ended(today)
    count = 0
    for plan in visible_plans(actor).filter(published_at__isnull=False):
        if period.year in plan.years:
            count += _remind_leads(actor, plan, period, today)
            count += _remind_secretariat(actor, plan, period, today)
    return count


def _kind(period: HalfYear, today: date) -> str:
    """Which reminder is due on a day; a step that nobody sent is made up for until the next one."""
    distance = (today - period.report_by).days
    if -DAYS_BEFORE[0] <= distance <= 0:
        return REMINDER
    return MISSING if 1 <= distance <= DAYS_AFTER[1] + 7 else ""


def _step(period: HalfYear, today: date) -> int:
    distance = (today - period.report_by).days
    steps = [-day for day in DAYS_BEFORE] + list(DAYS_AFTER)
    return max(step for step in steps if step <= distance)


def _remind_leads(actor: Actor, plan: Plan, period: HalfYear, today: date) -> int:
    kind = _kind(period, today)
    if not kind:
        return 0
    open_ones: dict[int, list[Measure]] = {}
    for row in get_board(actor, plan, period, on=today).rows:
        missing = row.reporting in {Reporting.SILENT, Reporting.WAITING, Reporting.RETURNED}
        if missing and row.measure.lead_id is not None:
            open_ones.setdefault(row.measure.lead_id, []).append(row.measure)
    people = list_users().filter(
        organisation__in=list(open_ones), is_active=True, role__in=REPORT.roles
    )
    for user in people:
        _tell(actor, plan, period, kind, _step(period, today), user, open_ones)
    if people:
        record(
            actor,
            "progress_report.remind",
            subject_kind="plan",
            subject=plan.slug,
            people=len(people),
        )
    return len(people)


def _tell(
    actor: Actor,
    plan: Plan,
    period: HalfYear,
    kind: str,
    step: int,
    user: User,
    open_ones: dict[int, list[Measure]],
) -> None:
    measures = open_ones[user.organisation_id]

    def write() -> Letter:
        values = {"period": period.text(words.language()), "day": words.day(period.report_by)}
        subject = (
            _("Please report on the Action Plan by %(day)s")
            if kind == REMINDER
            else _("The report on the Action Plan due by %(day)s is missing")
        )
        count = ngettext(
            "A report for %(period)s is missing on %(count)s measure:",
            "A report for %(period)s is missing on %(count)s measures:",
            len(measures),
        ) % {**values, "count": len(measures)}
        lines = [
            f"{measure.code} {words.in_language(measure.title)}\n{_link(measure, period)}"
            for measure in measures
        ]
        return Letter(subject % values, "\n\n".join([count, *lines]))

    reader = Reader.of(user)
    post(
        actor=actor,
        kind=kind,
        key=f"{kind}:{plan.slug}:{period.code}:{step}:{reader.key}",
        to=reader,
        write=write,
        about=("plan", plan.slug),
    )


def _remind_secretariat(actor: Actor, plan: Plan, period: HalfYear, today: date) -> int:
    """Some days before the summary is due, unless the half-year is closed."""
    first = period.summary_by - timedelta(days=SUMMARY_DAYS_BEFORE)
    if not first <= today <= period.summary_by or find_summary(plan, period) is not None:
        return 0
    people = list_users().filter(is_active=True, role=Role.SECRETARY)
    for user in people:
        reader = Reader.of(user)

        def write() -> Letter:
            values = {"period": period.text(words.language()), "day": words.day(period.summary_by)}
            address = absolute(reverse("monitoring:board") + f"?plan={plan.slug}")
            body = _("The reports of the leads and the documents to send are here: %(link)s") % {
                "link": address
            }
            return Letter(_("Summary of %(period)s is due by %(day)s") % values, body)

        post(
            actor=actor,
            kind=SUMMARY,
            key=f"{SUMMARY}:{plan.slug}:{period.code}:{reader.key}",
            to=reader,
            write=write,
            about=("plan", plan.slug),
        )
    return len(people)


def _link(measure: Measure, period: HalfYear) -> str:
    return absolute(reverse("monitoring:report", args=[measure.reference, period.code]))
