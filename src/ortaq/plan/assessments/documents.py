"""Scores as tables and as a chart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from ortaq.engine.render.tables import Column, Table
from ortaq.shared import drawing
from ortaq.shared.labels import label
from ortaq.shared.words import day, in_language, percent

if TYPE_CHECKING:
    from django.utils.safestring import SafeString

    from ortaq.engine.score.tree import Score
    from ortaq.plan.assessments.queries import ProvisionScore, Scores

PERCENT = 100


def group_chart(scores: Scores) -> SafeString | None:
    """One bar per chapter that has a score, as SVG; None where no chapter has one."""
    rated = [
        (in_language(row.group.title), row.score.share * PERCENT)
        for row in scores.groups
        if row.depth == 0 and row.score.share is not None
    ]
    if not rated:
        return None
    return drawing.bars(
        rated,
        title=_("Score by chapter"),
        description=chart_words(scores),
        source=source_words(scores),
        unit=_("Per cent of what the framework asks"),
    )


def chart_words(scores: Scores) -> str:
    """What the reader should take from the chart."""
    rated = [row for row in scores.groups if row.depth == 0 and row.score.share is not None]
    if not rated:
        return _("No chapter has a score yet.")
    best = max(rated, key=lambda row: row.score.share or 0)
    worst = min(rated, key=lambda row: row.score.share or 0)
    return _("Highest: %(best)s, %(high)s. Lowest: %(worst)s, %(low)s.") % {
        "best": in_language(best.group.title),
        "high": percent(best.score.share),
        "worst": in_language(worst.group.title),
        "low": percent(worst.score.share),
    }


def source_words(scores: Scores) -> str:
    """Where the figures come from."""
    return _("Assessment %(reference)s, as of %(day)s") % {
        "reference": scores.assessment.reference,
        "day": day(scores.assessment.as_of),
    }


def group_table(scores: Scores) -> Table:
    """One row per group; shares in [0, 1]."""
    return Table(
        title=_("Score by chapter"),
        columns=(
            Column(_("Code")),
            Column(_("Chapter"), width=48),
            Column(_("Score"), places=4),
            Column(_("Lowest possible"), places=4),
            Column(_("Highest possible"), places=4),
            Column(_("In law"), places=4),
            Column(_("In practice"), places=4),
            Column(_("Rated provisions")),
            Column(_("Provisions that apply")),
        ),
        rows=tuple(
            (
                row.group.code,
                in_language(row.group.title),
                row.score.share,
                row.score.low,
                row.score.high,
                row.score.parts["law"].share,
                row.score.parts["practice"].share,
                row.score.tally.rated,
                row.score.tally.applicable,
            )
            for row in scores.groups
        ),
        source=source_words(scores),
    )


def answer_table(scores: Scores) -> Table:
    """One row per question; shares in [0, 1]."""
    return Table(
        title=in_language(scores.assessment.title),
        columns=(
            Column(_("Provision")),
            Column(_("Title"), width=40),
            Column(_("Answer")),
            Column(_("In law")),
            Column(_("In practice")),
            Column(_("Score"), places=4),
            Column(_("Lowest possible"), places=4),
            Column(_("Highest possible"), places=4),
            Column(_("Sources")),
            Column(_("Why"), width=60),
        ),
        rows=tuple(_answer_row(row, row.score) for row in scores.provisions),
        source=source_words(scores),
    )


def _answer_row(row: ProvisionScore, score: Score) -> tuple[str | int | float | None, ...]:
    answer = row.answer
    return (
        row.provision.code,
        in_language(row.provision.title),
        label(answer.state if answer else "unanswered", "answer_state"),
        in_language(row.law),
        in_language(row.practice),
        score.share,
        score.low,
        score.high,
        row.source_count,
        in_language(answer.justification) if answer else "",
    )
