"""`ortaq assessments`: the country against a framework."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ortaq.cli.edge import json_option, print_json, print_table, ready, say
from ortaq.cli.frameworks import language_option
from ortaq.engine.terms.whole_file import whole_file

if TYPE_CHECKING:
    from ortaq.plan.assessments.queries import Scores
    from ortaq.plan.assessments.services import Imported

SUFFIXES = (".csv", ".xlsx", ".json")


@click.group()
def assessments() -> None:
    """Assessments: dated ratings of the country against a framework."""


@assessments.command()
@click.argument("reference", required=False)
@click.option(
    "--provisions", is_flag=True, help="The questions with their answers, not the groups."
)
@language_option
@json_option
def show(reference: str | None, *, provisions: bool, lang: str, as_json: bool) -> None:
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
        rows = _provisions(scores, lang) if provisions else _groups(scores, lang)
    if as_json:
        print_json(rows)
    elif rows:
        print_table(
            "Assessments", tuple(rows[0]), [tuple(map(_shown, row.values())) for row in rows]
        )


def _groups(scores: Scores, lang: str) -> list[dict[str, object]]:
    named = [(row.group.code, row.group.title.in_(lang), row.score) for row in scores.groups]
    return [
        {
            "code": code,
            "group": title,
            "score": score.score,
            "max": score.max,
            "share": score.share,
            "low": score.low,
            "high": score.high,
            **{name: part.share for name, part in score.parts.items()},
            "rated": score.tally.rated,
            "not_applicable": score.tally.not_applicable,
            "dont_know": score.tally.dont_know,
            "unanswered": score.tally.unanswered,
        }
        for code, title, score in [*named, ("", "", scores.whole)]
    ]


def _provisions(scores: Scores, lang: str) -> list[dict[str, object]]:
    return [
        {
            "provision": row.provision.code,
            "title": row.provision.title.in_(lang),
            "state": str(row.answer.state) if row.answer else "unanswered",
            **{
                scale.code: word.in_(lang) if word else ""
                for scale, word in zip(scores.scales, row.ratings, strict=True)
            },
            "share": row.score.share,
            "sources": row.source_count,
            "disputed": bool(row.answer and row.answer.disputed),
            "stale": row.provision.code in scores.stale_codes,
        }
        for row in scores.provisions
    ]


@assessments.command("import")
@click.argument("reference")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--organisation", "code", default="", help="Code of the organisation that answers.")
@click.option("--dry-run", is_flag=True, help="Tell what would change and change nothing.")
@json_option
def import_(reference: str, file: Path, *, code: str, dry_run: bool, as_json: bool) -> int:
    """Take answers from a CSV or XLSX file, as export writes it.

    Without --organisation they become the answers themselves. Rows that are refused are listed with the
    reason; the others are taken.
    """
    ready()
    from ortaq.engine.exchange.tabular.open import open_table  # noqa: PLC0415
    from ortaq.plan.assessments.queries import get_assessment  # noqa: PLC0415
    from ortaq.plan.assessments.services import import_answers  # noqa: PLC0415
    from ortaq.shared.actors import SYSTEM  # noqa: PLC0415
    from ortaq.shared.people.queries import find_organisation  # noqa: PLC0415

    organisation = find_organisation(code) if code else None
    if code and organisation is None:
        raise click.BadParameter(f"there is no organisation {code}", param_hint="--organisation")
    with open_table(file) as table:
        done = import_answers(
            actor=SYSTEM,
            assessment=get_assessment(SYSTEM, reference),
            table=table,
            organisation=organisation,
            dry_run=dry_run,
        )
    return _tell(done, as_json=as_json)


def _tell(done: Imported, *, as_json: bool) -> int:
    from ortaq.shared.sentences import sentence  # noqa: PLC0415

    refused = [
        {"row": one.row, "provision": one.provision, "reason": sentence(one.error)}
        for one in done.refused
    ]
    if as_json:
        print_json({"changed": done.changed, "unchanged": len(done.unchanged), "refused": refused})
    else:
        click.echo(f"Changed: {len(done.changed)}. As before: {len(done.unchanged)}.")
        for row in refused:
            say(f"row {row['row']} {row['provision']}: {row['reason']}")
    return 1 if refused else 0


@assessments.command()
@click.argument("reference")
@click.argument("out", type=click.Path(dir_okay=False, path_type=Path))
@language_option
@json_option
def export(reference: str, out: Path, *, lang: str, as_json: bool) -> None:
    """Write the answers as CSV or XLSX, which import takes back, or as OSCAL assessment results (.json)."""
    if out.suffix.lower() not in SUFFIXES:
        raise click.BadParameter(f"end it with {', '.join(SUFFIXES)}", param_hint="OUT")
    ready(lang)
    from ortaq.engine.render.tables import write_csv  # noqa: PLC0415
    from ortaq.engine.render.xlsx import write_xlsx  # noqa: PLC0415
    from ortaq.plan.assessments import documents  # noqa: PLC0415
    from ortaq.plan.assessments.queries import get_scores  # noqa: PLC0415
    from ortaq.shared.actors import SYSTEM  # noqa: PLC0415
    from ortaq.shared.clock import now  # noqa: PLC0415

    losses: list[dict[str, object]] = []
    if out.suffix.lower() == ".json":
        text, report = documents.oscal_results(SYSTEM, reference)
        content = text.encode()
        losses = [
            {"place": loss.path, "reason": str(loss.reason), "count": loss.count}
            for loss in report.losses
        ]
    else:
        table = documents.exchange_table(get_scores(SYSTEM, reference))
        is_csv = out.suffix.lower() == ".csv"
        content = write_csv(table) if is_csv else write_xlsx(table, created_at=now())
    with whole_file(out) as draft:
        draft.write_bytes(content)
    if as_json:
        print_json({"file": out.name, "losses": losses})
    for loss in [] if as_json else losses:
        say(f"{loss['place']}: {loss['reason']}, {loss['count']}")


@assessments.command()
@click.argument("one")
@click.argument("other")
@language_option
@json_option
def compare(one: str, other: str, *, lang: str, as_json: bool) -> None:
    """What moved the score between two assessments: answers, what applies, weights, version."""
    ready(lang)
    from ortaq.plan.assessments.change_words import change_rows, change_words  # noqa: PLC0415
    from ortaq.plan.assessments.queries import get_comparison  # noqa: PLC0415
    from ortaq.shared.actors import SYSTEM  # noqa: PLC0415

    found = get_comparison(SYSTEM, one, other)
    change = found.change
    if as_json:
        print_json(
            {
                "before": {"reference": found.before.reference, "share": change.before},
                "after": {"reference": found.after.reference, "share": change.after},
                "change": float(change.total),
                "causes": {str(c): float(effect) for c, effect in change.by_cause().items()},
                "steps": [
                    {"cause": str(s.cause), "provision": s.item, "effect": float(s.effect)}
                    for s in change.steps
                ],
                "added": found.added,
                "removed": found.removed,
            }
        )
        return
    click.echo(change_words(found))
    rows = [
        (cause.name, step.code, f"{step.before} → {step.after}", step.effect)
        for cause in change_rows(found)
        for step in cause.steps
    ]
    totals = [(cause.name, "", "", cause.effect) for cause in change_rows(found)]
    print_table("", ("cause", "provision", "answer", "points"), [*totals, *rows])


def _shown(value: object) -> str:
    return f"{value:.2f}" if isinstance(value, float) else str(value)
