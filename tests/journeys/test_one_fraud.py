"""One fraud, from the call to the printed plan, through pages, API and command line."""

from __future__ import annotations

import io
import json
import re
import sys

import docx
import pytest

from factories import people
from factories.measures import text
from ortaq.cli.edge import run
from ortaq.cli.main import cli
from ortaq.home import Home
from ortaq.install.reference import load_reference_data
from ortaq.plan.measures.services import create_plan
from ortaq.shared import clock
from ortaq.shared.actors import SYSTEM, Role

pytestmark = pytest.mark.django_db
PHONE = "+7 709 555 00 01"
FRAMEWORK = "budapest-2001"
PROVISION = "BC-16"
MEASURE_KK = "Деректерді шұғыл сақтау тәртібін енгізу"


@pytest.fixture(autouse=True)
def ortaq(settings, tmp_path, monkeypatch):
    """The command line, on a home of this test's own."""
    settings.HOME = Home(tmp_path / "home")
    settings.HOME.make()
    monkeypatch.setattr("ortaq.cli.edge.django.setup", lambda: None)
    load_reference_data()

    def call(*words: object) -> int:
        monkeypatch.setattr(sys, "argv", ["ortaq", *map(str, words)])
        return run(cli)

    return call


def sign_in(client, role: Role, org=None) -> None:
    client.force_login(people.user(role, org))


def citizen_reports(client) -> str:
    """Three steps of the form; the receipt number."""
    steps = [
        {"narrative": f"Маған {PHONE} нөмірінен қоңырау шалып, алдап кетті.", "region": "KZ-75"},
        {"contact": PHONE, "amount": "450 000"},
        {"name": "Айша Үлгіқызы", "phone": "+77099876543"},
    ]
    typed: dict[str, str] = {}
    for number, values in enumerate(steps, start=1):
        typed |= values
        answer = client.post("/kk/report/", {**typed, "step": number}, follow=True)
        typed |= dict(answer.context.get("hidden") or ())
    return re.search(r"\d{4} \d{4} \d{4} \d{4}", answer.content.decode())[0]


def bank_reports(client, secret: str) -> str:
    """The API call of a bank; the number of its report."""
    body = {
        "source_id": "77",
        "narrative": f"Клиент перевёл деньги после звонка с номера {PHONE}",
        "reported_at": clock.now().isoformat(),
        "channel": "bank",
        "region": "KZ-71",
        "claimed_kzt": "300000",
        "held_kzt": "120000",
    }
    answer = client.post(
        "/api/v1/reports",
        json.dumps(body),
        content_type="application/json",
        headers={"Authorization": f"Bearer {secret}", "Idempotency-Key": "k-77"},
    )
    assert answer.status_code == 201
    return answer.json()["reference"]


def issue_token(client, bank) -> str:
    sign_in(client, Role.ADMINISTRATOR)
    page = client.post("/en/people/tokens/", {"organisation": bank.code, "name": "desk"})
    client.logout()
    return re.search(r"ortaq_\w+", page.content.decode())[0]


def investigate(client, reference: str) -> str:
    """Read why the bank's report belongs to a campaign, refer both; the campaign's number."""
    sign_in(client, Role.INVESTIGATOR)
    report = client.get(f"/ru/reports/{reference}/").content.decode()
    campaign = re.search(r"/ru/campaigns/(C-\d+)/", report)[1]
    page = client.get(f"/ru/campaigns/{campaign}/").content.decode()
    members = set(re.findall(r"/ru/reports/(R-[\w-]+)/", page))
    assert reference in members
    assert len(members) == 2
    assert "+77095550001" in page
    assert "750 000" in page.replace("\xa0", " ").replace("\u202f", " ")
    for member in members:
        client.post(f"/ru/reports/{member}/status", {"status": "referred"})
    client.logout()
    return campaign


def assess(client) -> tuple[str, str]:
    """An assessment with one answer, its gap; their numbers."""
    sign_in(client, Role.SECRETARY)
    titles = {"title_kk": "Бағалау", "title_ru": "Оценка", "title_en": "Rating"}
    drafted = client.post(
        "/en/assessments/draft", {"framework": FRAMEWORK, "as_of": "2026-06-30", **titles}
    )
    assessment = drafted.url.strip("/").rsplit("/", 1)[1]
    client.post(f"/en/assessments/{assessment}/open")
    answer = {"version": 0, "state": "answered", "law": "1", "practice": "0"}
    why = {"justification": "Операторы хранят данные по запросу трое суток."}
    client.post(f"/ru/assessments/{assessment}/rate/{PROVISION}", {**answer, **why})
    client.post("/en/gaps/derive", {"assessment": assessment, "threshold": "0.5"})
    page = client.get("/en/gaps/", {"assessment": assessment}).content.decode()
    (gap,) = set(re.findall(r"/en/gaps/(G-\d+)/", page))
    return assessment, gap


def plan_measure(client, gap: str) -> str:
    """A measure against the gap; its number."""
    plan = create_plan(
        actor=SYSTEM, slug="2026-2029", title=text("Plan"), first_year=2026, last_year=2029
    )
    values = {
        "version": 0,
        "code": "LAW-1",
        "direction": "law",
        "title_kk": MEASURE_KK,
        "title_ru": "Ввести порядок срочного сохранения данных",
        "title_en": "Introduce expedited preservation",
        "no_funding": "on",
        "indicators": "0",
    }
    made = client.post(f"/en/measures/new/?plan={plan.slug}", values)
    assert made.status_code == 302, made.content.decode()
    measure = made.url.strip("/").rsplit("/", 1)[1]
    client.post(f"/en/measures/{measure}/gaps", {"gap": gap, "percent": "60"})
    return measure


def test_one_fraud_from_the_call_to_the_printed_plan(client, ortaq, tmp_path):
    bank = people.organisation("BANK-A")
    secret = issue_token(client, bank)

    receipt = citizen_reports(client)
    reference = bank_reports(client, secret)
    campaign = investigate(client, reference)

    status = client.post("/kk/report/status/", {"receipt": receipt})
    assert status.context["report"].status == "referred"
    told = client.get(f"/api/v1/reports/{reference}", headers={"Authorization": f"Bearer {secret}"})
    assert (told.json()["status"], told.json()["campaign"]) == ("referred", campaign)

    assert ortaq("lake", "refresh") == 0
    sign_in(client, Role.ANALYST)
    counted = client.get("/en/picture/data.csv").content.decode()
    assert ",2,2,750000,375000,1,120000,0," in counted

    assessment, gap = assess(client)
    measure = plan_measure(client, gap)
    listed = f"/kk/measures/?gap={gap}"
    assert f'href="{listed}"' in client.get(f"/kk/gaps/{gap}/").content.decode()
    assert MEASURE_KK in client.get(listed).content.decode()
    assert gap in client.get(f"/kk/measures/{measure}/").content.decode()
    assert PROVISION in client.get(f"/kk/assessments/{assessment}/").content.decode()

    out = tmp_path / "plan.docx"
    assert ortaq("plan", "export", out, "--lang", "kk", "--template", "decree") == 0
    printed = docx.Document(io.BytesIO(out.read_bytes()))
    cells = {cell.text for table in printed.tables for row in table.rows for cell in row.cells}
    assert any(MEASURE_KK in cell for cell in cells)
    assert ortaq("log", "verify") == 0
