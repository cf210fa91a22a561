"""Django's registration of the app."""

from django.apps import AppConfig


class ConsultationsConfig(AppConfig):
    """Public consultations."""

    name = "ortaq.plan.consultations"
    label = "consultations"
