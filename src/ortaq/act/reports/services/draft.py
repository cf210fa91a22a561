"""A report before it is in the register, and the rules that it must meet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from ortaq.act.reports.models import Channel
from ortaq.engine.exchange.text_cells import MAX_NARRATIVE_CHARS
from ortaq.engine.terms.errors import OrtaqError
from ortaq.engine.terms.language import Language

if TYPE_CHECKING:
    from datetime import datetime
    from decimal import Decimal

    from ortaq.engine.exchange.report_rows import ReporterDetails
    from ortaq.engine.terms.country import CountryPack

EARLIEST = date(1990, 1, 1)
"""Ortaq's own rule: no report of online fraud is older; earlier dates are typing errors."""

MONEY_LIMIT = 10**13
"""Tenge. Ortaq's own rule: larger sums are typing errors (a tenth of the country's yearly product)."""

MAX_PROVIDER_CHARS = 200
"""Longest name of a provider that is kept."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with one field: a code and the values that its sentence needs."""

    field: str
    code: str
    values: tuple[tuple[str, str], ...] = ()

    @property
    def parameters(self) -> dict[str, object]:
        """The values by name."""
        return dict(self.values)


class InvalidReport(OrtaqError):
    """A report breaks rules; each problem names its field and says what to do."""

    code = "invalid_report"

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        super().__init__(fields=", ".join(problem.field for problem in problems))


@dataclass(frozen=True, slots=True)
class ReportDraft:
    """What a door (form, API, import) hands over.

    Args:
        source: name of the door: `form`, `api:<organisation>`, `import:<name>`.
        source_id: the report's id at its source; the pair is unique.
        narrative: the reporter's own words.
        reported_at: when it was told; aware.
        channel: a `Channel`.
        occurred_on: when it happened.
        region: ISO 3166-2 code, or empty.
        crime_type: code of the country's typology, or empty.
        language: kk, ru, en, or empty to guess.
        claimed_kzt, held_kzt, restored_kzt: tenge; None where not told.
        held_at: when the money was held; aware, None where not told.
        held_by: who held it: BIC, bank code, code or name of an organisation; empty where not told.
        offender_fields: (field, value) pairs from questions such as "who contacted you".
        reporter: for the vault; None for an anonymous report.
        with_receipt: True where a receipt code is to be made for the reporter.
    """

    source: str
    source_id: str
    narrative: str
    reported_at: datetime
    channel: str = Channel.PARTNER
    occurred_on: date | None = None
    region: str = ""
    crime_type: str = ""
    language: str = ""
    claimed_kzt: Decimal | None = None
    held_kzt: Decimal | None = None
    restored_kzt: Decimal | None = None
    held_at: datetime | None = None
    held_by: str = ""
    offender_fields: tuple[tuple[str, str], ...] = ()
    reporter: ReporterDetails | None = None
    with_receipt: bool = False


def check(draft: ReportDraft, *, pack: CountryPack, now: datetime) -> None:
    """Return where a draft meets every rule.

    Raises:
        InvalidReport: it does not; all problems at once.
    """
    problems = (*_text_problems(draft), *_list_problems(draft, pack), *_date_problems(draft, now))
    problems = (*problems, *_money_problems(draft), *_hold_problems(draft, pack, now))
    if problems:
        raise InvalidReport(problems)


def _text_problems(draft: ReportDraft) -> list[Problem]:
    if not draft.narrative.strip():
        return [Problem("narrative", "empty_narrative")]
    if len(draft.narrative) > MAX_NARRATIVE_CHARS:
        limit = (("length", str(len(draft.narrative))), ("limit", str(MAX_NARRATIVE_CHARS)))
        return [Problem("narrative", "text_too_long", limit)]
    return []


def _list_problems(draft: ReportDraft, pack: CountryPack) -> list[Problem]:
    problems = []
    if draft.region and pack.region(draft.region) is None:
        problems.append(Problem("region", "unknown_region", (("value", draft.region),)))
    if draft.crime_type and pack.crime_type(draft.crime_type) is None:
        problems.append(Problem("crime_type", "unknown_crime_type", (("value", draft.crime_type),)))
    if draft.channel not in Channel.values:
        problems.append(Problem("channel", "unknown_channel", (("value", draft.channel),)))
    if draft.language and draft.language not in set(Language):
        problems.append(Problem("language", "unknown_language", (("value", draft.language),)))
    return problems


def _date_problems(draft: ReportDraft, now: datetime) -> list[Problem]:
    problems = []
    if draft.reported_at > now + timedelta(days=1):
        problems.append(Problem("reported_at", "future_date"))
    if draft.reported_at.date() < EARLIEST:
        problems.append(Problem("reported_at", "date_too_early"))
    if draft.occurred_on is not None:
        if draft.occurred_on > now.date() + timedelta(days=1):
            problems.append(Problem("occurred_on", "future_date"))
        if draft.occurred_on < EARLIEST:
            problems.append(Problem("occurred_on", "date_too_early"))
    return problems


def _money_problems(draft: ReportDraft) -> list[Problem]:
    problems = []
    sums = (
        ("claimed_kzt", draft.claimed_kzt),
        ("held_kzt", draft.held_kzt),
        ("restored_kzt", draft.restored_kzt),
    )
    for field, value in sums:
        if value is not None and not value.is_finite():
            return [Problem(field, "bad_amount")]
        if value is not None and value < 0:
            problems.append(Problem(field, "negative_amount"))
        if value is not None and value > MONEY_LIMIT:
            problems.append(Problem(field, "amount_too_large"))
    if draft.held_kzt is not None and draft.held_kzt > (draft.claimed_kzt or 0):
        problems.append(Problem("held_kzt", "held_exceeds_claimed"))
    if draft.restored_kzt is not None and draft.restored_kzt > (draft.held_kzt or 0):
        problems.append(Problem("restored_kzt", "restored_exceeds_held"))
    return problems


def _hold_problems(draft: ReportDraft, pack: CountryPack, now: datetime) -> list[Problem]:
    """What is wrong with when the money was held and by whom: a hold belongs to a sum."""
    problems = []
    if not draft.held_kzt or draft.held_kzt.is_nan():
        told = (("held_at", draft.held_at), ("held_by", draft.held_by.strip()))
        problems += [Problem(field, "hold_without_sum") for field, value in told if value]
    if len(draft.held_by.strip()) > MAX_PROVIDER_CHARS:
        limit = (("length", str(len(draft.held_by))), ("limit", str(MAX_PROVIDER_CHARS)))
        problems.append(Problem("held_by", "name_too_long", limit))
    if draft.held_at is None:
        return problems
    if draft.held_at > now + timedelta(days=1):
        problems.append(Problem("held_at", "future_date"))
    if _day_there(draft.held_at, pack) < (draft.occurred_on or EARLIEST):
        problems.append(Problem("held_at", "held_before_crime"))
    return problems


def _day_there(moment: datetime, pack: CountryPack) -> date:
    """The day of a moment by the country's clock; where the calendar ends, by the moment's own."""
    try:
        return moment.astimezone(ZoneInfo(pack.time_zone)).date()
    except OverflowError:
        return moment.date()
