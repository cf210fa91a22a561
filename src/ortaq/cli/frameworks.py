"""`ortaq frameworks`: the norms that the country is compared with."""

from __future__ import annotations

from pathlib import Path

import click

from ortaq.cli.edge import json_option, print_json, print_table, ready

language_option = click.option(
    "--lang", type=click.Choice(["kk", "ru", "en"]), default="en", help="Language of the texts."
)


@click.group()
def frameworks() -> None:
    """Frameworks: treaties and models as data."""


@frameworks.command("list")
@language_option
@json_option
def list_(*, lang: str, as_json: bool) -> None:
    """The frameworks that are loaded."""
    ready(lang)
    from ortaq.plan.frameworks.queries import list_frameworks  # noqa: PLC0415 - needs Django
    from ortaq.shared.actors import SYSTEM  # noqa: PLC0415

    rows = [
        {"reference": row.reference, "title": row.title.in_(lang), "version": row.version}
        for row in list_frameworks(SYSTEM)
    ]
    if as_json:
        print_json(rows)
    else:
        print_table(
            "Frameworks", ("reference", "title"), [(r["reference"], r["title"]) for r in rows]
        )


@frameworks.command()
@click.argument("reference")
@language_option
@json_option
def show(reference: str, *, lang: str, as_json: bool) -> None:
    """The provisions of one framework."""
    ready(lang)
    from ortaq.plan.frameworks.queries import get_framework, list_provisions  # noqa: PLC0415
    from ortaq.shared.actors import SYSTEM  # noqa: PLC0415

    framework = get_framework(SYSTEM, reference)
    rows = [
        {"code": p.code, "title": p.title.in_(lang), "requirement": p.requirement.in_(lang)}
        for p in list_provisions(framework)
    ]
    if as_json:
        print_json(rows)
        return
    columns = ("code", "title", "requirement")
    print_table(framework.title.in_(lang), columns, [tuple(row.values()) for row in rows])


@frameworks.command("import")
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
def import_(files: tuple[Path, ...]) -> None:
    """Load frameworks from Ortaq's own YAML."""
    ready()
    from ortaq.engine.exchange.framework_yaml import read_framework  # noqa: PLC0415
    from ortaq.plan.frameworks.services import load_framework  # noqa: PLC0415
    from ortaq.shared.actors import SYSTEM  # noqa: PLC0415

    for file in files:
        framework = read_framework(file.read_text(encoding="utf-8"))
        load_framework(actor=SYSTEM, framework=framework)
        click.echo(f"{file.name}: {framework.reference}")


@frameworks.command()
@click.argument("reference")
@click.argument("out", type=click.Path(dir_okay=False, path_type=Path))
def export(reference: str, out: Path) -> None:
    """Write a framework as Ortaq's own YAML."""
    ready()
    from ortaq.plan.frameworks.queries import get_yaml  # noqa: PLC0415
    from ortaq.shared.actors import SYSTEM  # noqa: PLC0415

    out.write_text(get_yaml(SYSTEM, reference), encoding="utf-8")
