"""`ortaq campaigns`: reports that are one scheme."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from ortaq.cli.edge import json_option, print_json, ready, say

_BACKENDS = ("duckdb", "reference")
_file = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.group()
def campaigns() -> None:
    """Campaigns: reports judged to be one scheme, with reasons."""


@campaigns.command()
@click.argument("mentions", type=_file)
@click.argument("out", type=click.Path(dir_okay=False, path_type=Path))
@click.option(
    "--reports",
    type=_file,
    help="Parquet of the reports: report_id, reported_at and, where known, occurred_at,"
    " crime_type, region, language, amount_kzt.",
)
@click.option(
    "--backend",
    type=click.Choice(_BACKENDS),
    default=_BACKENDS[0],
    show_default=True,
    help="duckdb: columns on this machine. reference: plain Python, slow, for comparison.",
)
@json_option
def link(mentions: Path, out: Path, *, reports: Path | None, backend: str, as_json: bool) -> None:
    """Link the reports of MENTIONS (Parquet of `ortaq identifiers extract`) into campaigns.

    OUT gets one row a report: report_id, campaign. A campaign is named by its earliest report, a
    report in none by itself. OUT with `-reasons` before its ending gets the reasons: what links
    each report, how strongly, and what it shares with others without being linked by it.
    """
    from ortaq.engine.link.tables.files import link_files  # noqa: PLC0415 - numpy is slow to load

    done = link_files(mentions, out, reports=reports, backend=backend)
    if as_json:
        print_json(
            {
                "reports": done.reports,
                "campaigns": done.campaigns,
                "in_campaigns": done.in_campaigns,
                "largest": done.largest,
                "reasons_file": str(done.reasons_file),
            }
        )
        return
    click.echo(
        f"{done.reports} reports, {done.in_campaigns} of them in {done.campaigns} campaigns;"
        f" the largest has {done.largest}."
    )
    say(f"Reasons: {done.reasons_file}")


@campaigns.command()
@json_option
def relink(*, as_json: bool) -> None:
    """Link the whole register anew, for every night.

    Puts right what the order of arrival did wrong and obeys the judgements of investigators and
    analysts. Campaigns keep their references while their largest part lives. Everything changes in
    one transaction; a second run changes nothing.
    """
    ready()
    from ortaq.act.campaigns.services.relink import relink as relink_all  # noqa: PLC0415
    from ortaq.shared.actors import SYSTEM  # noqa: PLC0415

    done = relink_all(actor=SYSTEM)
    if as_json:
        print_json(asdict(done))
        return
    click.echo(
        f"{done.reports} reports, {done.campaigns} campaigns; {done.joined} reports joined one,"
        f" {done.moved} moved to another, {done.left} left."
    )
    say(
        f"Campaigns: {done.founded} founded, {done.merged} merged, {done.split} split,"
        f" {done.dissolved} dissolved. Reports with other reasons: {done.explained}."
    )
