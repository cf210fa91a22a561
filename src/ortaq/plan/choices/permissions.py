"""Who may read choices, compute them, and judge what matters more."""

from ortaq.shared.actors import ALL_ROLES, Permission, Role

READ = Permission("choices.read", ALL_ROLES)
MANAGE = Permission("choices.manage", frozenset({Role.SECRETARY, Role.ANALYST}))
JUDGE = Permission("choices.judge", frozenset({Role.SECRETARY, Role.ANALYST, Role.AGENCY_MEMBER}))
"""An organisation has one set of judgements; its members write it together."""
