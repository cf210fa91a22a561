"""Django's registration of the app."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Organisations, users, tokens."""

    name = "ortaq.shared.people"
    label = "people"
