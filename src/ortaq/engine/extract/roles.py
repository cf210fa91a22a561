"""Decides whose identifier a mention is, from the words around it."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ortaq.engine.extract.cues import CUES, PRIORS
from ortaq.engine.extract.matcher import PatternSet
from ortaq.engine.terms.identifier import IdentifierKind, Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ortaq.engine.terms.identifier import Mention

Judgement = tuple[float, Role]
"""Confidence in [0, 1] and role."""

_REACH_BEFORE = 60
_REACH_AFTER = 36
_FADING = 120
_INHERITED = 0.9
_APART = 0.8
_SENTENCE_END = re.compile(r"[.!?;]\s+(?=[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ])|\n\s*\n")
_AND = re.compile(r"[\s,;/&+]*(?:и|или|және|мен|немесе|and|or|затем|потом|then)?[\s,;:]*")
_MAX_AND = 12
_AND_CONTACT = re.compile(
    r"[\s,;/(]*(?:и|және|and)?\s?(?:e-?mail|почта|пошта|тел\w*|phone|моб\w*|ватсап|whatsapp|"
    r"телеграм|telegram|иин|жсн|iin)[\s.:]*",
    re.IGNORECASE,
)
_MAX_AND_CONTACT = 20
_PRIOR_JUDGEMENTS: dict[IdentifierKind, Judgement] = {
    kind: (PRIORS[kind.value], Role.OFFENDER) if kind.value in PRIORS else (0.0, Role.UNKNOWN)
    for kind in IdentifierKind
}


@dataclass(frozen=True, slots=True)
class _Cue:
    role: Role
    is_before: bool
    weight: float


@dataclass(frozen=True, slots=True)
class _Hit:
    start: int
    end: int
    cue: _Cue


def _pattern(phrase: str) -> str:
    """A regular expression for one phrase of the cue table."""
    start = "" if phrase.startswith("-") else r"\b"
    words = [re.escape(word).replace(r"\*", r"\w{0,12}") for word in phrase.split()]
    joined = r"\s{1,3}".join(words).replace(r"\s{1,3}\.\.\.", r"(?:\s{1,3}\S{1,25}){0,4}?")
    return rf"{start}{joined}\b"


def _hint(phrase: str) -> str:
    """The longest plain piece of a phrase: where it is missing the phrase cannot occur."""
    pieces = re.split(r"\*|\.\.\.|\s", phrase)
    return re.escape(max(pieces, key=len))


def _table() -> list[tuple[str, str, _Cue]]:
    return [
        (
            _hint(phrase.strip()),
            _pattern(phrase.strip()),
            _Cue(g.role, g.side == "before", g.weight),
        )
        for g in CUES
        for phrase in g.phrases.split(",")
    ]


class Roles:
    """Reads the cue table once and then judges mentions of any number of texts."""

    def __init__(self) -> None:
        table = _table()
        self._set = PatternSet(hint for hint, _, _ in table)
        self._cues = [(re.compile(pattern), cue) for _, pattern, cue in table]

    def judge(self, text: str, mentions: Sequence[Mention]) -> list[Judgement]:
        """Role and confidence of each mention of one text; mentions are sorted, not nested."""
        hits = self._hits(text)
        before = sorted((hit for hit in hits if hit.cue.is_before), key=lambda hit: hit.end)
        after = sorted((hit for hit in hits if not hit.cue.is_before), key=lambda hit: hit.start)
        before_ends = [hit.end for hit in before]
        after_starts = [hit.start for hit in after]
        judged: list[Judgement] = []
        for index, mention in enumerate(mentions):
            floor = mentions[index - 1].end if index else 0
            ceiling = mentions[index + 1].start if index + 1 < len(mentions) else len(text)
            best = _better(
                _best_before(text, mention, before, before_ends, floor),
                _best_after(text, mention, after, after_starts, ceiling),
            )
            if best is None and index:
                best = _inherited(text, mentions[index - 1], judged[-1], mention)
            judged.append(best or _PRIOR_JUDGEMENTS[mention.kind])
        return judged

    def _hits(self, text: str) -> list[_Hit]:
        lower = _lowered(text)
        return [
            _Hit(*match.span(), cue)
            for index in self._set.matches(lower)
            for pattern, cue in (self._cues[index],)
            for match in pattern.finditer(lower)
        ]


def _best_before(
    text: str, mention: Mention, hits: Sequence[_Hit], ends: Sequence[int], floor: int
) -> Judgement | None:
    """The strongest phrase that ends before the mention and after the previous one."""
    best: Judgement | None = None
    index = bisect_right(ends, mention.start) - 1
    lowest = max(floor, mention.start - _REACH_BEFORE)
    while index >= 0 and ends[index] >= lowest:
        hit = hits[index]
        if not _SENTENCE_END.search(text, hit.end, mention.start):
            best = _better(best, _verdict(hit.cue, mention.start - hit.end))
        index -= 1
    return best


def _best_after(
    text: str, mention: Mention, hits: Sequence[_Hit], starts: Sequence[int], ceiling: int
) -> Judgement | None:
    """The strongest phrase that begins after the mention and before the next one."""
    best: Judgement | None = None
    index = bisect_right(starts, mention.end - 1)
    highest = min(ceiling, mention.end + _REACH_AFTER)
    while index < len(hits) and starts[index] < highest:
        hit = hits[index]
        if not _SENTENCE_END.search(text, mention.end, hit.start):
            confidence, role = _verdict(hit.cue, hit.start - mention.end)
            apart = "," in text[mention.end : hit.start]
            best = _better(best, (confidence * (_APART if apart else 1.0), role))
        index += 1
    return best


def _verdict(cue: _Cue, gap: int) -> Judgement:
    return cue.weight * (1 - gap / _FADING), cue.role


def _better(one: Judgement | None, other: Judgement | None) -> Judgement | None:
    if one is None or other is None:
        return one or other
    return other if other[0] > one[0] else one


def _inherited(
    text: str, previous: Mention, judgement: Judgement, mention: Mention
) -> Judgement | None:
    """The role of the previous mention, where this one goes on a list or the same contacts."""
    gap = mention.start - previous.end
    confidence, role = judgement
    goes_on = (
        gap <= _MAX_AND
        and previous.kind is mention.kind
        and _AND.fullmatch(text, previous.end, mention.start)
    ) or (
        gap <= _MAX_AND_CONTACT
        and role is Role.VICTIM
        and _AND_CONTACT.fullmatch(text, previous.end, mention.start)
    )
    return (confidence * _INHERITED, role) if goes_on else None


def _lowered(text: str) -> str:
    """Lower case with "е" for "ё", of the same length."""
    lower = text.lower().replace("ё", "е")
    if len(lower) == len(text):
        return lower
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text).replace("ё", "е")
