"""Scores as tables and as a chart."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext as _

from ortaq.engine.exchange.oscal.assessment_results import (
    AnswerState as OscalState,
)
from ortaq.engine.exchange.oscal.assessment_results import (
    AssessedProvision,
    AssessmentRound,
    SourceLink,
    write_assessment_results,
)
from ortaq.engine.render.tables import Column, Table
from ortaq.engine.score.rules import LEVEL_RULES
from ortaq.engine.terms.language import Language
from ortaq.plan.assessments.queries import get_scores, list_sources_by_code
from ortaq.plan.assessments.wording import range_words, score_words
from ortaq.shared import clock, drawing
from ortaq.shared.labels import label
from ortaq.shared.words import day, in_language, percent

if TYPE_CHECKING:
    from datetime import date

    from django.utils.safestring import SafeString

    from ortaq.engine.exchange.loss import LossReport
    from ortaq.engine.score.tree import Score
    from ortaq.engine.terms.framework import Engine
    from ortaq.plan.assessments.models import Source
    from ortaq.plan.assessments.queries import ProvisionScore, Scores
    from ortaq.shared.actors import Actor

PERCENT = 100

OSCAL_STATE = {
    "answered": OscalState.RATED,
    "dont_know": OscalState.DONT_KNOW,
    "not_applicable": OscalState.NOT_APPLICABLE,
    "unanswered": OscalState.UNANSWERED,
}


@dataclass(frozen=True, slots=True)
class Row:
    """A line of scores in the reader's words; `parts` are those of `score_parts`."""

    title: str
    depth: int
    score: str
    interval: str
    parts: tuple[str, ...]


def group_chart(scores: Scores) -> SafeString | None:
    """One bar per chapter that has a score, as SVG; None where no chapter has one."""
    rated = tuple(
        (in_language(row.group.title), row.score.share * PERCENT)
        for row in scores.groups
        if row.depth == 0 and row.score.share is not None
    )
    if not rated:
        return None
    title, unit = _("Score by chapter"), _("Per cent of what the framework asks")
    return _bars(rated, title, chart_words(scores), source_words(scores), unit)


@lru_cache(maxsize=64)
def _bars(
    rated: tuple[tuple[str, float], ...], title: str, description: str, source: str, unit: str
) -> SafeString:
    """The drawing; the same figures in the same words are drawn once."""
    return drawing.bars(list(rated), title=title, description=description, source=source, unit=unit)


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


def score_parts(scores: Scores) -> list[str]:
    """Aspects that have scores of their own, such as law and practice, in order."""
    return list(scores.whole.parts)


def group_rows(scores: Scores) -> list[Row]:
    """Each group in words, then the whole framework."""
    engine = scores.framework.engine
    rows = [
        _row(engine, in_language(row.group.title), row.depth, row.score) for row in scores.groups
    ]
    return [*rows, _row(engine, _("Whole framework"), 0, scores.whole)]


def _row(engine: Engine, title: str, depth: int, score: Score) -> Row:
    parts = tuple(percent(part.share) for part in score.parts.values())
    return Row(title, depth, score_words(engine, score), range_words(engine, score), parts)


def provision_rows(scores: Scores) -> list[tuple[ProvisionScore, str, list[tuple[str, str]]]]:
    """Each question with its score and the titles and words of its ratings, for the page."""
    titles = [in_language(scale.title) for scale in scores.scales]
    engine = scores.framework.engine
    return [
        (
            row,
            percent(row.score.share) if engine in LEVEL_RULES else score_words(engine, row.score),
            list(zip(titles, map(in_language, row.ratings), strict=True)),
        )
        for row in scores.provisions
    ]


def group_table(scores: Scores) -> Table:
    """One row per group; score and most in the engine's units, the rest shares in [0, 1]."""
    parts = score_parts(scores)
    return Table(
        title=_("Score by chapter"),
        columns=(
            Column(_("Code")),
            Column(_("Chapter"), width=48),
            Column(_("Score"), places=4),
            Column(_("Most"), places=4),
            Column(_("Share"), places=4),
            Column(_("Lowest possible"), places=4),
            Column(_("Highest possible"), places=4),
            *(Column(label(name, "score_part"), places=4) for name in parts),
            Column(_("Rated provisions")),
            Column(_("Provisions that apply")),
        ),
        rows=tuple(
            (
                row.group.code,
                in_language(row.group.title),
                row.score.score,
                row.score.max,
                row.score.share,
                row.score.low,
                row.score.high,
                *(row.score.parts[name].share for name in parts),
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
            *(Column(in_language(scale.title)) for scale in scores.scales),
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
        *(in_language(rating) for rating in row.ratings),
        score.share,
        score.low,
        score.high,
        row.source_count,
        in_language(answer.justification) if answer else "",
    )


def exchange_table(scores: Scores) -> Table:
    """The answers as `services.import_answers` takes them back; columns have names for programs."""
    rated = [scale_name for scale_name in ("law", "practice") if len(scores.scales) > 1] or [
        "value"
    ]
    words = [f"why_{code}" for code in Language]
    names = ["provision", "title", "state", *rated, *words, "version"]
    return Table(
        title=scores.assessment.reference,
        columns=tuple(
            Column(name, width=40 if name in {"title", *words} else 12) for name in names
        ),
        rows=tuple(_exchange_row(row, rated) for row in scores.provisions),
    )


def _exchange_row(row: ProvisionScore, rated: list[str]) -> tuple[str | int | None, ...]:
    answer = row.answer
    return (
        row.provision.code,
        in_language(row.provision.title),
        answer.state if answer else "unanswered",
        *(getattr(answer, name, None) for name in rated),
        *(answer.justification.as_dict()[code] if answer else "" for code in Language),
        answer.version if answer else 0,
    )


def oscal_results(actor: Actor, reference: str) -> tuple[str, LossReport]:
    """An assessment as OSCAL assessment results in English words, and what OSCAL has no place for.

    Raises:
        Assessment.DoesNotExist: none has this number.
    """
    scores = get_scores(actor, reference)
    assessment = scores.assessment
    sources = list_sources_by_code(assessment)
    answers = tuple(
        AssessedProvision(
            code=row.provision.code,
            state=OSCAL_STATE[row.answer.state if row.answer else "unanswered"],
            share=None if row.score.share is None else Decimal(str(round(row.score.share, 4))),
            justification=row.answer.justification.in_("en") if row.answer else "",
            agency=row.answer.organisation.code if row.answer and row.answer.organisation else "",
            answered_at=row.answer.updated_at if row.answer else None,
            sources=tuple(_source_link(source) for source in sources.get(row.provision.code, ())),
        )
        for row in scores.provisions
    )
    told = AssessmentRound(
        reference=assessment.reference,
        title=assessment.title.in_("en"),
        description=assessment.note.in_("en"),
        start_at=assessment.opened_at or assessment.created_at,
        end_at=assessment.closed_at,
        answers=answers,
    )
    return write_assessment_results(scores.framework, told, at=clock.now())


def _source_link(source: Source) -> SourceLink:
    title = f"{source.title.in_('en')} {source.article}".strip()
    href = source.url or f"urn:ortaq:source:{source.pk}"
    return SourceLink(title, href, _end_of(source.valid_until))


def _end_of(last: date | None) -> datetime | None:
    """The instant at which a last day has passed."""
    if last is None:
        return None
    return datetime.combine(last + timedelta(days=1), time(), timezone.get_default_timezone())
