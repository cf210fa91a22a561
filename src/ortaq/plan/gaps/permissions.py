"""Who may read gaps, name one, keep the list, and print the analysis, and compare laws."""

from ortaq.shared.actors import ALL_ROLES, Permission, Role

READ = Permission("gaps.read", ALL_ROLES)
OPEN = Permission("gaps.open", frozenset({Role.SECRETARY, Role.AGENCY_MEMBER, Role.OBSERVER}))
MANAGE = Permission("gaps.manage", frozenset({Role.SECRETARY}))
PRINT = Permission("gaps.print", frozenset({Role.SECRETARY, Role.ANALYST}))
ALIGN = Permission("gaps.align", frozenset({Role.SECRETARY, Role.ANALYST}))
