"""Django's registration of the app."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Page frame and template tags."""

    name = "ortaq.web"
    label = "web"
