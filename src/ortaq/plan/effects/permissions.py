"""Who may evaluate measures: everybody with an account, for it shows counts that all of them see."""

from ortaq.shared.actors import ALL_ROLES, Permission

READ = Permission("effects.read", ALL_ROLES)
