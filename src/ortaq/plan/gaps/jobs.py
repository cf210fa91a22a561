"""Work for the background."""

from __future__ import annotations

import time

from ortaq.plan.gaps.queries import register_state
from ortaq.plan.gaps.services import read_texts

SPENT_S = 20
"""So long the other work waits at most. Ortaq's own choice."""


def read_law(last: tuple[object, ...] | None) -> tuple[object, ...] | None:
    """Read articles and provisions for their meaning, some each time; return the state that is read whole.

    Args:
        last: state of the register that was read whole; None where this process has not done it yet.
    """
    state = register_state()
    if state == last:
        return last
    begun = time.monotonic()
    for _ in read_texts():
        if time.monotonic() - begun > SPENT_S:
            return None
    return state
