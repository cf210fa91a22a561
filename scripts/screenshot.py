"""Makes docs/images/home.png: the first page of a fresh demonstration, as its analyst sees it.

Needs Chromium on the system. The demonstration lives in a temporary home and is removed again.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

ROOT = Path(__file__).parent.parent
TARGET = ROOT / "docs" / "images" / "home.png"
SIZE = {"width": 1280, "height": 800}
NAMES = ("chromium", "chromium-browser", "google-chrome")
WHO = "analyst"
START_S = 60


def main() -> int:
    """Write the picture; return the exit code."""
    browser = next(filter(None, map(shutil.which, NAMES)), None)
    if browser is None:
        print(f"No browser found; looked for {', '.join(NAMES)}.", file=sys.stderr)
        return 3
    with tempfile.TemporaryDirectory(prefix="ortaq-screenshot-") as home:
        environment = {**os.environ, "ORTAQ_HOME": home}
        prepare = [sys.executable, "-m", "ortaq", "up", "--demo", "--no-serve"]
        subprocess.run(prepare, env=environment, check=True)
        with serving(environment) as address:
            shoot(browser, address)
    print(f"wrote {TARGET.relative_to(ROOT)}")
    return 0


@contextmanager
def serving(environment: dict[str, str]) -> Iterator[str]:
    """The address of a server that runs until the block ends."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    command = [
        *(sys.executable, "-m", "granian", "ortaq.wsgi:application", "--interface", "wsgi"),
        *(
            "--host",
            "127.0.0.1",
            "--port",
            str(port),
            "--blocking-threads",
            "4",
            "--log-level",
            "error",
        ),
    ]
    server = subprocess.Popen(command, env=environment)
    try:
        wait_for(f"{address}/health", server)
        yield address
    finally:
        server.terminate()
        server.wait(timeout=20)


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(url: str, server: subprocess.Popen[bytes]) -> None:
    """Return once the server answers.

    Raises:
        RuntimeError: it ended, or did not answer in START_S seconds.
    """
    end = time.monotonic() + START_S
    while time.monotonic() < end and server.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=2):  # noqa: S310 - our own http address
                return
        except (urllib.error.URLError, TimeoutError, ConnectionError):
            time.sleep(0.2)
    message = f"the server did not answer at {url}"
    raise RuntimeError(message)


def shoot(browser: str, address: str) -> None:
    """Sign in and take the picture."""
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser, args=["--no-sandbox"])
        context = chromium.new_context(viewport=SIZE, color_scheme="light", locale="en-GB")
        page = context.new_page()
        sign_in(page, address)
        page.goto(f"{address}/en/", wait_until="networkidle")
        page.screenshot(path=TARGET, animations="disabled")
        chromium.close()


def sign_in(page: Page, address: str) -> None:
    """Open a session with a demo account."""
    from ortaq.cli.up import DEMO_PASSWORD  # noqa: PLC0415 - after the home is prepared

    page.goto(f"{address}/en/account/login/")
    page.fill("input[name=login]", WHO)
    page.fill("input[name=password]", DEMO_PASSWORD)
    page.press("input[name=password]", "Enter")
    page.wait_for_url(lambda url: "/login" not in url)


if __name__ == "__main__":
    sys.exit(main())
