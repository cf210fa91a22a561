"""Django's registration of the app."""

from django.apps import AppConfig


class CampaignsConfig(AppConfig):
    """Campaigns and memberships."""

    name = "ortaq.act.campaigns"
    label = "campaigns"
