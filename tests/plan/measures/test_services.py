from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from factories import decisions, gaps, measures, people
from ortaq.plan.gaps.models import GapStatus
from ortaq.plan.measures import queries, services
from ortaq.plan.measures.deadlines import Deadline
from ortaq.plan.measures.models import Cost, CostSource, Measure, MeasureGap, Plan
from ortaq.plan.measures.services import CoExecutorDraft, CostDraft
from ortaq.plan.measures.services.drafts import (
    CostNotRequired,
    CostOutsidePlan,
    EmptyTitle,
    NegativeCost,
    StartAfterDue,
)
from ortaq.plan.measures.services.links import GapShareOutOfRange
from ortaq.plan.measures.services.measures import DeadlineIsFixed, MeasureCodeTaken
from ortaq.plan.measures.services.move import MoveNeedsDecision, MoveNeedsReason, NothingMoves
from ortaq.plan.measures.services.plans import PlanIncomplete, PlanNotDraft, PlanSlugTaken
from ortaq.plan.measures.services.progress import ProgressOutOfRange
from ortaq.plan.measures.services.store import MeasureChanged, UnknownOrganisation
from ortaq.plan.measures.standing import DeclaredStatus
from ortaq.shared.actors import SYSTEM, NotAllowed, Role
from ortaq.shared.audit.queries import list_entries

pytestmark = pytest.mark.django_db


def _stored(measure: Measure) -> Measure:
    return queries.get_measure(SYSTEM, measure.reference)


def _approved(plan: Plan) -> Plan:
    return services.approve_plan(actor=SYSTEM, plan=plan, decision="D-000001", on=date(2026, 1, 5))


def test_a_measure_is_kept_with_all_its_parts():
    lead, bank = people.organisation("MIN", "government"), people.organisation("BANK", "financial")
    people.organisation("AKIM", "government")

    measure = _stored(
        measures.measure(
            lead="MIN",
            co_executors=(CoExecutorDraft("BANK"), CoExecutorDraft("AKIM"), CoExecutorDraft("MIN")),
        )
    )

    assert measure.lead == lead
    assert [(b.organisation.code, b.by_agreement) for b in measure.co_executors.all()] == [
        (bank.code, True),
        ("AKIM", False),
    ]
    assert measure.due_on == date(2026, 12, 31)
    assert measure.original_deadline == measure.deadline
    assert measure.indicators.get().targets_by_year == {2027: Decimal(24), 2028: Decimal("2.5")}
    assert queries.judge(measure, on=date(2026, 1, 1)).cost_thousand_kzt == Decimal("13200.5")
    assert list_entries(subject=f"M-{measure.pk:06d}").get().action == "measure.add"


def test_by_agreement_can_be_said_against_the_rule():
    people.organisation("BANK", "financial")

    measure = measures.measure(co_executors=(CoExecutorDraft("BANK", by_agreement=False),))

    assert not measure.co_executors.get().by_agreement


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"code": " "}, EmptyTitle),
        ({"title": measures.text("")}, None),
        ({"start_on": date(2027, 1, 1)}, StartAfterDue),
        ({"is_funding_required": False}, CostNotRequired),
        ({"costs": (CostDraft(2031, CostSource.GRANT, Decimal(1)),)}, CostOutsidePlan),
        ({"costs": (CostDraft(2027, CostSource.GRANT, Decimal(-1)),)}, NegativeCost),
        ({"lead": "NOBODY"}, UnknownOrganisation),
    ],
)
def test_a_draft_that_breaks_a_rule_leaves_nothing(changes, error):
    if error is None:
        assert measures.measure(**changes).pk
        return
    plan = measures.plan()

    with pytest.raises(error):
        measures.measure(plan, **changes)

    assert not Measure.objects.exists()


def test_codes_and_slugs_are_taken_once():
    plan = measures.plan("one")
    measures.measure(plan, code="LAW-1")

    with pytest.raises(MeasureCodeTaken):
        measures.measure(plan, code="LAW-1")
    with pytest.raises(PlanSlugTaken):
        measures.plan("one")


def test_two_writers_do_not_overwrite_each_other():
    measure = measures.measure()
    services.change_measure(
        actor=SYSTEM, measure=measure, draft=measures.draft(code="A"), version=1
    )

    with pytest.raises(MeasureChanged):
        services.change_measure(
            actor=SYSTEM, measure=measure, draft=measures.draft(code="B"), version=1
        )

    assert _stored(measure).code == "A"
    assert _stored(measure).version == 2


def test_a_change_says_what_changed_and_counts_in_the_plan():
    measure = measures.measure()
    before = Plan.objects.get().version

    services.change_measure(
        actor=SYSTEM,
        measure=measure,
        draft=measures.draft(code=measure.code, title=measures.text("Other")),
        version=1,
    )

    entry = list_entries(subject=measure.reference).first()
    assert entry.details["changed"] == ["title"]
    assert Plan.objects.get().version == before + 1


def test_in_a_draft_the_first_deadline_follows_the_writer():
    measure = measures.measure()

    services.change_measure(
        actor=SYSTEM,
        measure=measure,
        draft=measures.draft(code=measure.code, deadline=Deadline.parse("2027")),
        version=1,
    )

    assert _stored(measure).original_deadline == Deadline.parse("2027")


def test_a_moved_deadline_keeps_the_first_one():
    measure = measures.measure()

    for code in ("2027Q1", "2027Q3"):
        services.move_deadline(
            actor=SYSTEM, measure=measure, deadline=Deadline.parse(code), reason="No money yet"
        )

    stored = _stored(measure)
    assert stored.original_deadline == Deadline.parse("2026Q4")
    assert stored.due_on == date(2027, 9, 30)
    assert [(m.before.code, m.after.code) for m in stored.moves.all()] == [
        ("2026Q4", "2027Q1"),
        ("2027Q1", "2027Q3"),
    ]


