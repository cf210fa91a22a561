"""What is known of single values: numbers, sites, accounts, wallets."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from ortaq.act.campaigns.models import Membership
from ortaq.act.reports.permissions import CHECK
from ortaq.act.reports.queries import (
    Standing,
    get_link_keys,
    get_standings,
    get_well_known,
    link_digest,
    list_known_digests,
    visible_q,
)
from ortaq.act.reports.queries.digest_index import WORTH_IT, find_index
from ortaq.act.reports.services import mask_value
from ortaq.engine.extract import InvalidIdentifier, identify, normalise
from ortaq.engine.extract.keys import MANY_FORMS
from ortaq.engine.extract.kinds.links import parse_link
from ortaq.engine.terms.identifier import IdentifierKind, Role
from ortaq.shared import clock
from ortaq.shared.actors import PUBLIC
from ortaq.shared.batches import in_batches
from ortaq.shared.country import pack

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from ortaq.act.reports.queries import WellKnown
    from ortaq.engine.terms.country import CountryPack
    from ortaq.shared.actors import Actor

MOST_CHARS = 2_100
"""Characters of a value; what is longer was stored in no report."""

CAMPAIGNS_TOLD = 5
"""Campaigns that an answer names at most."""


class Verdict(StrEnum):
    """What may be said of a value, in one word."""

    WELL_KNOWN = "well_known"
    PROTECTED = "protected"
    FLAGGED = "flagged"
    MENTIONED = "mentioned"
    UNKNOWN = "unknown"
    INVALID = "invalid"


class About(StrEnum):
    """What an answer speaks of: the value itself, or the site that a link is on."""

    VALUE = "value"
    SITE = "site"


_NOTHING = Standing()

class Checked(NamedTuple):
    """The answer for one value: a tuple, since machines ask for them by the ten thousand.

    Args:
        asked: as it was typed.
        verdict: in one word.
        kind: of the value; None where it is no identifier.
        value: its normal form; cards, IINs and BINs are masked.
        about: what the rest speaks of.
        standing: what is said.
        campaigns: references of campaigns of which the reader sees a report with it.
    """

    asked: str
    verdict: Verdict
    kind: IdentifierKind | None = None
    value: str = ""
    about: About = About.VALUE
    standing: Standing = _NOTHING
    campaigns: tuple[str, ...] = ()


class _Asked(NamedTuple):
    """What was asked for, with the link digests of the value and of the site that it is on, if any."""

    kind: IdentifierKind
    value: str
    digest: str
    site_digest: str = ""


def check_values(actor: Actor, values: Sequence[str]) -> list[Checked]:
    """One answer a value, in order; what is no identifier gets an answer too.

    Counts, dates and campaigns are of the reports that the actor may see; a flag is for everybody.

    Raises:
        NotAllowed: the actor may not check and is not the public.
    """
    if actor != PUBLIC:
        actor.require(CHECK)
    country = pack()
    asked = {value: _asked(value, country) for value in set(values)}
    keys = {one.digest for one in asked.values() if one}
    keys |= {one.site_digest for one in asked.values() if one and one.site_digest}
    found = get_standings(actor, _possible(keys), on=clock.today(), now=clock.now())
    campaigns = _campaigns(actor, [key for key, row in found.items() if row.seen])
    known = get_well_known(on=clock.today())
    answers = {value: _answer(value, one, found, campaigns, known) for value, one in asked.items()}
    return [answers[value] for value in values]


def _asked(text: str, country: CountryPack) -> _Asked | None:
    named = _named(text, country) if len(text) <= MOST_CHARS else None
    if named is None:
        return None
    kind, value = named
    if kind not in MANY_FORMS:
        return _Asked(kind, value, link_digest(kind, value))
    link_keys = get_link_keys()
    digest = link_digest(kind, link_keys.of(kind, value))
    link = parse_link(value) if kind is IdentifierKind.URL else None
    if link is None or link.is_ip:
        return _Asked(kind, value, digest)
    site_digest = link_digest(IdentifierKind.DOMAIN, link_keys.site(link.host))
    return _Asked(kind, value, digest, site_digest)


def _named(text: str, country: CountryPack) -> tuple[IdentifierKind, str] | None:
    """Kind and normal form; what begins with a plus is tried as a phone first, which is quick."""
    if text.startswith("+"):
        try:
            return IdentifierKind.PHONE, normalise(IdentifierKind.PHONE, text, country)
        except InvalidIdentifier:
            pass
    return identify(text, country)


def _possible(keys: Iterable[str]) -> list[str]:
    """The digests that the register may hold."""
    listed = list(keys)
    index = find_index() if len(listed) >= WORTH_IT else None
    if index is None:
        return list_known_digests(listed)
    return [key for key, may in zip(listed, index.may_know(listed), strict=True) if may]


def _campaigns(actor: Actor, digests: list[str]) -> dict[str, tuple[str, ...]]:
    condition = visible_q(actor, "report__")
    found: dict[str, list[int]] = {}
    if condition is None:
        return {}
    for batch in in_batches(digests):
        members = Membership.objects.filter(
            condition,
            report__mentions__identifier__link_digest__in=batch,
            report__mentions__role__in=(Role.OFFENDER, Role.UNKNOWN),
        )
        pairs = members.values_list("report__mentions__identifier__link_digest", "campaign")
        for digest, campaign in pairs.distinct().order_by("campaign"):
            found.setdefault(digest, []).append(campaign)
    return {
        digest: tuple(f"C-{key:06d}" for key in keys[:CAMPAIGNS_TOLD])
        for digest, keys in found.items()
    }


def _answer(
    text: str,
    asked: _Asked | None,
    found: Mapping[str, Standing],
    campaigns: Mapping[str, tuple[str, ...]],
    known: WellKnown,
) -> Checked:
    if asked is None:
        return Checked(text, Verdict.INVALID)
    kind, value = asked.kind, asked.value
    shown = mask_value(kind, value)
    if known.is_hub(kind, value):
        return Checked(text, Verdict.WELL_KNOWN, kind, shown)
    is_protected = known.is_protected(kind, value)
    for about, standing, digest in _told(asked, found, known):
        if is_protected:
            standing_told, verdict = Standing(standing.seen), Verdict.PROTECTED
        else:
            standing_told = standing
            verdict = Verdict.FLAGGED if standing.flag else Verdict.MENTIONED
        return Checked(
            text, verdict, asked.kind, shown, about, standing_told, campaigns.get(digest, ())
        )
    return Checked(text, Verdict.PROTECTED if is_protected else Verdict.UNKNOWN, asked.kind, shown)


def _told(
    asked: _Asked, found: Mapping[str, Standing], known: WellKnown
) -> Iterator[tuple[About, Standing, str]]:
    """What is said of the value, or else of the site that it is on."""
    if asked.digest in found:
        yield About.VALUE, found[asked.digest], asked.digest
    if asked.site_digest in found:
        link = parse_link(asked.value)
        if link is not None and not known.is_hub(IdentifierKind.DOMAIN, link.host):
            yield About.SITE, found[asked.site_digest], asked.site_digest
