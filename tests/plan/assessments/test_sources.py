from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from factories import assessments, frameworks, people
from ortaq.engine.terms.language import Trilingual
from ortaq.plan.assessments import queries, services
from ortaq.plan.assessments.models import Source
from ortaq.shared.actors import SYSTEM, NotAllowed, Role

pytestmark = pytest.mark.django_db


def _add(assessment, code="S-1", **changes):
    return services.add_source(
        actor=SYSTEM,
        assessment=assessment,
        provision=frameworks.provision_row(assessment.framework, code),
        draft=assessments.source(**changes),
    )


def test_one_source_serves_many_answers():
    assessment = assessments.opened()

    first, second = _add(assessment, "S-1"), _add(assessment, "S-2")
    _add(assessment, "S-2")

    assert first.pk == second.pk
    assert queries.count_sources(assessment) == {"S-1": 1, "S-2": 1}


def test_another_wording_is_another_source():
    assessment = assessments.opened()

    first = _add(assessment)
    second = _add(assessment, wording_date=date(2025, 9, 16))

    assert first.pk != second.pk


def test_a_removed_source_stays_under_the_other_answers():
    assessment = assessments.opened()
    source = _add(assessment, "S-1")
    _add(assessment, "S-2")

    services.remove_source(
        actor=SYSTEM,
        assessment=assessment,
        provision=frameworks.provision_row(assessment.framework, "S-1"),
        source=source,
    )

    assert queries.count_sources(assessment) == {"S-2": 1}


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "http://", "https:// a", "ftp://x", "https://x/" + "a" * 500]
)
def test_an_address_that_cannot_be_a_link_is_refused(url):
    assessment = assessments.opened()

    with pytest.raises(services.SourceAddressUnfit):
        _add(assessment, url=url)

    assert not Source.objects.exists()


def test_a_source_without_a_name_is_refused():
    with pytest.raises(services.SourceIncomplete):
        _add(assessments.opened(), title=Trilingual())


def test_only_the_secretariat_verifies():
    source = _add(assessments.opened())

    with pytest.raises(NotAllowed):
        services.verify_source(actor=people.user(Role.AGENCY_MEMBER).actor, source=source)
    services.verify_source(actor=people.user(Role.SECRETARY).actor, source=source)

    assert Source.objects.get().verified


@pytest.mark.parametrize(
    "values", [{"url": "javascript:x"}, {"verified_by": "user:1"}], ids=["url", "verified"]
)
def test_the_database_refuses_what_the_service_would(values):
    source = _add(assessments.opened())

    with pytest.raises(IntegrityError), transaction.atomic():
        Source.objects.filter(pk=source.pk).update(**values)
