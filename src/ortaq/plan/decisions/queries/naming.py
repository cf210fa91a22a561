"""The committee's name on the papers of its plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ortaq.plan.decisions.models import Committee, Decision

if TYPE_CHECKING:
    from ortaq.engine.terms.language import Language
    from ortaq.plan.measures.models import Plan


def name_committee(plan: Plan, language: Language) -> str:
    """The committee that approved the plan, or the country's first one; empty where there is none.

    A name is public: papers carry it whoever prints them.
    """
    approvals = Decision.objects.filter(plan=plan, approves_plan=True).order_by("-pk")
    approval = approvals.select_related("meeting__committee").first()
    committee = approval.meeting.committee if approval else Committee.objects.order_by("pk").first()
    return committee.name.in_(language) if committee else ""
