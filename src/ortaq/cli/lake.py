"""`ortaq lake`: the Parquet copies for analysis."""

from __future__ import annotations

import click

from ortaq.cli.edge import json_option, print_json, ready


@click.group()
def lake() -> None:
    """The lake of Parquet files that the picture is computed from."""


@lake.command()
@click.option("--rebuild", is_flag=True, help="Write every partition again.")
@json_option
def refresh(*, rebuild: bool, as_json: bool) -> None:
    """Bring the lake up to date with the register."""
    ready()
    from ortaq.picture.statistics.services import refresh_lake  # noqa: PLC0415 - needs Django

    done = refresh_lake(rebuild=rebuild)
    if as_json:
        print_json({"partitions": done.partitions, "reports": done.reports})
    else:
        click.echo(f"Reports written: {done.reports}. Months: {done.partitions}.")
