"""An uploaded plan as it would become one: what was understood, and what was not."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from ortaq.engine.exchange.plan_table import (
    Odd,
    ReadPlan,
    open_tables,
    read_plan,
    split_languages,
)
from ortaq.engine.terms.direction import Direction
from ortaq.engine.terms.language import Language
from ortaq.plan.measures import official
from ortaq.plan.measures.deadlines import BadDeadline, Deadline
from ortaq.plan.measures.models import CostSource, PlanImport
from ortaq.plan.measures.permissions import MANAGE
from ortaq.shared import clock
from ortaq.shared.files.queries import read_digest
from ortaq.shared.people.queries import list_organisations

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import QuerySet

    from ortaq.engine.exchange.plan_table import CostPart, NamedBody, ReadRow
    from ortaq.shared.actors import Actor
    from ortaq.shared.people.models import Organisation

_YEARS = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_BRACKETS = re.compile(r"\s*\(.*\)")
"""What stands behind a source, such as the code of a budget programme."""
_SOURCE_WORDS = {
    CostSource.REPUBLICAN_BUDGET: r"^рб$|^rb$|республикан|republican",
    CostSource.LOCAL_BUDGET: r"^мб$|^жб$|^lb$|местн|жергілікті|local",
    CostSource.OWN_FUNDS: r"собственн|меншікті|own",
    CostSource.GRANT: r"грант|grant|донор|donor",
    CostSource.OTHER: r"иные|ины[хе]|өзге|other|внебюджет|бюджеттен тыс",
}
_DIRECTION_WORDS = {
    Direction.LAW: r"законодат|заңнама|норматив|правов|legisl|\blaw",
    Direction.INTERNATIONAL: r"международ|халықаралық|internation",
    Direction.EDUCATION: r"обучен|подготовк|квалификац|кадр|даярла|training|staff",
    Direction.LITERACY: r"грамотност|сауаттылы|информир|awareness|literacy|просвещ",
    Direction.HYGIENE: r"гигиен|hygiene",
    Direction.INVESTIGATION: r"выявлен|расследован|раскрыт|тергеп|анықтау|investigat|detect",
    Direction.PROSECUTION: r"прокур|судеб|правосуд|қудалау|prosecut|justice",
    Direction.INFRASTRUCTURE: r"инфраструктур|инфрақұрылым|infrastruct|технич",
    Direction.ENGAGEMENT: r"обществ|частн|қоғам|жеке сектор|civil|private|engag",
    Direction.COOPERATION: r"взаимодейств|межведомств|ведомствоаралық|іс-қимыл|co-?operation|coordinat",
    Direction.PREVENTION: r"профилакт|предупрежд|алдын алу|prevent|организацион",
}


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """A measure as it would be added.

    Args:
        row: as read.
        direction: of its section.
        lead: the first body; None where it is not known or missing.
        co_executors: bodies that are known, with the mark "by agreement".
        unknown: bodies that no organisation of the register has as a name.
        costs: year, source and thousands, where all three are known.
        odd: cells that somebody has to look at; the measure keeps them.
    """

    row: ReadRow
    direction: Direction
    lead: Organisation | None
    co_executors: tuple[tuple[Organisation, bool], ...]
    unknown: tuple[NamedBody, ...]
    costs: tuple[tuple[int, CostSource, Decimal], ...]
    odd: tuple[Odd, ...]

    @property
    def deadline(self) -> Deadline | None:
        """The end of the measure; None where it was not understood."""
        unread = any(odd.reason == "deadline_unread" for odd in self.odd)
        return None if unread or self.row.deadline is None else Deadline.parse(self.row.deadline)


@dataclass(frozen=True, slots=True)
class ImportPreview:
    """A file as it would become a plan.

    Args:
        plan: as read.
        rows: its measures.
        first_year: of the plan.
        last_year: of the plan.
        new_bodies: names of bodies that the register lacks, with how often they occur.
        odd_count: cells to look at.
        second: the same plan in another language, from a parallel edition; its rows pair by place.
    """

    plan: ReadPlan
    rows: tuple[PreviewRow, ...]
    first_year: int
    last_year: int
    new_bodies: tuple[tuple[str, int], ...]
    odd_count: int
    second: ReadPlan | None = None


def get_import(actor: Actor, pk: int) -> PlanImport:
    """One uploaded file.

    Raises:
        PlanImport.DoesNotExist: there is none.
    """
    actor.require(MANAGE)
    return PlanImport.objects.select_related("plan").get(pk=pk)


def list_imports(actor: Actor) -> QuerySet[PlanImport]:
    """Uploaded files, newest first."""
    actor.require(MANAGE)
    return PlanImport.objects.select_related("plan").order_by("-pk")


def get_preview(actor: Actor, uploaded: PlanImport) -> ImportPreview:
    """How the file would become a plan.

    Raises:
        UnknownPlanFile, NoPlanTable, FileDamaged: see there.
    """
    actor.require(MANAGE)
    return preview(uploaded.name, read_digest(uploaded.digest))


def preview(name: str, content: bytes) -> ImportPreview:
    """How a file would become a plan.

    Raises:
        UnknownPlanFile, NoPlanTable, NotAWorkbookError, ArchiveBombError: see there.
    """
    bodies = _bodies()
    tables, others = split_languages(open_tables(name, content))
    plan = read_plan(tables, known_bodies=bodies)
    second = read_plan(others, known_bodies=bodies) if others else None
    if second is not None and len(second.rows) != len(plan.rows):
        second = None  # the rows don't pair, so the first language alone is sure
    for short, full in plan.abbreviations.items():
        if full.casefold() in bodies:
            bodies.setdefault(short.casefold(), bodies[full.casefold()])
    first_year, last_year = _years(plan)
    rows = tuple(
        _preview_row(row, direction, is_sure, bodies, range(first_year, last_year + 1))
        for section in plan.sections
        for direction, is_sure in [_direction(section.title)]
        for row in section.rows
    )
    new = Counter(body.name for row in rows for body in row.unknown)
    return ImportPreview(
        plan=plan,
        rows=rows,
        first_year=first_year,
        last_year=last_year,
        new_bodies=tuple(new.most_common()),
        odd_count=sum(len(row.odd) for row in rows) + len(plan.unplaced),
        second=second,
    )


def _bodies() -> dict[str, Organisation]:
    """Every name of every organisation in small letters."""
    found: dict[str, Organisation] = {}
    for body in list_organisations(on=clock.today(), language=Language.KK):
        for text in (body.short_name, body.name):
            for name in text.as_dict().values():
                if name:
                    found.setdefault(name.casefold(), body)
        found.setdefault(body.code.casefold(), body)
    return found


def _years(plan: ReadPlan) -> tuple[int, int]:
    """Years of the title where it names a span, else those of deadlines and costs."""
    named = [int(year) for year in _YEARS.findall(plan.title)]
    told = [year for row in plan.rows for year in _years_of(row)]
    years = [*named, *told] if len(named) < 2 else [*named, *(c for c in told if c in named)]
    outside = [part.year for row in plan.rows for part in row.costs if part.year]
    every = [*years, *outside]
    return (min(every), max(every)) if every else (clock.today().year, clock.today().year)


def _years_of(row: ReadRow) -> list[int]:
    return [int(year) for year in _YEARS.findall(row.deadline or "")]


def _direction(title: str) -> tuple[Direction, bool]:
    """The direction that a section's head means, and whether that is sure."""
    folded = title.casefold().strip()
    for direction, words in official.SECTIONS.items():
        if folded and folded in {text.casefold() for text in words.as_dict().values()}:
            return Direction(direction), True
    for direction, sign in _DIRECTION_WORDS.items():
        if re.search(sign, folded):
            return direction, False
    return Direction.COOPERATION, False


