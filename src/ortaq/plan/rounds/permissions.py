"""Who reads rounds, runs them and answers in them."""

from ortaq.plan.assessments.permissions import RESPOND
from ortaq.shared.actors import ALL_ROLES, Permission, Role

READ = Permission("rounds.read", ALL_ROLES)
MANAGE = Permission("rounds.manage", frozenset({Role.SECRETARY}))

__all__ = ["MANAGE", "READ", "RESPOND"]
