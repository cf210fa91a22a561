"""Who may read the half-year cycle, run it, and answer it."""

from ortaq.shared.actors import ALL_ROLES, Permission, Role

READ = Permission("monitoring.read", ALL_ROLES)
MANAGE = Permission("monitoring.manage", frozenset({Role.SECRETARY}))
REPORT = Permission("monitoring.report", frozenset({Role.SECRETARY, Role.AGENCY_MEMBER}))
"""An agency member hands in reports only on the measures that his organisation leads."""
COUNTER = Permission("monitoring.counter", ALL_ROLES - {Role.ADMINISTRATOR})
"""Only people of a civil-society organisation; the service looks at the organisation's group."""
