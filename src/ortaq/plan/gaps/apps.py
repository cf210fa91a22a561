"""Django's registration of the app."""

from django.apps import AppConfig


class GapsConfig(AppConfig):
    """Gaps."""

    name = "ortaq.plan.gaps"
    label = "gaps"
