"""Who may read the plan, write it, and report on it."""

from ortaq.shared.actors import ALL_ROLES, Permission, Role

READ = Permission("measures.read", ALL_ROLES)
MANAGE = Permission("measures.manage", frozenset({Role.SECRETARY}))
REPORT = Permission("measures.report", frozenset({Role.SECRETARY, Role.AGENCY_MEMBER}))
"""An agency member reports only on the measures that his organisation leads."""
NOTE = Permission("measures.note", frozenset({Role.SECRETARY, Role.AGENCY_MEMBER, Role.ANALYST}))
"""Internal remarks on the cells of a measure."""
