"""One new report against what is stored."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ortaq.engine.link.policy import DEFAULT
from ortaq.engine.link.verdict import ReasonCode, Verdict
from ortaq.engine.link.weigh import Arrival, assess, cautious_roles, weakness

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from ortaq.engine.link.facts import Candidate, Mentioned
    from ortaq.engine.link.policy import LinkPolicy
    from ortaq.engine.link.verdict import Reason
    from ortaq.engine.link.weigh import Assessment


@dataclass(frozen=True, slots=True)
class _Choice:
    """Assessments sorted by what becomes of them."""

    chosen: Assessment | None
    merged: tuple[Assessment, ...]
    companions: tuple[Assessment, ...]
    other_campaigns: tuple[Assessment, ...]
    insufficient: tuple[Assessment, ...]

    @property
    def linked(self) -> tuple[Assessment, ...]:
        chosen = () if self.chosen is None else (self.chosen,)
        return (*chosen, *self.merged, *self.companions)


def link_report(
    mentions: Iterable[Mentioned],
    candidates: Iterable[Candidate],
    *,
    on: date,
    crime_type: str | None = None,
    policy: LinkPolicy = DEFAULT,
) -> Verdict:
    """The campaign a new report belongs to, the reports it takes along, and why.

    Depends on neither the order of mentions nor that of candidates. Hubs and victims' own
    identifiers never link. What a candidate shares that the report does not mention is ignored.

    Args:
        mentions: the report's identifiers, all of them: roles decide which may link.
        candidates: every campaign, and every report in none, that shares an identifier.
        on: day on which the report came in.
        crime_type: as its reporter chose it; None where unknown.
        policy: weights and thresholds.
    """
    arrival = Arrival(cautious_roles(mentions), on, crime_type)
    choice = _choose([assess(candidate, arrival, policy) for candidate in candidates], policy)
    campaign = choice.chosen.candidate.campaign if choice.chosen else None
    companions = {name for item in choice.companions for name in item.candidate.reports}
    return Verdict(
        campaign=campaign,
        companions=tuple(sorted(companions)),
        weight=max((item.weight for item in choice.linked), default=0.0),
        reasons=tuple(sorted(reason for item in choice.linked for reason in item.evidence)),
        not_linked=tuple(sorted(_against(choice, policy))),
        merge=tuple(sorted({item.candidate.campaign for item in choice.merged})),
    )


def _choose(assessments: list[Assessment], policy: LinkPolicy) -> _Choice:
    enough = [item for item in assessments if item.weight >= policy.join]
    campaigns = sorted((item for item in enough if item.candidate.campaign), key=_preference)
    chosen = campaigns[0] if campaigns else None
    may_merge = chosen is not None and _ties(chosen, policy)
    merged = tuple(item for item in campaigns[1:] if may_merge and _ties(item, policy))
    return _Choice(
        chosen=chosen,
        merged=merged,
        companions=tuple(item for item in enough if not item.candidate.campaign),
        other_campaigns=tuple(item for item in campaigns[1:] if item not in merged),
        insufficient=tuple(item for item in assessments if item.weight < policy.join),
    )


def _preference(item: Assessment) -> tuple[float, int, str]:
    """Heaviest first, then the campaign seen last, then by reference."""
    last = item.candidate.last_report_on
    return -item.weight, -last.toordinal() if last else 0, item.candidate.campaign


def _ties(item: Assessment, policy: LinkPolicy) -> bool:
    return item.weight >= policy.merge and len(item.evidence) >= policy.merge_witnesses


def _against(choice: _Choice, policy: LinkPolicy) -> Iterable[Reason]:
    """Why shared identifiers did not link, in no order."""
    for item in (*choice.linked, *choice.other_campaigns, *choice.insufficient):
        yield from item.refused
    for item in choice.other_campaigns:
        for reason in item.evidence:
            yield replace(reason, code=ReasonCode.OTHER_CAMPAIGN)
    for item in choice.insufficient:
        for reason in item.evidence:
            yield replace(reason, code=weakness(reason, policy))
