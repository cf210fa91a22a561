"""Django's registration of the app."""

from django.apps import AppConfig


class LakeConfig(AppConfig):
    """Watermarks of the lake."""

    name = "ortaq.shared.lake"
    label = "lake"
