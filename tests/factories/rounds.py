"""Rounds, desks and invitations for tests."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from factories import assessments, people
from ortaq.engine.terms.language import Trilingual
from ortaq.plan.rounds import queries, services
from ortaq.shared import clock
from ortaq.shared.actors import SYSTEM, Role
from ortaq.shared.personal_links.services import token_of

if TYPE_CHECKING:
    from ortaq.plan.assessments.models import Assessment
    from ortaq.plan.rounds.models import Invitation, Round
    from ortaq.plan.rounds.queries import Desk
    from ortaq.shared.people.models import Organisation, User

TITLE = Trilingual(kk="Сауалнама", ru="Опрос", en="Round of autumn")
MESSAGE = Trilingual(kk="Құрметті әріптестер", ru="Уважаемые коллеги", en="Dear colleagues")
ALL = ("S-1", "S-2", "S-3", "S-4")


def member(organisation: Organisation, email: str = "", **changes: object) -> User:
    user = people.user(Role.AGENCY_MEMBER, organisation)
    user.email = email or f"{user.username}@agency.example"
    for name, value in changes.items():
        setattr(user, name, value)
    user.save()
    return user


def drafted(assessment: Assessment | None = None) -> Round:
    return services.draft_round(
        actor=SYSTEM,
        assessment=assessment or assessments.drafted(),
        title=TITLE,
        message=MESSAGE,
    )


def planned(round_: Round, days: int = 30, **changes: object) -> Round:
    values: dict[str, object] = {
        "message": round_.message,
        "grace_days": 14,
        "days_before": [14, 7, 1],
        "on_the_day": True,
        "weeks_after": 2,
        "deadline": clock.today() + timedelta(days=days),
        **changes,
    }
    return services.plan_round(actor=SYSTEM, round_=round_, **values)


def assigned(round_: Round, organisation: Organisation, codes: tuple[str, ...] = ALL) -> None:
    services.assign(actor=SYSTEM, round_=round_, codes=codes, organisations=[organisation])


def opened(*organisations: Organisation, days: int = 30, **changes: object) -> Round:
    """An open round in which every organisation answers everything."""
    round_ = planned(drafted(), days, **changes)
    for organisation in organisations or (people.organisation("AG-1", "government"),):
        assigned(round_, organisation)
    return services.open_round(actor=SYSTEM, round_=round_)


def desk(round_: Round, user: User) -> Desk:
    return queries.get_desk(
        user.actor, round_.reference, user.organisation.code, person=user.display_name
    )


def answered(desk_: Desk, code: str = "S-1", given: object = None, version: int = 0) -> object:
    spot = queries.get_spot(desk_, code)
    return services.answer(
        desk=desk_,
        provision=spot.provision,
        rating=given or assessments.rating(),
        expected_version=version,
    )


def invited(round_: Round, organisation: Organisation, **changes: object) -> Invitation:
    values = {"name": "Дәурен", "email": "dauren@agency.example", "language": "kk", **changes}
    return services.invite(actor=SYSTEM, round_=round_, organisation=organisation, **values)


def link(invitation: Invitation, language: str = "en") -> str:
    return f"/{language}/invitation/{token_of(invitation)}/"
