"""`ortaq plan`: the Action Plan."""

from __future__ import annotations

from pathlib import Path

import click

from ortaq.cli.edge import json_option, print_json, print_table, ready, say
from ortaq.cli.frameworks import language_option

FORMATS = ("docx", "xlsx", "pdf")


@click.group()
def plan() -> None:
    """The Action Plan: what is done about the gaps, by whom, when, for how much."""


@plan.command()
@click.argument("out", type=click.Path(dir_okay=False, path_type=Path))
@click.option(
    "--lang",
    type=click.Choice(["kk", "ru", "en"]),
    default="kk",
    show_default=True,
    help="Language of the document.",
)
@click.option(
    "--template",
    type=click.Choice(["decree"]),
    default="decree",
    show_default=True,
    help="Form of the document.",
)
@click.option(
    "--plan", "slug", default="", help="Which plan (default: the one in force, else newest)."
)
def export(out: Path, *, lang: str, template: str, slug: str) -> None:
    """Write the plan as an official document; the ending of OUT says which: .docx, .xlsx, .pdf."""
    ending = out.suffix.lower().lstrip(".")
    if ending not in FORMATS:
        raise click.BadParameter(f"end it in one of: {', '.join(FORMATS)}", param_hint="OUT")
    ready(lang)
    from ortaq.engine.terms.language import Language  # noqa: PLC0415
    from ortaq.plan.measures.documents import export_plan  # noqa: PLC0415 - needs Django
    from ortaq.plan.measures.queries import get_plan  # noqa: PLC0415
    from ortaq.shared.actors import SYSTEM  # noqa: PLC0415

    found = get_plan(SYSTEM, slug)
    _name, content = export_plan(
        actor=SYSTEM, plan=found, file_format=ending, language=Language(lang)
    )
    draft = out.with_name(f"{out.name}.part")
    draft.write_bytes(content)
    draft.replace(out)
    say(f"{out}: {len(content):,} bytes")


@plan.command()
@language_option
@json_option
def status(*, lang: str, as_json: bool) -> None:
    """Where every measure stands, by the schedule and by its lead."""
    ready(lang)
    from ortaq.plan.measures.queries import get_plan, list_measures  # noqa: PLC0415
    from ortaq.shared import clock  # noqa: PLC0415
    from ortaq.shared.actors import SYSTEM  # noqa: PLC0415

    rows = [
        {
            "code": row.measure.code,
            "title": row.measure.title.in_(lang),
            "lead": row.measure.lead.code if row.measure.lead else "",
            "due": str(row.measure.due_on or ""),
            "computed": str(row.standing.status),
            "declared": str(row.measure.declared_status),
        }
        for row in list_measures(SYSTEM, get_plan(SYSTEM), on=clock.today())
    ]
    if as_json:
        print_json(rows)
        return
    columns = ("code", "title", "lead", "due", "computed", "declared")
    print_table("Measures", columns, [tuple(row.values()) for row in rows])
