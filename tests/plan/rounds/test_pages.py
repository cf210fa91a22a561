from __future__ import annotations

from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse

from factories import frameworks, people, rounds
from ortaq.plan.rounds.models import Invitation, Reminder, Round, RoundStatus
from ortaq.plan.rounds.queries import list_assignments, list_scope
from ortaq.shared import clock
from ortaq.shared.actors import Role
from ortaq.shared.outbox.jobs import send_due

pytestmark = pytest.mark.django_db


@pytest.fixture
def secretary(client):
    client.force_login(people.user(Role.SECRETARY))
    return client


@pytest.fixture
def agency():
    return people.organisation("AG-1", "government")


def plan_data(days: int = 20, **changes: object) -> dict[str, object]:
    return {
        "deadline": (clock.today() + timedelta(days=days)).isoformat(),
        "grace_days": 10,
        "days_before": "7, 1",
        "on_the_day": "on",
        "weeks_after": 2,
        "message_kk": "Құрметті әріптестер",
        "message_ru": "Уважаемые коллеги",
        "message_en": "",
        **changes,
    }


def test_a_secretary_is_led_from_the_beginning_to_the_sent_letters(secretary, agency):
    framework = frameworks.loaded()
    rounds.member(agency, "a@agency.example")
    begin = {"basis": f"new:{framework.reference}", "title_kk": "Бір", "title_ru": "Раз"}

    scope = secretary.post("/en/rounds/new/", begin).url
    who = secretary.post(scope, {"provisions": ["S-1", "S-2"], "groups": []}).url
    secretary.post(who, {"groups": ["crimes"], "organisations": ["AG-1"], "way": "add"})
    people_page = who.replace("/who/", "/people/")
    invited = {
        "organisation": "AG-1",
        "name": "Guest",
        "email": "guest@agency.example",
        "language": "ru",
    }
    secretary.post(people_page, invited)
    check = secretary.post(who.replace("/who/", "/when/"), plan_data()).url
    page = secretary.get(check).content.decode()
    board = secretary.post(check.replace("/check/", "/open")).url
    send_due()

    round_ = Round.objects.get()
    assert "Nothing is missing." in page
    assert "Open the round and send 2 letters" in page
    assert round_.status == RoundStatus.OPEN
    assert secretary.get(board).status_code == 200
    assert {to for letter in mail.outbox for to in letter.to} == {
        f"{letter_name} <{address}>"
        for letter_name, address in [
            (people_name(agency), "a@agency.example"),
            ("Guest", "guest@agency.example"),
        ]
    }


def test_many_people_are_invited_by_a_list_copied_from_a_spreadsheet(secretary, agency):
    round_ = rounds.planned(rounds.drafted())
    rounds.assigned(round_, agency, ("S-1",))
    page = reverse("rounds:invite_many", args=[round_.reference])
    good = "AG-1\tFirst Guest\tfirst@agency.example\n\nag-1; Second; second@agency.example"

    refused = secretary.post(page, {"people": f"{good}\nNobody; X; x@y.kz\nAG-1; no mail", "letter_language": "ru"})  # fmt: skip
    kept = Invitation.objects.count()
    done = secretary.post(page, {"people": good, "letter_language": "ru"})
    secretary.post(page, {"people": good, "letter_language": "ru"})

    told = refused.content.decode()
    assert (refused.status_code, kept, done.status_code) == (422, 0, 302)
    assert "Line 4: this round asks no organisation “Nobody”." in told
    assert "Line 5: write organisation, name and e-mail." in told
    assert "first@agency.example" in told
    assert {(one.name, one.email, one.language) for one in Invitation.objects.all()} == {
        ("First Guest", "first@agency.example", "ru"),
        ("Second", "second@agency.example", "ru"),
    }


def test_a_whole_framework_is_given_to_an_organisation_at_once(secretary, agency):
    round_ = rounds.drafted()
    page = reverse("rounds:who", args=[round_.reference])

    secretary.post(page, {"everything": "on", "organisations": ["AG-1"], "way": "add"})

    asked = set(list_scope(round_).values_list("pk", flat=True))
    assert {provision for provision, _body in list_assignments(round_)} == asked != set()


def test_the_page_of_a_round_leads_on_to_the_printed_analysis(secretary, agency):
    round_ = rounds.opened()

    page = secretary.get(reverse("rounds:round", args=[round_.reference])).content.decode()

    assert reverse("gaps:analysis", args=[round_.assessment.reference]) in page
    assert reverse("gaps:derive") in page


def people_name(agency) -> str:
    return agency.users.get().display_name


def test_a_draft_leads_to_what_it_lacks_first(secretary, agency):
    round_ = rounds.drafted()

    first = secretary.get(f"/en/rounds/{round_.reference}/").url
    rounds.assigned(round_, agency)
    second = secretary.get(f"/en/rounds/{round_.reference}/").url
    rounds.planned(round_)
    third = secretary.get(f"/en/rounds/{round_.reference}/").url

    assert first.endswith("/who/")
    assert second.endswith("/when/")
    assert third.endswith("/check/")


