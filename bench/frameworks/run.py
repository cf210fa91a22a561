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
import logging
import os
import sys
import tempfile
import time
from pathlib import Path

from libraries import library

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT / part) for part in ("bench", "tests", "src")]


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
    from asking import (  # noqa: PLC0415 - needs a set-up Django
        addresses,
        ask_agencies,
        is_asked,
        readers,
    )
    from django.core.management import call_command  # noqa: PLC0415 - same
    from pages import ask_pages  # noqa: PLC0415 - same

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
    sys.exit(ask_pages(readers(), addresses, options.repeat))


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


if __name__ == "__main__":
    main()
