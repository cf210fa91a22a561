"""Reminding organisations that are not done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from ortaq.engine.terms.errors import OrtaqError
from ortaq.plan.rounds.models import Reminder, Round, RoundStatus
from ortaq.plan.rounds.permissions import MANAGE
from ortaq.plan.rounds.queries import get_board
from ortaq.plan.rounds.reminding import reminder_days, step_due
from ortaq.plan.rounds.services.drafts import lock_round, note, require_status
from ortaq.plan.rounds.services.letters import REMINDER, list_addressees, tell
from ortaq.shared import clock

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from ortaq.plan.rounds.queries import AgencyRow
    from ortaq.shared.actors import Actor


class NothingToRemind(OrtaqError):
    """These organisations are done or were reminded today. Remind them tomorrow, or choose others."""

    code = "round_nothing_to_remind"


@transaction.atomic
def remind(*, actor: Actor, round_: Round, organisations: Iterable[str]) -> int:
    """Remind organisations (by their codes) now, by hand; return how many.

    Who is done, or was reminded today, is left out.

    Raises:
        RoundWrongStatus: the round isn't open.
        NothingToRemind: nobody is left.
    """
    actor.require(MANAGE)
    current = lock_round(round_)
    require_status(current, RoundStatus.OPEN)
    today, wanted = clock.today(), set(organisations)
    rows = [
        row
        for row in get_board(current, on=today).rows
        if row.organisation.code in wanted and _may_be_reminded(row, today)
    ]
    if not rows:
        raise NothingToRemind
    _remind(actor, current, [(row, today) for row in rows], on=today, is_by_hand=True)
    return len(rows)


def remind_due(*, actor: Actor) -> int:
    """Send the reminders of all open rounds that are due today; return to how many organisations."""
    actor.require(MANAGE)
    open_rounds = Round.objects.filter(status=RoundStatus.OPEN).order_by("pk")
    return sum(_remind_round(actor, round_) for round_ in open_rounds)


@transaction.atomic
def _remind_round(actor: Actor, round_: Round) -> int:
    current, today = lock_round(round_), clock.today()
    if not current.is_open or current.deadline is None or current.opened_at is None:
        return 0
    days = reminder_days(
        current.deadline,
        days_before=current.days_before,
        on_the_day=current.on_the_day,
        weeks_after=current.weeks_after,
    )
    opened = timezone.localtime(current.opened_at).date()
    if step_due(days, opened=opened, last_step=None, on=today) is None:
        return 0
    automatic = Reminder.objects.filter(round=current, is_by_hand=False).order_by()
    last = dict(automatic.values_list("organisation").annotate(step=Max("step_on")))
    due = [
        (row, step)
        for row in get_board(current, on=today).rows
        if _may_be_reminded(row, today)
        and (
            step := step_due(days, opened=opened, last_step=last.get(row.organisation.pk), on=today)
        )
    ]
    if due:
        _remind(actor, current, due, on=today, is_by_hand=False)
    return len(due)


def _may_be_reminded(row: AgencyRow, today: date) -> bool:
    return row.may_be_reminded and row.last_reminded != today


def _remind(
    actor: Actor,
    round_: Round,
    due: Sequence[tuple[AgencyRow, date]],
    *,
    on: date,
    is_by_hand: bool,
) -> None:
    now = clock.now()
    Reminder.objects.bulk_create(
        Reminder(
            round=round_,
            organisation=row.organisation,
            on=on,
            step_on=step,
            is_by_hand=is_by_hand,
            at=now,
            by=actor.name,
        )
        for row, step in due
    )
    rows = {row.organisation.pk: row for row, _step in due}
    for to in list_addressees(round_, [row.organisation for row, _step in due]):
        row = rows[to.organisation.pk]
        tell(
            actor=actor,
            round_=round_,
            to=to,
            kind=REMINDER,
            occasion=str(on),
            asked=row.asked,
            left=row.open,
        )
    note(
        actor,
        "round.remind",
        round_,
        organisations=[row.organisation.code for row, _step in due],
        by_hand=is_by_hand,
    )
