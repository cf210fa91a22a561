"""Counting what organisations look up, within their quota."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from ortaq.act.reports.models import LookupDay
from ortaq.act.reports.permissions import CHECK
from ortaq.engine.terms.errors import OrtaqError
from ortaq.shared import clock
from ortaq.shared.actors import NotAllowed
from ortaq.shared.audit.services import hold, record

if TYPE_CHECKING:
    from datetime import date

    from ortaq.shared.actors import Actor


class QuotaUsedUp(OrtaqError):
    """The organisation has looked up as many values today as it may. Ask fewer, or go on tomorrow."""

    code = "quota_used_up"


@dataclass(frozen=True, slots=True)
class Remaining:
    """What an organisation may still look up today.

    Args:
        limit: values a day.
        left: of them.
        reset_s: seconds to the next day of the country's clock.
    """

    limit: int
    left: int
    reset_s: int


def check_quota(*, actor: Actor, asked: int) -> Remaining:
    """What is left of today's quota after so many values; nothing is counted yet.

    Raises:
        NotAllowed: the actor may not check, or belongs to no organisation.
        QuotaUsedUp: fewer than `asked` are left.
    """
    counted = LookupDay.objects.filter(organisation=_organisation(actor), day=clock.today())
    used = counted.values_list("asked", flat=True).first() or 0
    return _remaining(used, asked)


@transaction.atomic
def count_lookup(*, actor: Actor, asked: int, known: int) -> None:
    """Count values that were looked up, and how many of them were known, against today's quota.

    The log has one entry for each organisation and day, with sums and no values, written with the
    first look-up of a later day.

    Raises:
        NotAllowed: the actor may not check, or belongs to no organisation.
        QuotaUsedUp: another process used up what was left meanwhile; nothing is counted.
    """
    days = LookupDay.objects.filter(organisation=_organisation(actor), day=clock.today())
    room = days.filter(asked__lte=settings.CHECK_QUOTA - asked)
    more = {"asked": F("asked") + asked, "known": F("known") + known}
    if room.update(**more):
        return
    hold()
    _, is_first = LookupDay.objects.get_or_create(
        organisation_id=_organisation(actor), day=clock.today()
    )
    if is_first:
        _log_earlier(actor, clock.today())
    if not room.update(**more):
        _remaining(days.values_list("asked", flat=True)[0], asked)


def _organisation(actor: Actor) -> int:
    actor.require(CHECK)
    if actor.organisation_id is None:
        raise NotAllowed(permission=CHECK.name)
    return actor.organisation_id


def _remaining(used: int, asked: int) -> Remaining:
    limit, left = settings.CHECK_QUOTA, max(0, settings.CHECK_QUOTA - used)
    if asked > left:
        raise QuotaUsedUp(limit=limit, remaining=left, seconds=_seconds_left())
    return Remaining(limit, left - asked, _seconds_left())


def _log_earlier(actor: Actor, today: date) -> None:
    earlier = LookupDay.objects.filter(
        organisation=actor.organisation_id, is_logged=False, day__lt=today
    )
    for day in earlier.order_by("day"):
        record(
            actor,
            "identifier.check",
            subject_kind="organisation",
            subject=actor.organisation,
            day=day.day.isoformat(),
            values=day.asked,
            known=day.known,
        )
        day.is_logged = True
        day.save(update_fields=["is_logged"])


def _seconds_left() -> int:
    now = timezone.localtime(clock.now())
    tomorrow = datetime.combine(now.date() + timedelta(days=1), time(), now.tzinfo)
    return int((tomorrow - now).total_seconds()) + 1
