from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
import time_machine
from django.core import mail

from factories import measures, monitoring, people
from ortaq.engine.terms.language import Trilingual
from ortaq.plan.measures.deadlines import Deadline
from ortaq.plan.measures.services import NotOwnMeasure
from ortaq.plan.measures.standing import DeclaredStatus
from ortaq.plan.monitoring import queries, services
from ortaq.plan.monitoring.cycle import HalfYear
from ortaq.plan.monitoring.models import CounterReport, MeasureStanding, ProgressReport
from ortaq.plan.monitoring.services import close, counter, reports
from ortaq.shared.actors import SYSTEM, NotAllowed, Role
from ortaq.shared.outbox.jobs import send_due

pytestmark = pytest.mark.django_db
PERIOD = monitoring.PERIOD


@pytest.fixture
def owner():
    return people.organisation("OWN", "government")


@pytest.fixture
def measure(owner):
    return measures.measure(
        measures.plan("one", published=True), lead=owner.code, start_on=date(2026, 1, 12)
    )


def row(measure, on: date):
    return queries.get_row(SYSTEM, measure, PERIOD, on=on)


@time_machine.travel("2026-07-08 06:00Z")
def test_a_correction_is_a_new_version_and_keeps_the_documents(measure, owner):
    lead = people.user(Role.AGENCY_MEMBER, owner).actor
    first = monitoring.progress_report(
        measure,
        actor=lead,
        proofs=(monitoring.proof(),),
        spent={(2026, "republican_budget"): Decimal(100)},
        values={1: Decimal(50)},
    )

    second = monitoring.progress_report(measure, actor=lead, progress=Decimal("0.5"))

    assert (first.version, second.version) == (1, 2)
    assert [proof.number for proof in second.proofs.all()] == ["12-3"]
    assert ProgressReport.objects.count() == 2
    measure.refresh_from_db()
    assert measure.progress == Decimal("0.5")


def test_another_agency_may_not_report(measure):
    stranger = people.user(Role.AGENCY_MEMBER).actor

    with pytest.raises(NotOwnMeasure):
        monitoring.progress_report(measure, actor=stranger)


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"done": Trilingual()}, reports.ReportWithoutWords),
        ({"proofs": (services.ProofDraft("Act"),)}, reports.ProofIncomplete),
        ({"spent": {(2027, "grant"): Decimal(1)}}, reports.SpendingBad),
        ({"spent": {(2026, "grant"): Decimal(-1)}}, reports.SpendingBad),
        ({"period": HalfYear(2060, 1)}, reports.HalfYearNotBegun),
    ],
)
def test_a_report_that_says_nothing_is_refused(measure, changes, error):
    with pytest.raises(error):
        monitoring.progress_report(measure, **changes)


def test_late_and_silent_leads_are_seen(measure):
    before = row(measure, date(2026, 7, 9)).reporting
    after = row(measure, date(2026, 7, 11)).reporting
    monitoring.progress_report(measure, received_on=date(2026, 7, 11))
    late = row(measure, date(2026, 7, 12)).reporting

    assert (before, after, late) == ("waiting", "silent", "late")


def test_a_measure_that_has_not_begun_owes_nothing(owner):
    later = measures.measure(
        measures.plan(), lead=owner.code, start_on=date(2026, 7, 1), deadline=Deadline.parse("2027")
    )

    assert row(later, date(2026, 8, 1)).reporting == "not_asked"


def test_only_the_secretariat_says_when_a_paper_came(measure, owner):
    lead = people.user(Role.AGENCY_MEMBER, owner).actor

    with time_machine.travel("2026-07-20 06:00Z"):
        report = monitoring.progress_report(measure, actor=lead, received_on=date(2026, 7, 1))

    assert report.received_on == date(2026, 7, 20)


def test_an_accepted_report_is_not_looked_at_twice(measure):
    report = monitoring.progress_report(measure)

    services.accept_report(actor=SYSTEM, report=report)

    with pytest.raises(reports.ReportSuperseded):
        services.return_report(actor=SYSTEM, report=report, remarks="Number?")


def test_a_report_is_returned_with_remarks_only(measure):
    report = monitoring.progress_report(measure)

    with pytest.raises(reports.ReviewWithoutRemarks):
        services.return_report(actor=SYSTEM, report=report, remarks=" ")

    services.return_report(actor=SYSTEM, report=report, remarks="Number?")
    assert row(measure, date(2026, 8, 1)).reporting == "returned"


def test_a_report_on_an_old_half_year_does_not_change_the_newest_word(measure):
    monitoring.progress_report(measure, progress=Decimal("0.6"))

    monitoring.progress_report(measure, period=HalfYear(2025, 2), progress=Decimal("0.1"))

    measure.refresh_from_db()
    assert measure.progress == Decimal("0.6")


