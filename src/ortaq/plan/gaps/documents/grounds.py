"""What the answers rest on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from ortaq.engine.render.paper.blocks import Heading, Paragraph, TableBlock
from ortaq.engine.render.tables import Column, Table
from ortaq.plan.assessments.documents import source_words
from ortaq.shared.labels import label
from ortaq.shared.words import in_language, integer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ortaq.engine.render.paper.blocks import Block
    from ortaq.engine.render.tables import Cell
    from ortaq.plan.gaps.queries import Analysis, CitedSource


def source_blocks(analysis: Analysis) -> Iterator[Block]:
    """The chapter that lists the sources with their wording and whether somebody verified them."""
    number = 7 if analysis.laws else 6
    yield Heading(f"{number}. " + _("Sources"))
    if not analysis.sources:
        yield Paragraph(_("No answer rests on a source yet."))
        return
    verified = sum(1 for cited in analysis.sources if cited.source.verified)
    stale = sum(1 for cited in analysis.sources if cited.stale)
    yield Paragraph(
        _("Sources: %(count)s. Verified against the original: %(verified)s. Expired: %(stale)s.")
        % {
            "count": integer(len(analysis.sources)),
            "verified": integer(verified),
            "stale": integer(stale),
        }
    )
    yield TableBlock(
        Table(
            title=_("Sources of the answers"),
            columns=(
                Column(_("No."), width=9),
                Column(_("Act, document or meeting"), width=44),
                Column(_("Article"), width=17),
                Column(_("Wording of"), width=20),
                Column(_("Official address"), width=33),
                Column(_("Checked"), width=27),
                Column(_("Serves provisions"), width=25),
            ),
            rows=tuple(_row(cited) for cited in analysis.sources),
            source=source_words(analysis.scores),
        )
    )


def _row(cited: CitedSource) -> tuple[Cell, ...]:
    source = cited.source
    return (
        f"[{cited.number}]",
        f"{in_language(source.title)} ({label(source.kind, 'source_kind')})",
        source.article or "–",
        source.wording_date,
        source.url or "–",
        _checked(cited),
        ", ".join(cited.codes),
    )


def _checked(cited: CitedSource) -> str:
    words = [_("verified") if cited.source.verified else _("not verified")]
    if cited.stale:
        words.append(_("expired"))
    return ", ".join(words)
