from __future__ import annotations

from decimal import Decimal

import pytest
from django.urls import reverse

from factories import assessments, frameworks, gaps, people
from ortaq.engine.terms.framework import Relation
from ortaq.engine.terms.language import Trilingual
from ortaq.plan.gaps import queries, services
from ortaq.plan.gaps.models import Closing, Gap, GapDifference, GapStatus
from ortaq.plan.gaps.queries.candidates import LEAST_LIKENESS
from ortaq.shared.actors import SYSTEM, NotAllowed, Role
from ortaq.shared.audit.queries import list_entries

pytestmark = pytest.mark.django_db
LARGE, SMALL = Decimal("0.9000"), Decimal("0.2000")


@pytest.fixture
def pair():
    return gaps.gap(severity=SMALL), gaps.gap(severity=LARGE)


def _merge(keep, merge):
    return services.merge_gaps(actor=SYSTEM, keep=keep, merge=merge)


def _fresh(gap):
    return Gap.objects.get(pk=gap.pk)


def test_the_kept_gap_is_as_large_as_the_largest(pair):
    small, large = pair

    kept = _merge(small, large)

    assert kept.severity == LARGE
    merged = _fresh(large)
    assert (merged.status, merged.closing, merged.merged_into) == ("closed", "merged", small)
    assert {entry.action for entry in list_entries(subject=large.reference)} >= {"gap.merge"}


def test_undoing_brings_both_back_as_they_were(pair):
    small, large = pair
    _merge(small, large)

    services.unmerge_gap(actor=SYSTEM, gap=_fresh(large))

    assert (_fresh(small).severity, _fresh(small).own_severity) == (SMALL, None)
    assert (_fresh(large).severity, _fresh(large).status) == (LARGE, GapStatus.OPEN)
    assert _fresh(large).merged_into is None


def test_of_two_merged_ones_the_other_stays(pair):
    small, large = pair
    middle = gaps.gap(severity=Decimal("0.6"))
    _merge(small, large)
    _merge(_fresh(small), middle)

    services.unmerge_gap(actor=SYSTEM, gap=_fresh(large))

    assert _fresh(small).severity == Decimal("0.6")
    assert [gap.pk for gap in queries.list_merged(_fresh(small))] == [middle.pk]


def test_what_can_not_be_merged(pair):
    small, large = pair
    third = gaps.gap()
    with pytest.raises(services.GapsNotMergeable):
        _merge(small, small)
    _merge(small, large)

    with pytest.raises(services.GapsNotMergeable):
        _merge(third, _fresh(small))
    with pytest.raises(services.GapWrongStatus):
        _merge(third, _fresh(large))
    with pytest.raises(services.GapWrongStatus):
        services.unmerge_gap(actor=SYSTEM, gap=third)
    with pytest.raises(services.GapWrongStatus):
        services.reopen_gap(actor=SYSTEM, gap=_fresh(large))


def test_a_changed_score_changes_the_kept_gap():
    assessment = assessments.opened()
    assessments.answered(assessment, "S-1", assessments.rating(0, 0))
    services.derive_gaps(actor=SYSTEM, assessment=assessment, threshold=Decimal("0.5"))
    scored, named = Gap.objects.get(), gaps.gap(severity=Decimal("0.4"))
    _merge(named, scored)
    assessments.answered(assessment, "S-1", assessments.rating(1, 1), version=1)

    services.derive_gaps(actor=SYSTEM, assessment=assessment, threshold=Decimal("0.5"))

    assert (_fresh(scored).severity, _fresh(scored).closing) == (Decimal("0.5"), Closing.MERGED)
    assert _fresh(named).severity == Decimal("0.5")


