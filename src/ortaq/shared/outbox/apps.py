"""Django's registration of the app."""

from django.apps import AppConfig


class OutboxConfig(AppConfig):
    """Messages to people."""

    name = "ortaq.shared.outbox"
    label = "outbox"
