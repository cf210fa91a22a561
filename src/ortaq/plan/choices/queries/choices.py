"""Finding computed choices."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ortaq.engine.choose.plain import answer_of, from_plain
from ortaq.engine.choose.solve import Solution
from ortaq.engine.choose.variants import variants
from ortaq.engine.choose.worth import closures, spent
from ortaq.plan.choices.models import Choice
from ortaq.plan.choices.permissions import READ
from ortaq.plan.measures.queries import visible_plans

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from ortaq.engine.choose.problem import Problem
    from ortaq.engine.choose.why_not import WhyNot
    from ortaq.plan.measures.models import Plan
    from ortaq.shared.actors import Actor

WHY_NOT = "why_not"
"""The study that holds an answer for each measure that was not chosen."""

_REFERENCE = re.compile(r"X-(\d{6,12})", re.IGNORECASE | re.ASCII)


def list_choices(actor: Actor, plan: Plan | None = None) -> QuerySet[Choice]:
    """Choices of the plans that the actor may see, newest first."""
    actor.require(READ)
    choices = Choice.objects.filter(plan__in=visible_plans(actor).values("pk"))
    if plan is not None:
        choices = choices.filter(plan=plan)
    return choices.select_related("plan").order_by("-computed_at", "-pk")


def get_choice(actor: Actor, reference: str) -> Choice:
    """One choice by its number, such as X-000001.

    Raises:
        Choice.DoesNotExist: none that the actor may see has this number.
    """
    found = _REFERENCE.fullmatch(reference)
    if found is None:
        raise Choice.DoesNotExist
    return list_choices(actor).get(pk=int(found[1]))


def find_previous(actor: Actor, choice: Choice) -> Choice | None:
    """The choice of the same plan computed before this one."""
    return list_choices(actor, choice.plan).filter(pk__lt=choice.pk).first()


def get_problem(choice: Choice) -> Problem:
    """What the choice answers, as it was when it was computed."""
    return from_plain(choice.problem)


def answers_of(choice: Choice) -> dict[str, WhyNot]:
    """Code to why the measure was not chosen, as far as that is computed."""
    answers = choice.studies.get(WHY_NOT, {})
    return {code: answer_of(plain) for code, plain in answers.items()}


def solution_of(choice: Choice, problem: Problem) -> Solution:
    """The stored answer in the engine's form."""
    taken = {(row["code"], row["start"], row["scale"]) for row in choice.result["chosen"]}
    picked = tuple(v for v in variants(problem) if (v.code, v.start, v.scale) in taken)
    return Solution(
        choice=picked,
        worth=choice.result["worth"],
        bound=choice.result["bound"],
        closures=closures(problem, picked),
        spent=spent(picked),
        digest=choice.digest,
        solver=choice.solver,
        seed=choice.frame["seed"],
    )
