from __future__ import annotations

import csv
import io
import json
from datetime import date
from decimal import Decimal

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import translation

from factories import measures, monitoring, people
from ortaq.engine.terms.language import Trilingual
from ortaq.plan.measures.standing import DeclaredStatus
from ortaq.plan.monitoring import services
from ortaq.plan.monitoring.models import CounterReport, ProgressReport
from ortaq.shared.actors import SYSTEM, Role

pytestmark = pytest.mark.django_db
PERIOD = monitoring.PERIOD


@pytest.fixture(autouse=True)
def _late_july():
    with time_machine.travel("2026-07-26 06:00Z", tick=False):
        yield


@pytest.fixture
def owner():
    return people.organisation("OWN", "government")


@pytest.fixture
def measure(owner):
    return measures.measure(
        measures.plan("one", published=True), lead=owner.code, start_on=date(2026, 1, 12)
    )


@pytest.fixture
def secretary(client):
    client.force_login(people.user(Role.SECRETARY))
    return client


def typed(**changes: object) -> dict[str, object]:
    return {
        "done_kk": "Жоба жазылды",
        "declared_status": "in_progress",
        "percent": "40",
        "spent_republican_budget": "5 000,5",
        "value_1": "60",
        **changes,
    }


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_page_opens_in_every_language(secretary, measure, language):
    monitoring.progress_report(measure, proofs=(monitoring.proof(url="https://x.example/1"),))
    monitoring.counter_report(measure)
    with translation.override(language):
        addresses = [
            reverse("monitoring:plan"),
            reverse("monitoring:board"),
            reverse("monitoring:public_measure", args=[measure.reference]),
            reverse("monitoring:report", args=[measure.reference, "2026H1"]),
        ]

        codes = [secretary.get(address).status_code for address in addresses]

    assert codes == [200] * 4


def test_a_lead_hands_a_report_in_with_its_document(client, measure, owner):
    client.force_login(people.user(Role.AGENCY_MEMBER, owner))
    page = reverse("monitoring:report", args=[measure.reference, "2026H1"])
    file = SimpleUploadedFile("act.txt", "Акт".encode(), "text/plain")

    answer = client.post(page, typed(proof_title="Акт", proof_file=file))

    report = ProgressReport.objects.get()
    assert answer.status_code == 302
    assert report.spendings.get().amount_thousand_kzt == Decimal("5000.5")
    assert report.values.get().value == 60
    assert report.received_on == date(2026, 7, 26)
    proof = report.proofs.get()
    assert client.get(reverse("monitoring:proof_download", args=[proof.pk])).status_code == 200


def test_the_file_of_a_proof_is_for_its_lead_and_the_secretariat(client, measure):
    content = "Акт".encode()
    report = monitoring.progress_report(measure, proofs=(monitoring.proof(content=content),))
    client.force_login(people.user(Role.AGENCY_MEMBER))

    answer = client.get(reverse("monitoring:proof_download", args=[report.proofs.get().pk]))

    assert answer.status_code == 404


def test_an_empty_report_comes_back_with_what_was_typed(client, measure, owner):
    client.force_login(people.user(Role.AGENCY_MEMBER, owner))
    page = reverse("monitoring:report", args=[measure.reference, "2026H1"])

    answer = client.post(page, typed(done_kk="", next_steps_kk="Келесі қадам"))

    assert answer.status_code == 422
    assert "Келесі қадам" in answer.content.decode()
    assert not ProgressReport.objects.exists()


def test_the_board_shows_who_is_late_silent_and_too_good(secretary, measure, owner):
    plan = measure.plan
    silent = measures.measure(plan, lead=owner.code, start_on=date(2026, 1, 12))
    glad = measures.measure(plan, lead=owner.code, start_on=date(2026, 1, 12))
    monitoring.progress_report(measure, received_on=date(2026, 7, 20))
    monitoring.progress_report(
        glad, declared_status=DeclaredStatus.DONE, progress=Decimal(1), received_on=date(2026, 7, 1)
    )
    page = reverse("monitoring:board_csv") + "?plan=one&period=2026H1"

    found = {}
    for asked in ("reporting=late", "reporting=silent", "alarm=on"):
        text = secretary.get(f"{page}&{asked}").content.decode("utf-8-sig")
        found[asked] = [row[0] for row in csv.reader(io.StringIO(text))][1:]

    assert found == {
        "reporting=late": [measure.code],
        "reporting=silent": [silent.code],
        "alarm=on": [glad.code],
    }


def test_the_secretariat_returns_and_accepts(secretary, measure):
    report = monitoring.progress_report(measure)
    page = reverse("monitoring:review", args=[report.pk])

    secretary.post(page, {"verdict": "return", "remarks": ""})
    report.refresh_from_db()
    kept = report.state
    secretary.post(page, {"verdict": "return", "remarks": "Number?"})
    report.refresh_from_db()

    assert (kept, report.state, report.remarks) == ("submitted", "returned", "Number?")


def test_the_half_year_is_closed_by_a_button(secretary, measure):
    secretary.post(reverse("monitoring:close"), {"plan": "one", "period": "2026H1"})

    page = secretary.get(reverse("monitoring:board") + "?period=2026H1").content.decode()

    assert measure.plan.summaries.get().period == "2026H1"
    assert reverse("monitoring:close") not in page


