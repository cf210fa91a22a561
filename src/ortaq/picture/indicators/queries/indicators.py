"""Finding passports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ortaq.picture.indicators.models import Indicator
from ortaq.picture.indicators.permissions import ENTER, MANAGE, READ

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from ortaq.shared.actors import Actor


def visible_indicators(actor: Actor) -> QuerySet[Indicator]:
    """All for those with an account, the public ones for everybody."""
    rows = Indicator.objects.select_related("owner").order_by("position", "code")
    return rows if actor.may(READ) else rows.filter(is_public=True)


def list_indicators(actor: Actor) -> list[Indicator]:
    """The indicators that the actor may see, in order."""
    return list(visible_indicators(actor))


def get_indicator(actor: Actor, code: str) -> Indicator:
    """One indicator by its code, in any case of letters.

    Raises:
        Indicator.DoesNotExist: none that the actor may see has this code.
    """
    return visible_indicators(actor).get(code__iexact=code)


def find_indicator(actor: Actor, code: str) -> Indicator | None:
    """One indicator by its code, or None."""
    return visible_indicators(actor).filter(code__iexact=code).first()


def may_enter(actor: Actor, indicator: Indicator) -> bool:
    """True where the actor may enter values: never of one that is computed."""
    if indicator.is_computed:
        return False
    return actor.may(MANAGE) or (
        actor.may(ENTER)
        and indicator.owner_id is not None
        and actor.organisation_id == indicator.owner_id
    )
