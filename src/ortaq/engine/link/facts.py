"""What linking is told: mentions of a report, and what is stored about the same identifiers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from ortaq.engine.terms.errors import OrtaqError

if TYPE_CHECKING:
    from datetime import date

    from ortaq.engine.terms.identifier import IdentifierKind, Role


class NamelessCandidate(OrtaqError):
    """A candidate stands for nothing: give it a campaign, or the reports that have none."""

    code = "nameless_candidate"


class Mentioned(Protocol):
    """An identifier as one report names it; `terms.identifier.Mention` is one."""

    @property
    def kind(self) -> IdentifierKind:
        """What the identifier is."""

    @property
    def value(self) -> str:
        """Its normal form."""

    @property
    def role(self) -> Role:
        """Whose it is, as far as this report tells."""


@dataclass(frozen=True, slots=True)
class LinkMention:
    """One identifier named by one report.

    Args:
        report: reference of the report.
        kind: what the identifier is.
        value: its normal form, or the keyed hash that the register stores in its place.
        role: whose it is, as far as the report tells.
        on: day on which the report came in.
    """

    report: str
    kind: IdentifierKind
    value: str
    role: Role
    on: date


@dataclass(frozen=True, slots=True)
class SharedIdentifier:
    """An identifier of the new report that a candidate carries too.

    Args:
        kind: what it is.
        value: its normal form, equal to the new report's.
        role: the gravest claim that any of the candidate's reports makes about it: hub before
            offender before unknown before victim.
        report_count: distinct stored reports that carry it, inside the candidate or elsewhere.
        here_count: of those, the candidate's.
        first_seen_on: first day on which the candidate's reports carry it; None where unknown.
        last_seen_on: last such day; None where unknown.
    """

    kind: IdentifierKind
    value: str
    role: Role
    report_count: int
    here_count: int = 1
    first_seen_on: date | None = None
    last_seen_on: date | None = None

    @property
    def elsewhere_count(self) -> int:
        """Distinct stored reports outside the candidate that carry it."""
        return max(0, self.report_count - self.here_count)

    def days_from(self, on: date) -> int:
        """Days between `on` and the candidate's nearest known use; 0 within it or if unknown."""
        first, last = self.first_seen_on or self.last_seen_on, self.last_seen_on
        if first is None or last is None or first <= on <= last:
            return 0
        return (on - last).days if on > last else (first - on).days


@dataclass(frozen=True, slots=True)
class Candidate:
    """A campaign, or reports in no campaign, that the new report may belong with.

    Args:
        campaign: reference of the campaign; empty for reports that are in none.
        shared: identifiers that it and the new report both carry.
        reports: references of the reports in no campaign (one candidate each is best); the
            new report's link takes them along. Ignored for a campaign.
        last_report_on: day of the latest report in it; breaks ties.
        crime_type: type of most of its reports; None where unknown.
        is_list: whether it is a report that names more identifiers that may link than a report of a
            crime does.

    Raises:
        NamelessCandidate: neither a campaign nor a report is given.
    """

    campaign: str
    shared: tuple[SharedIdentifier, ...]
    reports: tuple[str, ...] = ()
    last_report_on: date | None = None
    crime_type: str | None = None
    is_list: bool = False

    def __post_init__(self) -> None:
        if not self.campaign and not self.reports:
            raise NamelessCandidate
