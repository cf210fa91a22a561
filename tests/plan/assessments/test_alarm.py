from __future__ import annotations

from datetime import timedelta

import pytest

from factories import assessments, frameworks, people
from ortaq.plan.assessments import jobs, services
from ortaq.shared.actors import SYSTEM, NotAllowed, Role
from ortaq.shared.clock import today
from ortaq.shared.outbox.models import Message

pytestmark = pytest.mark.django_db


def _expired(code="S-1", **changes):
    assessment = assessments.opened()
    services.add_source(
        actor=SYSTEM,
        assessment=assessment,
        provision=frameworks.provision_row(assessment.framework, code),
        draft=assessments.source(valid_until=today() - timedelta(days=1), **changes),
    )


def _reader(role=Role.SECRETARY):
    user = people.user(role)
    user.email = "reader@example.kz"
    user.save()
    return user


def test_each_secretary_gets_one_letter_about_the_same_sources():
    _reader()
    _reader(Role.AGENCY_MEMBER)
    _expired()

    counts = [services.warn_of_expired_sources(actor=SYSTEM) for _ in range(2)]

    letter = Message.objects.get()
    assert counts == [1, 1]
    assert "205" in letter.body


def test_where_nothing_expired_nobody_is_written_to():
    _reader()

    assert services.warn_of_expired_sources(actor=SYSTEM) == 0
    assert not Message.objects.exists()


def test_the_job_works_once_a_day():
    _reader()
    _expired()

    first = jobs.warn_daily(None)
    again = jobs.warn_daily(first)

    assert first == again == today()
    assert Message.objects.count() == 1


def test_an_agency_warns_nobody():
    with pytest.raises(NotAllowed):
        services.warn_of_expired_sources(actor=people.user(Role.AGENCY_MEMBER).actor)
