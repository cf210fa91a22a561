"""Who prepares surveys, reads their results, and answers."""

from ortaq.plan.choices.permissions import MANAGE as TAKE
from ortaq.shared.actors import ALL_ROLES, Permission, Role

MANAGE = Permission("surveys.manage", frozenset({Role.SECRETARY}))
RESULTS = Permission("surveys.results", frozenset({Role.SECRETARY, Role.ANALYST}))
"""Results of closed surveys that are not published."""
ANSWER = Permission("surveys.answer", ALL_ROLES)
"""Only in surveys that ask this very person, see `queries.get_seat`."""

__all__ = ["ANSWER", "MANAGE", "RESULTS", "TAKE"]
