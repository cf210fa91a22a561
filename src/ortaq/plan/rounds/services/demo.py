"""The round of the demonstration: some organisations are done, some on the way, some late."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction

from ortaq.engine.terms.language import Trilingual
from ortaq.plan.assessments.models import AnswerState
from ortaq.plan.assessments.queries import find_answer
from ortaq.plan.assessments.services import Rating
from ortaq.plan.rounds.queries import Desk, list_asked
from ortaq.plan.rounds.services.answer import answer, hand_in
from ortaq.plan.rounds.services.assign import propose_assignments
from ortaq.plan.rounds.services.drafts import draft_round, plan_round
from ortaq.plan.rounds.services.lifecycle import open_round
from ortaq.shared import clock

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from ortaq.plan.assessments.models import Assessment
    from ortaq.plan.frameworks.models import Provision
    from ortaq.plan.rounds.models import Round
    from ortaq.shared.actors import Actor
    from ortaq.shared.people.models import Organisation

TITLE = Trilingual(
    kk="Көрсетілім: ведомстволарға сауал",
    ru="Демонстрация: запрос ведомствам",
    en="Demonstration: questions to agencies",
)
LATE_BY = timedelta(days=3)
SHARES = (1.0, 1.0, 0.6, 0.3, 0.0)
"""Part of its questions that each organisation in turn has answered. Ortaq's own choice for the demo."""


@transaction.atomic
def load_demo_round(
    *,
    actor: Actor,
    assessment: Assessment,
    organisations: Sequence[Organisation],
    message: Trilingual,
) -> Round:
    """Open a round over a demo assessment whose last day has passed; the answers repeat its hypotheses.

    The first organisation that is complete has handed in, and one answer differs, so that a session
    has something to settle.
    """
    round_ = draft_round(
        actor=actor, assessment=assessment, title=TITLE, message=message, is_demo=True
    )
    propose_assignments(actor=actor, round_=round_, organisations=organisations)
    today = clock.today()
    _plan(actor, round_, message, today + timedelta(days=1))
    opened = open_round(actor=actor, round_=round_)
    desks = [Desk(opened, organisation, actor, "") for organisation in organisations]
    told = [_hypotheses(desk) for desk in desks]  # before any response changes an answer
    for number, (desk, ratings) in enumerate(zip(desks, told, strict=True)):
        _answer_part(desk, ratings, SHARES[number % len(SHARES)], number)
    return _plan(actor, opened, message, today - LATE_BY)


def _plan(actor: Actor, round_: Round, message: Trilingual, deadline: date) -> Round:
    return plan_round(
        actor=actor,
        round_=round_,
        deadline=deadline,
        message=message,
        grace_days=30,
        days_before=[7, 1],
        on_the_day=True,
        weeks_after=4,
    )


def _hypotheses(desk: Desk) -> list[tuple[Provision, Rating]]:
    """What the demo assessment says of each question of a desk; nothing where it says nothing."""
    found = []
    for provision in list_asked(desk):
        said = find_answer(desk.round.assessment, provision)
        if said is not None and said.state != AnswerState.UNANSWERED:
            state = AnswerState(said.state)
            rating = Rating(state, said.law, said.practice, said.justification, said.value)
            found.append((provision, rating))
    return found


def _answer_part(
    desk: Desk, ratings: list[tuple[Provision, Rating]], share: float, number: int
) -> None:
    for place, (provision, said) in enumerate(ratings[: round(len(ratings) * share)]):
        differs = number == 1 and place == 0 and said.law is not None
        rating = Rating(AnswerState.ANSWERED, 0, 0, said.justification) if differs else said
        answer(desk=desk, provision=provision, rating=rating, expected_version=0)
    if ratings and number == 0:
        hand_in(desk=desk)
