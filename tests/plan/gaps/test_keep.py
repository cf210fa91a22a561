from __future__ import annotations

from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from factories import gaps, people
from ortaq.engine.terms.language import Trilingual
from ortaq.plan.gaps import services
from ortaq.plan.gaps.models import Gap, GapStatus
from ortaq.shared.actors import SYSTEM, NotAllowed, Role
from ortaq.shared.audit.queries import list_entries

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", [Role.SECRETARY, Role.AGENCY_MEMBER, Role.OBSERVER])
def test_participants_name_gaps(role):
    gap = gaps.gap(people.user(role).actor)

    assert gap.reference.startswith("G-")
    assert list_entries(subject=gap.reference)[0].action == "gap.open"


@pytest.mark.parametrize("role", [Role.ANALYST, Role.DUTY_OFFICER])
def test_others_do_not(role):
    with pytest.raises(NotAllowed):
        gaps.gap(people.user(role).actor)


@pytest.mark.parametrize("severity", ["-0.01", "1.01"])
def test_a_size_outside_is_refused(severity):
    with pytest.raises(services.SeverityUnfit):
        gaps.gap(severity=Decimal(severity))


def test_a_gap_without_a_title_is_refused():
    with pytest.raises(services.GapIncomplete):
        gaps.gap(title=Trilingual())


def test_an_addressed_gap_stays_addressed_and_a_closed_one_is_not_addressed():
    gap = gaps.gap()
    services.address_gap(actor=SYSTEM, gap=gap)

    again = services.address_gap(actor=SYSTEM, gap=gap)
    services.close_as_mistake(actor=SYSTEM, gap=gap, reason="It was entered twice")

    assert again.status == GapStatus.ADDRESSED
    with pytest.raises(services.GapWrongStatus):
        services.address_gap(actor=SYSTEM, gap=gap)


@pytest.mark.parametrize(
    "values",
    [
        {"status": "closed"},
        {"closed_reason": "because"},
        {"severity": Decimal("1.5")},
        {"origin": "score"},
        {"proof": "an order"},
        {"closing": "merged"},
    ],
)
def test_the_database_keeps_the_rules(values):
    gap = gaps.gap()

    with pytest.raises(IntegrityError), transaction.atomic():
        Gap.objects.filter(pk=gap.pk).update(**values)