def test_money_counts_the_newest_word_on_each_year_and_source(measure):
    source = "republican_budget"
    monitoring.progress_report(measure, spent={(2026, source): Decimal(6000)})
    monitoring.progress_report(measure, spent={(2026, source): Decimal(7000)})

    found = row(measure, date(2026, 7, 20))

    assert (found.planned, found.spent) == (Decimal(6250), Decimal(7000))
    assert found.verdict.lights[1].reason == "overspent"


def test_a_closed_half_year_stays_as_it_was(measure):
    monitoring.progress_report(
        measure,
        declared_status=DeclaredStatus.DONE,
        progress=Decimal(1),
        received_on=date(2026, 7, 1),
    )
    summary = services.close_period(
        actor=SYSTEM, plan=measure.plan, period=PERIOD, on=date(2026, 7, 24)
    )

    monitoring.progress_report(measure, progress=Decimal("0.2"))

    kept = MeasureStanding.objects.get()
    assert (kept.declared_status, kept.rag, kept.is_too_good) == ("done", "amber", True)
    assert summary.thresholds["green"] == "0.9"
    with pytest.raises(close.PeriodClosed):
        services.close_period(actor=SYSTEM, plan=measure.plan, period=PERIOD)


def test_a_half_year_that_runs_is_not_closed(measure):
    with pytest.raises(close.PeriodNotOver):
        services.close_period(actor=SYSTEM, plan=measure.plan, period=PERIOD, on=date(2026, 6, 30))


def test_only_civil_society_writes_counter_reports(measure):
    official = people.user(Role.AGENCY_MEMBER, people.organisation("MIN", "government"))

    with pytest.raises(counter.NotCivilSociety):
        services.file_counter_report(
            actor=official.actor, measure=measure, period=PERIOD, text="No", language="en"
        )


def test_a_counter_report_waits_then_is_published_or_withheld_with_a_reason(measure):
    report = monitoring.counter_report(measure)
    assert queries.list_counters(people.user().actor, measure=measure) == []

    with pytest.raises(counter.WithholdWithoutReason):
        services.moderate_counter_report(actor=SYSTEM, report=report, ground="insult")
    with pytest.raises(counter.WithholdWithoutReason):
        services.moderate_counter_report(actor=SYSTEM, report=report, ground="wrong", reason="x")
    services.moderate_counter_report(actor=SYSTEM, report=report)

    assert CounterReport.objects.get().state == "published"
    with pytest.raises(counter.CounterReportModerated):
        services.moderate_counter_report(actor=SYSTEM, report=report)


def test_leads_are_reminded_before_and_after_the_day_and_only_once(measure, owner):
    lead = people.user(Role.AGENCY_MEMBER, owner)
    lead.email = "lead@ortaq.example"
    lead.save()
    for moment in ("2026-06-30", "2026-07-03", "2026-07-03", "2026-07-11"):
        with time_machine.travel(f"{moment} 06:00Z"):
            services.remind_due(actor=SYSTEM)
            send_due()

    told = [message.subject for message in mail.outbox]

    assert len(told) == 2
    assert measure.reference in mail.outbox[0].body


def test_a_lead_that_reported_is_not_reminded(measure, owner):
    lead = people.user(Role.AGENCY_MEMBER, owner)
    with time_machine.travel("2026-07-05 06:00Z"):
        monitoring.progress_report(measure, actor=lead.actor)

    with time_machine.travel("2026-07-08 06:00Z"):
        count = services.remind_due(actor=SYSTEM)

    assert count == 0


def test_the_secretariat_is_reminded_of_the_summary_until_it_is_closed(measure):
    people.user(Role.SECRETARY)
    with time_machine.travel("2026-07-22 06:00Z"):
        before = services.remind_due(actor=SYSTEM)
        services.close_period(actor=SYSTEM, plan=measure.plan, period=PERIOD)
        after = services.remind_due(actor=SYSTEM)

    assert (before, after) == (1, 0)


def test_others_may_not_run_the_cycle(measure):
    report = monitoring.progress_report(measure)
    observer = people.user(Role.OBSERVER).actor

    for act in (
        lambda: services.accept_report(actor=observer, report=report),
        lambda: services.close_period(actor=observer, plan=measure.plan, period=PERIOD),
        lambda: services.remind_due(actor=observer),
        lambda: monitoring.progress_report(measure, actor=observer),
    ):
        with pytest.raises(NotAllowed):
            act()


@time_machine.travel("2026-07-20 06:00Z")
def test_the_word_counts_from_the_day_on_which_the_paper_came(measure):
    monitoring.progress_report(measure, received_on=date(2026, 7, 3))
    measure.refresh_from_db()
    on_paper = measure.reported_at

    monitoring.progress_report(measure)

    measure.refresh_from_db()
    assert on_paper.date() == date(2026, 7, 3)
    assert measure.reported_at.date() == date(2026, 7, 20)
