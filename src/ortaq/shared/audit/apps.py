"""Django's registration of the app."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """The Merkle log."""

    name = "ortaq.shared.audit"
    label = "audit"
