"""From one version of a framework to the next: which answers stay, and which a human must look at.

Source: the rules are ours. An answer stays only where what was asked is the same, or where somebody
    recorded that it is; an answer to more than is asked now is taken over and looked at; an answer to
    less, or to something else, is not taken over.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from ortaq.engine.score.crosswalk import Line, lines_between
from ortaq.engine.terms.framework import LEVELS, Relation

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ortaq.engine.terms.framework import Framework, Provision
    from ortaq.engine.terms.language import Trilingual


class Carry(StrEnum):
    """What happens to the answer of a provision."""

    CARRY = "carry"  # taken over as it is
    CHECK = "check"  # taken over; a human looks at it
    HUMAN = "human"  # not taken over; a human answers anew


class MoveReason(StrEnum):
    """Why."""

    UNCHANGED = "unchanged"  # the same code asks the same
    RECODED = "recoded"  # another code asked the same
    MAPPED_EQUAL = "mapped_equal"  # recorded as equal
    EVIDENCE_CHANGED = "evidence_changed"  # asks the same, but other sources
    REWORDED = "reworded"  # the same code, in other words
    NARROWED = "narrowed"  # asks less than the old one did
    WIDENED = "widened"  # asks more than the old one did
    OVERLAPS = "overlaps"  # asks some of the same
    MERGED = "merged"  # stands for several old ones, whose answers may differ
    SCALE_CHANGED = "scale_changed"  # the possible answers are others now
    NEW = "new"  # nothing old corresponds


@dataclass(frozen=True, slots=True)
class Move:
    """What becomes of one assessable provision of the new version.

    Args:
        target: its code in the new version.
        sources: codes in the old version, the nearest first; empty for a new provision. With CARRY and
            CHECK the answer comes from the first; with HUMAN they are only shown to whoever answers.
        carry: what to do.
        reason: why.
        changed: fields that differ from the first source and weigh on scores or sources, not on the answer:
            of evidence, level, requisite, weight, in this order.
        line: the recorded line that decided, or None.
    """

    target: str
    sources: tuple[str, ...]
    carry: Carry
    reason: MoveReason
    changed: tuple[str, ...] = ()
    line: Line | None = None


@dataclass(frozen=True, slots=True)
class MigrationPlan:
    """All moves in the order of the new version.

    `dropped` holds the assessable provisions of the old version that no move names.
    """

    old: str
    new: str
    moves: tuple[Move, ...]
    dropped: tuple[str, ...]

    def of(self, carry: Carry) -> tuple[Move, ...]:
        """The moves of one sort."""
        return tuple(move for move in self.moves if move.carry is carry)


def plan_migration(old: Framework, new: Framework) -> MigrationPlan:
    """What becomes of the answers to `old` in `new`.

    Recorded lines between the two come first, then equal codes, then equal requirements.
    """
    moves = tuple(_Versions(old, new).moves())
    named = {source for move in moves for source in move.sources}
    dropped = tuple(each.code for each in old.assessable if each.code not in named)
    return MigrationPlan(old.reference, new.reference, moves, dropped)


RANK = (Relation.EQUAL, Relation.SUPERSET, Relation.SUBSET, Relation.INTERSECTS)
"""Relations of an old provision to a new one, the nearest first."""

BY_RELATION = {
    Relation.EQUAL: (Carry.CARRY, MoveReason.MAPPED_EQUAL),
    Relation.SUPERSET: (Carry.CHECK, MoveReason.NARROWED),
    Relation.SUBSET: (Carry.HUMAN, MoveReason.WIDENED),
    Relation.INTERSECTS: (Carry.HUMAN, MoveReason.OVERLAPS),
}


class _Versions:
    def __init__(self, old: Framework, new: Framework) -> None:
        self._new = new
        self._old = {each.code: each for each in old.assessable}
        self._same_scales = _scales(old) == _scales(new)
        self._lines: dict[str, list[Line]] = {}
        for line in lines_between(old, new)[0]:
            if line.source in self._old:
                self._lines.setdefault(line.target, []).append(line)
        self._by_wording = _by_wording(old.assessable)

    def moves(self) -> Iterable[Move]:
        for provision in self._new.assessable:
            move = self._move(provision)
            if self._same_scales or not move.sources:
                yield move
            else:
                yield Move(move.target, move.sources, Carry.HUMAN, MoveReason.SCALE_CHANGED)

    def _move(self, provision: Provision) -> Move:
        lines = self._lines.get(provision.code, [])
        related = sorted(
            (line for line in lines if line.relation is not Relation.NONE),
            key=lambda line: (RANK.index(line.relation), -line.mapping.strength),
        )
        if related:
            return self._mapped(provision, related)
        apart = {line.source for line in lines}
        same = self._old.get(provision.code)
        if same is not None and same.code not in apart:
            return self._compared(provision, same)
        twin = self._by_wording.get(_wording(provision))
        if twin is not None and twin.code not in apart:
            return self._taken(provision, twin, MoveReason.RECODED)
        return Move(provision.code, (), Carry.HUMAN, MoveReason.NEW)

    def _mapped(self, provision: Provision, lines: list[Line]) -> Move:
        sources = tuple(line.source for line in lines)
        first = lines[0]
        if len([line for line in lines if line.relation is first.relation]) > 1:
            return Move(provision.code, sources, Carry.HUMAN, MoveReason.MERGED, line=first)
        carry, reason = BY_RELATION[first.relation]
        changed = _changed(self._old[first.source], provision)
        if carry is Carry.CARRY and "evidence" in changed:
            carry, reason = Carry.CHECK, MoveReason.EVIDENCE_CHANGED
        return Move(provision.code, sources, carry, reason, changed, first)

    def _compared(self, provision: Provision, same: Provision) -> Move:
        if _asks_the_same(same, provision):
            return self._taken(provision, same, MoveReason.UNCHANGED)
        changed = _changed(same, provision)
        return Move(provision.code, (same.code,), Carry.CHECK, MoveReason.REWORDED, changed)

    @staticmethod
    def _taken(provision: Provision, source: Provision, reason: MoveReason) -> Move:
        changed = _changed(source, provision)
        carry = Carry.CARRY
        if "evidence" in changed:
            carry, reason = Carry.CHECK, MoveReason.EVIDENCE_CHANGED
        return Move(provision.code, (source.code,), carry, reason, changed)


def _scales(framework: Framework) -> tuple[object, ...]:
    """What answers are made of: the engine, and the values of each scale that is no list of levels."""
    scales = (scale for scale in framework.scales if scale.code != LEVELS)
    values = {scale.code: sorted(step.value for step in scale.steps) for scale in scales}
    return framework.engine, values


def _by_wording(provisions: Iterable[Provision]) -> Mapping[tuple[str, ...], Provision]:
    """Provisions by what they ask, where only one asks it."""
    found: dict[tuple[str, ...], Provision | None] = {}
    for provision in provisions:
        key = _wording(provision)
        found[key] = None if key in found else provision
    return {key: provision for key, provision in found.items() if provision is not None}


def _wording(provision: Provision) -> tuple[str, ...]:
    texts = (provision.requirement, provision.question)
    return tuple(_plain(words) for text in texts for words in text.as_dict().values())


def _asks_the_same(old: Provision, new: Provision) -> bool:
    return _same(old.requirement, new.requirement) and _same(old.question, new.question)


def _same(old: Trilingual, new: Trilingual) -> bool:
    """Equal in every language that both have, and in one at least; a translation may be added."""
    pairs = zip(old.as_dict().values(), new.as_dict().values(), strict=True)
    both = [(_plain(a), _plain(b)) for a, b in pairs if a and b]
    if not both:
        return old == new
    return all(a == b for a, b in both)


def _plain(words: str) -> str:
    return " ".join(words.split()).casefold()


def _changed(old: Provision, new: Provision) -> tuple[str, ...]:
    fields = ("evidence", "level", "requisite", "weight")
    return tuple(name for name in fields if getattr(old, name) != getattr(new, name))
