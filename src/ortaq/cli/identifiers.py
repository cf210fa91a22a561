"""`ortaq identifiers`: what is known of a number, site, account or wallet."""

from __future__ import annotations

from pathlib import Path

import click
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from ortaq import options
from ortaq.cli.edge import DONE, ENVIRONMENT, REFUSED, json_option, print_json, ready, say

_BACKENDS = ("duckdb", "spark")


@click.group()
def identifiers() -> None:
    """Identifiers: phones, accounts, sites and names seen in reports."""


@identifiers.command()
@click.argument("value")
@json_option
def check(value: str, *, as_json: bool) -> int:
    """What is known of VALUE; exit code 1 where it is no identifier."""
    ready()
    from ortaq.act.reports.queries import list_seen_identifiers  # noqa: PLC0415 - needs Django
    from ortaq.engine.extract import defang, identify  # noqa: PLC0415
    from ortaq.shared.actors import SYSTEM  # noqa: PLC0415
    from ortaq.shared.country import pack  # noqa: PLC0415

    known = identify(value, pack())
    if known is None:
        say("This is no phone, account, site, address or wallet. Check its digits.")
        return REFUSED
    kind, normal = known
    seen = list_seen_identifiers(SYSTEM, kind, normal)
    found = seen[0] if seen else None
    if as_json:
        print_json(
            {
                "kind": kind,
                "value": found.identifier.value if found else defang(normal),
                "reports": found.reports if found else 0,
                "first_seen_on": found.identifier.first_seen_on if found else None,
                "last_seen_on": found.identifier.last_seen_on if found else None,
                "well_known": found.identifier.is_hub if found else False,
            }
        )
    elif found is None:
        click.echo(f"{kind}: in no report")
    else:
        row = found.identifier
        click.echo(
            f"{kind} {defang(row.value)}: {found.reports} reports,"
            f" {row.first_seen_on} to {row.last_seen_on}"
            + (", well known: links nothing" if row.is_hub else "")
        )
    return DONE


@identifiers.command()
@click.argument(
    "source", metavar="IN", type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@click.argument("out", type=click.Path(dir_okay=False, path_type=Path))
@click.option(
    "--backend",
    type=click.Choice(_BACKENDS),
    default=_BACKENDS[0],
    show_default=True,
    help="duckdb: this machine. spark: a cluster; needs the extra of that name.",
)
@click.option(
    "--processes",
    type=click.IntRange(min=1),
    help="Processes to work with (default: one for each processor).",
)
@json_option
def extract(source: Path, out: Path, *, backend: str, processes: int | None, as_json: bool) -> int:
    """Find the identifiers in the texts of IN and write them, with their roles, to OUT.

    IN is CSV, XLSX, JSONL or Parquet with the columns report_id and narrative. OUT is Parquet:
    report_id, kind, value, role, role_confidence, start, end, rule; one row a mention, in the
    order of the reports. A row that cannot be read stops the work, and OUT stays as it was.
    """
    if backend == "spark":
        say("Spark is not installed. Install it with: pip install 'ortaq[spark]'")
        return ENVIRONMENT
    from ortaq.cli.extraction import BadRow, cores, extract_file  # noqa: PLC0415 - slow to load

    try:
        with _progress() as progress:
            task = progress.add_task(source.name, rows=0)
            done = extract_file(
                source,
                out,
                country_code=options.COUNTRY.text(),
                processes=processes or cores(),
                progress=lambda rows: progress.update(task, rows=rows),
            )
    except BadRow as error:
        return _refuse_row(error.parameters)
    if as_json:
        print_json({"reports": done.reports, "mentions": done.mentions})
    else:
        click.echo(f"{done.mentions} mentions in {done.reports} reports.")
    return DONE


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
