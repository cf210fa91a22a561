"""A choice as a printed annex."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from ortaq.engine.render.paper.blocks import Bullets, Figure, Heading, Paper, Paragraph, TableBlock
from ortaq.engine.render.paper.writers import WRITERS
from ortaq.engine.render.tables import Column, Table
from ortaq.engine.terms.language import Language
from ortaq.plan.choices import drawings, queries
from ortaq.plan.choices.wording import (
    budget_words,
    limit_words,
    next_money_words,
    open_answers_words,
    points,
    robustness_words,
    thousands,
    unproven_words,
    why_not_words,
)
from ortaq.plan.measures.documents import UnknownFormat
from ortaq.plan.measures.official import DEMO_LABEL
from ortaq.shared.labels import label
from ortaq.shared.words import in_language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ortaq.engine.render.paper.blocks import Block
    from ortaq.engine.render.tables import Cell
    from ortaq.plan.choices.models import Choice
    from ortaq.plan.choices.queries import ChoiceView
    from ortaq.shared.actors import Actor

NEXT_THOUSAND = 100_000.0
"""Thousand tenge of the question what the next 100 million buy."""
DRAWS = 50
"""Worlds drawn where nobody says how many."""


def list_url(choice: Choice) -> str:
    """The page of the plan's choices."""
    return f"{reverse('choices:list')}?plan={choice.plan.slug}"


def choice_url(choice: Choice) -> str:
    """The page of a choice."""
    return reverse("choices:choice", args=[choice.reference])


def files_of(choice: Choice) -> list[dict[str, str]]:
    """Links to the annex in each format, in the page's language."""
    return [
        {
            "label": _("Annex, %(format)s") % {"format": name.upper()},
            "url": reverse("choices:annex", args=[choice.reference, name]),
        }
        for name in WRITERS
    ]


def make_annex(
    *, actor: Actor, choice: Choice, file_format: str, language: str
) -> tuple[str, bytes]:
    """Name and content of the annex: what is chosen, what is not, and why.

    Raises:
        UnknownFormat: the format is neither docx nor pdf.
    """
    if file_format not in WRITERS:
        raise UnknownFormat(value=file_format)
    with override(language):
        shown = queries.show_choice(actor, choice)
        paper = Paper(
            title=_("Choice of measures within the budget"),
            language=Language(language),
            blocks=tuple(_blocks(actor, shown)),
            imprint=(
                in_language(choice.plan.title),
                _("Choice %(reference)s, version %(version)s of the plan, computed on %(day)s")
                % {
                    "reference": choice.reference,
                    "version": choice.plan_version,
                    "day": f"{choice.computed_at:%d.%m.%Y}",
                },
            ),
            demo_label=DEMO_LABEL.in_(language) if choice.plan.is_demo else "",
        )
    name = f"{choice.plan.slug}-{choice.reference}-{language}.{file_format}"
    return name, WRITERS[file_format](paper, created_at=choice.computed_at)


def _blocks(actor: Actor, shown: ChoiceView) -> Iterator[Block]:
    choice = shown.choice
    yield Paragraph(summary(shown))
    if still_open := unproven(shown):
        yield Paragraph(still_open)
    yield Heading(_("Chosen measures"))
    yield TableBlock(_chosen(shown))
    yield Heading(_("Measures that were not chosen"))
    yield TableBlock(_rejected(shown))
    if shown.open_answers:
        yield Paragraph(open_answers_words(shown.open_answers))
    yield Heading(_("Money"))
    yield TableBlock(_money(shown))
    yield Heading(_("What is closed"))
    if drawn := drawings.closures(choice, drawings.closure_rows(actor, choice)):
        caption = _("How far the gaps of each direction would be closed")
        yield Figure(str(drawn), f"{caption}. {drawings.source(choice)}", caption)
    if drawn := drawings.curve(choice):
        caption = _("What less or more money buys")
        yield Figure(str(drawn), f"{caption}. {drawings.source(choice)}", caption)
    yield from _baselines(shown)
    yield from _studies(choice)
    yield Heading(_("How to compute it again"))
    yield Bullets(
        (
            _("digest of the inputs (SHA-256): %(digest)s") % {"digest": choice.digest},
            _("solver: %(solver)s, seed %(seed)s")
            % {"solver": choice.solver, "seed": choice.frame["seed"]},
            _("effects and costs are as the drafts of the measures state them"),
        )
    )


def _studies(choice: Choice) -> Iterator[Block]:
    """More money, uncertainty and other weights, where they were computed."""
    if more := choice.studies.get("next_money"):
        yield Heading(next_money_words(more["amount"]))
        yield TableBlock(_next_money(more["rows"]))
    if sure := choice.studies.get("robustness"):
        yield Heading(_("How sure it is"))
        yield Paragraph(robustness_words(sure))
    if weights := choice.studies.get("weights"):
        yield Heading(_("If a direction weighed less or more"))
        yield TableBlock(_weights(weights))