def test_everybody_reads_the_scoreboard_and_its_sources(client, measure):
    monitoring.progress_report(measure, spent={(2026, "republican_budget"): Decimal(6100)})

    board = client.get(reverse("monitoring:plan")).content.decode()
    page = reverse("monitoring:public_measure", args=[measure.reference])
    source = client.get(page).content.decode()

    assert page in board
    assert "#report-2026H1" in source
    assert "6,100" in source
    assert "A draft was written" in source


def test_what_changed_is_told_against_the_closed_half_year(client, measure):
    with time_machine.travel("2026-01-26 06:00Z"):
        services.close_period(
            actor=SYSTEM, plan=measure.plan, period=PERIOD.shifted(-1), on=date(2026, 1, 20)
        )
    monitoring.progress_report(measure, progress=Decimal("0.05"), received_on=date(2026, 7, 1))
    with translation.override("en"):
        page = client.get(reverse("monitoring:plan")).content.decode()

    assert "half a year ago: on track" in page or "half a year ago: unknown" in page


def test_a_counter_report_waits_for_the_secretariat(client, measure):
    report = monitoring.counter_report(measure, text="Nothing has come")
    page = reverse("monitoring:public_measure", args=[measure.reference])

    before = client.get(page).content.decode()
    services.moderate_counter_report(actor=SYSTEM, report=report)
    after = client.get(page).content.decode()

    assert "Nothing has come" not in before
    assert "Nothing has come" in after


def test_a_withheld_counter_report_shows_the_reason_and_not_the_text(client, measure):
    report = monitoring.counter_report(measure, text="Shame on X")
    services.moderate_counter_report(
        actor=SYSTEM, report=report, ground="insult", reason="Names a person"
    )

    page = client.get(reverse("monitoring:public_measure", args=[measure.reference]))

    assert "Shame on X" not in page.content.decode()
    assert "Names a person" in page.content.decode()


def test_an_ngo_writes_on_the_page(client, measure):
    client.force_login(people.user(Role.OBSERVER, people.organisation("NGO", "civil_society")))
    page = reverse("monitoring:counter", args=[measure.reference])

    answer = client.post(page, {"text": "We saw nothing", "url": ""})

    assert answer.status_code == 302
    assert CounterReport.objects.get().text == "We saw nothing"


def test_an_official_may_not_write_a_counter_report(client, measure, owner):
    client.force_login(people.user(Role.AGENCY_MEMBER, owner))

    answer = client.get(reverse("monitoring:counter", args=[measure.reference]))

    assert answer.status_code == 403


def test_open_data_say_the_same_in_both_forms(client, measure):
    text = client.get(reverse("monitoring:open_csv")).content.decode("utf-8-sig")
    found = json.loads(client.get(reverse("monitoring:open_json")).content)

    (row,) = csv.DictReader(io.StringIO(text))
    (entry,) = found["measures"]
    assert row["reference"] == entry["reference"] == measure.reference
    assert [one["name"] for one in found["columns"]] == list(row) == list(entry)
    assert entry["reporting"] == "silent"
    assert entry["spent"] is None


def test_deadlines_are_a_calendar(client, measure, owner):
    everybody = client.get(reverse("monitoring:deadlines")).content.decode()
    client.force_login(people.user(Role.AGENCY_MEMBER))
    others = client.get(reverse("monitoring:own_deadlines")).content.decode()
    client.force_login(people.user(Role.AGENCY_MEMBER, owner))
    own = client.get(reverse("monitoring:own_deadlines")).content.decode()

    assert f"UID:{measure.reference}@ortaq" in everybody
    assert measure.reference not in others
    assert measure.reference in own


@pytest.mark.parametrize("kind", ["half-year-report", "summary", "annual-report"])
@pytest.mark.parametrize("file_format", ["docx", "pdf"])
def test_papers_are_written(secretary, measure, kind, file_format):
    monitoring.progress_report(measure)

    answer = secretary.get(reverse("monitoring:paper", args=[kind, file_format]) + "?lang=kk")

    assert answer.content.startswith({"docx": b"PK", "pdf": b"%PDF"}[file_format])


def test_an_unknown_paper_is_refused(secretary, measure):
    answer = secretary.get(reverse("monitoring:paper", args=["novel", "pdf"]))

    assert answer.status_code in {400, 404, 409, 422}


def test_the_number_of_queries_does_not_grow_with_the_plan(
    client, measure, owner, django_assert_max_num_queries
):
    for _ in range(8):
        more = measures.measure(measure.plan, lead=owner.code, start_on=date(2026, 1, 12))
        monitoring.progress_report(more)

    with django_assert_max_num_queries(32):
        client.get(reverse("monitoring:plan"))


def test_hostile_words_stay_words(secretary, measure):
    attack = "\"'><script>window.pwned=1</script>"
    monitoring.progress_report(
        measure,
        done=Trilingual(kk=attack),
        proofs=(monitoring.proof(title=attack, number=attack),),
    )
    monitoring.counter_report(measure, text=attack)

    for name, arguments in (
        ("public_measure", [measure.reference]),
        ("report", [measure.reference, "2026H1"]),
        ("board", []),
    ):
        page = secretary.get(reverse(f"monitoring:{name}", args=arguments)).content.decode()
        assert "<script>window" not in page, name
        assert "&lt;script&gt;" in page, name
