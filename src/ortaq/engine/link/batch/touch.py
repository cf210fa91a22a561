"""Which groups touch, and how far what they share vouches that they are one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ortaq.engine.link.batch.columns import thousandths
from ortaq.engine.link.batch.uses import contacts, in_time, starts_of

if TYPE_CHECKING:
    from ortaq.engine.link.batch.columns import Flags, Whole
    from ortaq.engine.link.batch.model import Model
    from ortaq.engine.link.batch.reliability import Reliability
    from ortaq.engine.link.batch.uses import Uses

_REACH = (1, 2)
"""Uses that are two places apart in time touch too: a stranger's in between must not part them."""
_SOFT = 20_000
"""Log-odds beyond this many thousandths are their own soft maximum with zero."""
_SOFTPLUS = thousandths(np.logaddexp(0.0, np.arange(-_SOFT, _SOFT + 1) / 1000))
_VOUCH_BITS = int(_SOFTPLUS.max()).bit_length()
_ANY_OF = np.concatenate([[-_SOFT], thousandths(np.log(np.expm1(np.arange(1, _SOFT + 1) / 1000)))])


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of groups with the evidence for merging them.

    Args:
        one, other: the groups; `one` is the lesser number.
        evidence: in thousandths of a nat.
        by_text: whether words alone make them touch.
    """

    one: Whole
    other: Whole
    evidence: Whole
    by_text: Flags

    def where(self, pairs: Flags) -> Pairs:
        """Some of the pairs."""
        return Pairs(self.one[pairs], self.other[pairs], self.evidence[pairs], self.by_text[pairs])


def touching(uses: Uses, model: Model, bare: Flags) -> Pairs:
    """Pairs of groups in contact, with what their identifiers, else their texts, say together.

    At least one of the identifiers must vouch, so the chances that none does are multiplied. Of
    texts only the one that vouches most counts, and only where a group has no identifiers at all.

    Args:
        uses: of all groups.
        model: what was learned.
        bare: by group, whether it uses no identifier.
    """
    of_text = model.kind[uses.identifier] == model.text_kind
    if not of_text.any():
        return _by_identifiers(uses, model, len(bare))
    pairs = _by_identifiers(uses.where(~of_text), model, len(bare))
    return _added(pairs, _by_texts(uses.where(of_text), model, bare))


def _added(pairs: Pairs, more: Pairs) -> Pairs:
    return Pairs(
        np.concatenate([pairs.one, more.one]),
        np.concatenate([pairs.other, more.other]),
        np.concatenate([pairs.evidence, more.evidence]),
        np.concatenate([pairs.by_text, more.by_text]),
    )


def _by_texts(uses: Uses, model: Model, bare: Flags) -> Pairs:
    found = contacts(in_time(uses), 1)
    alone = np.flatnonzero(bare[found.one] | bare[found.other])
    one, other = found.one[alone], found.other[alone]
    odds = model.reliability.correction[found.identifier[alone]]
    order = np.lexsort((odds, other, one))
    one, other, odds = one[order], other[order], odds[order]
    last = np.ones(len(one), np.bool_)
    last[:-1] = (one[1:] != one[:-1]) | (other[1:] != other[:-1])
    return Pairs(one[last], other[last], odds[last], np.ones(int(last.sum()), np.bool_))


def _by_identifiers(uses: Uses, model: Model, groups: int) -> Pairs:
    key, vouches = _ordered(*_contacts(in_time(uses), model.reliability, model.kind, groups))
    starts = starts_of(key)
    total = np.add.reduceat(vouches, starts) if len(key) else vouches
    key = key[starts]
    together = np.where(total > _SOFT, total, _ANY_OF[np.minimum(total, _SOFT)])
    width = max(1, groups)
    return Pairs(key // width, key % width, together, np.zeros(len(key), np.bool_))


def _ordered(key: Whole, vouches: Whole) -> tuple[Whole, Whole]:
    """Both by key; as one number where that has room for both, which sorts much faster."""
    if int(key.max(initial=0)) >> (63 - _VOUCH_BITS):
        order = np.argsort(key)
        return key[order], vouches[order]
    both = (key << _VOUCH_BITS) | vouches
    both.sort()
    return both >> _VOUCH_BITS, both & ((1 << _VOUCH_BITS) - 1)


def _contacts(
    by_time: Uses, reliability: Reliability, kind: Whole, groups: int
) -> tuple[Whole, Whole]:
    """Pairs of groups as one number, and how far each contact of theirs vouches."""
    keys, vouches = [], []
    for lag in _REACH:
        found = contacts(by_time, lag)
        odds = reliability.of(found.identifier, kind[found.identifier], found.apart)
        vouches.append(_SOFTPLUS[np.clip(odds, -_SOFT, _SOFT) + _SOFT])
        keys.append(found.one * max(1, groups) + found.other)
    return np.concatenate(keys), np.concatenate(vouches)
