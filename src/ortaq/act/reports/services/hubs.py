"""Saying that an identifier is well known, is to be protected, or is ordinary after all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Q

from ortaq.act.reports.models import HubEffect, HubEntry, Identifier, Mention
from ortaq.act.reports.models.hub import CATEGORIES
from ortaq.act.reports.permissions import MANAGE_HUBS
from ortaq.act.reports.queries import get_well_known, identifier_digest
from ortaq.act.reports.services.outcome import mark_changed
from ortaq.engine.extract import identify
from ortaq.engine.extract.kinds.hosts import normal_host
from ortaq.engine.terms.errors import OrtaqError
from ortaq.engine.terms.identifier import WHATSAPP, IdentifierKind, Role
from ortaq.shared import clock
from ortaq.shared.audit.services import hold, record
from ortaq.shared.batches import in_batches
from ortaq.shared.country import pack

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ortaq.shared.actors import Actor

SHORTEST_REASON = 10
"""Characters. Ortaq's own rule: a source and a word."""

KINDS = (
    IdentifierKind.PHONE,
    IdentifierKind.IBAN,
    IdentifierKind.DOMAIN,
    IdentifierKind.URL,
    IdentifierKind.EMAIL,
    IdentifierKind.HANDLE,
    IdentifierKind.IP,
    IdentifierKind.WALLET,
)
"""What an entry may be of: cards, IINs and BINs are kept under a digest only."""

_BELOW_DOMAINS = (IdentifierKind.DOMAIN, IdentifierKind.URL, IdentifierKind.EMAIL)


class InvalidHub(OrtaqError):
    """The entry names no identifier, gives no reason, or is over before it begins. Correct it."""

    code = "invalid_hub"


@transaction.atomic
def add_hub(
    *,
    actor: Actor,
    value: str,
    effect: HubEffect,
    category: str,
    reason: str,
    valid_until: date | None = None,
) -> HubEntry:
    """Add an entry from today on; an earlier entry of the same value ends.

    New reports follow it at once, and so does what is stored.

    Raises:
        NotAllowed: the actor does not manage the list.
        InvalidHub: value, reason or day is wrong; the parameter `field` says which.
    """
    actor.require(MANAGE_HUBS)
    kind, normal = _named(value)
    if len(reason.strip()) < SHORTEST_REASON:
        raise InvalidHub(field="reason", limit=SHORTEST_REASON)
    if valid_until is not None and valid_until <= clock.today():
        raise InvalidHub(field="valid_until")
    if category not in CATEGORIES:
        raise InvalidHub(field="category")
    hold()
    for earlier in HubEntry.objects.filter(kind=kind, value=normal, ended_at__isnull=True):
        _end(actor, earlier, reason)
    entry = HubEntry.objects.create(
        kind=kind,
        value=normal,
        effect=effect,
        category=category,
        reason=reason.strip()[:500],
        valid_from=clock.today(),
        valid_until=valid_until,
        added_at=clock.now(),
        added_by=actor.name,
    )
    _record(actor, "add_hub", entry)
    _mark([entry])
    return entry


@transaction.atomic
def end_hub(*, actor: Actor, entry: HubEntry, reason: str) -> HubEntry:
    """End an entry now; a second time is nothing.

    Raises:
        NotAllowed: the actor does not manage the list.
        InvalidHub: the reason is too short.
    """
    actor.require(MANAGE_HUBS)
    if len(reason.strip()) < SHORTEST_REASON:
        raise InvalidHub(field="reason", limit=SHORTEST_REASON)
    hold()
    entry.refresh_from_db()
    if entry.ended_at is None:
        _end(actor, entry, reason)
        _mark([entry])
    return entry


@transaction.atomic
def mark_hubs() -> int:
    """Let stored identifiers follow entries that began or ran out; return how many changed.

    Re-linking calls this before it reads the register.
    """
    hold()
    today = clock.today()
    pending = [row for row in HubEntry.objects.order_by("pk") if row.holds(today) != row.is_marked]
    return _mark(pending) if pending else 0


def _named(value: str) -> tuple[IdentifierKind, str]:
    known = identify(value, pack())
    if known is None or known[0] not in KINDS or len(known[1]) > 255:
        raise InvalidHub(field="value")
    return known


def _end(actor: Actor, entry: HubEntry, reason: str) -> None:
    entry.ended_at, entry.ended_by = clock.now(), actor.name
    entry.ended_reason = reason.strip()[:500]
    entry.save(update_fields=["ended_at", "ended_by", "ended_reason"])
    _record(actor, "end_hub", entry)


def _record(actor: Actor, verb: str, entry: HubEntry) -> None:
    record(
        actor,
        f"identifier.{verb}",
        subject_kind="identifier",
        subject=f"{entry.kind} {entry.value}"[:200],
        effect=entry.effect,
        category=entry.category,
        valid_until=entry.valid_until.isoformat() if entry.valid_until else None,
    )


def _mark(entries: list[HubEntry]) -> int:
    known, changed, today = get_well_known(on=clock.today()), 0, clock.today()
    for batch in in_batches(_candidates(entries)):
        flips = [
            row for row in batch if row.is_hub != known.is_hub(IdentifierKind(row.kind), row.value)
        ]
        for row in flips:
            row.is_hub = not row.is_hub
        Identifier.objects.bulk_update(flips, ["is_hub"])
        ordinary = [row.pk for row in flips if not row.is_hub]
        Mention.objects.filter(identifier__in=ordinary, role=Role.HUB).update(
            role=Role.UNKNOWN, role_confidence=0
        )
        turned = Mention.objects.filter(identifier__in=[row.pk for row in flips])
        mark_changed(turned.order_by().values_list("report", flat=True).distinct())
        changed += len(flips)
    for entry in entries:
        entry.is_marked = entry.holds(today)
    HubEntry.objects.bulk_update(entries, ["is_marked"])
    return changed


def _candidates(entries: list[HubEntry]) -> Iterator[Identifier]:
    """Stored identifiers that an entry may be about, each once."""
    digests = [identifier_digest(row.kind, row.value) for row in entries]
    digests += [
        identifier_digest(IdentifierKind.HANDLE, f"{WHATSAPP}{row.value}")
        for row in entries
        if row.kind == IdentifierKind.PHONE
    ]
    about = Q(digest__in=digests)
    for entry in entries:
        if entry.kind == IdentifierKind.DOMAIN and normal_host(entry.value):
            about |= Q(kind__in=_BELOW_DOMAINS, value__contains=entry.value)
    return Identifier.objects.filter(about).order_by("pk").iterator()
