"""Answers from a file."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.db import transaction

from ortaq.engine.exchange.tabular.reader import BrokenRow
from ortaq.engine.terms.errors import OrtaqError
from ortaq.engine.terms.language import Language, Trilingual
from ortaq.engine.terms.spreadsheet import restore
from ortaq.plan.assessments.models import AnswerState
from ortaq.plan.assessments.permissions import MANAGE
from ortaq.plan.assessments.queries import list_answers, list_responses
from ortaq.plan.assessments.services.rate import ProvisionNotAssessable, rate
from ortaq.plan.assessments.services.ratings import Rating
from ortaq.plan.assessments.services.respond import respond
from ortaq.plan.frameworks.queries import list_provisions

if TYPE_CHECKING:
    from ortaq.engine.exchange.tabular.reader import Row, TableReader
    from ortaq.plan.assessments.models import Assessment, Rated
    from ortaq.plan.frameworks.models import Provision
    from ortaq.shared.actors import Actor
    from ortaq.shared.people.models import Organisation

NEEDED = ("provision", "state")
RATED = ("law", "practice", "value")


class AnswerColumnsMissing(OrtaqError):
    """The file lacks a column that answers need. Export the assessment and fill that file in."""

    code = "answer_columns_missing"


class AnswerRowUnreadable(OrtaqError):
    """A cell holds what is no state, rating or version. Correct it."""

    code = "answer_row_unreadable"


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """A row that was not taken: its number in the file, its provision and why."""

    row: int
    provision: str
    error: OrtaqError


@dataclass(frozen=True, slots=True)
class Imported:
    """What a file changed: codes of the provisions, and the rows refused."""

    changed: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    refused: list[RefusedRow] = field(default_factory=list)


def import_answers(
    *,
    actor: Actor,
    assessment: Assessment,
    table: TableReader,
    organisation: Organisation | None = None,
    dry_run: bool = False,
) -> Imported:
    """Take answers from a table as `documents.exchange_table` writes it; return what they changed.

    A row with a version that is no longer the present one is refused, so that a file filled in for
    weeks overwrites nobody. A row whose version is empty takes the present one.

    Args:
        actor: the secretariat.
        assessment: where.
        table: with the columns provision and state; law, practice or value; why_kk, why_ru, why_en;
            version. Others are passed over.
        organisation: whose responses they are; None takes them as the answers themselves.
        dry_run: tells what would change and changes nothing.

    Raises:
        NotAllowed: only the secretariat imports.
        AnswerColumnsMissing: provision or state has no column.
    """
    actor.require(MANAGE)
    for column in NEEDED:
        if column not in table.columns:
            raise AnswerColumnsMissing(column=column)
    work = _Import(actor, assessment, organisation)
    with transaction.atomic():
        for number, row in table:
            work.take(number, row)
        transaction.set_rollback(dry_run)
    return work.done


class _Import:
    def __init__(
        self, actor: Actor, assessment: Assessment, organisation: Organisation | None
    ) -> None:
        self._actor, self._assessment, self._organisation = actor, assessment, organisation
        self._provisions = {p.code: p for p in list_provisions(assessment.framework)}
        rows = (
            list_answers(assessment)
            if organisation is None
            else list_responses(assessment, organisation=organisation)
        )
        self._now: dict[str, Rated] = {row.provision.code: row for row in rows}
        self.done = Imported()

    def take(self, number: int, row: Row) -> None:
        code = "" if isinstance(row, BrokenRow) else _text(row, "provision")
        try:
            with transaction.atomic():
                if isinstance(row, BrokenRow):
                    raise AnswerRowUnreadable(column="", value=row.excerpt)
                self._save(code, row)
        except OrtaqError as error:
            self.done.refused.append(RefusedRow(number, code, error))

    def _save(self, code: str, row: dict[str, object]) -> None:
        if code not in self._provisions:
            raise ProvisionNotAssessable(provision=code)
        before = self._now.get(code)
        rating = _rating(row, before)
        version = getattr(before, "version", 0)
        seen = _number(row, "version")
        expected = version if seen is None else seen
        if before is None and rating == Rating(AnswerState.UNANSWERED):
            self.done.unchanged.append(code)
            return
        after = self._write(self._provisions[code], rating, expected)
        (self.done.changed if after != version else self.done.unchanged).append(code)

    def _write(self, provision: Provision, rating: Rating, expected: int) -> int:
        """The version that the answer or response has then."""
        if self._organisation is None:
            return rate(
                actor=self._actor,
                assessment=self._assessment,
                provision=provision,
                rating=rating,
                expected_version=expected,
            ).version
        return respond(
            actor=self._actor,
            assessment=self._assessment,
            provision=provision,
            organisation=self._organisation,
            rating=rating,
            expected_version=expected,
        ).version


def _rating(row: dict[str, object], before: Rated | None) -> Rating:
    state = _text(row, "state") or AnswerState.UNANSWERED
    if state not in AnswerState.values:
        raise AnswerRowUnreadable(column="state", value=state)
    kept = before.justification.as_dict() if before else {}
    words = {
        code.value: restore(_text(row, f"why_{code}"))
        if f"why_{code}" in row
        else kept.get(code, "")
        for code in Language
    }
    law, practice, value = (_number(row, name) for name in RATED)
    return Rating(AnswerState(state), law, practice, Trilingual.of(words), value)


def _text(row: dict[str, object], column: str) -> str:
    cell = row.get(column)
    return "" if cell is None else str(cell).strip()


def _number(row: dict[str, object], column: str) -> int | None:
    """A whole number, however the file writes it; None for an empty cell."""
    text = _text(row, column)
    if not text:
        return None
    try:
        number = float(text)
    except ValueError:
        raise AnswerRowUnreadable(column=column, value=text[:50]) from None
    if not number.is_integer():
        raise AnswerRowUnreadable(column=column, value=text[:50])
    return int(number)
