"""What linking answers: a campaign with its reasons, and the reasons against the others."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ortaq.engine.terms.identifier import IdentifierKind


class ReasonCode(StrEnum):
    """Why an identifier links or does not; the reader's sentence is made at the edge."""

    ONLY_HERE = "only_here"  # links: no stored report outside the candidate carries it
    ALSO_ELSEWHERE = "also_elsewhere"  # links, though other reports carry it too
    HUB = "hub"  # everybody shares it
    VICTIM = "victim"  # the victim's or the reporter's own
    TOO_COMMON = "too_common"  # many reports elsewhere carry it: rented out, or an unlisted hub
    TOO_OLD = "too_old"  # not seen for so long that it may have a new owner
    TOO_WEAK = "too_weak"  # evidence, but not enough of it
    LIST = "list"  # the report names too many to be of one crime
    OTHERS_LIST = "others_list"  # the stored report does
    SAME_WITNESS = "same_witness"  # part of one that counts: a page of a site
    JUDGED_APART = "judged_apart"  # fits, but a person judged that these are two schemes
    OTHER_CAMPAIGN = "other_campaign"  # fits, but another fits better and they must not merge


@dataclass(frozen=True, slots=True, order=True)
class Reason:
    """One identifier's say about one candidate.

    Args:
        code: what it says.
        campaign: the candidate's campaign; empty for reports in none.
        reports: the candidate's reports in no campaign.
        kind: what the identifier is.
        value: its normal form.
        weight: in [0, 1], after role, rarity and age; 0 where it cannot link at all.
        elsewhere_count: stored reports outside the candidate that carry it.
        days: days since (or before) the candidate's nearest use of it.
    """

    code: ReasonCode
    campaign: str
    reports: tuple[str, ...]
    kind: IdentifierKind
    value: str
    weight: float
    elsewhere_count: int
    days: int


@dataclass(frozen=True, slots=True)
class Verdict:
    """Where one report belongs.

    Args:
        campaign: the campaign it joins; None where it joins none.
        companions: reports in no campaign that belong with it. They join `campaign` too; where
            that is None they and the report found a new campaign.
        weight: the greatest combined weight of all it is linked to, in [0, 1]; 0 where unlinked.
        reasons: of every link made, sorted; never empty where there is a link.
        not_linked: why each remaining shared identifier did not link, sorted.
        merge: other campaigns that this report ties to `campaign` so strongly that they are one,
            sorted.
    """

    campaign: str | None = None
    companions: tuple[str, ...] = ()
    weight: float = 0.0
    reasons: tuple[Reason, ...] = ()
    not_linked: tuple[Reason, ...] = ()
    merge: tuple[str, ...] = ()

    @property
    def is_linked(self) -> bool:
        """Whether the report belongs with anything."""
        return self.campaign is not None or bool(self.companions)

    def reasons_with(self, report: str) -> tuple[Reason, ...]:
        """The reasons for which the companion `report` belongs with this one."""
        return tuple(reason for reason in self.reasons if report in reason.reports)
