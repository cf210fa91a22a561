"""Django's registration of the app."""

from django.apps import AppConfig


class SurveysConfig(AppConfig):
    """Surveys of experts in two turns."""

    name = "ortaq.plan.surveys"
    label = "surveys"
