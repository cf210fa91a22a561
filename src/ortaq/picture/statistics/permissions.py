"""Who may see exact counts, and who may refresh the lake.

Every account sees every count: they show no narrative and no person. The public sees the same
tables for one fixed period, with small cells hidden.
"""

from ortaq.shared.actors import ALL_ROLES, Permission, Role

READ = Permission("statistics.read", ALL_ROLES)
REFRESH = Permission("statistics.refresh", frozenset({Role.ADMINISTRATOR, Role.ANALYST}))
