"""What other frameworks ask beside the one that was assessed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from ortaq.engine.render.paper.blocks import Heading, Paragraph, TableBlock
from ortaq.engine.render.tables import Column, Table
from ortaq.engine.score.crosswalk import Coverage
from ortaq.plan.frameworks.documents import relation_words
from ortaq.shared.labels import label
from ortaq.shared.words import in_language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ortaq.engine.render.paper.blocks import Block
    from ortaq.engine.score.crosswalk import Covered, Crosswalk
    from ortaq.plan.gaps.queries import Analysis

MOST_LISTED = 60
"""Provisions that are listed; more are told in numbers and read on the page of the comparison. Ortaq's own choice."""


def beside_blocks(analysis: Analysis) -> Iterator[Block]:
    """The chapter on the crosswalk."""
    yield Heading("4. " + _("Comparison with other frameworks"))
    if not analysis.crosswalks:
        yield Paragraph(
            _("No lines are drawn from this framework to another one, so nothing is compared.")
        )
        return
    yield Paragraph(
        _(
            "Lines between provisions say how what one framework asks relates to what another one asks. A"
            " provision counts as covered where this framework has one that asks the same or more."
        )
    )
    yield TableBlock(_counts(analysis.crosswalks))
    for crosswalk in analysis.crosswalks:
        yield from _one(crosswalk)


def _one(crosswalk: Crosswalk) -> Iterator[Block]:
    """What one framework asks beside the assessed one, and what nobody compared yet."""
    partly = [row for row in crosswalk.gaps if row.coverage is Coverage.PARTLY]
    unmapped = [row for row in crosswalk.gaps if row.coverage is Coverage.UNMAPPED]
    if not partly and not unmapped:
        return
    yield Heading(in_language(crosswalk.asking.title), level=2)
    if len(partly) > MOST_LISTED:
        yield Paragraph(
            _("Covered in part: %(count)s provisions; the page of the comparison lists them.")
            % {"count": len(partly)}
        )
    elif partly:
        yield TableBlock(_partly(crosswalk, partly))
    if len(unmapped) > MOST_LISTED:
        yield Paragraph(
            _("No line drawn yet: %(count)s provisions; the page of the comparison lists them.")
            % {"count": len(unmapped)}
        )
    elif unmapped:
        yield Paragraph(
            _("No line drawn yet, so it may be asked anew: %(provisions)s.")
            % {
                "provisions": "; ".join(
                    f"{row.provision.code} {in_language(row.provision.title)}" for row in unmapped
                )
            }
        )


def _counts(crosswalks: tuple[Crosswalk, ...]) -> Table:
    return Table(
        title=_("How far this framework covers what others ask"),
        columns=(
            Column(_("Framework"), width=56),
            *(Column(label(one, "coverage"), places=0, width=24) for one in Coverage),
        ),
        rows=tuple(
            (in_language(each.asking.title), *(each.count(one) for one in Coverage))
            for each in crosswalks
        ),
        source=_("Numbers of provisions that put a question to a state"),
    )


def _partly(crosswalk: Crosswalk, rows: list[Covered]) -> Table:
    return Table(
        title=_("What the assessed framework covers in part only"),
        columns=(
            Column(_("Provision"), width=22),
            Column(_("Title"), width=60),
            Column(_("Provisions of the assessed framework"), width=56),
        ),
        rows=tuple(
            (
                row.provision.code,
                in_language(row.provision.title),
                "\n".join(f"{line.source}: {relation_words(line)}" for line in row.lines),
            )
            for row in rows
        ),
        source=_("Ortaq, lines between %(given)s and %(asking)s")
        % {"given": crosswalk.given.reference, "asking": crosswalk.asking.reference},
    )
