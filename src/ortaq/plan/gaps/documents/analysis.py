"""The gap analysis of one assessment as a paper that a committee can sign."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import override

from ortaq.engine.render.paper.blocks import (
    Bullets,
    Heading,
    PageBreak,
    Paper,
    Paragraph,
    TableOfContents,
)
from ortaq.engine.terms.language import Language
from ortaq.plan.assessments.wording import range_words, score_words
from ortaq.plan.gaps.documents.annex import annex_blocks
from ortaq.plan.gaps.documents.beside import beside_blocks
from ortaq.plan.gaps.documents.grounds import source_blocks
from ortaq.plan.gaps.documents.laws import law_blocks
from ortaq.plan.gaps.documents.listing import gap_blocks
from ortaq.plan.gaps.documents.method import method_blocks
from ortaq.plan.gaps.documents.results import result_blocks
from ortaq.plan.gaps.documents.writing import (
    DEMO_LABEL,
    check_format,
    write_paper,
)
from ortaq.plan.gaps.queries import choose_assessment, get_analysis
from ortaq.shared import clock
from ortaq.shared.words import day, in_language, integer, percent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ortaq.engine.render.paper.blocks import Block
    from ortaq.plan.gaps.queries import Analysis
    from ortaq.shared.actors import Actor

LARGEST_TOLD = 5
"""How many gaps the summary names. Ortaq's own choice."""


def make_gap_analysis(
    *, actor: Actor, reference: str = "", file_format: str, language: str
) -> tuple[str, bytes]:
    """Name and content of the gap analysis of an assessment; of the newest one without a number.

    Raises:
        NotAllowed: the role may not print it.
        UnknownPaperFormat: the format is neither docx nor pdf.
        Assessment.DoesNotExist: there is none.
    """
    check_format(file_format)
    assessment = choose_assessment(actor, reference)
    analysis = get_analysis(actor, assessment.reference)
    with override(language):
        paper = Paper(
            title=_("Gap analysis"),
            language=Language(language),
            blocks=tuple(_blocks(analysis)),
            imprint=(
                in_language(assessment.framework.title),
                _("Assessment %(reference)s, as of %(day)s")
                % {"reference": assessment.reference, "day": day(assessment.as_of)},
                _("Printed on %(day)s") % {"day": day(clock.today())},
            ),
            demo_label=DEMO_LABEL.in_(language) if assessment.is_demo else "",
        )
    content = write_paper(paper, file_format, created_at=clock.now())
    return f"gap-analysis-{assessment.reference}-{language}.{file_format}", content


def _blocks(analysis: Analysis) -> Iterator[Block]:
    yield TableOfContents(_("Contents"))
    yield PageBreak()
    yield from _summary_blocks(analysis)
    yield from method_blocks(analysis)
    yield from result_blocks(analysis)
    yield from beside_blocks(analysis)
    yield from gap_blocks(analysis)
    yield from law_blocks(analysis)
    yield from source_blocks(analysis)
    yield PageBreak()
    yield from annex_blocks(analysis)


def _summary_blocks(analysis: Analysis) -> Iterator[Block]:
    yield Heading("1. " + _("Summary"))
    yield Paragraph(_score_sentence(analysis))
    standing = analysis.standing_gaps
    if not standing:
        yield Paragraph(_("No open gap is on the list."))
        return
    yield Paragraph(
        _("Gaps that are not closed: %(count)s. The largest of them:")
        % {"count": integer(len(standing))}
    )
    yield Bullets(
        tuple(
            f"{gap.reference}, {gap.provision.code if gap.provision else '–'}: "
            f"{in_language(gap.title)}, {percent(gap.severity)}"
            for gap in standing[:LARGEST_TOLD]
        )
    )


def _score_sentence(analysis: Analysis) -> str:
    scores = analysis.scores
    whole, engine = scores.whole, scores.framework.engine
    facts = {
        "score": score_words(engine, whole),
        "range": range_words(engine, whole),
        "rated": integer(whole.tally.rated),
        "asked": integer(whole.tally.applicable),
    }
    if whole.share is None:
        return _("Nothing is rated yet, so there is no score.")
    return (
        _(
            "Score: %(score)s. It rests on %(rated)s of %(asked)s questions that apply; depending on what"
            " is not known, it lies within %(range)s."
        )
        % facts
    )