def _preview_row(
    row: ReadRow,
    direction: Direction,
    is_sure: bool,
    bodies: dict[str, Organisation],
    years: range,
) -> PreviewRow:
    known = [(bodies.get(body.name.casefold()), body) for body in row.executors]
    first = known[0][0] if known else None
    costs, odd_costs = _costs(row.costs, years)
    odd = [*row.odd, *odd_costs]
    odd += [Odd("executors", body.name, "unknown_body") for found, body in known if found is None]
    if not is_sure:
        odd.append(Odd("section", "", "section_guessed"))
    if row.deadline is not None and not _fits(row.deadline):
        odd.append(Odd("deadline", row.deadline_text, "deadline_unread"))
    return PreviewRow(
        row=row,
        direction=direction,
        lead=first,
        co_executors=tuple(
            (found, body.by_agreement) for found, body in known[1:] if found is not None
        ),
        unknown=tuple(body for found, body in known if found is None),
        costs=costs,
        odd=tuple(odd),
    )


def _fits(code: str) -> bool:
    try:
        Deadline.parse(code)
    except BadDeadline:
        return False
    return True


def _costs(
    parts: Iterable[CostPart], years: range
) -> tuple[tuple[tuple[int, CostSource, Decimal], ...], list[Odd]]:
    """Costs with year and source; the others as odd cells."""
    sums: dict[tuple[int, CostSource], Decimal] = {}
    odd = []
    for part in parts:
        source = source_of(_BRACKETS.sub("", part.source))
        year = part.year or (years[0] if len(years) == 1 else None)
        if source is None or year is None or year not in years:
            reason = "source_unread" if source is None else "year_unread"
            odd.append(
                Odd("costs", f"{part.year or ''} {part.thousands} {part.source}".strip(), reason)
            )
            continue
        sums[year, source] = sums.get((year, source), Decimal()) + part.thousands
        more = Odd("source", part.source, "source_in_part")
        if _BRACKETS.search(part.source) and more not in odd:
            odd.append(more)
    return tuple((year, source, amount) for (year, source), amount in sums.items()), odd


def source_of(words: str) -> CostSource | None:
    """The source of money that these words mean."""
    folded = words.casefold().strip(" .")
    for code, text in official.SOURCES.items():
        if folded and folded in {one.casefold() for one in text.as_dict().values()}:
            return CostSource(code)
    return next((code for code, sign in _SOURCE_WORDS.items() if re.search(sign, folded)), None)
