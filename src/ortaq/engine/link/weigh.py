"""How much the shared identifiers, each and together, speak for one candidate."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from ortaq.engine.link.policy import DEFAULT, LinkPolicy
from ortaq.engine.link.verdict import Reason, ReasonCode
from ortaq.engine.terms.identifier import IdentifierKind, Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from ortaq.engine.link.facts import Candidate, Mentioned, SharedIdentifier

_MOST_CAUTIOUS_FIRST = (Role.HUB, Role.VICTIM, Role.OFFENDER, Role.UNKNOWN)

_REFUSED_ROLES = {Role.HUB: ReasonCode.HUB, Role.VICTIM: ReasonCode.VICTIM}


@dataclass(frozen=True, slots=True)
class Arrival:
    """The new report as linking sees it.

    Args:
        roles: (kind, value) of each identifier it names to the most cautious role it names.
        on: day on which it came in.
        crime_type: as its reporter chose it; None where unknown.
        is_list: whether it names more identifiers that may link than a report of a crime does.
    """

    roles: Mapping[tuple[IdentifierKind, str], Role]
    on: date
    crime_type: str | None
    is_list: bool


@dataclass(frozen=True, slots=True)
class Assessment:
    """One candidate weighed.

    Args:
        candidate: what was weighed.
        weight: of all its evidence together, in [0, 1].
        evidence: one reason for each independent identifier that counts.
        refused: why each other shared identifier does not count.
    """

    candidate: Candidate
    weight: float
    evidence: tuple[Reason, ...]
    refused: tuple[Reason, ...]


def cautious_roles(mentions: Iterable[Mentioned]) -> dict[tuple[IdentifierKind, str], Role]:
    """Each identifier named, with the most cautious of the roles given to it."""
    roles: dict[tuple[IdentifierKind, str], Role] = {}
    for mention in mentions:
        key = (mention.kind, mention.value)
        named = (mention.role, roles.get(key, mention.role))
        roles[key] = min(named, key=_MOST_CAUTIOUS_FIRST.index)
    return roles


def arrived(
    mentions: Iterable[Mentioned], on: date, crime_type: str | None, policy: LinkPolicy
) -> Arrival:
    """The new report as linking sees it."""
    roles = cautious_roles(mentions)
    return Arrival(roles, on, crime_type, _is_list(roles, policy))


def names_a_list(mentions: Iterable[Mentioned], policy: LinkPolicy = DEFAULT) -> bool:
    """Whether a report with these mentions is a list of other people's: it links nothing."""
    return _is_list(cautious_roles(mentions), policy)


def _is_list(roles: Mapping[tuple[IdentifierKind, str], Role], policy: LinkPolicy) -> bool:
    return len(_telling(roles)) > policy.most_named


def telling(mentions: Iterable[Mentioned]) -> set[tuple[IdentifierKind, str]]:
    """The identifiers named that may link: neither hubs nor the victim's own."""
    return _telling(cautious_roles(mentions))


def _telling(roles: Mapping[tuple[IdentifierKind, str], Role]) -> set[tuple[IdentifierKind, str]]:
    return {key for key, role in roles.items() if role not in _REFUSED_ROLES}


def assess(candidate: Candidate, arrival: Arrival, policy: LinkPolicy) -> Assessment:
    """The weight of everything the arrival and the candidate share.

    Identifiers that cannot vouch apart (a page and its site) count once, by the heaviest. The
    others count as independent witnesses: together they weigh 1 - product of (1 - weight).
    """
    known = (item for item in candidate.shared if (item.kind, item.value) in arrival.roles)
    reasons = sorted(_reason(item, candidate, arrival, policy) for item in known)
    heaviest: dict[tuple[str, str], Reason] = {}
    refused: list[Reason] = []
    for reason in sorted(reasons, key=lambda reason: -reason.weight):
        if not reason.weight:
            refused.append(reason)
        elif heaviest.setdefault(_witness(reason), reason) is not reason:
            refused.append(replace(reason, code=ReasonCode.SAME_WITNESS))
    evidence = tuple(heaviest.values())
    doubt = math.prod(1 - reason.weight for reason in evidence)
    return Assessment(candidate, 1 - doubt, evidence, tuple(refused))


