"""Who may manage people, read the log, or simply be signed in."""

from ortaq.shared.actors import ALL_ROLES, Permission, Role

MANAGE_PEOPLE = Permission("people.manage", frozenset({Role.ADMINISTRATOR}))
ADD_ORGANISATIONS = Permission(
    "people.add_organisations", frozenset({Role.ADMINISTRATOR, Role.SECRETARY})
)
READ_LOG = Permission("log.read", frozenset({Role.ADMINISTRATOR, Role.SECRETARY, Role.OBSERVER}))
SIGNED_IN = Permission("people.be_signed_in", ALL_ROLES)
