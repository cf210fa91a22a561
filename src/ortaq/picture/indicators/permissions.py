"""Who may read indicators, keep their passports, and enter values and the population."""

from ortaq.shared.actors import ALL_ROLES, Permission, Role

READ = Permission("indicators.read", ALL_ROLES)
MANAGE = Permission("indicators.manage", frozenset({Role.SECRETARY, Role.ANALYST}))
ENTER = Permission(
    "indicators.enter", frozenset({Role.SECRETARY, Role.ANALYST, Role.AGENCY_MEMBER})
)
"""An agency member enters values only of the indicators that his organisation owns."""
POPULATION = Permission(
    "indicators.population", frozenset({Role.ADMINISTRATOR, Role.SECRETARY, Role.ANALYST})
)
"""Enter how many people live in each region, for rates."""
