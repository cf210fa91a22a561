"""How far a round has come, by organisation and section."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count, Max
from django.utils import timezone

from ortaq.plan.assessments.queries import list_responses
from ortaq.plan.rounds.models import HandIn, Reminder
from ortaq.plan.rounds.queries.rounds import (
    Section,
    list_asked_organisations,
    list_assignments,
    list_sections,
)

if TYPE_CHECKING:
    from datetime import date, datetime

    from ortaq.plan.rounds.models import Round
    from ortaq.shared.people.models import Organisation

ANSWERED, DONT_KNOW, NOT_APPLICABLE = "answered", "dont_know", "not_applicable"
STANDINGS = ("handed_in", "complete", "late", "started", "not_started")


@dataclass(frozen=True, slots=True)
class Share:
    """How many of the asked questions have a response of any sort."""

    done: int
    asked: int

    @property
    def percent(self) -> int:
        """Whole per cent, 100 only where nothing is open."""
        return 100 * self.done // self.asked if self.asked else 0

    @property
    def heat(self) -> int:
        """0 nothing asked, 1 nothing done, 2 less than half, 3 half or more, 4 all."""
        if not self.asked:
            return 0
        if not self.done:
            return 1
        if self.done == self.asked:
            return 4
        return 3 if 2 * self.done >= self.asked else 2


@dataclass(frozen=True, slots=True)
class AgencyRow:
    """One organisation's part.

    Args:
        organisation: whose.
        asked: questions put to it.
        answered: with a rating.
        dont_know: "don't know".
        not_applicable: "not applicable".
        last_at: its last change in the assessment; None where there was none.
        handed_in: its word that it is done.
        reminders: how often it was reminded.
        last_reminded: the last day of them.
        cells: by section, in order.
        late: the deadline has passed and something is open.
    """

    organisation: Organisation
    asked: int
    answered: int
    dont_know: int
    not_applicable: int
    last_at: datetime | None
    handed_in: HandIn | None
    reminders: int
    last_reminded: date | None
    cells: tuple[Share, ...]
    late: bool

    @property
    def open(self) -> int:
        """Questions without a response."""
        return self.asked - self.done.done

    @property
    def done(self) -> Share:
        """Questions with a response of any sort."""
        return Share(self.answered + self.dont_know + self.not_applicable, self.asked)

    @property
    def standing(self) -> str:
        """One of `STANDINGS`."""
        if self.handed_in is not None:
            return "handed_in"
        if not self.open:
            return "complete"
        if self.late:
            return "late"
        return "started" if self.done.done else "not_started"

    @property
    def last_on(self) -> date | None:
        """The day of its last change, by the country's clock."""
        return timezone.localtime(self.last_at).date() if self.last_at else None

    @property
    def may_be_reminded(self) -> bool:
        """True where something is still to do."""
        return self.handed_in is None


@dataclass(frozen=True, slots=True)
class Board:
    """A round in numbers: its organisations by code, its sections in the framework's order."""

    round: Round
    sections: tuple[Section, ...]
    rows: tuple[AgencyRow, ...]

    def count(self, standing: str) -> int:
        """How many organisations stand so."""
        return sum(row.standing == standing for row in self.rows)

    @property
    def whole(self) -> Share:
        """All questions to all organisations."""
        return Share(sum(r.done.done for r in self.rows), sum(r.asked for r in self.rows))


@dataclass(frozen=True, slots=True)
class Matrix:
    """How many questions each organisation has, by section: organisation, counts, their sum."""

    sections: tuple[Section, ...]
    rows: tuple[tuple[Organisation, tuple[int, ...], int], ...]


def get_matrix(round_: Round) -> Matrix:
    """How the questions of a round are spread; the caller has checked who may see it."""
    sections = list_sections(round_.assessment.framework)
    section_of = {pk: n for n, section in enumerate(sections) for pk in section.provisions}
    counts: dict[int, Counter[int]] = {}
    for provision, key in list_assignments(round_):
        counts.setdefault(key, Counter())[section_of[provision]] += 1
    used = sorted({section for by_section in counts.values() for section in by_section})
    rows = (
        (one, tuple(counts[one.pk][n] for n in used), counts[one.pk].total())
        for one in list_asked_organisations(round_)
    )
    return Matrix(tuple(sections[n] for n in used), tuple(rows))


def get_board(round_: Round, *, on: date) -> Board:
    """The progress of a round as its responses stand now; the caller has checked who may see it."""
    sections = list_sections(round_.assessment.framework)
    section_of = {pk: n for n, section in enumerate(sections) for pk in section.provisions}
    responses = list_responses(round_.assessment).order_by()
    said = {
        (provision, key): state
        for provision, key, state in responses.values_list(
            "provision_id", "organisation_id", "state"
        )
    }
    last = dict(responses.values_list("organisation_id").annotate(at=Max("updated_at")))
    asked: dict[int, Counter[int]] = {}
    done: dict[int, Counter[int]] = {}
    states: dict[int, Counter[str]] = {}
    for provision, key in list_assignments(round_):
        section = section_of[provision]
        asked.setdefault(key, Counter())[section] += 1
        state = said.get((provision, key), "")
        if state in {ANSWERED, DONT_KNOW, NOT_APPLICABLE}:
            done.setdefault(key, Counter())[section] += 1
            states.setdefault(key, Counter())[state] += 1
    used = sorted({section for counts in asked.values() for section in counts})
    hand_ins = {row.organisation_id: row for row in HandIn.objects.filter(round=round_)}
    reminded = _reminders(round_)
    none: Counter[int] = Counter()
    nothing: Counter[str] = Counter()
    rows = []
    for organisation in list_asked_organisations(round_):
        pk = organisation.pk
        given, total = states.get(pk, nothing), asked[pk].total()
        times, latest = reminded.get(pk, (0, None))
        rows.append(
            AgencyRow(
                organisation=organisation,
                asked=total,
                answered=given[ANSWERED],
                dont_know=given[DONT_KNOW],
                not_applicable=given[NOT_APPLICABLE],
                last_at=last.get(pk),
                handed_in=hand_ins.get(pk),
                reminders=times,
                last_reminded=latest,
                cells=tuple(Share(done.get(pk, none)[n], asked[pk][n]) for n in used),
                late=round_.is_late(on) and given.total() < total,
            )
        )
    return Board(round_, tuple(sections[n] for n in used), tuple(rows))


def _reminders(round_: Round) -> dict[int, tuple[int, date]]:
    counted = Reminder.objects.filter(round=round_).values_list("organisation_id")
    rows = counted.annotate(times=Count("pk"), latest=Max("on")).order_by()
    return {organisation: (times, latest) for organisation, times, latest in rows}
