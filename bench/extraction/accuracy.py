"""Counts what an extractor finds in labelled texts: by kind, and the roles of what it finds."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ortaq.data import country
from ortaq.engine.extract import Extractor

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from generator import Labelled

    Found = dict[tuple[str, str], str]
    Reader = Callable[[str], Found]

_HUBS = frozenset(("t.me", "instagram.com", "www.instagram.com", "wa.me"))


@dataclass(slots=True)
class Count:
    """Found, missed and made up by kind; right, wrong and unsaid roles."""

    hits: Counter[str] = field(default_factory=Counter)
    misses: Counter[str] = field(default_factory=Counter)
    extras: Counter[str] = field(default_factory=Counter)
    right: int = 0
    wrong: int = 0
    unsaid: int = 0

    def precision(self, kind: str) -> float:
        """Share of what was found that is there."""
        found = self.hits[kind] + self.extras[kind]
        return self.hits[kind] / found if found else 1.0

    def recall(self, kind: str) -> float:
        """Share of what is there that was found."""
        there = self.hits[kind] + self.misses[kind]
        return self.hits[kind] / there if there else 1.0

    @property
    def role_accuracy(self) -> float:
        """Share of the found whose role is right."""
        return self.right / max(1, self.right + self.wrong + self.unsaid)


def ours() -> Reader:
    """Kind, value and role of each mention; hosts of URLs and of platforms go with the link."""
    extractor = Extractor(country.load("kz"))

    def read(text: str) -> Found:
        mentions = extractor.mentions(text)
        found: Found = {}
        for mention in mentions:
            if mention.rule == "url_host" and mention.kind.value == "domain":
                continue
            value = mention.value
            if mention.kind.value == "handle":
                value = value.partition(":")[2]
            if mention.kind.value == "url" and any(host in value for host in _HUBS):
                continue
            found[mention.kind.value, value] = mention.role.value
        return found

    return read


def counted(texts: Iterable[Labelled], read: Reader) -> tuple[Count, list[tuple[str, str, str]]]:
    """The counts, and every error as (what, identifier, text)."""
    count, errors = Count(), []
    for labelled in texts:
        found = read(labelled.text)
        for key, role in labelled.truth.items():
            kind = key[0]
            if key not in found:
                count.misses[kind] += 1
                errors.append(("missed", f"{kind} {key[1]}", labelled.text))
                continue
            count.hits[kind] += 1
            if found[key] == role:
                count.right += 1
                continue
            if found[key] == "unknown":
                count.unsaid += 1
            else:
                count.wrong += 1
            errors.append((f"{role} as {found[key]}", f"{kind} {key[1]}", labelled.text))
        for key in found.keys() - labelled.truth.keys():
            count.extras[key[0]] += 1
            errors.append(("made up", f"{key[0]} {key[1]}", labelled.text))
    return count, errors