def test_a_met_provision_does_not_close_what_another_one_keeps_open():
    assessment = assessments.opened()
    assessments.answered(assessment, "S-1", assessments.rating(0, 0))
    services.derive_gaps(actor=SYSTEM, assessment=assessment, threshold=Decimal("0.5"))
    scored, named = Gap.objects.get(), gaps.gap(severity=Decimal("0.4"))
    _merge(scored, named)
    assessments.answered(assessment, "S-1", assessments.rating(2, 2), version=1)

    services.derive_gaps(actor=SYSTEM, assessment=assessment, threshold=Decimal("0.5"))

    assert (_fresh(scored).status, _fresh(scored).severity) == ("open", Decimal("0.4"))
    with pytest.raises(services.AnswerDoesNotMeet):
        services.close_by_answer(actor=SYSTEM, gap=_fresh(scored))


def test_gaps_at_one_provision_are_proposed():
    assessment = assessments.opened()
    provision = frameworks.provision_row(assessment.framework, "S-1")
    words = (Trilingual(en="Nobody checks logs"), Trilingual(en="Fines are too small"))
    one, other = (gaps.gap(provision=provision, title=each) for each in words)

    (found,) = queries.list_candidates(SYSTEM)

    assert (found.one, found.other, found.relation) == (one, other, Relation.EQUAL)
    assert found.is_one_provision


def test_gaps_with_like_words_are_proposed_in_any_language():
    title = Trilingual(
        kk="Деректерді жедел сақтау тәртібі заңда жоқ",
        ru="Порядок срочного сохранения данных не установлен законом",
    )
    one = gaps.gap(title=title)
    other = gaps.gap(title=Trilingual(ru=title.ru + " вовсе"))
    gaps.gap(title=Trilingual(ru="Следователей не учат работать с криптовалютой"))

    (found,) = queries.list_candidates(SYSTEM)

    assert (found.one, found.other, found.relation) == (one, other, None)
    assert found.likeness >= LEAST_LIKENESS


def test_two_provisions_of_one_framework_are_two_things_however_alike_their_words():
    framework = assessments.opened().framework
    title = Trilingual(ru="Оперативное обеспечение сохранности данных")
    for code in ("S-1", "S-2"):
        gaps.gap(title=title, provision=frameworks.provision_row(framework, code))

    assert queries.list_candidates(SYSTEM) == []


def test_told_apart_is_remembered_and_can_be_forgotten(pair):
    assert len(queries.list_candidates(SYSTEM)) == 1

    difference = services.tell_apart(actor=SYSTEM, one=pair[1], other=pair[0])
    again = services.tell_apart(actor=SYSTEM, one=pair[0], other=pair[1])
    is_same, without = again == difference, queries.list_candidates(SYSTEM)
    services.forget_difference(actor=SYSTEM, difference=difference)

    assert is_same
    assert without == []
    assert len(queries.list_candidates(SYSTEM)) == 1
    assert not GapDifference.objects.exists()


def test_a_gap_does_not_differ_from_itself(pair):
    with pytest.raises(services.GapsNotMergeable):
        services.tell_apart(actor=SYSTEM, one=pair[0], other=pair[0])


def test_only_the_secretariat_merges(pair):
    actor = people.user(Role.ANALYST).actor

    with pytest.raises(NotAllowed):
        services.merge_gaps(actor=actor, keep=pair[0], merge=pair[1])
    with pytest.raises(NotAllowed):
        queries.list_candidates(actor)


def test_the_page_merges_undoes_and_tells_apart(client, pair):
    client.force_login(people.user(Role.SECRETARY))
    small, large = pair
    page = reverse("gaps:same")
    shown = client.get(page).content.decode()

    merge = reverse("gaps:merge", args=[large.reference, small.reference])
    client.post(merge)
    kept_page = client.get(reverse("gaps:gap", args=[small.reference])).content.decode()
    client.post(reverse("gaps:unmerge", args=[large.reference]))
    client.post(reverse("gaps:tell_apart", args=[small.reference, large.reference]))
    after = client.get(page).content.decode()

    assert merge in shown
    assert large.reference in kept_page
    assert merge not in after
    assert reverse("gaps:forget_difference", args=[GapDifference.objects.get().pk]) in after
