"""One new report against what is stored."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ortaq.engine.link.policy import DEFAULT
from ortaq.engine.link.verdict import ReasonCode, Verdict
from ortaq.engine.link.weigh import arrived, assess, weakness

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
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
    judged_apart: tuple[Assessment, ...]

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
    apart: Collection[frozenset[str]] = (),
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
        apart: pairs of names, of campaigns or of reports in none, that somebody judged different;
            of each pair at most the one that fits better is linked.
        policy: weights and thresholds.
    """
    arrival = arrived(mentions, on, crime_type, policy)
    assessments = [assess(candidate, arrival, policy) for candidate in candidates]
    choice = _choose(assessments, _Foes(apart), policy)
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


class _Foes:
    """What was judged different.

    Args:
        apart: pairs of names.
    """

    def __init__(self, apart: Collection[frozenset[str]]) -> None:
        self._apart = apart

    def fitting(
        self, items: Iterable[Assessment], linked: Iterable[Assessment]
    ) -> tuple[Assessment, ...]:
        """Those that are apart from none of what is linked already, and not from each other."""
        taken = [name for item in linked for name in _names(item)]
        found = []
        for item in items:
            if not any(
                frozenset((name, other)) in self._apart for name in _names(item) for other in taken
            ):
                found.append(item)
                taken += _names(item)
        return tuple(found)


def _names(item: Assessment) -> tuple[str, ...]:
    campaign = item.candidate.campaign
    return (campaign,) if campaign else item.candidate.reports


def _choose(assessments: list[Assessment], foes: _Foes, policy: LinkPolicy) -> _Choice:
    enough = [item for item in assessments if item.weight >= policy.join]
    campaigns = sorted((item for item in enough if item.candidate.campaign), key=_preference)
    chosen, rest = campaigns[:1], campaigns[1:]
    may_merge = bool(chosen) and _ties(chosen[0], policy)
    strong = [item for item in rest if may_merge and _ties(item, policy)]
    merged = foes.fitting(strong, chosen)
    alone = sorted((item for item in enough if not item.candidate.campaign), key=_heaviest)
    companions = foes.fitting(alone, (*chosen, *merged))
    refused = [item for item in (*strong, *alone) if item not in (*merged, *companions)]
    return _Choice(
        chosen=chosen[0] if chosen else None,
        merged=merged,
        companions=companions,
        other_campaigns=tuple(item for item in rest if item not in strong),
        insufficient=tuple(item for item in assessments if item.weight < policy.join),
        judged_apart=tuple(refused),
    )


def _heaviest(item: Assessment) -> tuple[float, tuple[str, ...]]:
    return -item.weight, item.candidate.reports


def _preference(item: Assessment) -> tuple[float, int, str]:
    """Heaviest first, then the campaign seen last, then by reference."""
    last = item.candidate.last_report_on
    return -item.weight, -last.toordinal() if last else 0, item.candidate.campaign


def _ties(item: Assessment, policy: LinkPolicy) -> bool:
    return item.weight >= policy.merge and len(item.evidence) >= policy.merge_witnesses


def _against(choice: _Choice, policy: LinkPolicy) -> Iterable[Reason]:
    """Why shared identifiers did not link, in no order."""
    for item in (
        *choice.linked,
        *choice.other_campaigns,
        *choice.insufficient,
        *choice.judged_apart,
    ):
        yield from item.refused
    for item in choice.judged_apart:
        for reason in item.evidence:
            yield replace(reason, code=ReasonCode.JUDGED_APART)
    for item in choice.other_campaigns:
        for reason in item.evidence:
            yield replace(reason, code=ReasonCode.OTHER_CAMPAIGN)
    for item in choice.insufficient:
        for reason in item.evidence:
            yield replace(reason, code=weakness(reason, policy))
