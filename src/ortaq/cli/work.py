"""`ortaq work`: what is done in the background, every minute, as long as the site is served."""

from __future__ import annotations

import logging
import time
from functools import wraps
from typing import TYPE_CHECKING, TypeVar

import click

from ortaq.cli.edge import ready
from ortaq.shared.full_disk import is_disk_full

if TYPE_CHECKING:
    from collections.abc import Callable

    T = TypeVar("T")
    Job = Callable[[], object]

EVERY_S = 60

_log = logging.getLogger(__name__)


@click.command(hidden=True)
def work() -> None:
    """Background work until it is stopped: messages sent, the lake kept fresh, campaigns linked anew at night."""
    ready()
    jobs = _jobs()
    while True:
        time.sleep(EVERY_S)
        for job in jobs:
            do(job)


def do(job: Job) -> None:
    """Do one job; one that fails is told in the log and tried again at its next turn."""
    from django.db import close_old_connections  # noqa: PLC0415 - needs Django

    name = getattr(job, "__name__", "job")
    try:
        job()
    except Exception as error:  # noqa: BLE001 - the edge: the other jobs go on
        if is_disk_full(error):
            _log.error("%s: a disk is full; tried again in a minute", name)
        else:
            _log.exception("%s failed; tried again in a minute", name)
        close_old_connections()  # one that the database server ended is not used again


def remembering(step: Callable[[T | None], T | None]) -> Job:
    """The job that tells a function what it returned the last time."""
    last: T | None = None

    @wraps(step)
    def job() -> None:
        nonlocal last
        last = step(last)

    return job


def _jobs() -> list[Job]:
    from ortaq.act.campaigns.jobs import refresh_figures, relink_at_night  # noqa: PLC0415
    from ortaq.picture.indicators.jobs import store_daily  # noqa: PLC0415
    from ortaq.picture.statistics.jobs import refresh  # noqa: PLC0415
    from ortaq.plan.assessments.jobs import warn_daily  # noqa: PLC0415
    from ortaq.plan.decisions.jobs import remind_of_assignments  # noqa: PLC0415
    from ortaq.plan.gaps.jobs import read_law  # noqa: PLC0415
    from ortaq.plan.monitoring.jobs import remind_leads  # noqa: PLC0415
    from ortaq.plan.rounds.jobs import remind_in_the_morning  # noqa: PLC0415
    from ortaq.plan.surveys.jobs import go_on_in_the_morning  # noqa: PLC0415
    from ortaq.shared.lake.services import clear_abandoned  # noqa: PLC0415
    from ortaq.shared.outbox.jobs import send_due  # noqa: PLC0415

    return [
        clear_abandoned,
        remembering(remind_in_the_morning),
        remembering(go_on_in_the_morning),
        remembering(remind_of_assignments),
        remembering(remind_leads),
        remembering(warn_daily),
        send_due,
        remembering(relink_at_night),
        refresh,
        remembering(store_daily),
        refresh_figures,
        remembering(read_law),
    ]
