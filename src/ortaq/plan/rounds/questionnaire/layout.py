"""What stands in which column, and by which key it is found again."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import translation
from django.utils.translation import gettext as _

from ortaq.engine.render.text import clean_text
from ortaq.engine.terms.language import Language
from ortaq.plan.assessments.models import AnswerState
from ortaq.plan.assessments.queries import answer_scales
from ortaq.plan.assessments.services import Rating
from ortaq.shared.labels import label
from ortaq.shared.words import in_language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ortaq.engine.terms.framework import Scale
    from ortaq.plan.assessments.models import Response, Source
    from ortaq.plan.frameworks.models import Framework

FORMAT = "1"
"""Version of this layout, written into the file."""

CODE, VERSION, DIGEST = "ortaq:code", "ortaq:version", "ortaq:digest"
NUMBER, SECTION, QUESTION, REQUIREMENT = "number", "section", "question", "requirement"
WHY, SOURCES = "why", "sources"
HIDDEN = (CODE, VERSION, DIGEST)
LOCKED = (NUMBER, SECTION, QUESTION, REQUIREMENT)

META_SHEET = "ortaq"
OWN_STATES = (AnswerState.DONT_KNOW, AnswerState.NOT_APPLICABLE)
"""States that a row says in the place of a rating."""


@dataclass(frozen=True, slots=True)
class Form:
    """What a questionnaire asks: the name of each rating with its scale."""

    scales: dict[str, Scale]

    @classmethod
    def of(cls, framework: Framework) -> Form:
        """The form of a framework."""
        return cls(dict(answer_scales(framework)))

    @property
    def keys(self) -> tuple[str, ...]:
        """The columns in their order."""
        return (*HIDDEN, *LOCKED, *self.scales, WHY, SOURCES)

    def heading(self, key: str) -> str:
        """What a column is called in the language that is set; hidden ones keep their key."""
        if key in self.scales:
            return in_language(self.scales[key].title)
        return {
            NUMBER: _("Number"),
            SECTION: _("Chapter"),
            QUESTION: _("Question"),
            REQUIREMENT: _("What it asks"),
            WHY: _("Why"),
            SOURCES: _("Sources"),
        }.get(key, key)

    def choices(self, name: str) -> list[str]:
        """What a cell of a rating may say, in the language that is set."""
        steps = [in_language(step.label) for step in self.scales[name].steps]
        return [*steps, *(label(state, "answer_state") for state in OWN_STATES)]

    def headings_known(self) -> dict[str, str]:
        """Folded heading in any language to its key, for a file whose row of keys was deleted."""
        known: dict[str, str] = {}
        for code in Language:
            with translation.override(code):
                known |= {fold(self.heading(key)): key for key in self.keys}
        return known

    def choices_known(self, name: str) -> dict[str, int | AnswerState]:
        """Folded words in any language to the step of the scale or the state they mean."""
        known: dict[str, int | AnswerState] = {}
        for code in Language:
            with translation.override(code):
                known |= {fold(label(state, "answer_state")): state for state in OWN_STATES}
        for step in self.scales[name].steps:
            known |= {fold(text): step.value for text in step.label.as_dict().values() if text}
            known.setdefault(str(step.value), step.value)
        return known


def fold(text: str) -> str:
    """A word as it is compared: without case and outer or double spaces."""
    return " ".join(text.split()).casefold()


def cell_words(form: Form, name: str, said: Response | Rating | None) -> str:
    """What the cell of a rating says; empty where nobody answered."""
    if said is None or said.state == AnswerState.UNANSWERED:
        return ""
    if said.state != AnswerState.ANSWERED:
        return label(said.state, "answer_state")
    value: int | None = getattr(said, name)
    if value is None:
        return label(AnswerState.DONT_KNOW, "answer_state")
    steps = form.scales[name].steps
    return next((in_language(s.label) for s in steps if s.value == value), str(value))


def normal(text: str) -> str:
    """Words as a spreadsheet gives them back: no forbidden signs, one sort of line end, no outer space."""
    return clean_text(text).replace("\r\n", "\n").replace("\r", "\n").strip()


def source_line(source: Source) -> str:
    """A source as one line of the cell."""
    return line_of(in_language(source.title), source.article, source.url)


def line_of(title: str, article: str, url: str) -> str:
    """A source as one line: name; place in it; address."""
    parts = (" ".join(clean_text(p).replace(";", ",").split()) for p in (title, article, url))
    return "; ".join(dict.fromkeys(part for part in parts if part))


def digest(rating: Rating, language: str, sources: Sequence[str]) -> str:
    """What a row says, shortened: equal where nothing was touched."""
    said = [*rating.said, normal(rating.justification.as_dict()[language]), *sources]
    text = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def rating_of(response: Response | None) -> Rating:
    """What an organisation says by now."""
    if response is None:
        return Rating(AnswerState.UNANSWERED)
    return Rating(
        AnswerState(response.state),
        response.law,
        response.practice,
        response.justification,
        response.value,
    )
