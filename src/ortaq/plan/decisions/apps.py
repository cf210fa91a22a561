"""Django's registration of the app."""

from __future__ import annotations

from django.apps import AppConfig


class DecisionsConfig(AppConfig):
    """The committee and its decisions."""

    name = "ortaq.plan.decisions"
    label = "decisions"

    def ready(self) -> None:
        """Name the committee in the papers of its plan."""
        from ortaq.plan.decisions.queries.naming import name_committee  # noqa: PLC0415 - needs models
        from ortaq.plan.measures.queries import bring_words  # noqa: PLC0415

        bring_words("committee.name", name_committee)
