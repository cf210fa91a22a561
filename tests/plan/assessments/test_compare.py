from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import translation

from factories import assessments, frameworks, people
from ortaq.engine.score.change import Cause, EnginesDiffer
from ortaq.engine.terms.framework import Engine
from ortaq.engine.terms.language import Trilingual
from ortaq.plan.assessments import queries, services
from ortaq.plan.assessments.models import Answer, AnswerState, Basis
from ortaq.plan.assessments.services import Rating
from ortaq.shared.actors import SYSTEM, NotAllowed, Role

pytestmark = pytest.mark.django_db


def _second_version():
    """S-1 as before, S-2 weighs more, S-3 is reworded, S-4 is gone, S-5 is new."""
    old = {provision.code: provision for provision in frameworks.framework().provisions}
    return frameworks.loaded(
        version="2.0",
        provisions=(
            old["S-1"],
            replace(old["S-2"], weight=Decimal(2)),
            replace(old["S-3"], requirement=frameworks.words("Other words")),
            frameworks.provision("S-5", "urgent"),
        ),
        mappings=(),
    )


@pytest.fixture
def earlier():
    assessment = assessments.opened()
    assessments.answered(assessment, "S-1", assessments.rating(0, 0, "no law"))
    assessments.answered(assessment, "S-2", assessments.rating(2, 2, "full"))
    assessments.answered(assessment, "S-3", assessments.rating(1, 1, "half"))
    services.add_source(
        actor=SYSTEM,
        assessment=assessment,
        provision=frameworks.provision_row(assessment.framework),
        draft=assessments.source(),
    )
    return assessment


@pytest.fixture
def secretary(client):
    client.force_login(people.user(Role.SECRETARY))
    return client


def _later(framework):
    drafted = services.draft_assessment(
        actor=SYSTEM, framework=framework, title=Trilingual(ru="Вторая"), as_of=date(2026, 12, 31)
    )
    return services.open_assessment(actor=SYSTEM, assessment=drafted)


def test_the_change_is_told_by_cause_and_question(earlier):
    later = _later(earlier.framework)
    assessments.answered(later, "S-1", assessments.rating(2, 2))
    assessments.answered(later, "S-2", Rating(AnswerState.NOT_APPLICABLE))
    assessments.answered(later, "S-3", assessments.rating(1, 1))

    found = queries.get_comparison(SYSTEM, later.reference, earlier.reference)

    assert (found.before, found.after) == (earlier, later)
    assert [(step.cause, step.item) for step in found.change.steps] == [
        (Cause.APPLICABILITY, "S-2"),
        (Cause.ANSWERS, "S-1"),
    ]
    assert found.words["S-1"][2:] == (
        "Law none en / Practice none en",
        "Law full en / Practice full en",
    )


def test_a_new_version_is_a_cause_of_its_own(earlier):
    later = _later(_second_version())
    services.migrate_answers(actor=SYSTEM, source=earlier, target=later)
    assessments.answered(later, "S-5", assessments.rating(2, 2))

    found = queries.get_comparison(SYSTEM, earlier.reference, later.reference)

    causes = {cause for cause, effect in found.change.by_cause().items() if effect}
    assert (found.added, found.removed) == (("S-5",), ("S-4",))
    assert {Cause.VERSION, Cause.WEIGHTS} <= causes


def test_frameworks_of_different_rules_are_not_compared(earlier):
    other = _later(frameworks.loaded(version="3.0", engine=Engine.STAGE_ALL))

    with pytest.raises(EnginesDiffer):
        queries.get_comparison(SYSTEM, earlier.reference, other.reference)


def test_answers_come_along_where_the_question_is_the_same(earlier):
    later = _later(_second_version())

    count = services.migrate_answers(actor=SYSTEM, source=earlier, target=later)

    taken = {a.provision.code: a for a in queries.list_answers(later)}
    waiting = {m.provision.code for m in queries.get_migration(SYSTEM, earlier, later).open}
    assert count == len(taken)
    assert taken["S-1"].basis == Basis.MIGRATED
    assert taken["S-1"].justification.en == "no law"
    assert queries.count_sources(later) == {"S-1": 1}
    assert "S-5" in waiting
    assert "S-1" not in waiting


def test_an_answer_that_is_there_already_stays(earlier):
    later = _later(earlier.framework)
    assessments.answered(later, "S-1", assessments.rating(2, 2))

    services.migrate_answers(actor=SYSTEM, source=earlier, target=later)
    again = services.migrate_answers(actor=SYSTEM, source=earlier, target=later)

    assert Answer.objects.get(assessment=later, provision__code="S-1").law == 2
    assert again == 0


def test_saving_a_migrated_answer_unchanged_says_that_somebody_looked(earlier):
    later = _later(earlier.framework)
    services.migrate_answers(actor=SYSTEM, source=earlier, target=later)

    assessments.answered(later, "S-1", assessments.rating(0, 0, "no law"), version=1)

    assert Answer.objects.get(assessment=later, provision__code="S-1").basis == Basis.RATED


def test_only_versions_of_one_framework_are_migrated(earlier):
    other = _later(frameworks.loaded(code="elsewhere"))

    with pytest.raises(services.MigrationUnrelated):
        services.migrate_answers(actor=SYSTEM, source=earlier, target=other)
    with pytest.raises(services.MigrationUnrelated):
        services.migrate_answers(actor=SYSTEM, source=earlier, target=earlier)


def test_an_agency_takes_nothing_over(earlier):
    with pytest.raises(NotAllowed):
        services.migrate_answers(
            actor=people.user(Role.AGENCY_MEMBER).actor,
            source=earlier,
            target=_later(earlier.framework),
        )


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_pages_open_in_every_language(secretary, earlier, language):
    later = _later(_second_version())
    with translation.override(language):
        addresses = [
            reverse(f"assessments:{name}", args=[later.reference])
            for name in ("compare", "migrate")
        ]

    before = [secretary.get(address).status_code for address in addresses]
    taken = secretary.post(
        reverse("assessments:take_over", args=[later.reference]), {"other": earlier.reference}
    )
    after = [secretary.get(f"{address}?other={earlier.reference}") for address in addresses]

    assert before == [200, 200]
    assert taken.status_code == 302
    assert [answer.status_code for answer in after] == [200, 200]
    assert "S-5" in after[1].content.decode()


def test_a_lone_assessment_has_nothing_beside_it(secretary, earlier):
    page = secretary.get(reverse("assessments:compare", args=[earlier.reference]))

    assert "There is no other assessment" in page.content.decode()
