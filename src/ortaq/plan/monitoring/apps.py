"""Django's registration of the app."""

from django.apps import AppConfig


class MonitoringConfig(AppConfig):
    """The half-year cycle."""

    name = "ortaq.plan.monitoring"
    label = "monitoring"
