"""Django's registration of the app."""

from django.apps import AppConfig


class AssessmentsConfig(AppConfig):
    """Assessments, answers and their sources."""

    name = "ortaq.plan.assessments"
    label = "assessments"
