"""Roles and the words for evidence that was not enough."""

from __future__ import annotations

import pytest

from engine.link.strategies import DAY
from ortaq.engine.link.facts import LinkMention
from ortaq.engine.link.policy import DEFAULT
from ortaq.engine.link.verdict import Reason, ReasonCode
from ortaq.engine.link.weigh import cautious_roles, telling, weakness
from ortaq.engine.terms.identifier import IdentifierKind, Role


@pytest.mark.parametrize(
    ("roles", "expected"),
    [
        ([Role.UNKNOWN, Role.OFFENDER], Role.OFFENDER),
        ([Role.OFFENDER, Role.VICTIM, Role.UNKNOWN], Role.VICTIM),
        ([Role.VICTIM, Role.HUB], Role.HUB),
    ],
)
def test_the_most_cautious_role_counts(roles, expected):
    mentions = [LinkMention("R", IdentifierKind.PHONE, "+77091234567", role, DAY) for role in roles]

    assert cautious_roles(mentions) == {(IdentifierKind.PHONE, "+77091234567"): expected}


def test_hubs_and_the_victims_own_tell_nothing():
    mentions = [
        LinkMention("R", IdentifierKind.PHONE, value, role, DAY)
        for value, role in [
            ("+77091234561", Role.OFFENDER),
            ("+77091234562", Role.UNKNOWN),
            ("+77091234563", Role.VICTIM),
            ("+77091234564", Role.HUB),
            ("+77091234561", Role.UNKNOWN),
            ("+77091234562", Role.VICTIM),
        ]
    ]

    assert telling(mentions) == {(IdentifierKind.PHONE, "+77091234561")}


@pytest.mark.parametrize(
    ("elsewhere_count", "days", "code"),
    [
        (0, 10, ReasonCode.TOO_WEAK),
        (2, 10, ReasonCode.TOO_COMMON),
        (0, 200, ReasonCode.TOO_OLD),
        (14, 200, ReasonCode.TOO_COMMON),
        (2, 720, ReasonCode.TOO_OLD),
    ],
)
def test_weakness_names_what_took_most(elsewhere_count, days, code):
    reason = Reason(
        code=ReasonCode.ALSO_ELSEWHERE,
        campaign="C-1",
        reports=(),
        kind=IdentifierKind.PHONE,
        value="+77091234567",
        weight=0.1,
        elsewhere_count=elsewhere_count,
        days=days,
    )

    assert weakness(reason, DEFAULT) is code
