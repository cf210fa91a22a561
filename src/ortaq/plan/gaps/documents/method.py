"""How the analysis was made: framework, rule, dates, who answered, how far they agree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ortaq.engine.render.paper.blocks import Bullets, Heading, Paragraph, TableBlock
from ortaq.engine.render.tables import Column, Table
from ortaq.engine.terms.framework import Engine, TextPolicy
from ortaq.plan.assessments.documents import source_words
from ortaq.plan.assessments.wording import measure_words
from ortaq.shared.labels import label
from ortaq.shared.words import day, in_language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.utils.functional import _StrPromise

    from ortaq.engine.render.paper.blocks import Block
    from ortaq.plan.gaps.queries import Analysis

RULES: dict[Engine, _StrPromise] = {
    Engine.TREATY: gettext_lazy(
        "Law and practice are rated apart, each as absent, in part or in full (0, 1, 2). The score of a"
        " provision is the sum of both divided by four; the score of a chapter is the weighted mean of"
        " what it contains."
    ),
    Engine.STAGE_ALL: gettext_lazy(
        "A stage is reached when all its indicators and those of the stages below are met. A whole"
        " stands at the lowest stage of its parts."
    ),
    Engine.REQUISITE_COVERAGE: gettext_lazy(
        "A level is reached when all its requisite questions and those of the levels below are answered"
        " with yes. Coverage is the share of questions answered with yes."
    ),
    Engine.WEIGHTED_BINARY: gettext_lazy(
        "An answer counts 0, one half or 1, multiplied by the weight of its question; the score is the"
        " sum divided by the sum of the weights."
    ),
    Engine.POINTS_EVIDENCE: gettext_lazy(
        "A criterion earns its points when it is met and a verified source that is in force proves it."
    ),
    Engine.RANGE_MEAN: gettext_lazy(
        "Each rating is brought to the range of the framework; the score is the mean by weight."
    ),
}
"""What each rule does, in words. Source: the docstrings of `ortaq.engine.score`."""


def method_blocks(analysis: Analysis) -> Iterator[Block]:
    """The chapter on method."""
    yield Heading("2. " + _("Method"))
    yield Heading(_("Framework and rule"), level=2)
    yield Bullets(tuple(_framework_lines(analysis)))
    yield Paragraph(str(RULES[analysis.scores.framework.engine]))
    yield Paragraph(
        _(
            "A question that does not apply leaves the count. A question that is not answered, or whose"
            " answer is not known, is not counted as a no: it widens the range within which the score lies."
            " The size of a gap is the share of a provision that is certainly missing."
        )
    )
    yield Heading(_("Who answered"), level=2)
    yield from _asked_blocks(analysis)
    yield Heading(_("How far the organisations agree"), level=2)
    yield from _agreement_blocks(analysis)


def _framework_lines(analysis: Analysis) -> Iterator[str]:
    assessment = analysis.scores.assessment
    framework = assessment.framework
    yield _("framework: %(title)s, version %(version)s") % {
        "title": in_language(framework.title),
        "version": framework.version,
    }
    if framework.source_url:
        yield _("official text: %(address)s") % {"address": framework.source_url}
    if framework.text_policy == TextPolicy.OWN_WORDS and framework.source_url:
        yield _(
            "requirements and questions are in our own words; only the official text is binding"
        )
    yield _("law and practice are rated as of %(day)s") % {"day": day(assessment.as_of)}
    for each in analysis.rounds:
        if each.deadline:
            yield _("round %(reference)s: answers until %(day)s") % {
                "reference": each.reference,
                "day": day(each.deadline),
            }
    yield _("digest of the framework’s content (SHA-256): %(digest)s") % {
        "digest": framework.digest
    }


def _asked_blocks(analysis: Analysis) -> Iterator[Block]:
    if not analysis.asked:
        yield Paragraph(
            _("No organisation answered by itself; the secretariat entered the ratings.")
        )
        return
    rows = tuple(
        (in_language(one.organisation.name), in_language(one.organisation.short_name), one.answered)
        for one in analysis.asked
    )
    columns = (
        Column(_("Organisation"), width=60),
        Column(_("Short name"), width=20),
        Column(_("Questions answered"), places=0, width=16),
    )
    yield TableBlock(
        Table(_("Organisations that were asked"), columns, rows, source_words(analysis.scores))
    )


def _agreement_blocks(analysis: Analysis) -> Iterator[Block]:
    sections = analysis.disagreement.sections
    if len(analysis.disagreement.organisations) < 2:
        yield Paragraph(label("undefined", "agreement_reading"))
        return
    rows = tuple(
        (
            in_language(section.title) if section.title else _("Whole framework"),
            section.alpha.units,
            measure_words(section.alpha),
            section.disputed,
        )
        for section in sections
    )
    columns = (
        Column(_("Chapter"), width=52),
        Column(_("Ratings compared"), places=0, width=16),
        Column(_("Krippendorff’s alpha"), places=2, width=18),
        Column(_("Not settled"), places=0, width=14),
    )
    yield TableBlock(Table(_("Agreement by chapter"), columns, rows, source_words(analysis.scores)))
    yield Paragraph(
        _(
            "Krippendorff’s alpha is 1 where all agree and 0 where they agree no more often than chance"
            " would have it. From 0.8 on, answers can be relied on; from 0.667 on, for tentative"
            " conclusions."
        )
        + " "
        + _("Whole framework")
        + ": "
        + label(_reading(analysis), "agreement_reading")
    )


def _reading(analysis: Analysis) -> str:
    alpha = analysis.disagreement.sections[-1].alpha
    return "unanimous" if alpha.unanimous else str(alpha.reading)
