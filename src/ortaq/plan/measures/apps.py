"""Django's registration of the app."""

from django.apps import AppConfig


class MeasuresConfig(AppConfig):
    """The Action Plan and its measures."""

    name = "ortaq.plan.measures"
    label = "measures"
