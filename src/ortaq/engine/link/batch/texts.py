"""Texts that are alike, as evidence for reports that name no identifier.

How far likeness vouches is read from the groups that identifiers made: of two reports that name
identifiers, are so much alike and so far apart in time, how often are they in one group? So forms that everybody fills
in and plots that many schemes use vouch for nothing, in whatever nation. A text speaks only for a
report that names no identifier which others name: two groups with identifiers of their own that
share none are never joined by words.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

import numpy as np

from ortaq.engine.link.batch.columns import thousandths
from ortaq.engine.link.batch.reliability import BINS, time_bin
from ortaq.engine.link.batch.uses import Uses

if TYPE_CHECKING:
    from ortaq.engine.link.batch.columns import Flags, Real, Whole
    from ortaq.engine.link.batch.model import Model
    from ortaq.engine.link.batch.policy import BatchPolicy

LEVELS = np.array([0.15, 0.25, 0.4, 0.6, 0.8])
"""Lower bounds of the levels of likeness."""
_LEAST, _MOST = 0.01, 0.97
_BELIEF = 0.02
"""Share of one campaign where little is known: a text is not believed before it has proved itself."""


@dataclass(frozen=True, slots=True)
class TextPairs:
    """Reports whose texts are alike, each pair once.

    Args:
        one, other: rows of the reports; `one` is the lesser.
        likeness: in [0, 1], stock phrases counting little.
        script: a number that most reports with one script have in common.
    """

    one: Whole
    other: Whole
    likeness: Real
    script: Whole

    def __len__(self) -> int:
        return len(self.one)

    def where(self, pairs: Flags | Whole) -> TextPairs:
        """Some of the pairs, in the order given."""
        return TextPairs(
            self.one[pairs], self.other[pairs], self.likeness[pairs], self.script[pairs]
        )

    @property
    def level(self) -> Whole:
        """The place of each pair's likeness among `LEVELS`; -1 below."""
        return np.searchsorted(LEVELS, self.likeness, side="right").astype(np.int64) - 1

    def among(self, group: Whole, named: Whole) -> TextPairs:
        """Themselves: pairs that are known already are `Texts`."""
        return self


class Texts(Protocol):
    """Who finds the pairs once identifiers have made groups; `TextPairs` are known before."""

    def among(self, group: Whole, named: Whole) -> TextPairs:
        """Pairs of reports whose texts are alike.

        Args:
            group: of each report, made by identifiers alone.
            named: by report, how many identifiers it names that may link, shared or not.
        """


NO_TEXTS = TextPairs(
    np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0), np.zeros(0, np.int64)
)


def worth_of_texts(
    texts: TextPairs, moment: Whole, group: Whole, named: Whole, policy: BatchPolicy
) -> Whole:
    """Log-odds of each pair, in thousandths, that it is of one campaign.

    Args:
        texts: the pairs.
        moment: of each report.
        group: of each report, made by identifiers alone.
        named: by report, how many identifiers it names that may link, shared or not.
        policy: beliefs.
    """
    level, bins = texts.level, time_bin(np.abs(moment[texts.one] - moment[texts.other]))
    known = (named[texts.one] > 0) & (named[texts.other] > 0)
    same = known & (group[texts.one] == group[texts.other])
    usual = _usual(level, bins, known, same, policy)
    expected = usual[level, bins]
    script = np.unique(texts.script, return_inverse=True)[1]
    strength = policy.script_pairs
    seen = np.bincount(script, known)
    agreed = np.bincount(script, same)
    believed = np.bincount(script, known * expected)
    average = np.clip((believed + 1e-9) / (seen + 1e-9), _LEAST, _MOST)
    own = np.clip((agreed + strength * average) / (seen + strength), _LEAST, _MOST)
    change = np.minimum(_log_odds(own) - _log_odds(average), 0)
    return thousandths(_log_odds(expected) + change[script] - policy.unshared * known)


def _usual(level: Whole, bins: Whole, known: Flags, same: Flags, policy: BatchPolicy) -> Real:
    """Shape (levels, bins of time): share of one group; never more for longer apart."""
    size = len(LEVELS) * BINS
    cell = level * BINS + bins
    seen = np.bincount(cell[known], minlength=size).reshape(len(LEVELS), BINS)
    agreed = np.bincount(cell[same], minlength=size).reshape(len(LEVELS), BINS)
    strength = policy.cell_information
    total = seen.sum() + strength
    overall = (agreed.sum() + strength * _BELIEF) / total
    fading = _log_odds(overall) - policy.prior_decline * np.arange(BINS)
    belief = 1 / (1 + np.exp(-fading))
    in_all = (agreed.sum(axis=0) + strength * belief, seen.sum(axis=0) + strength)
    by_time = _falling(*in_all)
    rows = [
        _falling(own + strength * by_time, (many + strength).astype(np.float64))
        for own, many in zip(agreed, seen, strict=True)
    ]
    return np.clip(np.stack(rows), _LEAST, _MOST)


def _falling(agreed: Real, seen: Real) -> Real:
    """Rates that never rise, as near as can be to agreed over seen (pool adjacent violators)."""
    blocks: list[list[float]] = []
    for own, many in zip(agreed.tolist(), seen.tolist(), strict=True):
        blocks.append([own, many, 1])
        while len(blocks) > 1 and blocks[-1][0] * blocks[-2][1] > blocks[-2][0] * blocks[-1][1]:
            last = blocks.pop()
            blocks[-1] = [one + other for one, other in zip(blocks[-1], last, strict=True)]
    return np.concatenate([np.full(int(length), own / many) for own, many, length in blocks])


def as_identifiers(
    texts: TextPairs, odds: Whole, uses: Uses, moment: Whole, model: Model
) -> tuple[Uses, Model]:
    """The uses and the model with each pair as an identifier that two reports name.

    Only pairs that speak for a merge, and of which one report names no identifier that links.

    Args:
        texts: the pairs.
        odds: of each pair.
        uses: of identifiers.
        moment: of each of those rows.
        model: with those identifiers.
    """
    links = np.zeros(len(moment), np.bool_)
    links[uses.group] = True
    speaks = (odds > 0) & ~(links[texts.one] & links[texts.other])
    texts, odds = texts.where(speaks), odds[speaks]
    first = len(model.kind)
    number = np.repeat(first + np.arange(len(texts)), 2)
    group = np.stack([texts.one, texts.other], axis=1).ravel()
    kinds = model.reliability.by_time.shape[0]
    reliability = replace(
        model.reliability,
        by_time=np.concatenate([model.reliability.by_time, np.zeros((1, BINS), np.int64)]),
        correction=np.concatenate([model.reliability.correction, odds]),
    )
    joined = Uses(
        np.concatenate([uses.identifier, number]),
        np.concatenate([uses.group, group]),
        np.concatenate([uses.first, moment[group]]),
        np.concatenate([uses.last, moment[group]]),
    )
    kind = np.concatenate([model.kind, np.full(len(texts), kinds, np.int64)])
    return joined, replace(model, kind=kind, reliability=reliability, text_kind=kinds)


def _log_odds(share: Real | np.float64) -> Real:
    return np.log(share / (1 - share))
