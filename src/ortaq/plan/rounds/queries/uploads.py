"""A filled questionnaire against what the organisation says by now."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from ortaq.engine.terms.language import Trilingual
from ortaq.plan.assessments.models import AnswerState
from ortaq.plan.assessments.services import Rating
from ortaq.plan.rounds.models import Upload
from ortaq.plan.rounds.queries.desks import list_parts, list_source_lines
from ortaq.plan.rounds.questionnaire import layout
from ortaq.plan.rounds.questionnaire.layout import Form

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ortaq.plan.assessments.models import Response
    from ortaq.plan.frameworks.models import Provision
    from ortaq.plan.rounds.queries.desks import Desk, Question
    from ortaq.plan.rounds.questionnaire.read import CellProblem


class Fate(StrEnum):
    """What a row would do."""

    NEW = "new"
    CHANGED = "changed"
    CONFLICT = "conflict"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Line:
    """One aspect of an answer, as it stands and as the file has it."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """A row of the file against the present answer.

    Args:
        fate: what it would do.
        provision: the question.
        row: its number in the sheet.
        response: what the organisation says by now; None where nothing.
        rating: what the file says.
        sources: sources that the file adds: name, article, address.
        lines: where both differ.
    """

    fate: Fate
    provision: Provision
    row: int
    response: Response | None
    rating: Rating
    sources: tuple[tuple[str, str, str], ...]
    lines: tuple[Line, ...]

    @property
    def changes_answer(self) -> bool:
        """True where more than sources would change."""
        before = self.response.said if self.response else ("unanswered", None, None, None)
        words = self.response.justification if self.response else Trilingual()
        return before != self.rating.said or words != self.rating.justification


@dataclass(frozen=True, slots=True)
class Preview:
    """What an upload would do: rows that change something, and what could not be read."""

    upload: Upload
    rows: tuple[PreviewRow, ...]
    same: int
    problems: tuple[dict[str, object], ...]
    ignored_columns: tuple[str, ...]

    def of(self, *fates: Fate) -> tuple[PreviewRow, ...]:
        """The rows with one of these fates."""
        return tuple(row for row in self.rows if row.fate in fates)

    @property
    def news(self) -> tuple[PreviewRow, ...]:
        """Questions that had no answer."""
        return self.of(Fate.NEW)

    @property
    def changes(self) -> tuple[PreviewRow, ...]:
        """Answers that the file changes."""
        return self.of(Fate.CHANGED)

    @property
    def conflicts(self) -> tuple[PreviewRow, ...]:
        """Answers that somebody else changed meanwhile."""
        return self.of(Fate.CONFLICT)


def get_upload(desk: Desk, pk: int) -> Upload:
    """An upload of this desk.

    Raises:
        Upload.DoesNotExist: none, or another organisation's.
    """
    return Upload.objects.get(pk=pk, round=desk.round, organisation=desk.organisation)


def get_preview(desk: Desk, upload: Upload) -> Preview:
    """What an upload would do to the answers as they stand now."""
    form = Form.of(desk.round.assessment.framework)
    questions = {
        question.provision.code: question
        for part in list_parts(desk)
        for question in part.questions
    }
    lines = list_source_lines(desk, upload.language)
    stored = upload.rows
    rows = [
        _row(form, row, questions[row["code"]], upload.language, lines)
        for row in stored["rows"]
        if row["code"] in questions
    ]
    telling = tuple(row for row in rows if row.fate != Fate.SAME)
    return Preview(
        upload=upload,
        rows=telling,
        same=len(rows) - len(telling),
        problems=tuple(stored["problems"]),
        ignored_columns=tuple(stored["ignored_columns"]),
    )


def _row(
    form: Form,
    row: dict[str, object],
    question: Question,
    language: str,
    lines: dict[int, list[str]],
) -> PreviewRow:
    response = question.response
    present = lines.get(question.provision.pk, [])
    rating = _rating(row, response, language)
    listed = [tuple(map(str, source)) for source in _list(row["sources"])]
    written = [layout.line_of(*source) for source in listed if len(source) == 3]
    touched = layout.digest(rating, language, written) != row["digest"]
    added = tuple(
        (str(source[0]), str(source[1]), str(source[2]))
        for source, line in zip(listed, written, strict=True)
        if line not in present
    )
    return PreviewRow(
        fate=_fate(row, response, rating, language, touched=touched, added=bool(added)),
        provision=question.provision,
        row=int(str(row["row"])),
        response=response,
        rating=rating,
        sources=added if touched else (),
        lines=tuple(_lines(form, response, rating, language, present, added)),
    )


def _fate(
    row: dict[str, object],
    response: Response | None,
    rating: Rating,
    language: str,
    *,
    touched: bool,
    added: bool,
) -> Fate:
    lost = not row["digest"]
    if not touched or (lost and rating.state == AnswerState.UNANSWERED):
        return Fate.SAME
    now = layout.rating_of(response)
    words = (layout.normal(one.justification.as_dict()[language]) for one in (now, rating))
    if now.said == rating.said and len(set(words)) == 1:
        return Fate.CHANGED if added else Fate.SAME
    if response is None:
        return Fate.NEW
    return Fate.CHANGED if row["version"] == response.version else Fate.CONFLICT


def _rating(row: dict[str, object], response: Response | None, language: str) -> Rating:
    before = response.justification if response else Trilingual()
    words = before.as_dict()
    if layout.normal(words[language]) != row["why"]:
        words = words | {language: str(row["why"])}
    ratings = row["ratings"]
    steps: dict[str, int | None] = dict(ratings) if isinstance(ratings, dict) else {}
    return Rating(
        AnswerState(str(row["state"])),
        steps.get("law"),
        steps.get("practice"),
        Trilingual.of(words),
        steps.get("value"),
    )


def _lines(
    form: Form,
    response: Response | None,
    rating: Rating,
    language: str,
    present: Sequence[str],
    added: Sequence[tuple[str, str, str]],
) -> list[Line]:
    words = response.justification.as_dict()[language] if response else ""
    found = [
        *(
            Line(
                form.heading(name),
                layout.cell_words(form, name, response) or "–",
                layout.cell_words(form, name, rating) or "–",
            )
            for name in form.scales
        ),
        Line(_("Why"), words or "–", rating.justification.as_dict()[language] or "–"),
    ]
    if added:
        more = [layout.line_of(*source) for source in added]
        found.append(Line(_("Sources"), "\n".join(present) or "–", "\n".join([*present, *more])))
    return [line for line in found if line.before != line.after]


def _list(value: object) -> list[tuple[object, ...]]:
    return [tuple(item) for item in value] if isinstance(value, (list, tuple)) else []


def stored_problem(problem: CellProblem) -> dict[str, object]:
    """A problem as it is kept with an upload."""
    return {"code": problem.code, "cell": problem.cell, "parameters": problem.parameters}
