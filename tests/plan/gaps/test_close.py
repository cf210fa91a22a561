from __future__ import annotations

from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from factories import assessments, frameworks, gaps, people
from ortaq.plan.assessments.services import Rating
from ortaq.plan.gaps import services
from ortaq.plan.gaps.models import Closing, Gap, GapStatus, ProofKind
from ortaq.plan.gaps.services import Proof
from ortaq.plan.gaps.wording import closing_words
from ortaq.shared.actors import SYSTEM, NotAllowed, Role
from ortaq.shared.audit.queries import list_entries

pytestmark = pytest.mark.django_db
PROOF = Proof(ProofKind.ACT, "M-000007", "Law No. 12 of 2027, article 3")
DIGEST = "0f" * 32


@pytest.fixture
def assessment():
    return assessments.opened()


def _gap_at(assessment, code="S-1", **changes):
    return gaps.gap(provision=frameworks.provision_row(assessment.framework, code), **changes)


def test_a_proof_closes_a_gap_and_is_named():
    gap = services.close_with_proof(actor=SYSTEM, gap=gaps.gap(), proof=PROOF)

    assert (gap.status, gap.closing, gap.proof_of) == ("closed", "proof", "M-000007")
    assert "M-000007" in closing_words(gap)
    assert "article 3" in closing_words(gap)
    assert list_entries(subject=gap.reference)[0].action == "gap.close"


@pytest.mark.parametrize(
    "proof",
    [
        Proof(ProofKind.ACT, "", "Law No. 12 of 2027"),
        Proof(ProofKind.ACT, "M-000007", "  "),
        Proof(ProofKind.DOCUMENT, "M-000007", "Order No. 5"),
        Proof(ProofKind.DOCUMENT, "M-000007", "Order No. 5", "abc"),
        Proof(ProofKind.FIGURE, "M-000007", "Indicator 4", "0F" * 32),
    ],
)
def test_a_proof_that_nobody_can_follow_is_refused(proof):
    with pytest.raises(services.ProofNeeded):
        services.close_with_proof(actor=SYSTEM, gap=gaps.gap(), proof=proof)


def test_a_document_is_known_by_its_digest():
    proof = Proof(ProofKind.DOCUMENT, "M-000007", "Order No. 5", DIGEST)

    assert (
        services.close_with_proof(actor=SYSTEM, gap=gaps.gap(), proof=proof).proof_digest == DIGEST
    )


def test_reopening_takes_the_proof_away():
    closed = services.close_with_proof(actor=SYSTEM, gap=gaps.gap(), proof=PROOF)

    gap = services.reopen_gap(actor=SYSTEM, gap=closed)

    assert (gap.status, gap.proof, gap.proof_of, gap.proof_kind) == ("open", "", "", "")


def test_a_newer_answer_that_meets_the_provision_closes(assessment):
    gap = _gap_at(assessment)
    assessments.answered(assessment, "S-1", assessments.rating(2, 2))

    closed = services.close_by_answer(actor=SYSTEM, gap=gap)

    assert (closed.status, closed.closing) == (GapStatus.CLOSED, Closing.ANSWER)


@pytest.mark.parametrize(
    "given",
    [
        assessments.rating(2, 1),
        assessments.rating(2, None),
        Rating("dont_know"),
        Rating("not_applicable"),
    ],
)
def test_a_newer_answer_that_does_not_meet_it_in_full_closes_nothing(assessment, given):
    gap = _gap_at(assessment)
    assessments.answered(assessment, "S-1", given)

    with pytest.raises(services.AnswerDoesNotMeet):
        services.close_by_answer(actor=SYSTEM, gap=gap)


def test_an_answer_older_than_the_gap_closes_nothing(assessment):
    assessments.answered(assessment, "S-1", assessments.rating(2, 2))
    gap = _gap_at(assessment)

    with pytest.raises(services.AnswerDoesNotMeet):
        services.close_by_answer(actor=SYSTEM, gap=gap)


def test_a_gap_at_no_provision_is_met_by_no_answer():
    with pytest.raises(services.AnswerDoesNotMeet):
        services.close_by_answer(actor=SYSTEM, gap=gaps.gap())


@pytest.mark.parametrize("reason", ["", "   ", "done"])
def test_a_gap_leaves_the_list_for_a_reason_only(reason):
    gap = gaps.gap()

    with pytest.raises(services.ClosingReasonNeeded):
        services.close_as_mistake(actor=SYSTEM, gap=gap, reason=reason)

    assert Gap.objects.get().status == GapStatus.OPEN


def test_closing_twice_and_reopening_an_open_one_are_refused():
    gap = gaps.gap()
    with pytest.raises(services.GapWrongStatus):
        services.reopen_gap(actor=SYSTEM, gap=gap)
    services.close_with_proof(actor=SYSTEM, gap=gap, proof=PROOF)

    with pytest.raises(services.GapWrongStatus):
        services.close_with_proof(actor=SYSTEM, gap=gap, proof=PROOF)
    with pytest.raises(services.GapWrongStatus):
        services.close_as_mistake(actor=SYSTEM, gap=gap, reason="It was entered twice")


def test_only_the_secretariat_closes():
    actor = people.user(Role.AGENCY_MEMBER).actor

    with pytest.raises(NotAllowed):
        services.close_with_proof(actor=actor, gap=gaps.gap(), proof=PROOF)


def test_a_gap_closed_by_a_reason_before_keeps_it():
    gap = gaps.gap()
    Gap.objects.filter(pk=gap.pk).update(
        status="closed",
        closing="reason",
        closed_reason="Order No. 5 of 2026",
        closed_at=gap.opened_at,
        closed_by="secretary",
    )

    assert closing_words(Gap.objects.get()) == "Order No. 5 of 2026"


def test_the_database_refuses_a_proof_that_names_nothing():
    gap = services.close_with_proof(actor=SYSTEM, gap=gaps.gap(), proof=PROOF)

    with pytest.raises(IntegrityError), transaction.atomic():
        Gap.objects.filter(pk=gap.pk).update(proof="")


def test_the_page_says_what_is_missing_and_closes_when_it_is_there(client, assessment):
    client.force_login(people.user(Role.SECRETARY))
    gap = _gap_at(assessment, severity=Decimal(1))
    page = reverse("gaps:gap", args=[gap.reference])
    before = client.get(page).content.decode()
    assessments.answered(assessment, "S-1", assessments.rating(2, 2))

    after = client.get(page).content.decode()
    client.post(reverse("gaps:close_by_answer", args=[gap.reference]))

    address = reverse("gaps:close_by_answer", args=[gap.reference])
    assert address not in before
    assert address in after
    assert Gap.objects.get().closing == Closing.ANSWER
