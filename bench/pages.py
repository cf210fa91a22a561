"""How long the pages of a filled home take, asked through the site's own handler."""

from __future__ import annotations

import gc
import math
import statistics
import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from django.contrib.auth.models import AbstractBaseUser
    from django.test import Client

MOST_MS = 200


@dataclass(frozen=True, slots=True)
class Measured:
    """How long one page took, in ms, and what it asked; `is_page` is False for a file."""

    wall: list[float]
    cpu: list[float]
    queries: int
    size_kb: float
    is_page: bool


def ask_pages(
    readers: Mapping[str, AbstractBaseUser | None],
    addresses: Callable[[str], Mapping[str, str]],
    repeat: int,
) -> int:
    """Print a line for each page of each reader; the exit status: 1 where a page takes too long.

    Args:
        readers: users by the word for them; None for one who is not signed in.
        addresses: of one reader, by name; those shut to him are left out.
        repeat: how often each is asked, after once to warm up.
    """
    from django.db import connection  # noqa: PLC0415 - needs a set-up Django
    from django.test import Client  # noqa: PLC0415 - same
    from django.test.utils import override_settings  # noqa: PLC0415 - same

    print(f"{connection.vendor}, {repeat} times each, ms")
    print(
        f"{'page':<28}{'reader':<11}{'p50':>6}{'p95':>6}{'cpu50':>7}{'cpu95':>7}{'queries':>9}{'kB':>7}"
    )
    slow = []
    with override_settings(ALLOWED_HOSTS=["testserver"], REQUIRE_SECOND_FACTOR=False):
        for reader, user in readers.items():
            client = Client()
            if user is not None:
                client.force_login(user)
            for name, address in addresses(reader).items():
                found = _measure(client, address, repeat)
                if found is None:
                    continue
                wall, cpu = _p95(found.wall), _p95(found.cpu)
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
