"""A running site: the real server on a home of its own."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from empty_home import environment as environment_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Page

START_S = 60
READERS = ("public", "secretary", "analyst", "chief")
HOSTS = "127.0.0.1,localhost,testserver"


@dataclass
class Site:
    """Its address, and the pages that each reader can reach."""

    url: str
    pages: dict[str, list[str]]

    def own_pages(self, reader: str) -> list[str]:
        """The reader's first page, and the pages that no reader before him can reach."""
        before = READERS[: READERS.index(reader)]
        seen = {path[3:] for other in before for path in self.pages[other]} - {"/"}
        return [path for path in self.pages[reader] if path[3:] not in seen]


def environment(home: Path, **more: str) -> dict[str, str]:
    changes = {"ORTAQ_HOSTS": HOSTS, "ORTAQ_REQUIRE_SECOND_FACTOR": "0", **more}
    return environment_of(home, **changes)


def make_home(home: Path, kind: str, empty: Path) -> dict[str, list[str]]:
    """Copy the empty home and fill it; the pages that each reader can reach in it."""
    shutil.copytree(empty, home)
    done = subprocess.run(
        [sys.executable, "-m", "browser.make_home", kind],
        env=environment(home),
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    told = next(line for line in done.stdout.splitlines() if line.startswith("{"))
    return json.loads(told)  # a library of the solver names itself on the lines around it


@contextmanager
def serving(home: Path, **more: str) -> Iterator[str]:
    """The address of a server that runs until the block ends."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen(
        [
            *(sys.executable, "-m", "granian", "ortaq.wsgi:application", "--interface", "wsgi"),
            *("--host", "127.0.0.1", "--port", str(port), "--workers", "1"),
            *("--blocking-threads", "2", "--log-level", "warning"),
        ],
        env=environment(home, **more),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_for(f"http://127.0.0.1:{port}/health", server)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=10)


def _wait_for(address: str, server: subprocess.Popen) -> None:
    deadline = time.monotonic() + START_S
    while time.monotonic() < deadline:
        assert server.poll() is None, "the server ended"
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except OSError:
            time.sleep(0.05)
    raise AssertionError(address)


def sign_in(page: Page, url: str, name: str, password: str) -> None:
    """Type name and password, as a person does."""
    page.goto(f"{url}/en/account/login/")
    page.fill("input[name=login]", name)
    page.fill("input[name=password]", password)
    page.press("input[name=password]", "Enter")
    page.wait_for_url(lambda address: "/account/login/" not in address)


def reader_context(browser: Browser, site: Site, name: str, **options: object) -> BrowserContext:
    """A browser in which this reader is signed in."""
    from factories.people import PASSWORD

    context = browser.new_context(**options)
    if name != "public":
        page = context.new_page()
        sign_in(page, site.url, name, PASSWORD)
        page.close()
    return context
