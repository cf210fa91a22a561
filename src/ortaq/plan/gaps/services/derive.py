"""From the scores of an assessment to gaps."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from django.db import transaction

from ortaq.engine.terms.errors import OrtaqError
from ortaq.engine.terms.framework import ProvisionKind
from ortaq.plan.assessments.queries import list_findings
from ortaq.plan.frameworks.queries import list_provisions
from ortaq.plan.gaps.models import Closing, Gap, GapStatus, Origin, RootCause
from ortaq.plan.gaps.permissions import MANAGE
from ortaq.plan.gaps.pillars import PILLAR_OF
from ortaq.plan.gaps.queries.meeting import list_met
from ortaq.plan.gaps.services.close import BY_PEOPLE, shut, unshut
from ortaq.plan.gaps.services.keep import PLACES
from ortaq.plan.gaps.services.merge import enlarge
from ortaq.shared import clock
from ortaq.shared.audit.services import record

if TYPE_CHECKING:
    from ortaq.engine.score.gaps import GapFinding
    from ortaq.plan.assessments.models import Assessment
    from ortaq.plan.frameworks.models import Provision
    from ortaq.shared.actors import Actor


class ThresholdUnfit(OrtaqError):
    """The least size of a gap lies above 0 and is at most 1. Choose one of the steps offered."""

    code = "gap_threshold_unfit"


@dataclass(frozen=True, slots=True)
class Derived:
    """What deriving did, in numbers of gaps."""

    opened: int = 0
    changed: int = 0
    unchanged: int = 0
    closed: int = 0


@transaction.atomic
def derive_gaps(*, actor: Actor, assessment: Assessment, threshold: Decimal) -> Derived:
    """Open, change and close the gaps of an assessment so that they agree with its scores.

    A gap whose provision is met in full is closed by its answer, and opens again when the answer
    falls back; one that only became smaller, or of which nothing is known any more, stays. What the
    secretariat wrote on a gap, and a gap it closed itself, stay.

    Args:
        actor: who derives.
        assessment: with answers.
        threshold: least size of a gap, in (0, 1].

    Raises:
        NotAllowed: the role may not keep gaps.
        ThresholdUnfit: the threshold lies outside.
    """
    actor.require(MANAGE)
    if not 0 < threshold <= 1:
        raise ThresholdUnfit(threshold=threshold)
    findings = list_findings(actor, assessment, threshold=float(PLACES))
    provisions = {p.code: p for p in list_provisions(assessment.framework)}
    existing = {
        gap.provision_id: gap
        for gap in Gap.objects.select_for_update().filter(
            assessment=assessment, origin=Origin.SCORE
        )
    }
    counts = dict.fromkeys(("opened", "changed", "unchanged", "closed"), 0)
    for finding in findings:
        provision, is_large = provisions[finding.code], finding.least >= threshold
        gap = existing.pop(provision.pk, None)
        if gap is not None:
            counts["changed" if _update(gap, finding, is_large=is_large) else "unchanged"] += 1
        elif is_large:
            _open(actor, assessment, provision, finding)
            counts["opened"] += 1
    met = list_met(actor, assessment) if existing else frozenset()
    for gap in existing.values():
        if gap.status != GapStatus.CLOSED and gap.provision and gap.provision.code in met:
            counts["closed" if _meet(gap, actor) else "changed"] += 1
    derived = Derived(**counts)
    record(
        actor,
        "gap.derive",
        subject_kind="assessment",
        subject=assessment.reference,
        threshold=str(threshold),
        **counts,
    )
    return derived


def _open(actor: Actor, assessment: Assessment, provision: Provision, finding: GapFinding) -> None:
    Gap.objects.create(
        assessment=assessment,
        provision=provision,
        title=provision.title,
        severity=_severity(finding),
        pillar=PILLAR_OF[ProvisionKind(provision.kind)],
        root_cause=_root_cause(finding),
        origin=Origin.SCORE,
        opened_at=clock.now(),
        opened_by=actor.name,
    )


def _update(gap: Gap, finding: GapFinding, *, is_large: bool) -> bool:
    """Bring size and status up to the score; return whether anything changed.

    A closed gap opens again where its answer closed it and the provision falls short by the threshold.
    """
    severity, is_closed = _severity(finding), gap.status == GapStatus.CLOSED
    if is_closed and (gap.closing in BY_PEOPLE - {Closing.MERGED} or not is_large):
        return False
    if is_closed and gap.closing == Closing.ANSWER:
        gap.severity = severity
        unshut(gap)
        return True
    return _resize(gap, severity)


def _resize(gap: Gap, severity: Decimal) -> bool:
    """Save the size that a gap has by itself; those merged with it follow."""
    before = gap.severity if gap.own_severity is None else gap.own_severity
    if before == severity:
        return False
    if gap.own_severity is None:
        gap.severity = severity
    else:
        gap.own_severity = severity
    gap.save(update_fields=["severity", "own_severity"])
    enlarge(gap)
    if gap.merged_into is not None:
        enlarge(gap.merged_into)
    return True


def _meet(gap: Gap, actor: Actor) -> bool:
    """Close a gap whose provision is met; return False where others merged into it keep it open."""
    if gap.own_severity is None:
        shut(gap, actor, Closing.ANSWER)
        return True
    _resize(gap, Decimal(0))
    return False


def _severity(finding: GapFinding) -> Decimal:
    """What the gap is at least, as exactly as it is kept."""
    return Decimal(str(finding.least)).quantize(PLACES)


def _root_cause(finding: GapFinding) -> RootCause:
    """Law where the law falls short at least as far as practice, else how it is put to use."""
    law, practice = finding.law, finding.practice
    if law and (practice is None or law >= practice):
        return RootCause.LAW
    return RootCause.MECHANISM
