"""Who runs consultations and who answers comments; reading what is published needs no permission."""

from ortaq.shared.actors import Permission, Role

MANAGE = Permission("consultations.manage", frozenset({Role.SECRETARY}))
ANSWER = Permission("consultations.answer", frozenset({Role.SECRETARY, Role.AGENCY_MEMBER}))
