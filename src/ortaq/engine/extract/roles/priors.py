"""Whose an identifier is that no word tells of, by its kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ortaq.engine.extract.kinds.found import IIN
from ortaq.engine.extract.roles.deeds import is_shown
from ortaq.engine.extract.roles.senses import ALIEN, VERB
from ortaq.engine.extract.roles.surroundings import tells_of
from ortaq.engine.terms.identifier import IdentifierKind

if TYPE_CHECKING:
    from ortaq.engine.extract.kinds.found import Found

_TELLING = VERB | ALIEN
_PRIORS = {
    IdentifierKind.URL: 0.5, IdentifierKind.DOMAIN: 0.5, IdentifierKind.IP: 0.4,
    IdentifierKind.WALLET: 0.5, IdentifierKind.HANDLE: 0.4, IdentifierKind.EMAIL: 0.2,
    IdentifierKind.IBAN: 0.3, IdentifierKind.CARD: 0.25, IdentifierKind.BIN: 0.3,
    IdentifierKind.IIN: -0.3, IdentifierKind.CARD_MASKED: -0.2,
}  # fmt: skip
"""Log-odds of an identifier that nothing is said about: people who report a fraud name the sites,
wallets and accounts that cheated them, their own IIN, and mask a card of their own; a bare phone stays
unknown."""

_SHOWN = 1.5
"""The same for the IIN of a paper that somebody sent."""

_TOLD = 0.3
"""The same for a phone in a text that tells of a call, a payment or a swindler at all."""


def prior(mention: Found, text: str, mentions: list[Found]) -> float:
    """Log-odds of an identifier that nothing is said about."""
    if mention.kind is IIN and is_shown(text, mention.start):
        return _SHOWN
    known = _PRIORS.get(mention.kind)
    if known is None:
        return _TOLD if tells_of(text, mentions, _TELLING) else 0.0
    return known
