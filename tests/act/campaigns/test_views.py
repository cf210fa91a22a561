import pytest
from django.urls import reverse

from factories import people
from factories.reports import report
from ortaq.act.campaigns.models import Judgement, Membership
from ortaq.shared.actors import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def reports():
    return [report("Мошенник звонил с номера +77091112233") for _ in range(3)]


def page(client, one) -> str:
    return client.get(reverse("reports:report", args=[one.reference])).content.decode()


def judged(client, one, **answers: str) -> str:
    address = reverse("campaigns:judge", args=[one.reference])
    return client.post(address, answers, follow=True).content.decode()


def test_an_analyst_judges_and_withdraws(client, reports):
    client.force_login(people.user(Role.ANALYST))
    reference = Membership.objects.get(report=reports[0]).campaign.reference
    assert "Does it belong here?" in page(client, reports[0])

    told = judged(
        client, reports[0], campaign=reference, verdict="different", note="<b>another voice</b>"
    )

    judgement = Judgement.objects.get()
    assert "Your judgement is kept." in told
    assert "&lt;b&gt;another voice" in told
    assert "does not belong here" in told
    assert not Membership.objects.filter(report=reports[0]).exists()
    address = reverse("campaigns:withdraw", args=[judgement.pk])
    assert "The judgement is withdrawn." in client.post(address, follow=True).content.decode()
    judgement.refresh_from_db()
    assert judgement.withdrawn_at is not None
    assert address not in page(client, reports[0])


def test_who_judges_on_a_campaign_goes_on_there_and_can_take_it_back(client):
    analyst = people.user(Role.ANALYST)
    client.force_login(analyst)
    reports = [report("Мошенник звонил с номера +77091112233") for _ in range(3)]
    campaign = Membership.objects.get(report=reports[0]).campaign

    shown = judged(
        client, reports[0], campaign=campaign.reference, verdict="different", back="campaign"
    )

    assert f"Report {reports[0].reference}: your judgement is kept." in shown
    assert f"Campaign {campaign.reference}" in shown
    address = reverse("campaigns:withdraw", args=[Judgement.objects.get().pk])
    assert address in shown
    back = client.post(address, follow=True).content.decode()
    assert "The report is in the campaign named below." in back
    assert Membership.objects.get(report=reports[0]).campaign == campaign


def test_who_ends_a_campaign_by_his_judgement_goes_to_the_report(client):
    client.force_login(people.user(Role.ANALYST))
    reports = [report("Мошенник звонил с номера +77091112233") for _ in range(2)]
    reference = Membership.objects.get(report=reports[0]).campaign.reference

    shown = judged(client, reports[0], campaign=reference, verdict="different", back="campaign")

    assert reports[0].reference in shown
    assert "Your judgement is kept." in shown


@pytest.mark.parametrize(
    "answers",
    [{}, {"verdict": "different"}, {"campaign": "C-999999", "verdict": "same"}],
    ids=["nothing", "no campaign", "unknown campaign"],
)
def test_an_unfinished_judgement_changes_nothing(client, reports, answers):
    client.force_login(people.user(Role.ANALYST))

    told = judged(client, reports[0], **answers)

    assert "Nothing is judged" in told
    assert not Judgement.objects.exists()


def test_who_may_not_judge_sees_no_form_and_is_refused(client):
    bank = people.organisation("BANK-A")
    officer = people.user(Role.DUTY_OFFICER, bank)
    one, _ = (report("Мошенник +77091112233", actor=officer.actor) for _ in range(2))
    client.force_login(officer)

    shown = page(client, one)
    refused = client.post(reverse("campaigns:judge", args=[one.reference]), {"verdict": "same"})

    assert "Does it belong here?" not in shown
    assert refused.status_code == 403
