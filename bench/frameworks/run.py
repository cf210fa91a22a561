"""Frameworks and rounds: how long large libraries take to load, and how quick pages are with all of them there.

    python bench/frameworks/run.py [--nodes 70000] [--agencies 40] [--provisions 200] [--repeat 20] [--home DIR]
    python scripts/with_postgresql.py python bench/frameworks/run.py

Makes libraries of CISO Assistant's form and loads them through the command line's own functions; lets agencies answer
a framework in a round through the services; then asks for the pages of frameworks, rounds, assessments and gaps through
the site's own handler, on whichever database ORTAQ_DATABASE_URL names (SQLite without it). A home that holds it all
already is only measured. Wall time says what a reader waits on this machine as busy as it is; processor time says what
a page costs, and is what a page is judged by; files are only listed. Needs the dependency group `dev`.
"""

from __future__ import annotations

import argparse
import gc
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

from libraries import library

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "src")]
MOST_MS = 200

if TYPE_CHECKING:
    from django.test import Client


@dataclass(frozen=True, slots=True)
class Measured:
    """How long one page took, in ms, and what it asked; `is_page` is False for a file."""

    wall: list[float]
    cpu: list[float]
    queries: int
    size_kb: float
    is_page: bool


def main() -> None:
    """Load, answer, ask."""
    options = _options()
    home = Path(options.home or tempfile.mkdtemp(prefix="ortaq-bench-"))
    os.environ["ORTAQ_HOME"] = str(home)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ortaq.settings")
    home.mkdir(parents=True, exist_ok=True)
    import django  # noqa: PLC0415 - the home is chosen first

    django.setup()
    logging.disable(logging.WARNING)  # pages that are shut to a reader are no news
    from asking import ask_agencies, is_asked  # noqa: PLC0415 - needs a set-up Django
    from django.core.management import call_command  # noqa: PLC0415 - same

    from ortaq.install.reference import load_reference_data  # noqa: PLC0415 - same

    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    if not is_asked():
        load_reference_data()
        _load(options, home)
        before = time.perf_counter(), time.process_time()
        print(ask_agencies(agencies=options.agencies, provisions=options.provisions))
        wall, cpu = time.perf_counter() - before[0], time.process_time() - before[1]
        print(f"answered in {wall:.0f} s, {cpu:.0f} s of them on the processor", flush=True)
    sys.exit(_ask(options.repeat))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("--nodes", type=int, default=70_000)
    parser.add_argument("--libraries", type=int, default=204)
    parser.add_argument("--largest", type=int, default=7_000)
    parser.add_argument("--agencies", type=int, default=40)
    parser.add_argument("--provisions", type=int, default=200)
    parser.add_argument("--repeat", type=int, default=20)
    parser.add_argument("--home", default="")
    return parser.parse_args()


def _load(options: argparse.Namespace, home: Path) -> None:
    from ortaq.engine.exchange.ciso_assistant.plain_dump import dump_plain  # noqa: PLC0415
    from ortaq.engine.exchange.framework_files import read_framework_file  # noqa: PLC0415
    from ortaq.plan.frameworks.services import load_file  # noqa: PLC0415
    from ortaq.shared.actors import SYSTEM  # noqa: PLC0415

    rest = max(1, (options.nodes - options.largest) // max(1, options.libraries - 1))
    sizes = [options.largest, *[rest] * (options.libraries - 1)]
    path, spent = home / "library.yaml", []
    for number, size in enumerate(sizes):
        path.write_text(dump_plain(library(f"lib-{number}", size)), encoding="utf-8")
        before = time.process_time()
        load_file(actor=SYSTEM, file=read_framework_file(path))
        spent.append(time.process_time() - before)
    path.unlink()
    print(
        f"loaded {sum(sizes):,} nodes of {len(sizes)} libraries in {sum(spent):.1f} s of the processor"
    )
    print(f"the largest, {sizes[0]:,} nodes: {spent[0]:.1f} s", flush=True)


def _ask(repeat: int) -> int:
    from asking import addresses, readers  # noqa: PLC0415 - needs a set-up Django
    from django.db import connection  # noqa: PLC0415 - same
    from django.test import Client  # noqa: PLC0415 - same
    from django.test.utils import override_settings  # noqa: PLC0415 - same

    print(f"{connection.vendor}, {repeat} times each, ms")
    print(
        f"{'page':<28}{'reader':<11}{'p50':>6}{'p95':>6}{'cpu50':>7}{'cpu95':>7}{'queries':>9}{'kB':>7}"
    )
    slow = []
    with override_settings(ALLOWED_HOSTS=["testserver"], REQUIRE_SECOND_FACTOR=False):
        for reader, user in readers().items():
            client = Client()
            client.force_login(user)
            for name, address in addresses(reader).items():
                found = _measure(client, address, repeat)
                if found is None:
                    continue
                slow += (
                    [f"{name} for {reader}"] if found.is_page and _p95(found.cpu) >= MOST_MS else []
                )
                print(
                    f"{name:<28}{reader:<11}{statistics.median(found.wall):6.0f}{_p95(found.wall):6.0f}"
                    f"{statistics.median(found.cpu):7.0f}{_p95(found.cpu):7.0f}{found.queries:9}"
                    f"{found.size_kb:7.0f}",
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
        print(f"{address}: {answer.status_code}")
        return None
    if answer.status_code != 200:
        sys.exit(f"{address}: status {answer.status_code}")
    gc.collect()
    gc.freeze()  # as the server does once it has started
    wall, cpu = [], []
    for _ in range(repeat):
        before = time.perf_counter(), time.process_time()
        client.get(address)
        wall.append((time.perf_counter() - before[0]) * 1000)
        cpu.append((time.process_time() - before[1]) * 1000)
    is_page = answer["Content-Type"].startswith("text/html")
    return Measured(wall, cpu, len(asked), len(answer.content) / 1000, is_page)


def _p95(times: list[float]) -> float:
    """The time that 95 of 100 stay below."""
    return sorted(times)[max(0, math.ceil(len(times) * 0.95) - 1)]


if __name__ == "__main__":
    main()
