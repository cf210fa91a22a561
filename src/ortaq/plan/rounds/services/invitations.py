"""People without an account: inviting them, a new link, the end of a link."""

from __future__ import annotations

import secrets
from datetime import timedelta
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from ortaq.engine.terms.errors import OrtaqError
from ortaq.plan.rounds.models import Assignment, Invitation, RoundStatus
from ortaq.plan.rounds.permissions import MANAGE
from ortaq.plan.rounds.queries import digest_of
from ortaq.plan.rounds.services.drafts import lock_round, note, require_status
from ortaq.plan.rounds.services.letters import LINK, invited_addressee, tell
from ortaq.plan.rounds.tokens import token
from ortaq.shared import clock
from ortaq.shared.outbox.services import AddressUnfit

if TYPE_CHECKING:
    from ortaq.plan.rounds.models import Round
    from ortaq.shared.actors import Actor
    from ortaq.shared.people.models import Organisation

NOTED_EVERY = timedelta(minutes=10)
"""How often the use of a link is written down. Ortaq's own choice."""


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
    try:
        validate_email(address)
    except ValidationError as error:
        raise AddressUnfit(value=address) from error
    others = Invitation.objects.filter(round=current, organisation=organisation)
    if others.filter(email__iexact=address).exists():
        raise InvitedAlready(email=address, organisation=organisation.code)
    public_id = secrets.token_hex(6)
    invitation = Invitation.objects.create(
        round=current,
        organisation=organisation,
        name=name.strip(),
        email=address,
        language=language,
        public_id=public_id,
        digest=digest_of(token(public_id, 1)),
        created_at=clock.now(),
        created_by=actor.name,
    )
    _note(actor, "round.invite", invitation)
    if current.is_open:
        _send_link(actor, invitation)
    return invitation


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
    current.issue += 1
    current.digest = digest_of(token(current.public_id, current.issue))
    current.revoked_at, current.revoked_by = None, ""
    current.save(update_fields=["issue", "digest", "revoked_at", "revoked_by"])
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
    current.revoked_at, current.revoked_by = clock.now(), actor.name
    current.save(update_fields=["revoked_at", "revoked_by"])
    _note(actor, "round.revoke_link", current)
    return current


def note_use(invitation: Invitation) -> None:
    """Remember when a link was last used, at most every few minutes."""
    now = clock.now()
    if invitation.last_used_at is None or now - invitation.last_used_at > NOTED_EVERY:
        Invitation.objects.filter(pk=invitation.pk).update(last_used_at=now)


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
