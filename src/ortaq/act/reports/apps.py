"""Django's registration of the app."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    """The register of reports."""

    name = "ortaq.act.reports"
    label = "reports"
