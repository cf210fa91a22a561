"""The results of a survey as a paper and as tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from ortaq.engine.render.paper.blocks import Bullets, Figure, Heading, Paper, Paragraph, TableBlock
from ortaq.engine.render.paper.writers import WRITERS
from ortaq.engine.render.tables import Column, Table, write_csv
from ortaq.engine.render.xlsx import write_xlsx
from ortaq.engine.terms.language import Language
from ortaq.plan.measures.documents import UnknownFormat
from ortaq.plan.measures.official import DEMO_LABEL
from ortaq.plan.surveys import drawings, queries
from ortaq.plan.surveys.wording import (
    agreement_words,
    asked_words,
    count_words,
    rule_words,
    title_words,
    unit_words,
)
from ortaq.shared import clock
from ortaq.shared.words import day, in_language, language

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ortaq.engine.render.paper.blocks import Block
    from ortaq.engine.render.tables import Cell
    from ortaq.plan.surveys.models import GroupResult, Survey
    from ortaq.plan.surveys.queries import ResultRow
    from ortaq.shared.actors import Actor

FORMATS = (*WRITERS, "xlsx", "csv")


def files_of(survey: Survey) -> list[dict[str, str]]:
    """Links to the results in each format, in the page's language."""
    return [
        {
            "label": _("Results, %(format)s") % {"format": name.upper()},
            "url": reverse("surveys:file", args=[survey.reference, name]),
        }
        for name in FORMATS
    ]


def make_file(*, actor: Actor, survey: Survey, file_format: str) -> tuple[str, bytes]:
    """Name and content of the results, in the page's language: figures, never names or reasons.

    The caller got the survey from a query of this actor.

    Raises:
        UnknownFormat: the format is none of `FORMATS`.
    """
    if file_format not in FORMATS:
        raise UnknownFormat(value=file_format)
    rows = queries.list_results(actor, survey)
    name = f"{survey.reference}-{language()}.{file_format}"
    made_at = survey.closed_at or clock.now()
    if file_format == "csv":
        return name, write_csv(results_table(survey, rows))
    if file_format == "xlsx":
        return name, write_xlsx(results_table(survey, rows), created_at=made_at)
    paper = Paper(
        title=in_language(survey.title),
        language=Language(language()),
        blocks=tuple(_blocks(survey, rows)),
        imprint=(in_language(survey.plan.title), _imprint(survey)),
        demo_label=DEMO_LABEL.in_(language()) if survey.is_demo else "",
    )
    return name, WRITERS[file_format](paper, created_at=made_at)


def results_table(survey: Survey, rows: Sequence[ResultRow]) -> Table:
    """One row per question and turn that is over, in order; numbers in the unit named."""
    heads = [
        Column(_("Question")),
        Column(_("Measure")),
        Column(_("Asked"), width=40),
        Column(_("Unit")),
        Column(_("Turn")),
        Column(_("Estimates"), places=0),
        Column(_("Can't judge"), places=0),
        Column(_("Median of the lowest"), places=1),
        Column(_("First quartile"), places=1),
        Column(_("Median"), places=1),
        Column(_("Third quartile"), places=1),
        Column(_("Median of the highest"), places=1),
        Column(_("In the plan"), places=1),
        Column(_("Agreement")),
    ]
    return Table(
        title=in_language(survey.title),
        columns=tuple(heads),
        rows=tuple(
            _row(row, result) for row in rows for result in (row.first, row.second) if result
        ),
        source=drawings.source(survey),
    )


def _row(row: ResultRow, result: GroupResult) -> tuple[Cell, ...]:
    question = row.question
    return (
        question.number,
        question.measure.code,
        asked_words(question),
        unit_words(question),
        result.turn,
        result.count,
        result.abstained,
        result.low,
        result.lower,
        result.median,
        result.upper,
        result.high,
        question.recorded or None,
        agreement_words(row.agrees) if result is row.latest else "",
    )


def _blocks(survey: Survey, rows: Sequence[ResultRow]) -> Iterator[Block]:
    yield Paragraph(rule_words(survey))
    for row in rows:
        yield Heading(f"{row.question.number}. {title_words(row.question)}")
        yield Paragraph(in_language(row.question.measure.title))
        if drawn := drawings.draw_results(survey, row.question, (row.first, row.second)):
            caption = title_words(row.question)
            yield Figure(str(drawn), f"{caption}; {drawings.source(survey)}", caption)
        told = [one for one in (row.first, row.second) if one]
        yield Bullets(tuple(f"{one.turn}: {count_words(one)}" for one in told))
        yield Paragraph(
            _("The experts: %(agreement)s.") % {"agreement": agreement_words(row.agrees)}
        )
    yield Heading(_("All figures"))
    yield TableBlock(_printed(survey, rows))


def _printed(survey: Survey, rows: Sequence[ResultRow]) -> Table:
    """The table without what does not fit on paper."""
    whole = results_table(survey, rows)
    kept = (0, 1, 4, 5, 8, 9, 10, 13)
    return Table(
        title=whole.title,
        columns=tuple(whole.columns[place] for place in kept),
        rows=tuple(tuple(row[place] for place in kept) for row in whole.rows),
        source=whole.source,
    )


def _imprint(survey: Survey) -> str:
    closed = survey.closed_at
    return _("Survey %(reference)s of experts in two turns, closed on %(day)s") % {
        "reference": survey.reference,
        "day": day(closed.date()) if closed else "–",
    }
