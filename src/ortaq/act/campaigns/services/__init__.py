"""Writing campaigns. `services.relink` is apart: it loads the batch linker."""

from ortaq.act.campaigns.services.arrival import link_arrivals
from ortaq.act.campaigns.services.judging import judge, withdraw_judgement

__all__ = ["judge", "link_arrivals", "withdraw_judgement"]
