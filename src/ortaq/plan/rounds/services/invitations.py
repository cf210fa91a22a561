"""People without an account: inviting them, a new link, the end of a link."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from django.db import transaction

from ortaq.engine.terms.errors import OrtaqError
from ortaq.plan.rounds.models import Assignment, Invitation, RoundStatus
from ortaq.plan.rounds.permissions import MANAGE
from ortaq.plan.rounds.services.drafts import lock_round, note, require_status
from ortaq.plan.rounds.services.letters import LINK, invited_addressee, tell
from ortaq.shared import clock
from ortaq.shared.outbox.services import check_address
from ortaq.shared.personal_links import services as personal_links

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ortaq.plan.rounds.models import Round
    from ortaq.shared.actors import Actor
    from ortaq.shared.people.models import Organisation


class InvitedAlready(OrtaqError):
    """This person is invited for this organisation. Send a new link instead."""

    code = "round_invited_already"


@transaction.atomic
def invite(
    *,
    actor: Actor,
    round_: Round,
    organisation: Organisation,
    name: str,
    email: str,
    language: str,
) -> Invitation:
    """Let somebody without an account answer for an organisation; in an open round he is told at once.

    Raises:
        RoundWrongStatus: the round is closed.
        AddressUnfit: this is no e-mail address.
        InvitedAlready: he is invited for this organisation.
    """
    actor.require(MANAGE)
    current = lock_round(round_)
    require_status(current, RoundStatus.DRAFT, RoundStatus.OPEN)
    address = email.strip()
    check_address(address)
    others = Invitation.objects.filter(round=current, organisation=organisation)
    if others.filter(email__iexact=address).exists():
        raise InvitedAlready(email=address, organisation=organisation.code)
    invitation = Invitation(
        round=current,
        organisation=organisation,
        name=name.strip(),
        email=address,
        language=language,
        created_at=clock.now(),
        created_by=actor.name,
    )
    personal_links.give(invitation)
    invitation.save()
    _note(actor, "round.invite", invitation)
    if current.is_open:
        _send_link(actor, invitation)
    return invitation


@transaction.atomic
def invite_many(
    *,
    actor: Actor,
    round_: Round,
    people: Iterable[tuple[Organisation, str, str]],
    language: str,
) -> int:
    """Invite people, each by organisation, name and e-mail address; all of them or nobody. How many they are.

    Who is invited already stays invited and isn't counted.

    Raises:
        RoundWrongStatus, AddressUnfit: see `invite`.
    """
    invited = 0
    for organisation, name, email in people:
        with suppress(InvitedAlready):
            invite(
                actor=actor,
                round_=round_,
                organisation=organisation,
                name=name,
                email=email,
                language=language,
            )
            invited += 1
    return invited


@transaction.atomic
def renew_link(*, actor: Actor, invitation: Invitation) -> Invitation:
    """Give an invited person a new link and end the one before; an ended invitation lives again.

    Raises:
        RoundWrongStatus: the round isn't open.
    """
    actor.require(MANAGE)
    current_round = lock_round(invitation.round)
    require_status(current_round, RoundStatus.OPEN)
    current = Invitation.objects.select_related("organisation", "round").get(pk=invitation.pk)
    personal_links.renew(current)
    _note(actor, "round.renew_link", current, issue=current.issue)
    _send_link(actor, current)
    return current


@transaction.atomic
def revoke(*, actor: Actor, invitation: Invitation) -> Invitation:
    """End an invitation at once; one that is ended stays as it is. What was answered stays."""
    actor.require(MANAGE)
    current = Invitation.objects.select_for_update(of=("self",)).get(pk=invitation.pk)
    if current.is_revoked:
        return current
    personal_links.revoke(current, by=actor.name)
    _note(actor, "round.revoke_link", current)
    return current


def _send_link(actor: Actor, invitation: Invitation) -> None:
    asked = Assignment.objects.filter(
        round=invitation.round, organisation=invitation.organisation
    ).count()
    tell(
        actor=actor,
        round_=invitation.round,
        to=invited_addressee(invitation),
        kind=LINK,
        occasion=str(invitation.issue),
        asked=asked,
        left=asked,
    )


def _note(actor: Actor, action: str, invitation: Invitation, **details: object) -> None:
    note(
        actor,
        action,
        invitation.round,
        invitation=invitation.public_id,
        organisation=invitation.organisation.code,
        **details,
    )
