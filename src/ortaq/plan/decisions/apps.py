"""Django's registration of the app."""

from django.apps import AppConfig


class DecisionsConfig(AppConfig):
    """The committee and its decisions."""

    name = "ortaq.plan.decisions"
    label = "decisions"
