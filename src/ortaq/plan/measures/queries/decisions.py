"""Decisions of the register by which a deadline can move; the app of the decisions brings them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ortaq.plan.measures.models import Plan
    from ortaq.shared.actors import Actor

    _Lister = Callable[[Actor, Plan], "Sequence[KnownDecision]"]


@dataclass(frozen=True, slots=True)
class KnownDecision:
    """An adopted decision.

    Args:
        reference: its number, such as D-000003.
        words: day and beginning of its text in the reader's language.
    """

    reference: str
    words: str


_brought: dict[str, _Lister] = {}


def bring_decisions(lister: _Lister) -> None:
    """Let the app above say which decisions an actor may choose from for a plan.

    Example:
        >>> bring_decisions(lambda actor, plan: ())
    """
    _brought["decisions"] = lister


def list_known_decisions(actor: Actor, plan: Plan) -> Sequence[KnownDecision]:
    """Adopted decisions that everybody may be told of, those on the plan first, then the newest."""
    lister = _brought.get("decisions")
    return lister(actor, plan) if lister else ()
