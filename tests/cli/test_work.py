"""The worker beside the site outlives what its jobs and its process meet."""

from __future__ import annotations

import errno
import logging
import subprocess

from ortaq.cli import up
from ortaq.cli.work import do, remembering


def test_a_job_that_fails_is_told_and_the_next_goes_on(caplog, db):
    done = []

    def broken() -> None:
        message = "no such thing"
        raise LookupError(message)

    for job in (broken, lambda: done.append(1)):
        do(job)

    assert done == [1]
    assert "broken failed" in caplog.text
    assert "LookupError" in caplog.text


def test_a_full_disk_is_told_in_a_line(caplog, db):
    def full() -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with caplog.at_level(logging.ERROR):
        do(full)

    assert "full: a disk is full" in caplog.text
    assert "Traceback" not in caplog.text


def test_a_job_is_told_what_it_returned():
    told = []

    def step(last: int | None) -> int:
        told.append(last)
        return (last or 0) + 1

    job = remembering(step)
    for _ in range(3):
        job()

    assert told == [None, 1, 2]
    assert job.__name__ == "step"


class FakeProcess:
    """Waits so many times for nothing; has ended or not."""

    def __init__(self, waits: int = 0, code: int | None = None) -> None:
        self.waits, self.code = waits, code

    def wait(self, timeout: float) -> int:
        if self.waits:
            self.waits -= 1
            raise subprocess.TimeoutExpired("granian", timeout)
        return 7

    def poll(self) -> int | None:
        return self.code


def test_a_worker_that_ended_is_started_again_while_the_site_is_served(monkeypatch):
    started = []

    def start() -> FakeProcess:
        started.append(FakeProcess())
        return started[-1]

    monkeypatch.setattr(up, "_start_worker", start)
    processes = [FakeProcess(waits=3), FakeProcess(code=-9)]

    code = up._attend(processes)

    assert (code, len(started)) == (7, 1)
    assert processes[1] is started[0]
