"""The long list of possible co-executors, in parts that can be read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ortaq.shared.labels import choices, label

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.forms.boundfield import BoundField, BoundWidget


@dataclass(frozen=True, slots=True)
class BodyGroup:
    """Boxes of the organisations of one kind that are not chosen."""

    name: str
    boxes: tuple[BoundWidget, ...]


@dataclass(frozen=True, slots=True)
class CoExecutorBoxes:
    """Each organisation's box once: among the chosen, or under its kind."""

    chosen: tuple[BoundWidget, ...]
    groups: tuple[BodyGroup, ...]


def co_executor_boxes(field: BoundField, kinds: Mapping[str, str]) -> CoExecutorBoxes:
    """The boxes of a field; `kinds` names the kind of organisation by its code."""
    boxes = list(field)
    rest = [box for box in boxes if not box.data["selected"]]
    known = dict.fromkeys([*dict(choices("group")), *sorted(set(kinds.values()))])
    groups = (
        BodyGroup(
            label(kind, "group"),
            tuple(box for box in rest if kinds[str(box.data["value"])] == kind),
        )
        for kind in known
    )
    return CoExecutorBoxes(
        chosen=tuple(box for box in boxes if box.data["selected"]),
        groups=tuple(group for group in groups if group.boxes),
    )
