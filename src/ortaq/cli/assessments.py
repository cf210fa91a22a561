"""`ortaq assessments`: the country against a framework."""

from __future__ import annotations

import click

from ortaq.cli.edge import json_option, print_json, print_table, ready
from ortaq.cli.frameworks import language_option


@click.group()
def assessments() -> None:
    """Assessments: dated ratings of the country against a framework."""


@assessments.command()
@click.argument("reference", required=False)
@language_option
@json_option
def show(reference: str | None, *, lang: str, as_json: bool) -> None:
    """All assessments, or the scores of one."""
    ready(lang)
    from ortaq.plan.assessments.queries import get_scores, list_progress  # noqa: PLC0415
    from ortaq.shared.actors import SYSTEM  # noqa: PLC0415

    if reference is None:
        rows = [
            {
                "reference": row.assessment.reference,
                "title": row.assessment.title.in_(lang),
                "status": str(row.assessment.status),
                "answered": row.answered,
                "of": row.asked,
            }
            for row in list_progress(SYSTEM)
        ]
    else:
        scores = get_scores(SYSTEM, reference)
        rows = [
            {
                "group": item.group.title.in_(lang),
                "share": item.score.share,
                "low": item.score.low,
                "high": item.score.high,
            }
            for item in scores.groups
        ]
    if as_json:
        print_json(rows)
    elif rows:
        print_table(
            "Assessments", tuple(rows[0]), [tuple(map(_shown, row.values())) for row in rows]
        )


def _shown(value: object) -> str:
    return f"{value:.2f}" if isinstance(value, float) else str(value)
