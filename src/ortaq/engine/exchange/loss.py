"""What a change of format could not carry over: places and reasons, counted."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum


class Reason(StrEnum):
    """Why something differs after a change of format."""

    NO_PLACE = "no_place"  # the other format has no field for it; it is left out
    OWN_NAMESPACE = "own_namespace"  # kept under names that other programs don't read
    ASSUMED = "assumed"  # the file says nothing, so a usual value was taken
    OTHER_LANGUAGE = "other_language"  # in a language that the target can't name
    SHORTENED = "shortened"  # cut to the length that fits
    RENAMED = "renamed"  # the code is not allowed there or is taken, so it has another one
    FLATTENED = "flattened"  # its nesting or order is not kept
    DANGLING = "dangling"  # points at something that isn't in the file


@dataclass(frozen=True, slots=True)
class Loss:
    """One sort of difference: the path of the field, why, and how often."""

    path: str
    reason: Reason
    count: int = 1


@dataclass(frozen=True, slots=True)
class LossReport:
    """All differences, in the order met; empty where everything came over."""

    losses: tuple[Loss, ...] = ()

    def __add__(self, other: LossReport) -> LossReport:
        """Both reports, one after the other."""
        return LossReport(self.losses + other.losses)

    def paths(self, reason: Reason) -> tuple[str, ...]:
        """The places that differ for this reason."""
        return tuple(loss.path for loss in self.losses if loss.reason is reason)


class LossBook:
    """Notes losses while a file is converted; the same place and reason are counted, not repeated."""

    def __init__(self) -> None:
        self._counts: Counter[tuple[str, Reason]] = Counter()

    def note(self, path: str, reason: Reason) -> None:
        """Note one loss."""
        self._counts[path, reason] += 1

    def report(self) -> LossReport:
        """What was noted."""
        return LossReport(
            tuple(Loss(path, reason, count) for (path, reason), count in self._counts.items())
        )