def summary(shown: ChoiceView) -> str:
    """The choice in two sentences."""
    return _(
        "%(count)s measures for %(cost)s thousand tenge are worth %(worth)s points of 100 for all gaps"
        " closed. No other set within these limits is worth more than %(bound)s points."
    ) % {
        "count": len(shown.chosen),
        "cost": thousands(shown.cost),
        "worth": points(shown.worth),
        "bound": points(shown.choice.result["bound"]),
    }


def unproven(shown: ChoiceView) -> str:
    """What the time did not suffice to prove; empty where the proof is as near as asked."""
    return unproven_words(shown.gap, shown.choice.frame["gap"])


def _chosen(shown: ChoiceView) -> Table:
    is_drawn = "robustness" in shown.choice.studies
    columns = (
        Column(_("Code"), width=10),
        Column(_("Measure"), width=46),
        Column(_("Start"), width=12),
        Column(_("Thousand tenge"), places=0, width=14),
        Column(_("Chosen in draws, per cent"), places=0, width=16),
    )
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            row.code,
            in_language(row.measure.title) if row.measure else "–",
            str(row.start) + (f", {_('pilot')}" if row.is_pilot else ""),
            row.cost,
            *_drawn(row.robustness),
        )
        for row in shown.chosen
    )
    return Table("", columns if is_drawn else columns[:-1], rows)


def _drawn(share: float | None) -> tuple[Decimal, ...]:
    """The cell that says how often a measure was chosen, where worlds were drawn."""
    return () if share is None else (Decimal(str(round(share * 100))),)


def _rejected(shown: ChoiceView) -> Table:
    is_told = any(row.answer for row in shown.rejected)
    rows: list[tuple[Cell, ...]] = [
        (
            row.code,
            in_language(row.measure.title) if row.measure else "–",
            row.cost,
            " ".join(why_not_words(row.answer)) if row.answer else _("not computed"),
        )
        for row in shown.rejected
    ]
    columns = (
        Column(_("Code"), width=10),
        Column(_("Measure"), width=38),
        Column(_("Thousand tenge"), places=0, width=14),
        Column(_("Why not"), width=36),
    )
    told = len(columns) if is_told else len(columns) - 1
    return Table("", columns[:told], tuple(row[:told] for row in rows))


def _money(shown: ChoiceView) -> Table:
    rows = tuple(
        (
            budget_words(f"{row.year or ''} {row.source or ''}"),
            row.limit,
            row.used,
        )
        for row in shown.money
    )
    columns = (
        Column(_("Budget")),
        Column(_("Limit"), places=0),
        Column(_("Used"), places=0),
    )
    return Table(_("Money, thousand tenge"), columns, rows)


def _next_money(rows: list[dict[str, Any]]) -> Table:
    columns = (
        Column(_("Added to"), width=36),
        Column(_("Points more"), places=1),
        Column(_("Comes")),
        Column(_("Goes")),
    )
    return Table(
        "",
        columns,
        tuple(
            (
                budget_words(f"{row['year'] or ''} {row['source'] or ''}"),
                Decimal(str(round(row["gain"], 1))),
                ", ".join(row["comes"]) or "–",
                ", ".join(row["goes"]) or "–",
            )
            for row in rows
        ),
    )


def _weights(rows: list[dict[str, Any]]) -> Table:
    columns = (
        Column(_("Direction"), width=36),
        Column(_("Weight"), width=10),
        Column(_("Comes")),
        Column(_("Goes")),
    )
    return Table(
        "",
        columns,
        tuple(
            (
                label(row["direction"], "direction"),
                f"× {row['factor']:g}".replace(".", ","),
                ", ".join(row["comes"]) or "–",
                ", ".join(row["goes"]) or "–",
            )
            for row in rows
        ),
    )


def _baselines(shown: ChoiceView) -> Iterator[Block]:
    yield Heading(_("Beside other sets"))
    yield Paragraph(
        _("The best next for its money, one after another, gives %(worth)s points for %(cost)s.")
        % {"worth": points(shown.greedy.worth), "cost": thousands(shown.greedy.cost)}
    )
    if shown.own is None:
        return
    yield Paragraph(
        _("The committee's own set gives %(worth)s points for %(cost)s.")
        % {"worth": points(shown.own.worth), "cost": thousands(shown.own.cost)}
    )
    if shown.own.broken:
        yield Bullets(tuple(limit_words(*one) for one in shown.own.broken))
