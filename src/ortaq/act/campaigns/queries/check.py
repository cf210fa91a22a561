"""What is known of single values: numbers, sites, accounts, wallets."""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, TypeGuard

from ortaq.act.reports.permissions import CHECK
from ortaq.act.reports.queries import (
    Standing,
    StandingQuery,
    get_link_keys,
    get_well_known,
    link_digest,
)
from ortaq.act.reports.services import mask_value
from ortaq.engine.extract import identify
from ortaq.engine.extract.kinds.links import parse_link
from ortaq.engine.terms.identifier import IdentifierKind
from ortaq.shared import clock
from ortaq.shared.actors import PUBLIC
from ortaq.shared.country import pack

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ortaq.act.reports.queries import WellKnown
    from ortaq.engine.extract import LinkKeys
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


_VALUE, _SITE = About.VALUE, About.SITE
_FLAGGED, _MENTIONED, _UNKNOWN = Verdict.FLAGGED, Verdict.MENTIONED, Verdict.UNKNOWN
_DOMAIN, _URL = IdentifierKind.DOMAIN, IdentifierKind.URL
"""Looked up once: of an enumeration that takes longer than of a module, and values come by the million."""

STANDINGS = StandingQuery("membership__campaign", dataset="testimony")
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


_Asked = tuple[IdentifierKind, str, str, str]
"""Kind and normal form of a value, its link digest and that of the site that a link is on; the digests
are empty where everybody shares the value or the site."""


def check_values(actor: Actor, values: Sequence[str]) -> list[Checked]:
    """One answer a value, in order; what is no identifier gets an answer too.

    Counts, dates and campaigns are of the reports that the actor may see; a flag is for everybody.

    Raises:
        NotAllowed: the actor may not check and is not the public.
    """
    if actor != PUBLIC:
        actor.require(CHECK)
    country, known, link_keys = pack(), get_well_known(on=clock.today()), get_link_keys()
    asked = {value: _asked(value, country, known, link_keys) for value in set(values)}
    digests = {digest for one in asked.values() if one for digest in one[2:]} - {""}
    found = STANDINGS.find(actor, list(digests), on=clock.today(), now=clock.now())
    answers = {value: _answer(value, one, found, known) for value, one in asked.items()}
    return [answers[value] for value in values]


def _asked(text: str, country: CountryPack, known: WellKnown, link_keys: LinkKeys) -> _Asked | None:
    named = identify(text, country) if len(text) <= MOST_CHARS else None
    if named is None:
        return None
    kind, value = named
    if known.is_hub(kind, value):
        return kind, value, "", ""
    digest = link_digest(*link_keys.of(kind, value))
    link = parse_link(value) if kind is _URL else None
    if link is None or link.is_ip or known.is_hub(_DOMAIN, link.host):
        return kind, value, digest, ""
    return kind, value, digest, link_digest(_DOMAIN, link_keys.site(link.host))


def _answer(
    text: str, asked: _Asked | None, found: Mapping[str, Standing], known: WellKnown
) -> Checked:
    if asked is None:
        return Checked(text, Verdict.INVALID)
    kind, value, digest, site_digest = asked
    shown = mask_value(kind, value)
    if not digest:
        return Checked(text, Verdict.WELL_KNOWN, kind, shown)
    about, standing, is_protected = _VALUE, found.get(digest), digest in known.protected
    if site_digest:
        site, is_site_protected = found.get(site_digest), site_digest in known.protected
        if standing is None:
            about, standing = _SITE, site
            is_protected = is_protected or is_site_protected
        elif _warns_more(site, standing) and not is_protected and not is_site_protected:
            about, standing = _SITE, site
    if standing is None:
        return Checked(text, Verdict.PROTECTED if is_protected else _UNKNOWN, kind, shown)
    campaigns = _campaigns(standing)
    if is_protected:
        unflagged = Standing(standing.seen)
        return Checked(text, Verdict.PROTECTED, kind, shown, about, unflagged, campaigns)
    verdict = _FLAGGED if standing.flag else _MENTIONED
    return Checked(text, verdict, kind, shown, about, standing, campaigns)


def _warns_more(site: Standing | None, link: Standing) -> TypeGuard[Standing]:
    """Whether everybody is warned of the site, and of the link on it nobody."""
    return site is not None and bool(site.flag) and not link.flag


def _campaigns(standing: Standing) -> tuple[str, ...]:
    keys = standing.seen.beside if standing.seen else ()
    return tuple(map(_reference, keys[:CAMPAIGNS_TOLD]))


@lru_cache(maxsize=100_000)
def _reference(key: int) -> str:
    return f"C-{key:06d}"
