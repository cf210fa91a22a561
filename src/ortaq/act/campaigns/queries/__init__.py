"""Reading campaigns; every total counts only the reports that the reader may see."""

from ortaq.act.campaigns.queries.absence import explain_absence
from ortaq.act.campaigns.queries.campaign import (
    CampaignView,
    Evidence,
    find_survivor,
    find_visible_campaign,
    get_campaign_view,
    list_campaigns_named,
    parse_reference,
    surviving,
)
from ortaq.act.campaigns.queries.changes import list_changes, name_deciders
from ortaq.act.campaigns.queries.gist import Gist, list_gists
from ortaq.act.campaigns.queries.judgements import (
    get_judgement,
    list_judgements,
    list_judgements_of_campaign,
)
from ortaq.act.campaigns.queries.listing import (
    HOT_DAYS,
    SORTS,
    CampaignFilter,
    Lately,
    count_campaigns,
    count_hot_campaigns,
    count_lately,
    find_counted_at,
    list_campaigns,
)
from ortaq.act.campaigns.queries.membership import (
    CAMPAIGNS_LISTED,
    Explained,
    count_campaigns_of,
    explain,
    explain_all,
    find_membership,
    list_campaigns_of,
    list_references,
)
from ortaq.act.campaigns.queries.regroupings import (
    get_regrouping,
    list_members_named,
    list_regroupings,
)
from ortaq.act.campaigns.queries.similar import Similar, list_similar

__all__ = [
    "CAMPAIGNS_LISTED",
    "HOT_DAYS",
    "SORTS",
    "CampaignFilter",
    "CampaignView",
    "Evidence",
    "Explained",
    "Gist",
    "Lately",
    "Similar",
    "count_campaigns",
    "count_campaigns_of",
    "count_hot_campaigns",
    "count_lately",
    "explain",
    "explain_absence",
    "explain_all",
    "find_counted_at",
    "find_membership",
    "find_survivor",
    "find_visible_campaign",
    "get_campaign_view",
    "get_judgement",
    "get_regrouping",
    "list_campaigns",
    "list_campaigns_named",
    "list_campaigns_of",
    "list_changes",
    "list_gists",
    "list_judgements",
    "list_judgements_of_campaign",
    "list_members_named",
    "list_references",
    "list_regroupings",
    "list_similar",
    "name_deciders",
    "parse_reference",
    "surviving",
]
