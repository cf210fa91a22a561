"""Django's registration of the app."""

from django.apps import AppConfig


class ChoicesConfig(AppConfig):
    """Choosing measures under a budget."""

    name = "ortaq.plan.choices"
    label = "choices"
