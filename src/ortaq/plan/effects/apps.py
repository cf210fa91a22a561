"""Django's registration of the app."""

from django.apps import AppConfig


class EffectsConfig(AppConfig):
    """Evaluation of measures."""

    name = "ortaq.plan.effects"
    label = "effects"
