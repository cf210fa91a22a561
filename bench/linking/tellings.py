"""How the reports of a nation tell their story in words: scripts, paraphrase, forms, borrowed plots."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

if TYPE_CHECKING:
    from generator import Nation
    from numpy.typing import NDArray

_SCRIPT, _FORM = 18, 10
"""Words of a campaign's script, and of the form of a type of crime."""
_VOCABULARY = 3000
_SPEAKS = ("", "қ", "w")
"""Languages share no words here: each has its own letter before them."""


@dataclass(frozen=True, slots=True)
class Tellings:
    """Shares in [0, 1].

    Args:
        told: of the campaigns' reports that tell the campaign's script; the others tell freely.
        paraphrase: of the words of a script that a report replaces.
        form: of reports that open with the stock phrases of their type of crime.
        borrowed: of campaigns that use the script of another campaign of their type.
        copied: of reports in no campaign that tell the script of some campaign.
        untold: of reports without any text.
    """

    told: float = 0.8
    paraphrase: float = 0.2
    form: float = 0.6
    borrowed: float = 0.2
    copied: float = 0.1
    untold: float = 0.1


TELLINGS = {
    "usual": Tellings(),
    "clear": Tellings(told=0.95, paraphrase=0.08, borrowed=0.05, copied=0.02),
    "reworded": Tellings(told=0.7, paraphrase=0.4),
    "forms": Tellings(told=0.3, form=1.0, paraphrase=0.3, borrowed=0.5),
    "borrowed": Tellings(borrowed=0.95, paraphrase=0.1),
    "copied": Tellings(copied=0.9, paraphrase=0.1, borrowed=0.5),
}


def narratives(nation: Nation, tellings: Tellings, seed: int) -> pa.Array:
    """A text for each report; null where none is told."""
    chance = np.random.default_rng(seed)
    count = len(nation.truth)
    campaigns = int(nation.truth.max()) + 1
    size = np.bincount(nation.truth, minlength=campaigns)
    script_of = _scripts(nation, size, tellings, chance)
    alone = size[nation.truth] == 1
    script = script_of[nation.truth]
    copies = np.flatnonzero(alone & (chance.random(count) < tellings.copied))
    script[copies] = script[chance.choice(np.flatnonzero(~alone), len(copies))]
    tells = ~alone & (chance.random(count) < tellings.told)
    tells[copies] = True
    words = _words(_SCRIPT, script, chance.integers(0, 2**40, count), tells, tellings, chance)
    forms = _words(_FORM, -1 - nation.crime_type, np.zeros(count, int), np.ones(count, bool),
                   Tellings(paraphrase=0.05), chance)  # fmt: skip
    opens = chance.random(count) < tellings.form
    told = chance.random(count) >= tellings.untold
    vocabulary = _vocabulary(np.random.default_rng(7))
    texts = []
    for row in range(count):
        own = [*forms[row], *words[row]] if opens[row] else words[row]
        speaks = _SPEAKS[nation.language[row]]
        texts.append(" ".join([speaks + vocabulary[word] for word in own]) if told[row] else None)
    return pa.array(texts, pa.string())


def _scripts(
    nation: Nation, size: NDArray[np.int64], tellings: Tellings, chance: np.random.Generator
) -> NDArray[np.int64]:
    """The number of each campaign's script; those that borrow have another one's of their type."""
    script = np.arange(len(size))
    kind = np.zeros(len(size), np.int64)
    kind[nation.truth] = nation.crime_type
    many = size > 1
    for one in range(int(kind.max()) + 1):
        own = np.flatnonzero(many & (kind == one))
        borrows = own[chance.random(len(own)) < tellings.borrowed]
        if len(own):
            popular = own[: max(1, len(own) // 20)]
            script[borrows] = chance.choice(popular, len(borrows))
    return script


def _words(
    length: int,
    script: NDArray[np.int64],
    own: NDArray[np.int64],
    tells: NDArray[np.bool_],
    tellings: Tellings,
    chance: np.random.Generator,
) -> list[list[int]]:
    """Words of each report: its script's with some replaced, or its own."""
    place = np.arange(length)
    said = _drawn(np.where(tells, script, own)[:, None] * 64 + place)
    replaced = chance.random(said.shape) < tellings.paraphrase
    said[replaced] = _drawn(chance.integers(0, 2**40, int(replaced.sum())))
    found: list[list[int]] = said.tolist()
    return found


def _drawn(number: NDArray[np.int64]) -> NDArray[np.int64]:
    """A word for each number, common ones more often."""
    mixed = number.astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    mixed ^= mixed >> np.uint64(29)
    mixed *= np.uint64(0xBF58476D1CE4E5B9)
    even = (mixed >> np.uint64(11)).astype(np.float64) / 2.0**53
    return (_VOCABULARY * even**2).astype(np.int64)


def _vocabulary(chance: np.random.Generator) -> list[str]:
    syllables = [f"{a}{b}" for a in "бвгдзклмнпрст" for b in "аеиоу"]
    return ["".join(chance.choice(syllables, chance.integers(2, 5))) for _ in range(_VOCABULARY)]
