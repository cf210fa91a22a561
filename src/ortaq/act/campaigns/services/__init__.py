"""Writing campaigns. `services.relink` is apart: it loads the batch linker."""

from ortaq.act.campaigns.services.arrival import link_arrivals
from ortaq.act.campaigns.services.judging import judge, withdraw_judgement
from ortaq.act.campaigns.services.naming import name_campaign
from ortaq.act.campaigns.services.regrouping import (
    AlreadyOne,
    SplitTooSmall,
    merge_campaigns,
    split_campaign,
    undo_regrouping,
)

__all__ = [
    "AlreadyOne",
    "SplitTooSmall",
    "judge",
    "link_arrivals",
    "merge_campaigns",
    "name_campaign",
    "split_campaign",
    "undo_regrouping",
    "withdraw_judgement",
]
