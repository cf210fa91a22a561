"""Who reads the outbox and steers it."""

from ortaq.shared.actors import Permission, Role

READ = Permission("outbox.read", frozenset({Role.SECRETARY, Role.ADMINISTRATOR}))
MANAGE = Permission("outbox.manage", frozenset({Role.SECRETARY, Role.ADMINISTRATOR}))
