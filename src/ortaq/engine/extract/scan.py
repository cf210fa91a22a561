"""Runs only those finders whose kind of sign occurs in the text at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ortaq.engine.extract.accounts import Accounts, find_ibans, find_masked_cards
from ortaq.engine.extract.context import Context
from ortaq.engine.extract.handles import (
    LINK_HINT,
    NAMED_HINT,
    find_at_names,
    find_named,
    find_profile_links,
)
from ortaq.engine.extract.matcher import PatternSet
from ortaq.engine.extract.national_ids import find_national_ids
from ortaq.engine.extract.phones import Phones
from ortaq.engine.extract.shortcodes import Shortcodes
from ortaq.engine.extract.sites import find_bare_sites, find_emails, find_ips, find_urls
from ortaq.engine.extract.wallets import find_wallets

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ortaq.engine.terms.country import CountryPack
    from ortaq.engine.terms.identifier import Mention

    Finder = Callable[[str], Iterator[Mention]]

_SEPARATED = r"[\s().\-/]{0,3}"


class Scan:
    """All finders of one country, each behind a quick pattern."""

    def __init__(self, pack: CountryPack) -> None:
        context = Context(pack.currency_words)
        self._finders: tuple[tuple[str, Finder], ...] = (
            (r"://", find_urls),
            (r"[0-9\pL_-]\.[\pL]", find_bare_sites),
            (r"[A-Za-z0-9_.+%'-]@", find_emails),
            (r"[0-9]\.[0-9]{1,3}\.[0-9]|:[0-9a-fA-F]{0,4}:", find_ips),
            (LINK_HINT, find_profile_links),
            (r"@", find_at_names),
            (NAMED_HINT, find_named),
            (r"[A-Za-z0-9_-]{25}", find_wallets),
            (r"[A-Za-zКкНВСЕМ][A-Za-z][ -]?[0-9OО]{2}[ -]?[A-Za-z0-9А-Яа-я]", find_ibans),
            (r"[0-9]{4}[ \t\n-]{0,2}[0-9]{4}[ \t\n-]{0,2}[0-9]{4}|[0-9]{4}[ -]?[0-9]{6}",
             Accounts(context).find_cards),
            (r"[0-9]{4}[ -]?[0-9]{0,2}[ -]?[*xXхХ#]", find_masked_cards),
            (r"[0-9]{6} ?[0-9]{6}", lambda text: find_national_ids(text, context)),
            (rf"[0-9](?:{_SEPARATED}[0-9OoОоЗзlIІі|]){{6}}", Phones(pack, context).find),
            (r"[0-9]{3}", Shortcodes(pack).find),
        )  # fmt: skip
        self._set = PatternSet(pattern for pattern, _ in self._finders)

    def candidates(self, text: str) -> Iterator[Mention]:
        """Everything that any finder sees, overlapping, without roles."""
        for number in self._set.matches(text):
            yield from self._finders[number][1](text)
