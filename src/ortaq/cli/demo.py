"""`ortaq demo`: the synthetic nation."""

from __future__ import annotations

import click
from rich.progress import Progress

from ortaq.cli.edge import ready
from ortaq.cli.up import DEMO_PASSWORD


@click.group()
def demo() -> None:
    """Demonstration data: synthetic people, numbers and events, marked on every page."""


@demo.command()
def load() -> None:
    """Fill the current home with the demonstration; it must hold no real work."""
    ready()
    from ortaq.install.demo import load_demo  # noqa: PLC0415 - needs Django
    from ortaq.install.prepare import migrate  # noqa: PLC0415
    from ortaq.install.reference import load_reference_data  # noqa: PLC0415
    from ortaq.picture.indicators.services import store_computed  # noqa: PLC0415
    from ortaq.picture.statistics.services import refresh_lake  # noqa: PLC0415
    from ortaq.shared.actors import SYSTEM  # noqa: PLC0415

    migrate()
    load_reference_data()
    with Progress(transient=True) as bar:
        task = bar.add_task("synthetic nation", total=None)
        fresh = load_demo(
            password=DEMO_PASSWORD,
            progress=lambda done, total: bar.update(task, completed=done, total=total),
        )
    refresh_lake()
    if fresh:
        store_computed(actor=SYSTEM)
    click.echo("The synthetic nation is loaded." if fresh else "It was loaded before.")
