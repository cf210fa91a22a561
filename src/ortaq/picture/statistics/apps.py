"""Django's registration of the app."""

from django.apps import AppConfig


class StatisticsConfig(AppConfig):
    """The picture of crimes, damage and recovery."""

    name = "ortaq.picture.statistics"
    label = "statistics"
