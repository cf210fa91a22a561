"""A choice of measures as tables of a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ortaq.cli.edge import print_table, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ortaq.plan.choices.queries import ChoiceView


def print_choice(shown: ChoiceView, lang: str, asked: Sequence[str]) -> None:
    """Print what is chosen, why the others are not, and the studies that were computed."""
    from ortaq.plan.choices.documents import summary, unproven  # noqa: PLC0415 - needs Django
    from ortaq.plan.choices.wording import open_answers_words, why_not_words  # noqa: PLC0415

    say(summary(shown))
    if still_open := unproven(shown):
        say(still_open)
    print_table(
        shown.choice.reference,
        ("code", "title", "start", "thousand tenge"),
        [
            (row.code, row.measure.title.in_(lang) if row.measure else "", row.start, row.cost)
            for row in shown.chosen
        ],
    )
    print_table(
        "Not chosen",
        ("code", "title", "why not"),
        [
            (
                row.code,
                row.measure.title.in_(lang) if row.measure else "",
                " ".join(why_not_words(row.answer)) if row.answer else "",
            )
            for row in shown.rejected
        ],
    )
    if shown.open_answers:
        say(open_answers_words(shown.open_answers))
    for row in shown.rejected:
        if row.answer and row.code in asked:
            say(f"{row.code}: {' '.join(why_not_words(row.answer))}")
    for code in asked:
        if any(row.code == code for row in shown.chosen):
            say(f"{code} is chosen.")
    _print_studies(shown)


def _print_studies(shown: ChoiceView) -> None:
    from ortaq.plan.choices.wording import budget_words, points, thousands  # noqa: PLC0415

    studies = shown.choice.studies
    if curve := studies.get("curve"):
        rows = [
            (f"{one['share']:.0%}", one["count"], thousands(one["cost"]), points(one["worth"]))
            for one in curve
            if one["worth"] is not None
        ]
        print_table("Share of the budgets", ("share", "measures", "thousand tenge", "points"), rows)
    if more := studies.get("next_money"):
        bought = [
            (
                budget_words(f"{one['year'] or ''} {one['source'] or ''}"),
                points(one["gain"]),
                " ".join(one["comes"]),
                " ".join(one["goes"]),
            )
            for one in more["rows"]
        ]
        title = f"{thousands(more['amount'])} thousand tenge more"
        print_table(title, ("added to", "points more", "comes", "goes"), bought)
    if sure := studies.get("robustness"):
        shares = [(code, f"{share:.0%}") for code, share in sure["chosen"].items()]
        print_table(f"In {sure['draws']} draws", ("code", "chosen"), shares)
