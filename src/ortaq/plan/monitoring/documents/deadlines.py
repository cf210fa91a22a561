"""The deadlines of a plan as a calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from ortaq.engine.render.calendar import Event, write_calendar
from ortaq.plan.measures.queries import list_measures
from ortaq.plan.measures.standing import DeclaredStatus
from ortaq.plan.monitoring.cycle import HalfYear
from ortaq.shared import clock
from ortaq.shared.outbox.links import absolute
from ortaq.shared.words import in_language, language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ortaq.plan.measures.models import Measure, Plan
    from ortaq.shared.actors import Actor

REMIND_DAYS = 14
"""Days before a deadline on which the calendar reminds. Ortaq's own choice."""
_ENDED = frozenset({DeclaredStatus.DONE, DeclaredStatus.REMOVED})


def make_deadlines(actor: Actor, plan: Plan, *, organisation_id: int | None = None) -> bytes:
    """Deadlines of the measures that are not ended, and the days of the half-year reports.

    Args:
        actor: whose calendar it is.
        plan: which.
        organisation_id: only measures that it leads or helps with; None for all.
    """
    measures = [
        row.measure
        for row in list_measures(actor, plan, on=clock.today())
        if row.measure.declared_status not in _ENDED
        and (organisation_id is None or _takes_part(row.measure, organisation_id))
    ]
    events = [event for one in measures if (event := _deadline(one)) is not None]
    return write_calendar(
        [*events, *_reporting_days(plan)],
        name=in_language(plan.title),
        created_at=clock.now(),
    )


def _takes_part(measure: Measure, organisation_id: int) -> bool:
    helpers = {body.organisation_id for body in measure.co_executors.all()}
    return organisation_id in helpers | {measure.lead_id}


def _deadline(measure: Measure) -> Event | None:
    if measure.due_on is None or measure.deadline is None:
        return None
    lead = in_language(measure.lead.name) if measure.lead else _("nobody yet")
    page = absolute(reverse("monitoring:public_measure", args=[measure.reference]))
    return Event(
        uid=f"{measure.reference}@ortaq",
        title=f"{measure.code} {in_language(measure.title)}",
        starts=measure.due_on,
        description="\n".join(
            (
                f"{_('Deadline')}: {measure.deadline.text(language())}",
                f"{_('Lead')}: {lead}",
                f"{_('Form of completion')}: {in_language(measure.form_of_completion)}",
            )
        ),
        url=page,
        sequence=len(measure.moves.all()),
        remind_days=REMIND_DAYS,
        categories=(_("Action Plan"),),
    )


def _reporting_days(plan: Plan) -> Iterator[Event]:
    period, last = HalfYear(plan.first_year, 1), HalfYear(plan.last_year, 2)
    while period <= last:
        values = {"period": period.text(language())}
        for code, day, title in (
            ("report", period.report_by, _("Leads report on %(period)s") % values),
            ("summary", period.summary_by, _("Summary of %(period)s is due") % values),
        ):
            yield Event(
                uid=f"{plan.slug}-{period.code}-{code}@ortaq",
                title=title,
                starts=day,
                categories=(_("Action Plan"),),
            )
        period = period.shifted(1)
