"""Who may read frameworks and load new ones."""

from ortaq.shared.actors import ALL_ROLES, Permission, Role

READ = Permission("frameworks.read", ALL_ROLES)
MANAGE = Permission("frameworks.manage", frozenset({Role.SECRETARY}))
