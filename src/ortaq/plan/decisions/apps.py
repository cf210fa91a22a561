"""Django's registration of the app."""

from __future__ import annotations

from django.apps import AppConfig


class DecisionsConfig(AppConfig):
    """The committee and its decisions."""

    name = "ortaq.plan.decisions"
    label = "decisions"

    def ready(self) -> None:
        """Name the committee in the papers of its plan, and the decisions by which its deadlines move."""
        from ortaq.plan.decisions.queries.moving import list_movers  # noqa: PLC0415 - needs models
        from ortaq.plan.decisions.queries.naming import name_committee  # noqa: PLC0415 - needs models
        from ortaq.plan.measures.queries import bring_decisions, bring_words  # noqa: PLC0415

        bring_words("committee.name", name_committee)
        bring_decisions(list_movers)
