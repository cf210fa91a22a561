"""Django's registration of the app."""

from django.apps import AppConfig


class FilesConfig(AppConfig):
    """Uploaded files."""

    name = "ortaq.shared.files"
    label = "files"
