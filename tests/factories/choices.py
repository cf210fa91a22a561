"""Choices for tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ortaq.plan.choices import services
from ortaq.plan.choices.frame import BudgetLine, Frame
from ortaq.plan.choices.queries import asked_money, show_choice
from ortaq.shared.actors import SYSTEM

if TYPE_CHECKING:
    from ortaq.plan.choices.models import Choice
    from ortaq.plan.measures.models import Plan


def frame(plan: Plan, *, share: float = 0.3, **changes: object) -> Frame:
    """A share of the money that the plan's measures ask, for all years and sources together."""
    money = share * sum(asked_money(SYSTEM, plan).values())
    return Frame(**{"budgets": (BudgetLine(money),), "delay": 0.0, **changes})


def choice(plan: Plan, **changes: object) -> Choice:
    """A computed choice, and two measures of the plan that shut each other out."""
    codes = [one.code for one in plan.measures.order_by("pk")[:2]]
    services.exclude(actor=SYSTEM, plan=plan, codes=codes, reason="one is enough")
    return services.choose_measures(actor=SYSTEM, plan=plan, frame=frame(plan, **changes))


def without_an_answer(choice: Choice) -> Choice:
    """The same as if its time had ended before the first rejected measure was explained."""
    first = show_choice(SYSTEM, choice).rejected[0].code
    del choice.studies["why_not"][first]
    choice.save()
    return choice
