"""Runs only those finders whose kind of sign occurs in the text at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ortaq.engine.extract.kinds.broken_wallets import find_broken
from ortaq.engine.extract.kinds.cards import MASKED_HINT, find_masked_cards
from ortaq.engine.extract.kinds.context import Context
from ortaq.engine.extract.kinds.emails import find_addresses
from ortaq.engine.extract.kinds.handles import TELEGRAM_HINT, find_telegram_links
from ortaq.engine.extract.kinds.lookalikes import DISGUISED_HINT
from ortaq.engine.extract.kinds.named_handles import NAMED_HINT, find_named
from ortaq.engine.extract.kinds.numbers import Numbers
from ortaq.engine.extract.kinds.phones import Phones
from ortaq.engine.extract.kinds.shortcodes import Shortcodes
from ortaq.engine.extract.kinds.sites import find_ipv6, find_sites
from ortaq.engine.extract.kinds.wallets import WALLET_HINT, find_wallets
from ortaq.engine.extract.matcher import PatternSet, encoded
from ortaq.engine.extract.reading.refang import (
    ODD_SIGNS_HINT,
    STEPS,
    Folded,
    in_plain_signs,
    undisguised,
)
from ortaq.engine.extract.roles.phrases import PHRASE_HINTS
from ortaq.engine.extract.roles.unsure import DOUBT_HINTS, may_doubt

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from ortaq.engine.extract.kinds.found import Found
    from ortaq.engine.terms.country import CountryPack

    Finder = Callable[[str], Iterable[Found]]
    Reading = tuple[Folded, list[Found], bool, list[int]]

_ODD_SIGNS = 0
_FIRST_FINDER = 1 + len(STEPS)
"""Numbers of quick patterns: first that of odd signs, then those of the steps and of the finders."""

_DOUBTS = len(DOUBT_HINTS)


class Scan:
    """All finders of one country, each behind a quick pattern.

    One pass over the text tells which disguises are to be undone and which finders have work; a
    text that was disguised is passed over once more without its disguises. Patterns of words have a
    pass of their own, and so have those of turns of speech, in texts that hold anything: the
    automaton of them all together would have several times the states of the three.
    """

    def __init__(self, pack: CountryPack) -> None:
        context = Context(pack.currency_words)
        numbers, shortcodes = Numbers(Phones(pack, context), context), Shortcodes(pack)
        by_signs: tuple[tuple[str, Finder], ...] = (
            (r"://|[0-9\pL_-]\.[\pL]", find_sites),
            (r"@", find_addresses),
            (r"[0-9]{4}|[0-9][\s().,/-]{1,4}[0-9]", numbers.find),
            (r":[0-9a-fA-F]{0,4}:", find_ipv6),
            (TELEGRAM_HINT, find_telegram_links),
            (WALLET_HINT, _find_all_wallets),
            (MASKED_HINT, find_masked_cards),
            (DISGUISED_HINT, numbers.find_disguised),
        )
        by_words: tuple[tuple[str, Finder], ...] = (
            (NAMED_HINT, find_named),
            (shortcodes.hint, shortcodes.find),
        )
        self._by_signs = [finder for _, finder in by_signs]
        self._by_words = [finder for _, finder in by_words]
        steps = (hint for hint, _ in STEPS)
        self._signs = PatternSet((ODD_SIGNS_HINT, *steps, *(hint for hint, _ in by_signs)))
        self._words = PatternSet(hint for hint, _ in by_words)
        self._speech = PatternSet((*DOUBT_HINTS, *PHRASE_HINTS))

    def read(self, originals: Sequence[str]) -> list[Reading]:
        """Of each text: it without disguises, what any finder sees in it, overlapping, whether it may doubt, and which phrases it may hold.

        Texts go through one step together before the next step begins: code and tables of one
        step stay in the processor's cache, which a fifth of the time is saved by.
        """
        foldeds: list[Folded] = []
        plain: list[bytes] = []
        signs: list[list[int]] = [[] for _ in self._by_signs]
        words: list[list[int]] = [[] for _ in self._by_words]
        for index, original in enumerate(originals):
            folded, text, numbers = self._undisguised(original)
            foldeds.append(folded)
            plain.append(text)
            for number in numbers:
                if number >= _FIRST_FINDER:
                    signs[number - _FIRST_FINDER].append(index)
        for index, text in enumerate(plain):
            for number in self._words.matches(text):
                words[number].append(index)
        found: list[list[Found]] = [[] for _ in originals]
        for finders, work in ((self._by_signs, signs), (self._by_words, words)):
            for finder, indexes in zip(finders, work, strict=True):
                for index in indexes:
                    found[index] += finder(foldeds[index].text)
        return [self._with_speech(*reading) for reading in zip(foldeds, plain, found, strict=True)]

    def _undisguised(self, original: str) -> tuple[Folded, bytes, list[int]]:
        """A text without disguises, the same as bytes, and the numbers of the quick patterns that it holds then."""
        folded, text = Folded(original), encoded(original)
        numbers = self._signs.matches(text)
        if _ODD_SIGNS in numbers:
            folded = in_plain_signs(original)
            text = encoded(folded.text)
            numbers = self._signs.matches(text)
        if numbers and min(numbers) < _FIRST_FINDER:
            steps = [number - 1 for number in numbers if _ODD_SIGNS < number < _FIRST_FINDER]
            plain = undisguised(folded, steps)
            if plain is not folded:
                text = encoded(plain.text)
                return plain, text, self._signs.matches(text)
        return folded, text, numbers

    def _with_speech(self, folded: Folded, text: bytes, found: list[Found]) -> Reading:
        """A text in which something is found, with whether it may doubt and which phrases it may hold."""
        if not found:
            return folded, found, False, []
        numbers = self._speech.matches(text)
        phrases = [number - _DOUBTS for number in numbers if number >= _DOUBTS]
        return folded, found, may_doubt([number for number in numbers if number < _DOUBTS]), phrases


def _find_all_wallets(text: str) -> Iterator[Found]:
    yield from find_wallets(text)
    yield from find_broken(text)
