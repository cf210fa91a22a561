"""Django's registration of the app."""

from django.apps import AppConfig


class IntakeConfig(AppConfig):
    """Form, API and file import."""

    name = "ortaq.act.intake"
    label = "intake"
