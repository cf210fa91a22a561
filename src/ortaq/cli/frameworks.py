"""`ortaq frameworks`: the norms that the country is compared with."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ortaq.cli.edge import json_option, print_json, print_table, ready, say

if TYPE_CHECKING:
    from ortaq.engine.exchange.loss import LossReport

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
@json_option
def import_(files: tuple[Path, ...], *, as_json: bool) -> None:
    """Load frameworks: Ortaq's own YAML, CISO Assistant (YAML, XLSX) or an OSCAL catalog."""
    ready()
    from ortaq.engine.exchange.framework_files import read_any_framework  # noqa: PLC0415
    from ortaq.plan.frameworks.services import load_framework  # noqa: PLC0415
    from ortaq.shared.actors import SYSTEM  # noqa: PLC0415

    done = []
    for file in files:
        frameworks, report = read_any_framework(file)
        for framework in frameworks:
            load_framework(actor=SYSTEM, framework=framework)
        references = [framework.reference for framework in frameworks]
        done.append({"file": file.name, "references": references, "losses": _rows(report)})
        if not as_json:
            click.echo(f"{file.name}: {', '.join(references) or 'no framework in it'}")
            _tell(report)
    if as_json:
        print_json(done)


@frameworks.command()
@click.argument("reference")
@click.argument("out", type=click.Path(dir_okay=False, path_type=Path))
@click.option(
    "--format",
    "format_",
    type=click.Choice(["ortaq", "ciso", "ciso-xlsx", "oscal"]),
    help="Format (default: by the ending of OUT: .json OSCAL, .xlsx CISO Assistant, else Ortaq).",
)
@json_option
def export(reference: str, out: Path, *, format_: str | None, as_json: bool) -> None:
    """Write a framework as Ortaq's own YAML, CISO Assistant (YAML, XLSX) or an OSCAL catalog."""
    ready()
    from ortaq.engine.exchange.framework_files import (  # noqa: PLC0415
        format_of,
        write_framework_file,
    )
    from ortaq.engine.exchange.framework_yaml import read_framework  # noqa: PLC0415
    from ortaq.plan.frameworks.queries import get_yaml  # noqa: PLC0415
    from ortaq.shared import clock  # noqa: PLC0415
    from ortaq.shared.actors import SYSTEM  # noqa: PLC0415

    framework = read_framework(get_yaml(SYSTEM, reference))
    chosen = format_of(out, format_ or "")
    report = write_framework_file(framework, out, chosen, at=clock.now())
    if as_json:
        print_json({"file": out.name, "format": chosen.value, "losses": _rows(report)})
    else:
        _tell(report)


REASONS = {
    "no_place": "left out, the other format has no place for it",
    "own_namespace": "kept, but other programs don't read it",
    "assumed": "not stated, a usual value taken",
    "other_language": "in a language that has no place there",
    "shortened": "shortened",
    "renamed": "has another code",
    "flattened": "order or nesting not kept",
    "dangling": "leads to nothing",
}
"""What each reason of a loss means."""


def _rows(report: LossReport) -> list[dict[str, object]]:
    return [
        {"path": loss.path, "reason": loss.reason.value, "count": loss.count}
        for loss in report.losses
    ]


def _tell(report: LossReport) -> None:
    for loss in report.losses:
        times = f" ({loss.count} times)" if loss.count > 1 else ""
        say(f"  {loss.path}: {REASONS[loss.reason.value]}{times}")
