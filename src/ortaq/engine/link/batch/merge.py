"""Who joins whom in one round."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from ortaq.engine.link.batch.columns import Flags, Whole
    from ortaq.engine.link.batch.touch import Pairs

_PLACES = 32
_LOWEST_FIRST = (1 << _PLACES) - 1
_MOST = (1 << 30) - 1


def best_partners(pairs: Pairs, bare: Flags, least: int) -> Whole:
    """The partner that each group fits best, or itself where no evidence is above `least`.

    Of equal evidence the lesser number wins; so of any groups that point at each other in a
    circle, there are two. Where words alone speak, only a group without identifiers may choose:
    otherwise two groups that choose the same one would become one through it.

    Args:
        pairs: of groups, with the evidence.
        bare: by group, whether it uses no identifier.
        least: in thousandths of a nat.
    """
    pairs = pairs.where(pairs.evidence > least)
    height = np.minimum(pairs.evidence - least, _MOST) << _PLACES
    best = np.full(len(bare), -1, np.int64)
    for chooser, chosen in ((pairs.one, pairs.other), (pairs.other, pairs.one)):
        may = np.flatnonzero(~pairs.by_text | bare[chooser])
        np.maximum.at(best, chooser[may], height[may] + (_LOWEST_FIRST - chosen[may]))
    partner = np.arange(len(bare))
    found = best >= 0
    partner[found] = _LOWEST_FIRST - (best[found] & _LOWEST_FIRST)
    return partner


def joined(partner: Whole) -> Whole:
    """The new number of each group when all follow their partners; numbers keep their order."""
    mutual = np.flatnonzero(partner[partner] == np.arange(len(partner)))
    root = partner.copy()
    root[mutual] = np.minimum(partner[mutual], mutual)
    while True:
        further = root[root]
        if np.array_equal(further, root):
            break
        root = further
    return numbered(root)


def mutual_only(partner: Whole, members: Flags) -> Whole:
    """The partners, where `members` keep theirs only if it is mutual."""
    place = np.arange(len(partner))
    gives_up = members & (partner[partner] != place)
    return np.where(gives_up, place, partner)


def numbered(label: Whole) -> Whole:
    """Labels as numbers from 0 in the order of their first place."""
    size = int(label.max(initial=-1)) + 1
    first = np.full(size, len(label), np.int64)
    np.minimum.at(first, label, np.arange(len(label)))
    used = np.flatnonzero(first < len(label))
    number = np.empty(size, np.int64)
    number[used[np.argsort(first[used])]] = np.arange(len(used))
    return number[label]


def starts_by_number(number: Whole) -> Whole:
    """The first place of each number, in an array that holds all numbers from 0."""
    first = np.empty(int(number.max(initial=-1)) + 1, np.int64)
    first[number[::-1]] = np.arange(len(number) - 1, -1, -1)
    return first
