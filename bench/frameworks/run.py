"""Frameworks in the register: how long a large library takes to load, and how quick pages are when many are there.

    python bench/frameworks/run.py [--nodes 70000] [--libraries 204] [--largest 7000] [--repeat 40] [--home DIR]

Makes libraries of CISO Assistant's form, loads them through the command line's own functions, then asks for pages
through the site's own handler, on whichever database ORTAQ_DATABASE_URL names (SQLite without it).
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

WORDS = [
    "access",
    "account",
    "asset",
    "audit",
    "backup",
    "business",
    "change",
    "control",
    "critical",
    "data",
    "detect",
    "device",
    "encrypt",
    "event",
    "evidence",
    "incident",
    "information",
    "key",
    "log",
    "manage",
    "monitor",
    "network",
    "operate",
    "personnel",
    "plan",
    "policy",
    "procedure",
    "process",
    "protect",
    "recover",
    "record",
    "report",
    "require",
    "respond",
    "review",
    "risk",
    "role",
    "security",
    "service",
    "supplier",
    "system",
    "test",
    "threat",
    "training",
    "update",
    "user",
    "vulnerability",
    "zone",
]


def main() -> None:
    """Load, then ask."""
    options = _options()
    home = Path(options.home or tempfile.mkdtemp(prefix="ortaq-bench-"))
    os.environ["ORTAQ_HOME"] = str(home)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ortaq.settings")
    home.mkdir(parents=True, exist_ok=True)
    import django  # noqa: PLC0415 - the home is chosen first

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    _load(options, home)
    _ask(options.repeat)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("--nodes", type=int, default=70_000)
    parser.add_argument("--libraries", type=int, default=204)
    parser.add_argument("--largest", type=int, default=7_000)
    parser.add_argument("--repeat", type=int, default=40)
    parser.add_argument("--home", default="")
    return parser.parse_args()


def library(name: str, count: int) -> dict[str, object]:
    """A library with so many nodes: chapters of twelve, sections in some, a question at each third."""
    nodes: list[dict[str, object]] = []
    base = f"urn:bench:risk:req_node:{name}"
    chapter = ""
    for number in range(count):
        urn = f"{base}:n{number}"
        if number % 12 == 0:
            chapter = urn
            nodes.append(
                {
                    "urn": urn,
                    "assessable": False,
                    "depth": 1,
                    "ref_id": f"N{number}",
                    "name": _words(number, 4),
                }
            )
            continue
        node: dict[str, object] = {
            "urn": urn,
            "parent_urn": chapter,
            "assessable": True,
            "depth": 2,
            "ref_id": f"N{number}",
            "name": _words(number, 5),
            "description": _words(number * 7, 60),
            "implementation_groups": ["base"],
        }
        if number % 3 == 0:
            asked = f"{urn}:question:1"
            choices = [
                {"urn": f"{asked}:choice:{place}", "value": value, "add_score": place}
                for place, value in enumerate(("No", "Partly", "Yes"))
            ]
            node["questions"] = {
                asked: {"type": "unique_choice", "text": _words(number, 9), "choices": choices}
            }
        nodes.append(node)
    return {
        "urn": f"urn:bench:risk:library:{name}",
        "locale": "en",
        "ref_id": name,
        "name": f"Library {name}",
        "version": 1,
        "copyright": "made for measuring",
        "provider": "bench",
        "packager": "bench",
        "objects": {
            "framework": {
                "urn": f"urn:bench:risk:framework:{name}",
                "ref_id": name,
                "name": f"Framework {name}",
                "requirement_nodes": nodes,
            }
        },
    }


def _words(seed: int, count: int) -> str:
    picked = (
        WORDS[(seed * 31 + place * (place + seed % 13)) % len(WORDS)] for place in range(count)
    )
    return " ".join(picked)


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
        before = time.perf_counter()
        load_file(actor=SYSTEM, file=read_framework_file(path))
        spent.append(time.perf_counter() - before)
    path.unlink()
    print(f"loaded {sum(sizes):,} nodes of {len(sizes)} libraries in {sum(spent):.1f} s")
    print(f"the largest, {sizes[0]:,} nodes: {spent[0]:.1f} s")


def _ask(repeat: int) -> None:
    from django.test import Client  # noqa: PLC0415
    from django.test.utils import override_settings  # noqa: PLC0415

    from ortaq.install.reference import load_reference_data  # noqa: PLC0415
    from ortaq.shared import clock  # noqa: PLC0415
    from ortaq.shared.actors import SYSTEM, Role  # noqa: PLC0415
    from ortaq.shared.people.queries import find_user, list_organisations  # noqa: PLC0415
    from ortaq.shared.people.services import open_account  # noqa: PLC0415

    load_reference_data()

    reader = find_user("bench") or open_account(
        actor=SYSTEM,
        username="bench",
        display_name="Bench",
        password="correct-horse-battery-9",
        organisation=list_organisations(on=clock.today(), language="en")[0],
        role=Role.SECRETARY,
        language="en",
    )
    client = Client()
    client.force_login(reader)
    pages = {
        "list": "/en/frameworks/",
        "largest framework": "/en/frameworks/lib-0-1/",
        "one chapter of it": "/en/frameworks/lib-0-1/?group=N1200",
        "small framework": "/en/frameworks/lib-7-1/",
        "provision": "/en/frameworks/lib-0-1/N1201/",
        "search, found": "/en/search/?q=vulnerability+supplier",
        "search, not found": "/en/search/?q=нетничего",
        "libraries": "/en/framework-libraries/",
        "two small side by side": "/en/crosswalk/?given=lib-7-1&asking=lib-8-1",
        "gaps": "/en/gaps/",
    }
    print(f"{'page':<24}{'p50 ms':>8}{'p95 ms':>8}{'queries':>9}{'kB':>7}")
    slow = []
    with override_settings(ALLOWED_HOSTS=["testserver"], REQUIRE_SECOND_FACTOR=False):
        for name, address in pages.items():
            times, queries, size = _times(client, address, repeat)
            middle, last = statistics.median(times), sorted(times)[int(len(times) * 0.95) - 1]
            slow += [name] if last >= 200 else []
            print(f"{name:<24}{middle:8.0f}{last:8.0f}{queries:9}{size / 1000:7.0f}")
    if slow:
        sys.exit(f"slower than 200 ms: {', '.join(slow)}")


def _times(client: object, address: str, repeat: int) -> tuple[list[float], int, int]:
    from django.db import connection  # noqa: PLC0415

    asked: list[str] = []

    def note(execute, sql, *rest):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN002, ANN202 - Django's hook
        asked.append(sql)
        return execute(sql, *rest)

    with connection.execute_wrapper(note):
        answer = client.get(address)  # type: ignore[attr-defined]  # Django's test client
    if answer.status_code != 200:
        sys.exit(f"{address}: status {answer.status_code}")
    times = []
    for _ in range(repeat):
        before = time.perf_counter()
        client.get(address)  # type: ignore[attr-defined]  # the same
        times.append((time.perf_counter() - before) * 1000)
    return times, len(asked), len(answer.content)


if __name__ == "__main__":
    main()
