"""The direction of the plan to which a provision belongs."""

from __future__ import annotations

from ortaq.engine.terms.direction import Direction
from ortaq.engine.terms.framework import ProvisionKind

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
