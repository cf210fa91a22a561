"""Re-linking, with a writer at work beside it."""

from __future__ import annotations

import multiprocessing
import resource
import time
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from arrive import Times
from beside import write

from ortaq.act.campaigns.services.relink import lake, relink
from ortaq.act.campaigns.services.relink.found import find
from ortaq.shared.actors import SYSTEM

if TYPE_CHECKING:
    from ortaq.act.campaigns.services.relink import Relinked


@dataclass(frozen=True, slots=True)
class Run:
    """One re-linking.

    Args:
        taken_s: from start to end; the parts are lake, linking and writing.
        peak_mb: memory of the process.
    """

    done: Relinked
    taken_s: float
    peak_mb: float

    def __str__(self) -> str:
        return f"{self.taken_s:7.1f} s  peak {self.peak_mb:6.0f} MB  {self.done}"


def measure() -> Run:
    """Re-link once."""
    started = time.perf_counter()
    done = relink(actor=SYSTEM)
    taken = time.perf_counter() - started
    return Run(done, taken, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def parts() -> str:
    """How long the lake's refresh, its reading and linking take, without writing anything."""
    marks = [time.perf_counter()]
    folder = lake.refresh()
    marks.append(time.perf_counter())
    read = lake.read(folder)
    marks.append(time.perf_counter())
    find(read)
    marks.append(time.perf_counter())
    refresh_s, read_s, find_s = (b - a for a, b in pairwise(marks))
    return f"lake refreshed in {refresh_s:.1f} s, read in {read_s:.1f} s, linked in {find_s:.1f} s"


def beside_a_writer() -> tuple[Run, Times]:
    """Re-link while another process submits reports one by one; its times are what a writer waits."""
    spawning = multiprocessing.get_context("spawn")
    stop, told = spawning.Event(), spawning.Queue()
    writer = spawning.Process(target=write, args=(stop, told))
    writer.start()
    told.get()  # it is ready
    run = measure()
    stop.set()
    taken = told.get()
    writer.join()
    return run, Times.of_milliseconds("a writer beside the re-linking", taken)
