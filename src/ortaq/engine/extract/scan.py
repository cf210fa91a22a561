"""Runs only those finders whose kind of sign occurs in the text at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ortaq.engine.extract.kinds.accounts import IBAN_HINT, Accounts, find_ibans, find_masked_cards
from ortaq.engine.extract.kinds.context import Context
from ortaq.engine.extract.kinds.handles import (
    LINK_HINT,
    NAMED_HINT,
    find_at_names,
    find_named,
    find_profile_links,
)
from ortaq.engine.extract.kinds.national_ids import find_national_ids
from ortaq.engine.extract.kinds.phones import (
    DISGUISED_HINT,
    FOREIGN_HINT,
    NATIONAL_HINT,
    TRUNK_HINT,
    Phones,
)
from ortaq.engine.extract.kinds.shortcodes import Shortcodes
from ortaq.engine.extract.kinds.sites import find_bare_sites, find_emails, find_ips, find_urls
from ortaq.engine.extract.kinds.wallets import find_wallets
from ortaq.engine.extract.matcher import PatternSet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ortaq.engine.extract.kinds.found import Found
    from ortaq.engine.terms.country import CountryPack

    Finder = Callable[[str], Iterator[Found]]


class Scan:
    """All finders of one country, each behind a quick pattern."""

    def __init__(self, pack: CountryPack) -> None:
        context = Context(pack.currency_words)
        phones, shortcodes = Phones(pack, context), Shortcodes(pack)
        self._finders: tuple[tuple[str, Finder], ...] = (
            (r"://", find_urls),
            (r"[0-9\pL_-]\.[\pL]", find_bare_sites),
            (r"[A-Za-z0-9_.+%'-]@", find_emails),
            (r"[0-9]\.[0-9]{1,3}\.[0-9]|:[0-9a-fA-F]{0,4}:", find_ips),
            (LINK_HINT, find_profile_links),
            (r"@", find_at_names),
            (NAMED_HINT, find_named),
            (r"[A-Za-z0-9_-]{25}", find_wallets),
            (IBAN_HINT, find_ibans),
            (r"[0-9]{4}[ \t\n-]{0,2}[0-9]{4}[ \t\n-]{0,2}[0-9]{4}|[0-9]{4}[ -]?[0-9]{6}",
             Accounts(context).find_cards),
            (r"[0-9]{4}[ -]?[0-9]{0,2}[ -]?[*xXхХ#]", find_masked_cards),
            (r"[0-9]{6} ?[0-9]{6}", lambda text: find_national_ids(text, context)),
            (TRUNK_HINT, phones.find_trunk),
            (NATIONAL_HINT, phones.find_national),
            (FOREIGN_HINT, phones.find_foreign),
            (DISGUISED_HINT, phones.find_disguised),
            (shortcodes.hint, shortcodes.find),
        )  # fmt: skip
        self._set = PatternSet(pattern for pattern, _ in self._finders)

    def candidates(self, text: str) -> Iterator[Found]:
        """Everything that any finder sees, overlapping, without roles."""
        for number in self._set.matches(text):
            yield from self._finders[number][1](text)
