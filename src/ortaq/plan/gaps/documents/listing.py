"""The gaps in the analysis."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from ortaq.engine.render.paper.blocks import Heading, Paragraph, TableBlock
from ortaq.engine.render.tables import Column, Table
from ortaq.plan.assessments.documents import source_words
from ortaq.plan.gaps.models import GapStatus
from ortaq.shared.labels import label
from ortaq.shared.words import in_language, percent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ortaq.engine.render.paper.blocks import Block
    from ortaq.engine.render.tables import Cell
    from ortaq.plan.gaps.models import Gap
    from ortaq.plan.gaps.queries import Analysis


def gap_blocks(analysis: Analysis) -> Iterator[Block]:
    """The chapter that lists the gaps: those that stand, by direction, then the closed ones."""
    yield Heading("5. " + _("Gaps"))
    standing = analysis.standing_gaps
    if not standing:
        yield Paragraph(_("No open gap is on the list."))
    for pillar in analysis.pillars:
        if pillar.gaps:
            yield Heading(_capital(label(pillar.pillar, "direction")), level=2)
            yield TableBlock(_table(analysis, pillar.gaps))
    closed = tuple(gap for gap in analysis.gaps if gap.status == GapStatus.CLOSED)
    if closed:
        yield Heading(_("Closed gaps"), level=2)
        yield TableBlock(_table(analysis, closed))


def _table(analysis: Analysis, gaps: tuple[Gap, ...]) -> Table:
    return Table(
        title=_("Gaps, the largest first"),
        columns=(
            Column(_("Number"), width=22),
            Column(_("Gap"), width=44),
            Column(_("Size"), places=0, width=20),
            Column(_("Root cause"), width=33),
            Column(_("Who answers for it"), width=30),
            Column(_("Status"), width=30),
            Column(_("Sources"), width=27),
        ),
        rows=tuple(_row(analysis, gap) for gap in gaps),
        source=source_words(analysis.scores),
    )


def _row(analysis: Analysis, gap: Gap) -> tuple[Cell, ...]:
    code = gap.provision.code if gap.provision else ""
    return (
        gap.reference,
        f"{code}. {in_language(gap.title)}" if code else in_language(gap.title),
        percent(gap.severity),
        label(gap.root_cause, "root_cause") if gap.root_cause else "–",
        in_language(gap.owner.name) if gap.owner else _("nobody yet"),
        label(gap.status, "gap_status"),
        ", ".join(f"[{number}]" for number in analysis.numbers_of(code)) or "–",
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
