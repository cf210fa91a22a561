"""Who may read, answer and run assessments."""

from ortaq.shared.actors import ALL_ROLES, Permission, Role

READ = Permission("assessments.read", ALL_ROLES)
RATE = Permission("assessments.rate", frozenset({Role.SECRETARY, Role.AGENCY_MEMBER}))
RESPOND = Permission("assessments.respond", frozenset({Role.SECRETARY, Role.AGENCY_MEMBER}))
MANAGE = Permission("assessments.manage", frozenset({Role.SECRETARY}))