def test_a_move_needs_a_reason_and_another_deadline():
    measure = measures.measure()
    same, other = Deadline.parse("2026Q4"), Deadline.parse("2027")

    with pytest.raises(MoveNeedsReason):
        services.move_deadline(actor=SYSTEM, measure=measure, deadline=other, reason=" ")
    with pytest.raises(NothingMoves):
        services.move_deadline(actor=SYSTEM, measure=measure, deadline=same, reason="Why")


def test_in_an_approved_plan_a_deadline_moves_by_decision_only():
    plan = measures.plan()
    lead = people.organisation("MIN", "government")
    measure = measures.measure(plan, lead=lead.code)
    _approved(plan)
    other = Deadline.parse("2027")

    with pytest.raises(DeadlineIsFixed):
        services.change_measure(
            actor=SYSTEM,
            measure=measure,
            draft=measures.draft(code=measure.code, lead="MIN", deadline=other),
            version=1,
        )
    with pytest.raises(MoveNeedsDecision):
        services.move_deadline(actor=SYSTEM, measure=measure, deadline=other, reason="Why")

    adopted = decisions.decision(decisions.item(decisions.meeting()))
    services.move_deadline(
        actor=SYSTEM, measure=measure, deadline=other, reason="Why", decision=adopted.reference
    )
    assert Plan.objects.get(pk=plan.pk).drift == 1


def test_a_plan_is_approved_once_and_only_complete():
    plan = measures.plan()
    measure = measures.measure(plan)

    with pytest.raises(PlanIncomplete) as refused:
        _approved(plan)
    services.change_measure(
        actor=SYSTEM,
        measure=measure,
        draft=measures.draft(code=measure.code, lead=people.organisation().code),
        version=1,
    )
    approved = _approved(plan)

    assert refused.value.parameters["codes"] == measure.code
    assert approved.approved_version == approved.version == 3
    with pytest.raises(PlanNotDraft):
        _approved(plan)


def test_a_linked_gap_is_addressed_and_can_be_unlinked():
    measure, gap = measures.measure(), gaps.gap()

    for share in ("0.2", "0.6"):
        services.link_gap(actor=SYSTEM, measure=measure, gap=gap, share=Decimal(share))
    gap.refresh_from_db()

    assert MeasureGap.objects.get().share == Decimal("0.6")
    assert gap.status == GapStatus.ADDRESSED
    with pytest.raises(GapShareOutOfRange):
        services.link_gap(actor=SYSTEM, measure=measure, gap=gap, share=Decimal("1.1"))
    services.unlink_gap(actor=SYSTEM, measure=measure, gap=gap)
    assert not MeasureGap.objects.exists()


def test_an_agency_reports_on_its_own_measure_only():
    own, other = people.organisation("OWN"), people.organisation("OTHER")
    measure = measures.measure(lead="OWN")
    member = people.user(Role.AGENCY_MEMBER, own).actor
    stranger = people.user(Role.AGENCY_MEMBER, other).actor
    said = {"declared_status": DeclaredStatus.IN_PROGRESS, "progress": Decimal("0.4")}

    services.set_progress(actor=member, measure=measure, **said, note="Order signed")
    with pytest.raises(NotAllowed):
        services.set_progress(actor=stranger, measure=measure, **said)
    with pytest.raises(NotAllowed):
        services.set_progress(actor=people.user(Role.ANALYST, own).actor, measure=measure, **said)
    with pytest.raises(ProgressOutOfRange):
        services.set_progress(
            actor=member, measure=measure, declared_status="done", progress=Decimal("1.01")
        )

    stored = _stored(measure)
    assert (stored.progress, stored.progress_note) == (Decimal("0.4"), "Order signed")
    assert stored.version == 1
    assert stored.reported_by == member.name


def test_nobody_leads_is_nobodys_own():
    measure = measures.measure()
    member = people.user(Role.AGENCY_MEMBER).actor

    assert not services.may_report(member, measure)


@pytest.mark.parametrize("role", [role for role in Role if role != Role.SECRETARY])
def test_only_the_secretariat_writes_the_plan(role):
    actor, measure = people.user(role).actor, measures.measure()

    for write in (
        lambda: services.create_plan(
            actor=actor, slug="x", title=measures.text("x"), first_year=2026, last_year=2027
        ),
        lambda: services.add_measure(actor=actor, plan=measure.plan, draft=measures.draft()),
        lambda: services.change_measure(
            actor=actor, measure=measure, draft=measures.draft(), version=1
        ),
        lambda: services.move_deadline(
            actor=actor, measure=measure, deadline=Deadline.parse("2027"), reason="Why"
        ),
        lambda: services.link_gap(
            actor=actor, measure=measure, gap=gaps.gap(), share=Decimal("0.5")
        ),
        lambda: services.publish_plan(actor=actor, plan=measure.plan),
    ):
        with pytest.raises(NotAllowed):
            write()


def test_the_database_refuses_what_the_services_refuse():
    measure = measures.measure()

    for break_it in (
        lambda: Cost.objects.create(
            measure=measure, year=2028, source="grant", amount_thousand_kzt=Decimal(-1)
        ),
        lambda: Measure.objects.filter(pk=measure.pk).update(progress=Decimal("1.5")),
        lambda: Measure.objects.filter(pk=measure.pk).update(due_on=None),
        lambda: Measure.objects.filter(pk=measure.pk).update(start_on=date(2030, 1, 1)),
        lambda: Plan.objects.update(status="approved"),
        lambda: Plan.objects.update(last_year=2020),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            break_it()
