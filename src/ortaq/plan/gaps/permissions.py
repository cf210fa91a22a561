"""Who may read gaps, name one, and keep the list."""

from ortaq.shared.actors import ALL_ROLES, Permission, Role

READ = Permission("gaps.read", ALL_ROLES)
OPEN = Permission("gaps.open", frozenset({Role.SECRETARY, Role.AGENCY_MEMBER, Role.OBSERVER}))
MANAGE = Permission("gaps.manage", frozenset({Role.SECRETARY}))
