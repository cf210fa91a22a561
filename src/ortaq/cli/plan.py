"""`ortaq plan`: the Action Plan."""

from __future__ import annotations

from pathlib import Path

import click

from ortaq.cli.choosing import choose_command
from ortaq.cli.edge import (
    json_option,
    paper_language_option,
    print_json,
    print_table,
    ready,
    say,
    write_file,
)
from ortaq.cli.frameworks import language_option

FORMATS = ("docx", "xlsx", "pdf")


@click.group()
def plan() -> None:
    """The Action Plan: what is done about the gaps, by whom, when, for how much."""


@plan.command()
@click.argument("out", type=click.Path(dir_okay=False, path_type=Path))
@paper_language_option
@click.option(
    "--template",
    type=click.Choice(["decree", "decree-parallel", "indicators"]),
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
        actor=SYSTEM,
        plan=found,
        file_format=ending,
        language=Language(lang),
        template=template,
    )
    write_file(out, content)


plan.add_command(choose_command)


@plan.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--slug", default="", help="Short name of the new plan (default: from the file's name)."
)
@click.option("--dry-run", is_flag=True, help="Only say how each row is understood.")
@language_option
@json_option
def import_command(file: Path, *, slug: str, dry_run: bool, lang: str, as_json: bool) -> None:
    """Make a draft plan of a DOCX or XLSX table; cells that aren't understood are listed and kept."""
    ready(lang)
    from django.utils.text import slugify  # noqa: PLC0415 - needs Django

    from ortaq.plan.measures.queries.imports import preview  # noqa: PLC0415
    from ortaq.plan.measures.services import import_plan  # noqa: PLC0415
    from ortaq.plan.measures.wording import odd_sentence  # noqa: PLC0415
    from ortaq.shared.actors import SYSTEM  # noqa: PLC0415

    read = preview(file.name, file.read_bytes())
    made = ""
    if not dry_run:
        made = slug or slugify(file.stem)[:64] or "plan"
        import_plan(actor=SYSTEM, slug=made, preview=read)
    odd = [
        {"row": row.row.place, "column": one.column, "text": one.text, "reason": one.reason}
        for row in read.rows
        for one in row.odd
    ]
    if as_json:
        result = {"plan": made, "title": read.plan.title, "measures": len(read.rows)}
        print_json({**result, "odd": odd, "new_bodies": [name for name, _count in read.new_bodies]})
        return
    say(f"{read.plan.title}: {len(read.rows)} measures{f', plan {made}' if made else ''}")
    rows = [
        (row.row.place, one.column, one.text, odd_sentence(one.reason))
        for row in read.rows
        for one in row.odd
    ]
    if rows:
        print_table("Cells to look at", ("row", "column", "text", "why"), rows)


@plan.command()
@language_option
@json_option
def status(*, lang: str, as_json: bool) -> None:
    """Where every measure stands: by the schedule, by its lead, by all facts; whether its report came."""
    ready(lang)
    from ortaq.plan.measures.queries import get_plan  # noqa: PLC0415
    from ortaq.plan.monitoring.cycle import HalfYear  # noqa: PLC0415
    from ortaq.plan.monitoring.queries import get_board  # noqa: PLC0415
    from ortaq.shared import clock  # noqa: PLC0415
    from ortaq.shared.actors import SYSTEM  # noqa: PLC0415

    on = clock.today()
    period = HalfYear.last_ended(on)
    rows = [
        {
            "code": row.measure.code,
            "title": row.measure.title.in_(lang),
            "lead": row.measure.lead.code if row.measure.lead else "",
            "due": str(row.measure.due_on or ""),
            "computed": str(row.row.standing.status),
            "declared": str(row.measure.declared_status),
            "standing": str(row.verdict.rag),
            "report": str(row.reporting),
            "too_good": row.verdict.too_good,
        }
        for row in get_board(SYSTEM, get_plan(SYSTEM), period, on=on).rows
    ]
    if as_json:
        print_json(rows)
        return
    columns = (
        "code",
        "title",
        "lead",
        "due",
        "schedule",
        "declared",
        "standing",
        "report",
        "too good",
    )
    print_table("Measures", columns, [tuple(map(str, row.values())) for row in rows])


@plan.command()
@click.argument("out", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--period", default="", metavar="2026H1", help="Half-year (default: the last one).")
@click.option(
    "--kind",
    type=click.Choice(["half-year-report", "summary", "annual-report"]),
    default="half-year-report",
    show_default=True,
    help="Which paper.",
)
@paper_language_option
@click.option(
    "--format",
    "file_format",
    type=click.Choice(["docx", "pdf"]),
    default=None,
    help="Form of the file (default: by the ending of OUT).",
)
def report(out: Path, *, period: str, kind: str, lang: str, file_format: str | None) -> None:
    """Write the paper on a half-year: what was done, the summary, or the annual report."""
    ending = file_format or out.suffix.lower().lstrip(".")
    if ending not in {"docx", "pdf"}:
        raise click.BadParameter("end it in one of: docx, pdf", param_hint="OUT")
    ready(lang)
    from ortaq.engine.terms.language import Language  # noqa: PLC0415
    from ortaq.plan.monitoring.cycle import HalfYear  # noqa: PLC0415 - needs Django
    from ortaq.plan.monitoring.documents import export_paper  # noqa: PLC0415
    from ortaq.shared import clock  # noqa: PLC0415
    from ortaq.shared.actors import SYSTEM  # noqa: PLC0415

    _name, content = export_paper(
        actor=SYSTEM,
        kind=kind,
        period=HalfYear.parse(period) if period else HalfYear.last_ended(clock.today()),
        file_format=ending,
        language=Language(lang),
    )
    write_file(out, content)