def weakness(reason: Reason, policy: LinkPolicy) -> ReasonCode:
    """What most took away from evidence that was not enough, if that halved it at least."""
    freshness = _freshness(reason.kind, reason.days, policy)
    rarity = _rarity(reason.elsewhere_count)
    if min(freshness, rarity) > 0.5:
        return ReasonCode.TOO_WEAK
    return ReasonCode.TOO_OLD if freshness < rarity else ReasonCode.TOO_COMMON


def _reason(
    shared: SharedIdentifier, candidate: Candidate, arrival: Arrival, policy: LinkPolicy
) -> Reason:
    own_role = arrival.roles[shared.kind, shared.value]
    code = _code(shared, own_role, policy, _list_code(candidate, arrival))
    counts = code in {ReasonCode.ONLY_HERE, ReasonCode.ALSO_ELSEWHERE}
    return Reason(
        code=code,
        campaign=candidate.campaign,
        reports=() if candidate.campaign else candidate.reports,
        kind=shared.kind,
        value=shared.value,
        weight=_weight(shared, own_role, candidate, arrival, policy) if counts else 0.0,
        elsewhere_count=shared.elsewhere_count,
        days=shared.days_from(arrival.on),
    )


def _code(
    shared: SharedIdentifier, own_role: Role, policy: LinkPolicy, list_code: ReasonCode | None
) -> ReasonCode:
    role = min(own_role, shared.role, key=_MOST_CAUTIOUS_FIRST.index)
    if role in _REFUSED_ROLES:
        return _REFUSED_ROLES[role]
    if list_code:
        return list_code
    if not policy.weight[shared.kind]:
        return ReasonCode.TOO_WEAK
    if shared.elsewhere_count > policy.maximum_elsewhere:
        return ReasonCode.TOO_COMMON
    return ReasonCode.ALSO_ELSEWHERE if shared.elsewhere_count else ReasonCode.ONLY_HERE


def _list_code(candidate: Candidate, arrival: Arrival) -> ReasonCode | None:
    if arrival.is_list:
        return ReasonCode.LIST
    return ReasonCode.OTHERS_LIST if candidate.is_list else None


def _weight(
    shared: SharedIdentifier,
    own_role: Role,
    candidate: Candidate,
    arrival: Arrival,
    policy: LinkPolicy,
) -> float:
    types = {arrival.crime_type, candidate.crime_type} - {None, ""}
    return (
        policy.weight[shared.kind]
        * (policy.unknown_role if Role.UNKNOWN in {own_role, shared.role} else 1.0)
        * (policy.other_crime_type if len(types) > 1 else 1.0)
        * _rarity(shared.elsewhere_count)
        * _freshness(shared.kind, shared.days_from(arrival.on), policy)
    )


def _rarity(elsewhere_count: int) -> float:
    """1 where no other report carries the identifier, 1/2 at 2 others, 1/3 at 6, 1/4 at 14."""
    return 1 / math.log2(2 + elsewhere_count)


def _freshness(kind: IdentifierKind, days: int, policy: LinkPolicy) -> float:
    return math.pow(0.5, days / policy.half_life_days[kind])


def _witness(reason: Reason) -> tuple[str, str]:
    """What the identifier vouches as: a page as its site, anything else as itself."""
    if reason.kind is not IdentifierKind.URL:
        return reason.kind, reason.value
    try:
        host = urlsplit(reason.value).hostname
    except ValueError:  # a broken IPv6 address in brackets
        host = None
    return (IdentifierKind.DOMAIN, host) if host else (reason.kind, reason.value)
