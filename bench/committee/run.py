"""A committee's year: how quick its pages are with 300 assignments and 2,000 comments, for whom they are shown.

    python bench/committee/run.py [--repeat 20] [--small] [--home DIR]
    python scripts/with_postgresql.py python bench/committee/run.py

Makes a year through the services (`tests/factories/year.py`), then asks for every page of the committee and of the
consultations through the site's own handler, on whichever database ORTAQ_DATABASE_URL names (SQLite without it).
A home that holds a year already is only measured. Wall time says what a reader waits on this machine as busy as it
is; processor time says what the page costs, and is what a page is judged by; files are only listed.
Needs the dependency group `dev`.
"""

from __future__ import annotations

import argparse
import logging
import math
import os
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(Path(__file__).parent), str(ROOT / "tests"), str(ROOT / "src")]
MOST_MS = 200

if TYPE_CHECKING:
    from django.test import Client


@dataclass(frozen=True, slots=True)
class Measured:
    """How long one page took, in ms, and what it asked."""

    wall: list[float]
    cpu: list[float]
    queries: int
    size_kb: float
    is_page: bool

    @staticmethod
    def p95(times: list[float]) -> float:
        """The time that 95 of 100 stay below."""
        return sorted(times)[max(0, math.ceil(len(times) * 0.95) - 1)]


def main() -> None:
    """Make the year, then ask."""
    options = _options()
    home = Path(options.home or tempfile.mkdtemp(prefix="ortaq-bench-"))
    os.environ["ORTAQ_HOME"] = str(home)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ortaq.settings")
    home.mkdir(parents=True, exist_ok=True)
    import django  # noqa: PLC0415 - the home is chosen first

    django.setup()
    logging.disable(logging.WARNING)  # pages that are shut to a reader are no news
    from django.core.management import call_command  # noqa: PLC0415 - needs a configured Django
    from filling import fill, is_filled  # noqa: PLC0415 - same

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    if not is_filled():
        before = time.perf_counter(), time.process_time()
        print(fill(small=options.small))
        wall, cpu = time.perf_counter() - before[0], time.process_time() - before[1]
        print(f"made in {wall:.0f} s, {cpu:.0f} s of them on the processor")
    sys.exit(_ask(options.repeat))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("--repeat", type=int, default=20)
    parser.add_argument("--small", action="store_true")
    parser.add_argument("--home", default="")
    return parser.parse_args()


def _ask(repeat: int) -> int:
    from django.db import connection  # noqa: PLC0415 - needs a set-up Django
    from django.test import Client  # noqa: PLC0415 - same
    from django.test.utils import override_settings  # noqa: PLC0415 - same
    from filling import addresses, readers  # noqa: PLC0415 - same

    print(f"{connection.vendor}, {repeat} times each, ms")
    print(
        f"{'page':<28}{'reader':<11}{'p50':>6}{'p95':>6}{'cpu50':>7}{'cpu95':>7}{'queries':>9}{'kB':>7}"
    )
    slow = []
    with override_settings(ALLOWED_HOSTS=["testserver"], REQUIRE_SECOND_FACTOR=False):
        for reader, user in readers().items():
            client = Client()
            if user is not None:
                client.force_login(user)
            for name, address in addresses(reader).items():
                found = _measure(client, address, repeat)
                if found is None:
                    continue
                wall, cpu = Measured.p95(found.wall), Measured.p95(found.cpu)
                slow += [f"{name} for {reader}"] if found.is_page and cpu >= MOST_MS else []
                print(
                    f"{name:<28}{reader:<11}{statistics.median(found.wall):6.0f}{wall:6.0f}"
                    f"{statistics.median(found.cpu):7.0f}{cpu:7.0f}{found.queries:9}{found.size_kb:7.0f}",
                    flush=True,
                )
    if slow:
        print(f"{MOST_MS} ms of processor time or more: {', '.join(slow)}")
    return 1 if slow else 0


def _measure(client: Client, address: str, repeat: int) -> Measured | None:
    """None for a page that is shut to the reader."""
    from django.db import connection  # noqa: PLC0415 - needs a set-up Django

    asked: list[str] = []

    def note(execute, sql, *rest):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN002, ANN202 - Django's hook
        asked.append(sql)
        return execute(sql, *rest)

    with connection.execute_wrapper(note):
        answer = client.get(address)
    if answer.status_code in {302, 403, 404}:
        return None
    if answer.status_code != 200:
        sys.exit(f"{address}: status {answer.status_code}")
    wall, cpu = [], []
    for _ in range(repeat):
        before = time.perf_counter(), time.process_time()
        client.get(address)
        wall.append((time.perf_counter() - before[0]) * 1000)
        cpu.append((time.process_time() - before[1]) * 1000)
    is_page = answer["Content-Type"].startswith("text/html")
    return Measured(wall, cpu, len(asked), len(answer.content) / 1000, is_page)


if __name__ == "__main__":
    main()
