"""Django's registration of the app."""

from django.apps import AppConfig


class RoundsConfig(AppConfig):
    """Rounds of questions to organisations."""

    name = "ortaq.plan.rounds"
    label = "rounds"