def test_the_check_names_what_is_missing_and_does_not_offer_to_send(secretary, agency):
    round_ = rounds.drafted()
    rounds.assigned(round_, agency, ("S-1",))

    page = secretary.get(f"/en/rounds/{round_.reference}/check/").content.decode()
    refused = secretary.post(f"/en/rounds/{round_.reference}/open", follow=True)

    assert "Provisions that nobody is asked about: S-2, S-3, S-4." in page
    assert "There is no last day to answer." in page
    assert "Open the round and send" not in page
    assert "The round lacks something." in refused.content.decode()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("deadline", "2020-01-01"),
        ("days_before", "7, soon"),
        ("days_before", "1000"),
        ("weeks_after", "99"),
        ("grace_days", "-1"),
        ("message_kk", ""),
    ],
)
def test_a_wrong_plan_is_shown_again_with_what_was_typed(secretary, field, value):
    round_ = rounds.drafted()

    answer = secretary.post(
        f"/en/rounds/{round_.reference}/when/", plan_data(**{field: value, "message_ru": "Здравия"})
    )

    assert answer.status_code == 422
    assert "Здравия" in answer.content.decode()
    round_.refresh_from_db()
    assert round_.deadline is None


def test_assigning_nothing_to_nobody_is_refused(secretary, agency):
    round_ = rounds.drafted()

    answer = secretary.post(f"/en/rounds/{round_.reference}/who/", {"way": "add"})

    assert answer.status_code == 422
    assert "Choose at least one organisation." in answer.content.decode()


def test_the_board_counts_filters_and_reminds(secretary, agency):
    other = people.organisation("AG-2", "government")
    user = rounds.member(agency)
    rounds.member(other)
    round_ = rounds.opened(agency, other)
    for code in rounds.ALL:
        rounds.answered(rounds.desk(round_, user), code)
    page = f"/en/rounds/{round_.reference}/"

    whole = secretary.get(page).content.decode()
    narrow = secretary.get(page, {"standing": "not_started"}).content.decode()
    secretary.post(f"{page}remind", {"organisation": ["AG-2"]})
    sections = secretary.get(f"{page}sections/").content.decode()

    assert "4 of 4" in whole
    assert 'organisations/AG-1/"' in whole
    assert 'organisations/AG-1/"' not in narrow
    assert Reminder.objects.get().organisation == other
    assert "2/2" in sections
    assert "heat-4" in sections


def test_the_progress_is_downloaded(secretary, agency):
    round_ = rounds.opened(agency)

    csv = secretary.get(f"/en/rounds/{round_.reference}/progress.csv")
    xlsx = secretary.get(f"/en/rounds/{round_.reference}/progress.xlsx")

    assert "AG-1" in csv.content.decode("utf-8-sig")
    assert xlsx.content.startswith(b"PK")


def test_a_round_is_closed_and_opened_again(secretary, agency):
    round_ = rounds.opened(agency)
    page = f"/en/rounds/{round_.reference}/"
    day = (clock.today() + timedelta(days=5)).isoformat()

    secretary.post(f"{page}close")
    past = secretary.post(f"{page}reopen", {"deadline": "2020-01-01"})
    secretary.post(f"{page}reopen", {"deadline": day})

    round_.refresh_from_db()
    assert past.status_code == 422
    assert round_.is_open
    assert round_.deadline.isoformat() == day


def test_links_are_ended_and_renewed_on_the_people_page(secretary, agency):
    round_ = rounds.opened(agency)
    invitation = rounds.invited(round_, agency)
    base = f"/en/rounds/{round_.reference}/people/{invitation.public_id}/"

    secretary.post(f"{base}revoke")
    ended = Invitation.objects.get().is_revoked
    secretary.post(f"{base}renew")

    assert ended
    assert not Invitation.objects.get().is_revoked
    assert Invitation.objects.get().issue == 2


def test_a_draft_is_deleted_with_everything_of_it(secretary, agency):
    round_ = rounds.drafted()
    rounds.assigned(round_, agency)
    rounds.invited(round_, agency)

    secretary.post(f"/en/rounds/{round_.reference}/drop")

    assert not Round.objects.exists()


@pytest.mark.parametrize("reference", ["Q-999999", "Q-1", "nothing"])
def test_an_unknown_round_is_not_there(secretary, reference):
    assert secretary.get(f"/en/rounds/{reference}/").status_code == 404


def test_a_large_framework_is_chosen_by_chapters(secretary, agency, monkeypatch):
    from ortaq.plan.rounds.views import who

    monkeypatch.setattr(who, "MOST_BOXES", 2)
    round_ = rounds.drafted()
    page = f"/en/rounds/{round_.reference}/scope/"

    shown = secretary.get(page).content.decode()
    secretary.post(page, {"groups": ["crimes"]})

    assert 'name="provisions"' not in shown
    assert round_.scoped.count() == 2


def test_the_waiting_list_names_a_round(client, agency):
    user = rounds.member(agency)
    rounds.opened(agency)
    client.force_login(user)

    page = client.get("/en/").content.decode()

    assert "4 questions of a round for your organisation" in page


def test_pages_cost_the_same_for_many_organisations(secretary):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    counts = {}
    for number in (2, 12):
        agencies = [people.organisation(f"AG-{number}-{n}", "government") for n in range(number)]
        round_ = rounds.opened(*agencies)
        base = f"/en/rounds/{round_.reference}/"
        for page in ("", "sections/", "who/", "people/", "check/", f"organisations/{agencies[0]}/"):
            with CaptureQueriesContext(connection) as seen:
                assert secretary.get(base + page).status_code == 200
            counts.setdefault(page.split("/")[0], []).append(len(seen))

    assert {page: few for page, (few, many) in counts.items() if few != many} == {}
    assert max(few for few, _many in counts.values()) <= 25
