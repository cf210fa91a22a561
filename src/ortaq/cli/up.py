"""`ortaq up`: everything from an empty folder to a running site."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time

import click

from ortaq.cli.edge import DONE, ENVIRONMENT, HOME_HELP, choose_home, ready, say

DEMO_PASSWORD = "ortaq-demo-2026"  # noqa: S105 - printed for everybody; demonstration homes only
ATTEND_EVERY_S = 60
"""Seconds after which a worker that ended is started again. Ortaq's own rule."""


@click.command()
@click.option("--demo", is_flag=True, help="Fill in a synthetic nation; marked on every page.")
@click.option("--home", metavar="DIR", expose_value=False, callback=choose_home, help=HOME_HELP)
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@click.option("--admin", metavar="NAME", help="User name of the first administrator.")
@click.option(
    "--admin-password",
    metavar="PASSWORD",
    envvar="ORTAQ_ADMIN_PASSWORD",
    help="His password (or ORTAQ_ADMIN_PASSWORD); asked for where missing.",
)
@click.option("--no-serve", is_flag=True, help="Prepare the home and stop.")
def up(
    *,
    demo: bool,
    host: str,
    port: int,
    admin: str | None,
    admin_password: str | None,
    no_serve: bool,
) -> int | None:
    """Create or migrate the home, load reference data, (demo data), and serve."""
    started = time.monotonic()
    _prepare()
    is_new = demo and _load_demo()
    if not demo and not _has_users() and not _first_administrator(admin, admin_password):
        return ENVIRONMENT
    _refresh()
    if is_new:
        _store_indicators()
    say(f"Ready in {time.monotonic() - started:.1f} s.")
    _greet(host, port, demo=_is_demo())
    if no_serve:
        return None
    return _serve(host, port)


def _step(words: str) -> None:
    say(f"  {words}")


def _prepare() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ortaq.settings")
    from django.conf import settings  # noqa: PLC0415

    settings.HOME.make()
    say(f"Ortaq in {settings.HOME.root}")
    ready()
    from ortaq.install import prepare  # noqa: PLC0415
    from ortaq.install.reference import load_reference_data  # noqa: PLC0415

    if prepare.migrate():
        _step("database is up to date")
    if prepare.collect_static():
        _step("pages are in place")
    load_reference_data()
    _step("country pack and frameworks are loaded")


def _load_demo() -> bool:
    """Load the demonstration; return True where it was not there."""
    from rich.progress import Progress  # noqa: PLC0415

    from ortaq.install.demo import load_demo  # noqa: PLC0415

    with Progress(transient=True) as bar:
        task = bar.add_task("synthetic nation", total=None)

        def told(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total)

        is_new = load_demo(password=DEMO_PASSWORD, progress=told)
    if is_new:
        _step("synthetic nation is loaded")
    return is_new


def _is_demo() -> bool:
    from django.conf import settings  # noqa: PLC0415

    return bool(settings.HOME.demo_mark.exists())


def _has_users() -> bool:
    from ortaq.shared.people.queries import has_users  # noqa: PLC0415

    return has_users()


def _first_administrator(name: str | None, password: str | None) -> bool:
    """Open the first account; False where nothing was given and nobody can be asked."""
    if not (name and password) and not sys.stdin.isatty():
        say(
            "Nobody can sign in yet. Give --admin NAME and ORTAQ_ADMIN_PASSWORD, or use a terminal."
        )
        return False
    from django.core.exceptions import ValidationError  # noqa: PLC0415

    from ortaq.install.first_account import open_first_account  # noqa: PLC0415

    name = name or click.prompt("User name of the first administrator")
    while True:
        given = password or click.prompt(
            "Password (at least 12 characters)", hide_input=True, confirmation_prompt=True
        )
        try:
            open_first_account(username=str(name), password=str(given))
        except ValidationError as error:
            say(" ".join(error.messages))
            if password:
                return False
        else:
            return True


def _refresh() -> None:
    from ortaq.picture.statistics.services import refresh_lake  # noqa: PLC0415

    refresh_lake()
    _step("picture is up to date")


def _store_indicators() -> None:
    from ortaq.picture.indicators.services import store_computed  # noqa: PLC0415
    from ortaq.shared.actors import SYSTEM  # noqa: PLC0415

    store_computed(actor=SYSTEM)
    _step("indicators are computed")


def _greet(host: str, port: int, *, demo: bool) -> None:
    say(f"\n  http://{host}:{port}/\n")
    if demo:
        from ortaq.install.demo import list_demo_accounts  # noqa: PLC0415

        say(f"  Demo accounts, password {DEMO_PASSWORD}:")
        for username, role in list_demo_accounts():
            say(f"    {username:<14} {role}")
        say("")


def _serve(host: str, port: int) -> int:
    """Serve the site until it ends; the background worker beside it is started again where it ends."""
    if not _is_free(host, port):
        say(f"Something else listens on {host}:{port}. Stop it, or choose another port: --port")
        return ENVIRONMENT
    signal.signal(signal.SIGTERM, lambda _number, _frame: sys.exit(DONE))
    command = [
        *(sys.executable, "-m", "granian", "ortaq.wsgi:application", "--interface", "wsgi"),
        *("--host", host, "--port", str(port), "--workers", "1", "--blocking-threads", "4"),
        *("--log-level", "warning"),
    ]
    processes = [subprocess.Popen(command), _start_worker()]  # noqa: S603
    try:
        return _attend(processes)
    except KeyboardInterrupt:
        return DONE
    finally:
        for process in processes:
            process.terminate()
        for process in processes:
            process.wait(timeout=10)


def _start_worker() -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-m", "ortaq", "work"])


def _attend(processes: list[subprocess.Popen[bytes]]) -> int:
    """Start the worker, the second process, again where it ended; return the exit code of the first, the server."""
    while True:
        try:
            return processes[0].wait(ATTEND_EVERY_S)
        except subprocess.TimeoutExpired:
            if processes[1].poll() is not None:
                say("The background worker ended. It is started again.")
                processes[1] = _start_worker()


def _is_free(host: str, port: int) -> bool:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True
