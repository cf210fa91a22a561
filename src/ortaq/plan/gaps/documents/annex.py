"""The annex: what every organisation answered to every question, and what was agreed."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from ortaq.engine.render.paper.blocks import Heading, Paragraph, TableBlock
from ortaq.engine.render.tables import Column, Table
from ortaq.plan.assessments.models import AnswerState, Basis
from ortaq.plan.assessments.queries import answer_scales, rating_words
from ortaq.shared.labels import label
from ortaq.shared.words import in_language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ortaq.engine.render.paper.blocks import Block
    from ortaq.engine.render.tables import Cell
    from ortaq.engine.terms.framework import Scale
    from ortaq.plan.assessments.models import Rated, Response
    from ortaq.plan.assessments.queries import ProvisionScore
    from ortaq.plan.gaps.queries import Analysis


def annex_blocks(analysis: Analysis) -> Iterator[Block]:
    """One table per group of the framework, one row per question."""
    yield Heading(_("Annex. Answers"))
    yield Paragraph(
        _(
            "For each question: the answer that counts and its reason, then what every organisation"
            " answered. Numbers in brackets are those of the list of sources."
        )
    )
    titles = {group.code: group.title for group in analysis.scores.framework.groups}
    scales = answer_scales(analysis.scores.assessment.framework)
    for code, rows in groupby(analysis.scores.provisions, key=lambda row: row.provision.group):
        yield Heading(in_language(titles[code]), level=2)
        yield TableBlock(_table(analysis, list(rows), scales))


def _table(analysis: Analysis, rows: list[ProvisionScore], scales: dict[str, Scale]) -> Table:
    return Table(
        title=_("Answers"),
        columns=(
            Column(_("Provision"), width=20),
            Column(_("Question"), width=40),
            Column(_("Answer that counts"), width=40),
            Column(_("Answers of organisations"), width=40),
        ),
        rows=tuple(_row(analysis, row, scales) for row in rows),
    )


def _row(analysis: Analysis, row: ProvisionScore, scales: dict[str, Scale]) -> tuple[Cell, ...]:
    code = row.provision.code
    given = analysis.responses.get(code, ())
    return (
        code,
        in_language(row.provision.question) or in_language(row.provision.title),
        _agreed(analysis, row, scales),
        "\n".join(_told(one, scales) for one in given) or "–",
    )


def _agreed(analysis: Analysis, row: ProvisionScore, scales: dict[str, Scale]) -> str:
    """The answer that counts with its sources and reason; reasons of responses stand beside them."""
    answer = row.answer
    said = _said(answer, scales)
    if answer and answer.disputed:
        said = said + " (" + _("not settled") + ")"
    said += "".join(f" [{number}]" for number in analysis.numbers_of(row.provision.code))
    tells = answer is not None and answer.basis != Basis.RESPONSES
    why = in_language(answer.justification) if answer and tells else ""
    return "\n".join(part for part in (said, why) if part)


def _told(response: Response, scales: dict[str, Scale]) -> str:
    said = f"{in_language(response.organisation.short_name)}: {_said(response, scales)}"
    why = in_language(response.justification)
    return f"{said}. {why}" if why else said


def _said(rated: Rated | None, scales: dict[str, Scale]) -> str:
    """The ratings in words, or why there is none."""
    if rated is None or rated.state != AnswerState.ANSWERED:
        return label(rated.state if rated else "unanswered", "answer_state")
    words = rating_words(rated, scales)
    return "; ".join(f"{title}: {word or '?'}" if len(words) > 1 else word for title, word in words)
