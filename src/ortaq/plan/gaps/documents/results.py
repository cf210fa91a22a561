"""What came out: by direction of the plan and by chapter of the framework."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from ortaq.engine.render.paper.blocks import Figure, Heading, Paragraph, TableBlock
from ortaq.engine.render.tables import Column, Table
from ortaq.plan.assessments.documents import (
    chart_words,
    group_chart,
    group_rows,
    score_parts,
    source_words,
)
from ortaq.plan.gaps import drawings
from ortaq.shared.labels import label
from ortaq.shared.words import percent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ortaq.engine.render.paper.blocks import Block
    from ortaq.engine.render.tables import Cell
    from ortaq.plan.gaps.queries import Analysis, Overview, PillarScore

_INDENT = "\u2003"


def result_blocks(analysis: Analysis) -> Iterator[Block]:
    """The chapter on results."""
    yield Heading("3. " + _("Results"))
    yield Heading(_("By direction of the plan"), level=2)
    yield Paragraph(
        _(
            "Each question belongs to one direction by the kind of its provision. The lowest and the highest"
            " score are those that remain possible while something is not known."
        )
    )
    yield TableBlock(pillar_table(analysis))
    if drawn := drawings.pillars(analysis):
        caption = _("Score by direction of the plan")
        yield Figure(str(drawn), f"{caption}. {source_words(analysis.scores)}", caption)
    yield Heading(_("By chapter of the framework"), level=2)
    yield Paragraph(chart_words(analysis.scores))
    yield TableBlock(_chapter_table(analysis))
    if drawn := group_chart(analysis.scores):
        caption = _("Score by chapter")
        yield Figure(str(drawn), f"{caption}. {source_words(analysis.scores)}", caption)
    heat_maps = drawings.answers(analysis)
    if heat_maps:
        yield Heading(_("Answers of organisations by provision"), level=2)
    for drawn, _table in heat_maps:
        caption = _("Score of each answer, per cent; a dash stands for an answer without a rating")
        yield Figure(str(drawn), f"{caption}. {source_words(analysis.scores)}", caption)


def pillar_table(analysis: Overview) -> Table:
    """One row per direction: questions, score, lowest, highest, gaps, largest gap."""
    return Table(
        title=_("Results by direction of the plan"),
        columns=(
            Column(_("Direction"), width=40),
            Column(_("Questions"), places=0, width=17),
            Column(_("Score"), places=0, width=14),
            Column(_("Lowest possible"), places=0, width=23),
            Column(_("Highest possible"), places=0, width=23),
            Column(_("Gaps not closed"), places=0, width=20),
            Column(_("Largest gap"), places=0, width=20),
        ),
        rows=tuple(_pillar_row(row) for row in analysis.pillars),
        source=source_words(analysis.scores),
    )


def _pillar_row(row: PillarScore) -> tuple[Cell, ...]:
    largest = max((gap.severity for gap in row.gaps), default=None)
    return (
        label(row.pillar, "direction"),
        row.questions,
        percent(row.interval.share),
        percent(row.interval.low),
        percent(row.interval.high),
        len(row.gaps),
        percent(largest),
    )


def _chapter_table(analysis: Analysis) -> Table:
    parts = score_parts(analysis.scores)
    return Table(
        title=_("Score by chapter"),
        columns=(
            Column(_("Chapter"), width=52),
            Column(_("Score"), places=0, width=14),
            Column(_("Range"), places=0, width=20),
            *(Column(label(name, "score_part"), places=0, width=14) for name in parts),
        ),
        rows=tuple(
            (_INDENT * row.depth + row.title, row.score, row.interval, *row.parts)
            for row in group_rows(analysis.scores)
        ),
        source=source_words(analysis.scores),
    )
