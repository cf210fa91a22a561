"""Django's registration of the app."""

from django.apps import AppConfig


class IndicatorsConfig(AppConfig):
    """Indicators, their values and targets."""

    name = "ortaq.picture.indicators"
    label = "indicators"
