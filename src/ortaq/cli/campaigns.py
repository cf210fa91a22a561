"""`ortaq campaigns`: reports that are one scheme."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from ortaq.cli.edge import DONE, Later, getting_ready, json_option, print_json, ready, say
from ortaq.cli.places import new_file, new_place, old_file, old_place

if TYPE_CHECKING:
    from ortaq.cli.spark import linking
    from ortaq.engine.link.tables import files
    from ortaq.engine.link.tables.mentions import Key
    from ortaq.engine.link.tables.reasons import Words

_BACKENDS = ("duckdb", "reference", "spark")


@click.group()
def campaigns() -> None:
    """Campaigns: reports judged to be one scheme, with reasons."""


@campaigns.command()
@click.argument("mentions")
@click.argument("out")
@click.option(
    "--reports",
    help="Parquet of the reports: report_id, reported_at and, where known, occurred_at,"
    " crime_type, region, language, amount_kzt, narrative.",
)
@click.option(
    "--backend",
    type=click.Choice(_BACKENDS),
    default=_BACKENDS[0],
    show_default=True,
    help="duckdb: columns on this machine. reference: plain Python, slow, for comparison. spark: a"
    " cluster (ORTAQ_SPARK_MASTER), or this machine; needs the extra of that name and Java. There"
    " MENTIONS and --reports may be folders or addresses of Parquet, and OUT an address.",
)
@json_option
def link(mentions: str, out: str, *, reports: str | None, backend: str, as_json: bool) -> int:
    """Link the reports of MENTIONS (Parquet of `ortaq identifiers extract`) into campaigns.

    OUT gets one row a report: report_id, campaign. A campaign is named by its earliest report, a
    report in none by itself. OUT with `-reasons` before its ending gets the reasons: what links
    each report, how strongly, and what it shares with others without being linked by it, with a
    sentence in Kazakh, Russian and English.
    """
    from ortaq.cli.spark.session import SparkUnavailable, told  # noqa: PLC0415 - slow to load

    try:
        if backend == "spark":
            done: files.Summary | linking.Summary = _link_on_spark(mentions, out, reports)
        else:
            done = _link_here(mentions, out, reports, backend)
    except SparkUnavailable as error:
        return told(error)
    if as_json:
        print_json(
            {
                "reports": done.reports,
                "campaigns": done.campaigns,
                "in_campaigns": done.in_campaigns,
                "largest": done.largest,
                "unlisted": done.unlisted,
                "reasons_file": str(done.reasons_file),
            }
        )
        return DONE
    click.echo(
        f"{done.reports} reports, {done.in_campaigns} of them in {done.campaigns} campaigns;"
        f" the largest has {done.largest}."
    )
    if done.unlisted:
        say(f"{done.unlisted} reports stand in MENTIONS alone: linked without a time of their own.")
    say(f"Reasons: {done.reasons_file}")
    return DONE


def _link_here(mentions: str, out: str, reports: str | None, backend: str) -> files.Summary:
    from ortaq.engine.link.tables.files import link_files  # noqa: PLC0415 - numpy is slow to load

    attributes = old_file(reports) if reports else None
    places = old_file(mentions), new_file(out)
    with getting_ready() as loading:
        key, words = Later(loading, _link_key), Later(loading, _words)
        return link_files(*places, reports=attributes, key=key, backend=backend, words=words)


def _link_on_spark(mentions: str, out: str, reports: str | None) -> linking.Summary:
    from ortaq.cli.spark.linking import link_on_spark  # noqa: PLC0415 - slow to load
    from ortaq.cli.spark.session import session  # noqa: PLC0415

    attributes = old_place(reports) if reports else None
    places = old_place(mentions), new_place(out)
    ready()
    with session() as spark:
        return link_on_spark(spark, *places, reports=attributes, key=_link_key(), words=_words())


def _link_key() -> Key:
    """By which values identifiers are compared in this country."""
    from ortaq.act.reports.queries import get_link_keys  # noqa: PLC0415 - needs Django

    return get_link_keys().of


def _words() -> Words:
    """The sentences of reasons."""
    from ortaq.act.campaigns.wording import unnamed  # noqa: PLC0415 - needs Django

    return unnamed


@campaigns.command()
@json_option
def relink(*, as_json: bool) -> None:
    """Link the whole register anew, for every night.

    Puts right what the order of arrival did wrong and obeys the judgements of investigators and
    analysts. Campaigns keep their references while their largest part lives. Interrupted, it leaves
    every campaign whole and the next run goes on; a second run changes nothing.
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
