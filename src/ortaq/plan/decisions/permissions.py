"""Who may read what the committee decided, who records it, and who carries it out."""

from ortaq.shared.actors import ALL_ROLES, Permission, Role

READ = Permission("decisions.read", ALL_ROLES, tokens=True)
MANAGE = Permission("decisions.manage", frozenset({Role.SECRETARY}))
EXECUTE = Permission(
    "decisions.execute",
    frozenset({Role.SECRETARY, Role.AGENCY_MEMBER, Role.INVESTIGATOR, Role.DUTY_OFFICER}),
    tokens=True,
)
