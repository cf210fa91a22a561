"""Campaigns, what belongs to them, their history, and what people judge of them."""

from ortaq.act.campaigns.models.campaign import (
    LONGEST_NAME,
    Campaign,
    CampaignEvent,
    Membership,
)
from ortaq.act.campaigns.models.judgement import Judgement
from ortaq.act.campaigns.models.regrouping import RegroupedReport, Regrouping
from ortaq.act.campaigns.models.tally import CampaignTally, TallyRun

__all__ = [
    "LONGEST_NAME",
    "Campaign",
    "CampaignEvent",
    "CampaignTally",
    "Judgement",
    "Membership",
    "RegroupedReport",
    "Regrouping",
    "TallyRun",
]
