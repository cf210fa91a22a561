import re

import pytest
from django.urls import reverse

from ortaq.act.reports.models import Report, ReporterIdentity
from ortaq.shared import clock

pytestmark = pytest.mark.django_db

WHAT = {
    "narrative": "Звонили с +7 709 123 45 67, сказали перевести на безопасный счёт.",
    "crime_type": "bank_call",
    "occurred_on": "2026-03-01",
    "region": "KZ-75",
}
WHO = {
    "contact": "+7 709 123 45 67",
    "site": "",
    "account": "KZ90999TEST000000001",
    "amount": "2,5 млн",
}
CONTACT = {"name": "Айша Үлгіқызы", "phone": "+77099876543", "email": "", "website": ""}


def send(client, **values):
    return client.post(
        "/ru/report/", {**WHAT, **WHO, **CONTACT, "step": "3", "form_id": "f1", **values}
    )


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_first_step_is_there_in_every_language(client, language):
    response = client.get(f"/{language}/report/")

    assert response.status_code == 200
    assert f'lang="{language}"' in response.content.decode()


def test_three_steps_lead_to_a_receipt_and_a_status(client):
    first = client.post("/ru/report/", {**WHAT, "step": "1"})
    assert first.context["step"] == 2
    assert ("narrative", WHAT["narrative"]) in first.context["hidden"]
    form_id = dict(first.context["hidden"])["form_id"]
    second = client.post("/ru/report/", {**WHAT, **WHO, "step": "2", "form_id": form_id})
    assert second.context["step"] == 3

    sent = send(client, form_id=form_id)

    assert sent.status_code == 302
    report = Report.objects.get()
    assert (report.channel, str(report.claimed_kzt)) == ("form", "2500000.00")
    assert {m.identifier.kind for m in report.mentions.all()} == {"phone", "iban"}
    assert ReporterIdentity.objects.filter(report=report).exists()
    page = client.get(sent.url).content.decode()
    receipt = re.search(r"\d{4} \d{4} \d{4} \d{4}", page)[0]
    assert receipt.replace(" ", "") not in repr(list(Report.objects.values()))
    status = client.post(reverse("intake:status"), {"receipt": receipt})
    assert status.context["report"] == report
    assert report.reference not in status.content.decode()


def test_going_back_keeps_what_was_typed(client):
    back = client.post("/ru/report/", {**WHAT, **WHO, "step": "2", "back": "1"})

    assert back.context["step"] == 1
    assert back.context["form"]["narrative"].value() == WHAT["narrative"]
    assert ("account", WHO["account"]) in back.context["hidden"]


@pytest.mark.parametrize(
    ("values", "step", "field"),
    [
        ({"narrative": " "}, 1, "narrative"),
        ({"narrative": "+7777" * 200_000}, 1, "narrative"),
        ({"occurred_on": "01.01.2099"}, 1, "occurred_on"),
        ({"region": "KZ-00"}, 1, "region"),
        ({"amount": "много"}, 2, "amount"),
        ({"amount": "500 USD"}, 2, "amount"),
        ({"email": "не почта"}, 3, "email"),
    ],
)
def test_an_error_leads_to_its_step_and_keeps_the_rest(client, values, step, field):
    response = send(client, **values)

    assert response.status_code == 422
    assert response.context["step"] == step
    assert field in response.context["form"].errors
    assert not Report.objects.exists()


def test_sending_twice_makes_one_report(client):
    send(client)
    send(client)

    assert Report.objects.count() == 1


def test_a_robot_that_fills_the_trap_is_not_stored(client):
    send(client, website="http://spam.example")

    assert not Report.objects.exists()


def test_a_flood_from_one_address_is_stopped(client, monkeypatch):
    monkeypatch.setattr("ortaq.act.intake.views.SUBMISSIONS_PER_HOUR", 3)

    codes = [send(client, form_id=f"f{number}").status_code for number in range(5)]

    assert codes == [302, 302, 302, 429, 429]


def test_receipts_cannot_be_guessed_at_speed(client):
    codes = [
        client.post("/en/report/status/", {"receipt": f"{number:016d}"}).status_code
        for number in range(12)
    ]

    assert codes == [422] * 10 + [429] * 2


def test_hostile_text_is_shown_as_text(client):
    hostile = "<script>alert(1)</script>"

    page = client.post("/ru/report/", {**WHAT, "narrative": hostile, "amount": "x", "step": "2"})

    assert hostile not in page.content.decode()
    assert "&lt;script&gt;" in page.content.decode()


def test_the_day_of_the_report_is_today(client):
    send(client)

    assert abs((Report.objects.get().reported_at - clock.now()).total_seconds()) < 60
