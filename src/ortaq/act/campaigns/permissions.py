"""Who may read and judge campaigns; what they see of them depends on the reports they may see."""

from ortaq.shared.actors import Permission, Role

READ = Permission(
    "campaigns.read", frozenset({Role.INVESTIGATOR, Role.ANALYST, Role.DUTY_OFFICER}), tokens=True
)
JUDGE = Permission("campaigns.judge", frozenset({Role.INVESTIGATOR, Role.ANALYST}))
