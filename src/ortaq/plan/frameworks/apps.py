"""Django's registration of the app."""

from django.apps import AppConfig


class FrameworksConfig(AppConfig):
    """Frameworks and their provisions."""

    name = "ortaq.plan.frameworks"
    label = "frameworks"
