"""The text of a plan and of the gaps in sections, as the public is asked about it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import override

from ortaq.engine.terms.direction import Direction
from ortaq.engine.terms.language import Language, Trilingual
from ortaq.plan.gaps.queries import list_gaps
from ortaq.plan.measures.official import SECTIONS
from ortaq.plan.measures.queries import list_measures
from ortaq.shared import clock
from ortaq.shared.actors import SYSTEM

if TYPE_CHECKING:
    from collections.abc import Callable

    from ortaq.plan.measures.models import Measure, Plan
    from ortaq.shared.actors import Actor

_HEAD = re.compile(r"^#+\s*(.+)$")


@dataclass(frozen=True, slots=True)
class SectionDraft:
    """One section; an empty code is replaced by its place."""

    heading: Trilingual
    text: Trilingual
    chapter: Trilingual = field(default_factory=Trilingual)
    code: str = ""
    measure: Measure | None = None


def sections_of_plan(plan: Plan) -> list[SectionDraft]:
    """One section per measure, in the chapters of its directions."""
    return [
        SectionDraft(
            code=row.measure.code,
            chapter=SECTIONS[row.measure.direction],
            heading=row.measure.title,
            text=_in_each(lambda language, m=row.measure: _measure_text(m, language)),  # type: ignore[misc]  # bound at once
            measure=row.measure,
        )
        for row in list_measures(SYSTEM, plan, on=clock.today())
    ]


def sections_of_gaps(actor: Actor) -> list[SectionDraft]:
    """One section per open gap, in the chapters of its directions, the largest first."""
    order = list(Direction)
    gaps = sorted(
        (gap for gap in list_gaps(actor) if gap.status != "closed"),
        key=lambda gap: order.index(Direction(gap.pillar)),
    )
    return [
        SectionDraft(
            code=gap.reference,
            chapter=SECTIONS[gap.pillar],
            heading=gap.title,
            text=gap.title,
        )
        for gap in gaps
    ]


def sections_of_text(texts: dict[str, str]) -> list[SectionDraft]:
    """Sections of a pasted text by language; a line that begins with # is a heading.

    The n-th section of one language is the n-th of the others.
    """
    split = {language: _split(text) for language, text in texts.items()}
    longest = max((len(parts) for parts in split.values()), default=0)
    return [
        SectionDraft(
            heading=Trilingual.of({lang: _part(split[lang], at)[0] for lang in split}),
            text=Trilingual.of({lang: _part(split[lang], at)[1] for lang in split}),
        )
        for at in range(longest)
    ]


def _in_each(text_in: Callable[[str], str]) -> Trilingual:
    texts = {}
    for language in Language:
        with override(language):
            texts[language.value] = text_in(language)
    return Trilingual.of(texts)


def _measure_text(measure: Measure, language: str) -> str:
    lines = [measure.title.in_(language)]
    if proof := measure.form_of_completion.in_(language):
        lines.append(_("Form of completion: %(text)s") % {"text": proof})
    if measure.lead is not None:
        lines.append(_("Lead: %(text)s") % {"text": measure.lead.name.in_(language)})
    if measure.deadline is not None:
        lines.append(_("Deadline: %(text)s") % {"text": measure.deadline.text(language)})
    if why := measure.rationale.in_(language):
        lines.append(_("Why: %(text)s") % {"text": why})
    return "\n\n".join(lines)


def _split(text: str) -> list[tuple[str, str]]:
    parts: list[tuple[str, list[str]]] = []
    for line in text.replace("\r", "").split("\n"):
        head = _HEAD.match(line)
        if head:
            parts.append((head[1].strip(), []))
        elif parts:
            parts[-1][1].append(line)
        elif line.strip():
            parts.append((line.strip()[:200], [line]))
    return [(heading, "\n".join(lines).strip()) for heading, lines in parts]


def _part(parts: list[tuple[str, str]], at: int) -> tuple[str, str]:
    return parts[at] if at < len(parts) else ("", "")
