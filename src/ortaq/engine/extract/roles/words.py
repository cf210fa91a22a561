"""Looks a word up in the three vocabularies, as people type it.

People leave out Kazakh letters, write Kazakh in Latin script and swap letters. A word is
therefore compared by its *skeleton*: lower case, Kazakh letters as the Russian keyboard has them,
Latin letters as they sound. A long word that is still unknown may have one slip.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from ortaq.engine.extract.roles import nouns_kk, words_en, words_kk, words_ru
from ortaq.engine.extract.roles.senses import (
    AND,
    COMMA,
    END,
    INFLECTED,
    MARK,
    NOTHING,
    NOUN,
    NUMBERED,
    SELF,
    VERB,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_LONGEST_ENDING = 6
_SHORTEST_STEM = 3
_SHORTEST_SLIP = 5
_SHORTEST_STEM_SLIP = 7
_MAX_WORD = 40
_I_DID = ("дим", "тим", "ганмин", "генмин", "амин", "емин", "иппин", "еппин", "аппин")
_WE_DID = ("дик", "тик")
"""Skeletons of Kazakh endings by which the teller says that he did or does something; adjectives end like "we"."""

_CYRILLIC = str.maketrans("ёәғқңөұүһійыэ", "еагкноуухииие", "ьъ")
_DIGRAPHS = (
    ("shch", "щ"), ("sh", "ш"), ("ch", "ч"), ("zh", "ж"), ("kh", "х"), ("gh", "г"), ("ts", "ц"),
    ("iu", "ю"), ("yu", "ю"), ("ia", "я"), ("ya", "я"), ("ıu", "ю"), ("ıa", "я"),
)  # fmt: skip
_LATIN = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzäöüñğşıéçáóúńǵýūŋíï",
    "абкдефгхижклмнопкрстуввхизаоунгшиечаоунгуунии",
)
"""Latin letters as they sound, those of the drafts of 2017 to 2021 among them."""

_LATIN_LETTER = re.compile("[a-z]")
_PUNCTUATION = {",": COMMA, "\n": COMMA, ";": COMMA, "/": AND, "&": AND, "+": AND}


@lru_cache(maxsize=65_536)
def senses_of(word: str) -> int:
    """The senses of a word, an initial, a mark, or white space after the end of a sentence."""
    if word[0].isdigit() or (word[-1] == "." and len(word) > 1):
        return NUMBERED
    if not word[0].isalpha():
        return END if word[-1].isspace() and word != "\n" else _PUNCTUATION.get(word, MARK)
    lower = word.lower()
    if len(lower) > _MAX_WORD:
        return 0
    if lower.isascii():
        found = _found(_ENGLISH, lower)
        if found is not None:
            return found
    bones = skeleton(lower)
    found = _found(_LOCAL, bones)
    if found is None and "ng" in lower and lower.isascii():
        found = _found(_LOCAL, skeleton(lower.replace("ng", "n")))
    if found == NOTHING:
        return NOTHING
    if found is None and len(lower) >= _SHORTEST_SLIP - 1:
        found = _slipped(_ENGLISH, lower) if lower.isascii() else _slipped(_LOCAL, bones)
    found = found or 0
    is_told = bones.endswith(_I_DID) or (found & VERB and bones.endswith(_WE_DID))
    return found | SELF if is_told and not found & NOUN else found


def skeleton(word: str) -> str:
    """A lower-case word in plain Cyrillic letters.

    Example:
        >>> skeleton("нөмірінен") == skeleton("nomirinen") == skeleton("номиринен")
        True
    """
    if word.isascii() or _LATIN_LETTER.search(word):
        for letters, sound in _DIGRAPHS:
            word = word.replace(letters, sound)
        word = word.translate(_LATIN)
    return word.translate(_CYRILLIC)


class _Vocabulary:
    """Words and stems (words with an open ending), by their spelling."""

    def __init__(self, entries: Iterable[tuple[int, str]]) -> None:
        self.words: dict[str, int] = {}
        self.stems: dict[str, int] = {}
        for senses, spelling in entries:
            table = self.stems if spelling.endswith("*") else self.words
            bones = spelling.removesuffix("*")
            table[bones] = _joined(table.get(bones, 0), senses)
        self.longest = max(map(len, self.stems))
        self.slips = {
            **dict(_swaps(self.words, _SHORTEST_SLIP)), **dict(_gaps(self.words, _SHORTEST_SLIP)),
        }  # fmt: skip
        self.stem_slips = {
            **dict(_swaps(self.stems, _SHORTEST_STEM_SLIP)),
            **dict(_gaps(self.stems, _SHORTEST_STEM_SLIP)),
        }


def _joined(one: int, other: int) -> int:
    """Both senses; a word that can be read without an ending has none."""
    both = one | other
    return both if not one or one & other & INFLECTED else both & ~INFLECTED


def _gaps(table: dict[str, int], shortest: int) -> Iterator[tuple[str, int]]:
    """Each long spelling with one letter (neither the first nor the last) left out."""
    for bones, senses in table.items():
        if len(bones) >= shortest:
            for at in range(1, len(bones) - 1):
                yield bones[:at] + bones[at + 1 :], senses


def _swaps(table: dict[str, int], shortest: int) -> Iterator[tuple[str, int]]:
    """Each long spelling with two neighbouring letters (but the first) swapped."""
    for bones, senses in table.items():
        if len(bones) >= shortest:
            for at in range(1, len(bones) - 1):
                yield bones[:at] + bones[at + 1] + bones[at] + bones[at + 2 :], senses


def _found(vocabulary: _Vocabulary, bones: str) -> int | None:
    exact = vocabulary.words.get(bones)
    if exact is not None:
        return exact
    longest = min(len(bones), vocabulary.longest)
    for size in range(longest, max(_SHORTEST_STEM, len(bones) - _LONGEST_ENDING) - 1, -1):
        senses = vocabulary.stems.get(bones[:size])
        if senses is not None:
            return senses
    return None


def _slipped(vocabulary: _Vocabulary, bones: str) -> int | None:
    """A word with two letters swapped, one left out or one too many."""
    found = vocabulary.slips.get(bones)
    if found is not None:
        return found
    shortest = max(_SHORTEST_STEM_SLIP - 1, len(bones) - _LONGEST_ENDING)
    for size in range(len(bones), shortest - 1, -1):
        senses = vocabulary.stem_slips.get(bones[:size])
        if senses is not None:
            return senses
    if len(bones) > _SHORTEST_SLIP:
        for at in range(1, len(bones)):
            found = vocabulary.words.get(bones[:at] + bones[at + 1 :])
            if found is not None:
                return found
    return None


def _spellings(table: Iterable[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    for senses, line in table:
        for word in line.split():
            yield senses, word.replace("_", " ")


_ENGLISH = _Vocabulary(_spellings(words_en.WORDS))
_LOCAL = _Vocabulary(
    (senses, skeleton(word))
    for table in (_spellings(words_ru.WORDS), _spellings(words_kk.WORDS), nouns_kk.nouns())
    for senses, word in table
)
