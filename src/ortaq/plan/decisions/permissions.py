"""Who may read what the committee decided, and who records it."""

from ortaq.shared.actors import ALL_ROLES, Permission, Role

READ = Permission("decisions.read", ALL_ROLES)
MANAGE = Permission("decisions.manage", frozenset({Role.SECRETARY}))
