"""Who may do what with reports."""

from ortaq.shared.actors import Permission, Role

SUBMIT = Permission(
    "reports.submit", frozenset({Role.INVESTIGATOR, Role.DUTY_OFFICER}), tokens=True
)
READ_ALL = Permission("reports.read_all", frozenset({Role.INVESTIGATOR, Role.ANALYST}))
READ = Permission(
    "reports.read",
    frozenset({Role.INVESTIGATOR, Role.ANALYST, Role.DUTY_OFFICER}),
    tokens=True,
)
CHANGE_STATUS = Permission("reports.change_status", frozenset({Role.INVESTIGATOR}))
OPEN_IDENTITY = Permission("reports.open_identity", frozenset({Role.INVESTIGATOR}))
CHECK = Permission(
    "identifiers.check",
    frozenset({Role.INVESTIGATOR, Role.ANALYST, Role.DUTY_OFFICER}),
    tokens=True,
)
MANAGE_HUBS = Permission("identifiers.manage_hubs", frozenset({Role.ADMINISTRATOR}))
