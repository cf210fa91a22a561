"""Texts as the numbers of their words, many texts at once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from ortaq.engine.similar.letters import AT, BREAK, DIGIT, FIRST_LETTER, JOINT, SKIP, letter_table
from ortaq.engine.similar.stop_words import STOP_WORDS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Numbers = NDArray[np.uint64]

STEM = 5
"""Letters of a word that count: Kazakh and Russian endings come after them."""
_WHOLE = 3
"""So many letters count even if the last is a vowel."""


_NEXT_LETTER = np.uint64(0xD1342543DE82EF95)


@dataclass(frozen=True, slots=True)
class Words:
    """Words of many texts in order.

    Args:
        number: of each word; equal for equal stems.
        text: place of its text, rising.
    """

    number: Numbers
    text: NDArray[np.int64]


def mixed(number: Numbers) -> Numbers:
    """Numbers scattered evenly over 64 bits (the finisher of SplitMix64)."""
    number = (number ^ (number >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    number = (number ^ (number >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return number ^ (number >> np.uint64(31))


def words(texts: pa.Array) -> Words:
    """The words of the texts, without function words; null is an empty text.

    Numbers, addresses and links are left out: identifiers and sums make no texts alike or unlike.
    Of a word its first letters count, less a vowel at their end.
    """
    letters, ends = _letters(texts)
    starts = _starts(letters)
    number = _numbers(letters, starts)
    many = np.diff(np.searchsorted(starts, ends), prepend=0)
    text = np.repeat(np.arange(len(ends)), many)
    kept = ~(_is_stop(number) | _masked(letters, starts))
    return Words(number[kept], text[kept])


def _starts(letters: NDArray[np.uint16]) -> NDArray[np.int64]:
    """Where words start."""
    is_letter = np.zeros(len(letters) + 1, np.bool_)
    np.greater_equal(letters, FIRST_LETTER, out=is_letter[1:])
    return np.flatnonzero(is_letter[1:] & ~is_letter[:-1])


def _letters(texts: pa.Array) -> tuple[NDArray[np.uint16], NDArray[np.int64]]:
    """Numbers of all characters with a break after each text, and where each text ends."""
    plain = pc.fill_null(pc.cast(texts, pa.large_string()), "")
    end, nothing = (pa.scalar(text, pa.large_string()) for text in ("\n", ""))
    ended = pc.binary_join_element_wise(plain, end, nothing)
    table, latin, _ = letter_table()
    codes = _codes(str(ended.buffers()[2] if len(ended) else b"", "utf-8"), len(table) - 1)
    number = table.take(codes, mode="clip")  # the quickest of numpy's ways
    ends = np.cumsum(pc.utf8_length(ended).to_numpy()).astype(np.int64)
    joint = np.flatnonzero(number == JOINT)
    joint = joint[(joint > 0) & (joint + 1 < len(codes))]
    inside = latin[codes[joint - 1]] & latin[codes[joint + 1]]
    number[joint[inside]] = AT
    skipped = number == SKIP
    if skipped.any():
        ends -= np.cumsum(skipped)[ends - 1]
        number = number[~skipped]
    return number, ends


def _codes(text: str, most: int) -> NDArray[np.uint16]:
    """Code points, at most `most`."""
    short = np.frombuffer(text.encode("utf-16-le", "surrogatepass"), np.uint16)
    if len(short) == len(text):
        return short
    codes = np.frombuffer(text.encode("utf-32-le"), np.uint32)
    return np.minimum(codes, most).astype(np.uint16)


def _masked(letters: NDArray[np.uint16], starts: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which words stand in a chunk, from space to space, that holds a digit or an address."""
    hides = np.flatnonzero((letters == DIGIT) | (letters == AT))
    if not len(hides):
        return np.zeros(len(starts), np.bool_)
    breaks = np.flatnonzero(letters == BREAK)
    flags = np.zeros(len(breaks) + 1, np.bool_)
    flags[np.searchsorted(breaks, hides)] = True
    masked: NDArray[np.bool_] = flags[np.searchsorted(breaks, starts)]
    return masked


def _numbers(letters: NDArray[np.uint16], starts: NDArray[np.int64]) -> Numbers:
    """Of each word, from the letters it starts with, less a vowel at their end."""
    vowels = _vowels()
    padded = np.concatenate([letters, np.full(STEM, BREAK, np.uint16)])
    number = padded[starts].astype(np.uint64)
    stem = number
    goes_on = np.ones(len(starts), np.bool_)
    for length in range(1, STEM):
        letter = padded[length:].take(starts, mode="clip")
        goes_on &= letter >= FIRST_LETTER
        longer = np.where(goes_on, number * _NEXT_LETTER + letter, number)
        stem = longer
        if length >= _WHOLE:
            stem = np.where(
                goes_on, np.where(vowels.take(letter, mode="clip"), number, longer), stem
            )
        number = longer
    return mixed(stem)


@cache
def _vowels() -> NDArray[np.bool_]:
    """By number of a letter, whether it is a vowel."""
    table, _, many = letter_table()
    vowels = np.zeros(many, np.bool_)
    vowels[table[[ord(letter) for letter in "аеиоуыэюяiu"]]] = True
    return vowels


_CELLS = 1 << 16


def _is_stop(number: Numbers) -> NDArray[np.bool_]:
    stops, cells = _stop_numbers()
    found = cells[(number & np.uint64(_CELLS - 1)).astype(np.int64)]
    maybe = np.flatnonzero(found)
    found[maybe] = np.isin(number[maybe], stops)
    return found


@cache
def _stop_numbers() -> tuple[Numbers, NDArray[np.bool_]]:
    """Of the function words, and which cells of a small table hold one."""
    stops = pa.array(sorted(STOP_WORDS))
    letters, _ = _letters(stops)
    numbers = np.unique(_numbers(letters, _starts(letters)))
    cells = np.zeros(_CELLS, np.bool_)
    cells[(numbers & np.uint64(_CELLS - 1)).astype(np.int64)] = True
    return numbers, cells
