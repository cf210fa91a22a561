"""Two frameworks, or two versions of one, side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ortaq.engine.score.crosswalk import Crosswalk, crosswalk
from ortaq.engine.score.migrate import MigrationPlan, plan_migration
from ortaq.plan.frameworks.queries.contents import get_engine_framework
from ortaq.plan.frameworks.queries.frameworks import get_framework

if TYPE_CHECKING:
    from ortaq.shared.actors import Actor


def get_crosswalk(actor: Actor, given: str, asking: str) -> Crosswalk:
    """What one framework asks that another one does not, by their references.

    Raises:
        Framework.DoesNotExist: one of them is unknown.
    """
    return crosswalk(
        get_engine_framework(get_framework(actor, given)),
        get_engine_framework(get_framework(actor, asking)),
    )


def get_migration_plan(actor: Actor, old: str, new: str) -> MigrationPlan:
    """What becomes of answers to one version in another one, by their references.

    Raises:
        Framework.DoesNotExist: one of them is unknown.
    """
    return plan_migration(
        get_engine_framework(get_framework(actor, old)),
        get_engine_framework(get_framework(actor, new)),
    )
