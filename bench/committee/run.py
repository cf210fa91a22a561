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
import os
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT / part) for part in ("bench/committee", "bench", "tests", "src")]


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
    from filling import addresses, fill, is_filled, readers  # noqa: PLC0415 - same
    from pages import ask_pages  # noqa: PLC0415 - same

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    if not is_filled():
        before = time.perf_counter(), time.process_time()
        print(fill(small=options.small))
        wall, cpu = time.perf_counter() - before[0], time.process_time() - before[1]
        print(f"made in {wall:.0f} s, {cpu:.0f} s of them on the processor")
    sys.exit(ask_pages(readers(), addresses, options.repeat))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("--repeat", type=int, default=20)
    parser.add_argument("--small", action="store_true")
    parser.add_argument("--home", default="")
    return parser.parse_args()


if __name__ == "__main__":
    main()
