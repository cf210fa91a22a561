"""`ortaq identifiers`: what is known of a number, site, account or wallet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from ortaq import options
from ortaq.cli.edge import DONE, REFUSED, json_option, print_json, ready, say
from ortaq.cli.places import new_file, new_place, old_file, old_place

if TYPE_CHECKING:
    from pathlib import Path

    from ortaq.cli.extraction import Summary

_BACKENDS = ("duckdb", "spark")


@click.group()
def identifiers() -> None:
    """Identifiers: phones, accounts, sites and names seen in reports."""


@identifiers.command()
@click.argument("values", metavar="VALUE...", nargs=-1)
@click.option(
    "--file",
    "source",
    metavar="FILE",
    help="A text file with one value a line; - for standard input.",
)
@json_option
def check(values: tuple[str, ...], *, source: str | None, as_json: bool) -> int:
    """What is known of each VALUE: phones, accounts, cards, sites, links, e-mails, wallets.

    Exit code 1 where none of the values is an identifier. As JSON one value is an object, and
    several are one object on each line.
    """
    if bool(values) == (source is not None):
        message = "Give values, or a file with --file."
        raise click.UsageError(message)
    ready()
    from ortaq.cli.checking import check_all, lines_of  # noqa: PLC0415 - needs Django

    asked = values if source is None else lines_of(source)
    return DONE if check_all(asked, as_json=as_json) else REFUSED


@identifiers.command()
@click.argument("source", metavar="IN")
@click.argument("out")
@click.option(
    "--backend",
    type=click.Choice(_BACKENDS),
    default=_BACKENDS[0],
    show_default=True,
    help="duckdb: this machine. spark: a cluster (ORTAQ_SPARK_MASTER), or this machine; needs the"
    " extra of that name and Java. There IN may be a folder or an address of Parquet, and OUT an"
    " address.",
)
@click.option(
    "--processes",
    type=click.IntRange(min=1),
    help="Processes to work with (default: one for each processor).",
)
@json_option
def extract(source: str, out: str, *, backend: str, processes: int | None, as_json: bool) -> int:
    """Find the identifiers in the texts of IN and write them, with their roles, to OUT.

    IN is CSV, XLSX, JSONL or Parquet with the columns report_id and narrative. OUT is Parquet:
    report_id, kind, value, role, role_confidence, start, end, rule; one row a mention, in the
    order of the reports. A row that cannot be read stops the work, and OUT stays as it was.
    """
    from ortaq.cli.extraction import BadRow  # noqa: PLC0415 - slow to load
    from ortaq.cli.spark.session import SparkUnavailable, told  # noqa: PLC0415

    try:
        if backend == "spark":
            done = _extract_on_spark(source, out)
        else:
            done = _extract_here(old_file(source), new_file(out), processes)
    except BadRow as error:
        return _refuse_row(error.parameters)
    except SparkUnavailable as error:
        return told(error)
    if as_json:
        print_json({"reports": done.reports, "mentions": done.mentions})
    else:
        click.echo(f"{done.mentions} mentions in {done.reports} reports.")
    return DONE


def _extract_here(source: Path, out: Path, processes: int | None) -> Summary:
    from ortaq.cli.extraction import cores, extract_file  # noqa: PLC0415 - slow to load

    with _progress() as progress:
        task = progress.add_task(source.name, rows=0)
        return extract_file(
            source,
            out,
            country_code=options.COUNTRY.text(),
            processes=processes or cores(),
            progress=lambda rows: progress.update(task, rows=rows),
        )


def _extract_on_spark(source: str, out: str) -> Summary:
    from ortaq.cli.spark.session import session  # noqa: PLC0415 - slow to load

    with session() as spark:
        from ortaq.cli.spark.extraction import extract_on_spark  # noqa: PLC0415

        return extract_on_spark(
            spark, old_place(source), new_place(out), country_code=options.COUNTRY.text()
        )


def _refuse_row(parameters: dict[str, object]) -> int:
    """Tell which row is wrong and why."""
    ready()
    from ortaq.shared.sentences import sentence_for  # noqa: PLC0415 - needs Django

    say(f"Row {parameters['row']}: {sentence_for(str(parameters['reason']), {})}")
    return REFUSED


def _progress() -> Progress:
    return Progress(
        SpinnerColumn(),
        TextColumn("{task.description}: {task.fields[rows]} reports"),
        TimeElapsedColumn(),
        console=Console(stderr=True),
        transient=True,
    )
