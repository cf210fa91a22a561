"""A writer in a process of its own, which waits for others to write and tells how long."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from multiprocessing.queues import Queue
    from multiprocessing.synchronize import Event

PAUSE_S = 0.05
MOST = 2_000


def write(stop: Event, told: Queue[list[float]]) -> None:
    """Submit reports one by one until told to stop; answer with the milliseconds each took."""
    import django  # noqa: PLC0415 - models need a configured Django

    django.setup()
    from arrive import submit_one, usual  # noqa: PLC0415 - the same

    drafts = usual(MOST, int(time.time()))
    told.put([])
    taken = []
    for draft in drafts:
        if stop.is_set():
            break
        started = time.perf_counter()
        submit_one(draft)
        taken.append((time.perf_counter() - started) * 1000)
        time.sleep(PAUSE_S)
    told.put(taken)
