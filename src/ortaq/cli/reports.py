"""`ortaq reports`: files of reports into the register."""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from ortaq.cli.edge import json_option, print_json, ready, say

if TYPE_CHECKING:
    from ortaq.engine.exchange.rejections import Rejection

REJECTIONS_SHOWN = 10
"""Rejected rows that the terminal shows; the file has all."""


@click.group()
def reports() -> None:
    """Reports: what people, banks and operators tell us happened."""


@reports.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--mapping",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="TOML file that says which column is what.",
)
@click.option("--source", help="Name of the source (default: the file's name).")
@click.option(
    "--rejects",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Where to list rejected rows (default: FILE-rejected.csv in this folder).",
)
@json_option
def import_(
    file: Path, *, mapping: Path | None, source: str | None, rejects: Path | None, as_json: bool
) -> None:
    """Import CSV, XLSX, JSONL or Parquet.

    Run again after an interruption, it goes on where it stopped; run again after the end, it adds
    nothing. Good rows are in; rejected ones are listed with row number and reason.
    """
    ready()
    from ortaq.act.intake.services import import_file, list_rejections  # noqa: PLC0415
    from ortaq.engine.exchange.mapping import Mapping  # noqa: PLC0415
    from ortaq.engine.exchange.rejections import write_rejections  # noqa: PLC0415
    from ortaq.shared.actors import SYSTEM  # noqa: PLC0415
    from ortaq.shared.sentences import sentence_for  # noqa: PLC0415

    read = Mapping.from_toml(mapping.read_text(encoding="utf-8")) if mapping else None
    with _progress() as progress:
        task = progress.add_task(file.name, rows=0)
        result = import_file(
            actor=SYSTEM,
            path=file,
            source=source or f"import:{file.stem}"[:64],
            mapping=read,
            progress=lambda rows: progress.update(task, rows=rows),
        )
    run, listed = result.run, None
    if run.rejected:
        listed = rejects or Path(f"{file.stem}-rejected.csv")
        write_rejections(
            listed,
            list_rejections(run),
            reason=_reason,
        )
    if as_json:
        print_json(
            {
                "accepted": run.accepted,
                "repeated": run.repeated,
                "rejected": run.rejected,
                "resumed_at": result.resumed_at,
                "rejects_file": str(listed) if listed else None,
                "notes": [{"code": note.code, **note.parameters} for note in result.notes],
            }
        )
        return
    for note in result.notes:
        say(sentence_for(note.code, note.parameters))
    if result.resumed_at:
        say(f"Went on after row {result.resumed_at} of an interrupted import.")
    click.echo(f"{run.accepted} accepted, {run.repeated} known already, {run.rejected} rejected.")
    if listed:
        for row in islice(list_rejections(run), REJECTIONS_SHOWN):
            say(f"  row {row.row}: {_reason(row)}")
        say(f"All rejected rows with their reasons: {listed}")


def _reason(row: Rejection) -> str:
    from ortaq.shared.sentences import sentence_for  # noqa: PLC0415 - needs Django

    return sentence_for(row.code, {"value": row.value, **row.parameters})


def _progress() -> Progress:
    return Progress(
        SpinnerColumn(),
        TextColumn("{task.description}: {task.fields[rows]} rows"),
        TimeElapsedColumn(),
        console=Console(stderr=True),
        transient=True,
    )
