"""`ortaq indicators`: defined numbers and their targets."""

from __future__ import annotations

from pathlib import Path

import click

from ortaq.cli.edge import json_option, print_json, print_table, ready, say
from ortaq.cli.frameworks import language_option


@click.group()
def indicators() -> None:
    """Indicators: values by period, targets, where each stands."""


@indicators.command()
@click.argument("ref", default="")
@language_option
@json_option
def show(*, ref: str, lang: str, as_json: bool) -> None:
    """All indicators, or one with its values; REF is its code."""
    ready(lang)
    from ortaq.picture.indicators.documents import plain  # noqa: PLC0415 - needs Django
    from ortaq.picture.indicators.queries import get_reading, list_readings  # noqa: PLC0415
    from ortaq.picture.indicators.wording import unit_words, value_text  # noqa: PLC0415
    from ortaq.shared import clock  # noqa: PLC0415
    from ortaq.shared.actors import SYSTEM  # noqa: PLC0415

    on = clock.today()
    found = [get_reading(SYSTEM, ref, on=on)] if ref else list_readings(SYSTEM, on=on)
    if as_json:
        print_json([plain(reading) for reading in found])
        return
    if ref:
        indicator = found[0].indicator
        print_table(
            f"{indicator.code}: {indicator.name.in_(lang)} ({unit_words(indicator)})",
            ("period", "value", "revision", "as of"),
            [
                (p.period.code, value_text(indicator, p.value), p.revision, p.row.data_as_of)
                for p in found[0].points
            ],
        )
        return
    rows = [
        (
            reading.indicator.code,
            reading.indicator.name.in_(lang),
            value_text(reading.indicator, reading.last.value if reading.last else None),
            unit_words(reading.indicator),
            reading.last.period.code if reading.last else "",
            value_text(reading.indicator, reading.target),
        )
        for reading in found
    ]
    print_table("Indicators", ("code", "name", "value", "unit", "period", "target"), rows)


@indicators.command()
@click.argument(
    "file", type=click.Path(exists=True, dir_okay=False, path_type=Path), required=False
)
@click.option("--source", default="", help="Who counted, where the file has no column of it.")
@click.option(
    "--year", type=int, help="1 January of this year, where the file has no column of it."
)
@click.option("--unverified", is_flag=True, help="No official publication confirms the figures.")
@language_option
@json_option
def population(
    *,
    file: Path | None,
    source: str,
    year: int | None,
    unverified: bool,
    lang: str,
    as_json: bool,
) -> None:
    """Show the figures that rates rest on, or import FILE.

    FILE is CSV or XLSX with the columns region, persons, year and source. A region is a code or a name;
    an empty one is the whole country.
    """
    ready(lang)
    from ortaq.picture.indicators.documents import population_table  # noqa: PLC0415 - needs Django
    from ortaq.picture.indicators.population_file import read_population  # noqa: PLC0415
    from ortaq.picture.indicators.queries import get_population  # noqa: PLC0415
    from ortaq.picture.indicators.services import enter_population  # noqa: PLC0415
    from ortaq.shared.actors import SYSTEM  # noqa: PLC0415

    if file is not None:
        entries = read_population(file, source=source, year=year, is_verified=not unverified)
        new = enter_population(actor=SYSTEM, entries=entries)
        if as_json:
            print_json({"figures": len(entries), "new": new})
        else:
            say(f"{len(entries):,} figures, {new:,} new")
        return
    table = population_table(get_population())
    names = [column.heading for column in table.columns]
    if as_json:
        print_json([dict(zip(names, row, strict=True)) for row in table.rows])
    else:
        print_table("Population", names, table.rows)


@indicators.command()
def store() -> None:
    """Compute the product's own indicators for the months that are over, and keep them."""
    ready()
    from ortaq.picture.indicators.services import store_computed  # noqa: PLC0415 - needs Django
    from ortaq.shared.actors import SYSTEM  # noqa: PLC0415

    say(f"{store_computed(actor=SYSTEM):,} new values")
