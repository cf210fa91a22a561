"""Reports that name phones, and the campaigns that they are in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factories.reports import report
from ortaq.act.campaigns.models import Campaign, Membership
from ortaq.shared.actors import SYSTEM, Actor

if TYPE_CHECKING:
    from ortaq.act.reports.models import Report

PHONE, OTHER_PHONE = "+77095550001", "+77095550002"


def told(*phones: str, actor: Actor = SYSTEM, **changes: object) -> Report:
    return report(f"Мошенник звонил с номеров {' и '.join(phones)}", actor=actor, **changes)


def campaign_of(one: Report) -> Campaign:
    return Membership.objects.get(report=one).campaign
