"""`ortaq frameworks`: the norms that the country is compared with."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ortaq.cli.edge import json_option, print_json, print_table, ready, say
from ortaq.engine.terms.whole_file import whole_file

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
    """Load frameworks: Ortaq's own YAML, CISO Assistant (YAML, XLSX) or an OSCAL catalog.

    A library of CISO Assistant is kept whole, also where it holds no framework, and can be exported again
    as it came.
    """
    ready()
    from ortaq.engine.exchange.framework_files import read_framework_file  # noqa: PLC0415
    from ortaq.plan.frameworks.services import load_file  # noqa: PLC0415
    from ortaq.shared.actors import SYSTEM  # noqa: PLC0415

    done = []
    for path in files:
        file = read_framework_file(path)
        loaded = load_file(actor=SYSTEM, file=file)
        library = loaded.library.reference if loaded.library else None
        row = {"file": path.name, "references": list(loaded.references), "library": library}
        done.append(row | {"losses": _rows(file.losses)})
        if not as_json:
            empty = "" if file.readings else " (a library without a framework)"
            click.echo(f"{path.name}: {', '.join(loaded.references)}{empty}")
            _tell(file.losses, is_kept=loaded.library is not None)
    if as_json:
        print_json(done)


@frameworks.command()
@click.argument("reference")
@click.argument("out", type=click.Path(dir_okay=False, path_type=Path))
@click.option(
    "--format",
    "format_",
    type=click.Choice(
        ["ortaq", "ciso", "ciso-xlsx", "oscal", "oscal-catalog", "oscal-profile", "oscal-mapping"]
    ),
    help="Format (default: by the ending of OUT: .json OSCAL catalog, .xlsx CISO Assistant, else as it came in).",
)
@click.option("--with", "other", default="", help="The other framework of an oscal-mapping.")
@click.option("--group", "groups", multiple=True, help="A group in scope of an oscal-profile.")
@json_option
def export(
    reference: str,
    out: Path,
    *,
    format_: str | None,
    other: str,
    groups: tuple[str, ...],
    as_json: bool,
) -> None:
    """Write a framework as Ortaq's own YAML, CISO Assistant (YAML, XLSX) or OSCAL (catalog, profile, mapping).

    A library of CISO Assistant comes out as it came in.
    """
    ready()
    from ortaq.engine.exchange.framework_files import chosen_format  # noqa: PLC0415
    from ortaq.plan.frameworks import documents  # noqa: PLC0415
    from ortaq.shared.actors import SYSTEM  # noqa: PLC0415

    wanted = documents.Wanted(chosen_format(out, format_ or ""), other, groups)
    written = documents.export(SYSTEM, reference, wanted)
    with whole_file(out) as draft:
        draft.write_bytes(written.content)
    if as_json:
        losses = _rows(written.losses)
        print_json({"file": out.name, "format": written.format.value, "losses": losses})
    else:
        _tell(written.losses)


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


def _tell(report: LossReport, *, is_kept: bool = False) -> None:
    if is_kept and report.losses:
        say("  The library is kept whole. What its framework here shows or counts differs:")
    for loss in report.losses:
        times = f" ({loss.count} times)" if loss.count > 1 else ""
        say(f"  {loss.path}: {REASONS[loss.reason.value]}{times}")
