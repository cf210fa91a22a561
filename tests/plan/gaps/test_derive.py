from __future__ import annotations

from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from factories import assessments, frameworks, people
from ortaq.engine.terms.direction import Direction
from ortaq.engine.terms.framework import ProvisionKind
from ortaq.plan.assessments.models import AnswerState
from ortaq.plan.assessments.queries import list_findings
from ortaq.plan.assessments.services import Rating
from ortaq.plan.gaps import services
from ortaq.plan.gaps.models import Closing, Gap, GapStatus, RootCause
from ortaq.plan.gaps.services import Derived
from ortaq.plan.gaps.services.derive import PILLAR_OF
from ortaq.shared.actors import SYSTEM, NotAllowed, Role
from ortaq.shared.audit.queries import list_entries

pytestmark = pytest.mark.django_db
HALF = Decimal("0.5")


def _derive(assessment, threshold=HALF):
    return services.derive_gaps(actor=SYSTEM, assessment=assessment, threshold=threshold)


def test_gaps_are_the_engines_findings():
    assessment = assessments.opened()
    for code, law, practice in (("S-1", 0, 0), ("S-2", 1, 1), ("S-3", 2, 1), ("S-4", 2, None)):
        assessments.answered(assessment, code, assessments.rating(law, practice))

    derived = _derive(assessment)

    findings = list_findings(SYSTEM, assessment, threshold=0.5)
    kept = {gap.provision.code: float(gap.severity) for gap in Gap.objects.all()}
    assert kept == {finding.code: finding.least for finding in findings}
    assert kept == {"S-1": 1.0, "S-2": 0.5}
    assert derived == Derived(opened=2)


def test_deriving_again_changes_nothing():
    assessment = assessments.opened()
    assessments.answered(assessment)
    _derive(assessment)

    assert _derive(assessment) == Derived(unchanged=1)


def test_a_changed_answer_changes_the_size_and_keeps_what_people_wrote():
    assessment = assessments.opened()
    assessments.answered(assessment, given=assessments.rating(0, 0))
    _derive(assessment)
    owner = people.organisation()
    services.classify_gap(
        actor=SYSTEM,
        gap=Gap.objects.get(),
        pillar=Direction.PROSECUTION,
        root_cause=RootCause.MONEY,
        owner=owner,
    )
    assessments.answered(assessment, given=assessments.rating(1, 0), version=1)

    derived = _derive(assessment)

    gap = Gap.objects.get()
    assert derived == Derived(changed=1)
    assert gap.severity == Decimal("0.75")
    assert (gap.pillar, gap.root_cause, gap.owner) == ("prosecution", "money", owner)


def test_a_met_provision_closes_its_gap_and_a_worse_answer_opens_it_again():
    assessment = assessments.opened()
    assessments.answered(assessment, given=assessments.rating(0, 0))
    _derive(assessment)
    assessments.answered(assessment, given=assessments.rating(2, 2), version=1)

    closed = _derive(assessment)
    gap = Gap.objects.get()
    assessments.answered(assessment, given=assessments.rating(0, 1), version=2)
    reopened = _derive(assessment)

    assert (closed, gap.status, gap.closing) == (Derived(closed=1), "closed", Closing.ANSWER)
    assert reopened == Derived(changed=1)
    assert Gap.objects.get().status == GapStatus.OPEN


def test_a_gap_that_a_person_closed_stays_closed():
    assessment = assessments.opened()
    assessments.answered(assessment, given=assessments.rating(0, 0))
    _derive(assessment)
    services.close_as_mistake(
        actor=SYSTEM, gap=Gap.objects.get(), reason="It is of another country"
    )

    assert _derive(assessment) == Derived(unchanged=1)
    assert Gap.objects.get().status == GapStatus.CLOSED


def test_a_higher_threshold_closes_nothing():
    assessment = assessments.opened()
    assessments.answered(assessment, given=assessments.rating(1, 1))
    _derive(assessment)

    derived = _derive(assessment, Decimal("0.75"))

    gap = Gap.objects.get()
    assert derived == Derived(unchanged=1)
    assert (gap.status, gap.severity) == (GapStatus.OPEN, Decimal("0.5"))


def test_a_better_answer_that_does_not_meet_leaves_a_smaller_gap():
    assessment = assessments.opened()
    assessments.answered(assessment, given=assessments.rating(0, 0))
    _derive(assessment)
    assessments.answered(assessment, given=assessments.rating(2, 1), version=1)

    derived = _derive(assessment)

    gap = Gap.objects.get()
    assert derived == Derived(changed=1)
    assert (gap.status, gap.severity) == (GapStatus.OPEN, Decimal("0.25"))


def test_an_answer_that_nobody_knows_any_more_closes_nothing():
    assessment = assessments.opened()
    assessments.answered(assessment, given=assessments.rating(0, 0))
    _derive(assessment)
    assessments.answered(assessment, given=Rating(AnswerState.DONT_KNOW), version=1)

    _derive(assessment)

    assert Gap.objects.get().status == GapStatus.OPEN


def test_what_nobody_knows_is_no_gap():
    assessment = assessments.opened()
    assessments.answered(assessment, given=Rating(AnswerState.DONT_KNOW))

    assert _derive(assessment, Decimal("0.25")) == Derived()


@pytest.mark.parametrize(
    ("law", "practice", "cause"),
    [(0, 0, RootCause.LAW), (0, None, RootCause.LAW), (2, 0, RootCause.MECHANISM)],
)
def test_the_root_cause_is_where_more_is_missing(law, practice, cause):
    assessment = assessments.opened()
    assessments.answered(assessment, given=assessments.rating(law, practice))

    _derive(assessment)

    assert Gap.objects.get().root_cause == cause


def test_every_kind_of_provision_has_a_direction():
    assert set(PILLAR_OF) == set(ProvisionKind)


@pytest.mark.parametrize("threshold", ["0", "-0.1", "1.01"])
def test_a_threshold_outside_is_refused(threshold):
    with pytest.raises(services.ThresholdUnfit):
        _derive(assessments.opened(), Decimal(threshold))


def test_only_the_secretariat_derives_and_it_is_logged():
    assessment = assessments.opened()
    with pytest.raises(NotAllowed):
        services.derive_gaps(
            actor=people.user(Role.AGENCY_MEMBER).actor, assessment=assessment, threshold=HALF
        )

    services.derive_gaps(
        actor=people.user(Role.SECRETARY).actor, assessment=assessment, threshold=HALF
    )

    assert list_entries(subject=assessment.reference)[0].action == "gap.derive"


def test_the_database_keeps_one_gap_per_score():
    assessment = assessments.opened()
    assessments.answered(assessment, given=assessments.rating(0, 0))
    _derive(assessment)
    twin = Gap.objects.get()
    twin.pk = None

    with pytest.raises(IntegrityError), transaction.atomic():
        twin.save()


def test_a_framework_with_gaps_keeps_its_provisions():
    assessment = assessments.opened()
    assessments.answered(assessment, given=assessments.rating(0, 0))
    _derive(assessment)

    from ortaq.plan.frameworks.services import FrameworkVersionInUse

    with pytest.raises(FrameworkVersionInUse):
        frameworks.loaded(title=frameworks.words("Other"))
