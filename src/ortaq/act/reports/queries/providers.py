"""Providers that hold money: what a source calls them, and who that is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ortaq.engine.exchange.values.vocabulary import folded
from ortaq.shared.country import pack
from ortaq.shared.people.queries import list_every_organisation
from ortaq.shared.words import in_language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ortaq.engine.terms.language import Trilingual

_BRANCH = "XXX"
"""A BIC of 11 signs ends so where it means the whole bank. Source: ISO 9362."""


@dataclass(frozen=True, slots=True)
class Providers:
    """Banks of the country and organisations of the system.

    Args:
        codes: folded BIC, bank code, name or organisation code to the code that is kept.
        names: kept code to what people call it.
    """

    codes: dict[str, str]
    names: dict[str, Trilingual | str]

    def code(self, told: str) -> str:
        """The code of the provider that a source names, or the name as it is told."""
        name = " ".join(told.split())
        whole = name[: -len(_BRANCH)] if len(name) == 11 and name.endswith(_BRANCH) else name
        return self.codes.get(folded(whole), name)

    def name(self, code: str) -> str:
        """What to call the provider in the reader's language."""
        found = self.names.get(code, code)
        return found if isinstance(found, str) else in_language(found)


def get_providers() -> Providers:
    """Everybody who may hold money, as of now."""
    codes: dict[str, str] = {}
    names: dict[str, Trilingual | str] = {}
    for code, spellings, name in _known():
        names.setdefault(code, name)
        for spelling in spellings:
            if spelling:
                codes.setdefault(folded(spelling), code)
    return Providers(codes, names)


def _known() -> Iterator[tuple[str, tuple[str, ...], Trilingual | str]]:
    for bank in pack().banks:
        yield bank.bic, (bank.bic, bank.code, *bank.name.as_dict().values()), bank.name
    for one in list_every_organisation():
        texts = (*one.name.as_dict().values(), *one.short_name.as_dict().values())
        yield one.code, (one.code, *texts), one.short_name if one.short_name.kk else one.name
