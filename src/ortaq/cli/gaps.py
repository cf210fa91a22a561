"""`ortaq gaps`: what is missing."""

from __future__ import annotations

import click

from ortaq.cli.edge import json_option, print_json, print_table, ready
from ortaq.cli.frameworks import language_option


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
