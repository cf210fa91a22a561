"""From the scores of an assessment to gaps."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from django.db import transaction

from ortaq.engine.terms.direction import Direction
from ortaq.engine.terms.errors import OrtaqError
from ortaq.engine.terms.framework import ProvisionKind
from ortaq.plan.assessments.queries import list_findings
from ortaq.plan.frameworks.queries import list_provisions
from ortaq.plan.gaps.models import Closing, Gap, GapStatus, Origin, RootCause
from ortaq.plan.gaps.permissions import MANAGE
from ortaq.plan.gaps.services.keep import PLACES, shut, unshut
from ortaq.shared import clock
from ortaq.shared.audit.services import record

if TYPE_CHECKING:
    from ortaq.engine.score.gaps import GapFinding
    from ortaq.plan.assessments.models import Assessment
    from ortaq.plan.frameworks.models import Provision
    from ortaq.shared.actors import Actor

PILLAR_OF = {
    ProvisionKind.DEFINITION: Direction.LAW,
    ProvisionKind.OFFENCE: Direction.LAW,
    ProvisionKind.ANCILLARY: Direction.LAW,
    ProvisionKind.SAFEGUARD: Direction.LAW,
    ProvisionKind.JURISDICTION: Direction.LAW,
    ProvisionKind.FINAL: Direction.LAW,
    ProvisionKind.PROCEDURE: Direction.INVESTIGATION,
    ProvisionKind.COOPERATION: Direction.INTERNATIONAL,
    ProvisionKind.PREVENTION: Direction.PREVENTION,
    ProvisionKind.CAPACITY: Direction.EDUCATION,
}
"""The direction that a new gap starts in, by the kind of its provision; the secretariat may change it.
Source: own rule."""


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

    A gap whose provision no longer falls short is closed by its answer, and opens again when the
    answer falls back. What the secretariat wrote on a gap, and a gap it closed itself, stay.

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
    findings = list_findings(actor, assessment, threshold=float(threshold))
    provisions = {p.code: p for p in list_provisions(assessment.framework)}
    existing = {
        gap.provision_id: gap
        for gap in Gap.objects.select_for_update().filter(
            assessment=assessment, origin=Origin.SCORE
        )
    }
    counts = dict.fromkeys(("opened", "changed", "unchanged", "closed"), 0)
    for finding in findings:
        provision = provisions[finding.code]
        gap = existing.pop(provision.pk, None)
        if gap is None:
            _open(actor, assessment, provision, finding)
            counts["opened"] += 1
        else:
            counts["changed" if _update(gap, finding) else "unchanged"] += 1
    for gap in existing.values():
        if gap.status != GapStatus.CLOSED:
            shut(gap, actor, Closing.ANSWER, "")
            counts["closed"] += 1
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


def _update(gap: Gap, finding: GapFinding) -> bool:
    """Bring size and status up to the score; return whether anything changed."""
    if gap.closing == Closing.REASON:
        return False
    severity = _severity(finding)
    if gap.status != GapStatus.CLOSED and gap.severity == severity:
        return False
    gap.severity = severity
    if gap.status == GapStatus.CLOSED:
        unshut(gap)
    else:
        gap.save(update_fields=["severity"])
    return True


def _severity(finding: GapFinding) -> Decimal:
    """What the gap is at least, as exactly as it is kept."""
    return Decimal(str(finding.least)).quantize(PLACES)


def _root_cause(finding: GapFinding) -> RootCause:
    """Law where the law falls short at least as far as practice, else how it is put to use."""
    law, practice = finding.law, finding.practice
    if law and (practice is None or law >= practice):
        return RootCause.LAW
    return RootCause.MECHANISM
