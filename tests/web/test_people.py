"""The administrator's pages."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse

from factories import people
from ortaq.shared.actors import Role
from ortaq.shared.audit.models import Entry
from ortaq.shared.people.models import ApiToken, User

pytestmark = pytest.mark.django_db
NEW = {
    "username": "ainur.s",
    "display_name": "Айнұр С.",
    "organisation": "BANK-A",
    "role": "duty_officer",
    "language": "kk",
    "password": "қиын ұзын құпия сөз",
}


@pytest.fixture
def chief(client):
    people.organisation("BANK-A")
    person = people.user(Role.ADMINISTRATOR, username="chief")
    client.force_login(person)
    return person


def test_an_account_is_opened_and_logged_without_its_password(client, chief):
    answer = client.post(reverse("people:users"), NEW)

    person = User.objects.get(username="ainur.s")
    entry = Entry.objects.get(action="account.open")
    assert answer.status_code == 302
    assert (person.role, person.organisation.code) == (Role.DUTY_OFFICER, "BANK-A")
    assert person.check_password(NEW["password"])
    assert NEW["password"] not in str(entry.details)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"password": "short"}, "password"),
        ({"password": "123456789012"}, "password"),
        ({"username": "ainur.sadykova", "password": "ainur.sadykova1"}, "password"),
        ({"username": "CHIEF"}, "username"),
        ({"username": "a b<script>"}, "username"),
        ({"organisation": "NONE"}, "organisation"),
        ({"role": "king"}, "role"),
        ({"email": "no"}, "email"),
    ],
)
def test_what_does_not_do_is_said_beside_its_field(client, chief, values, field):
    before = User.objects.count()
    typed = {**NEW, **values}

    answer = client.post(reverse("people:users"), typed)

    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert User.objects.count() == before
    assert NEW["display_name"] in answer.content.decode()
    assert f'value="{typed["password"]}"' not in answer.content.decode()


@pytest.mark.parametrize(
    "values", [{"role": "analyst", "is_active": "on"}, {"role": "administrator"}]
)
def test_the_last_administrator_stays(client, chief, values):
    answer = client.post(reverse("people:change_user", args=[chief.pk]), values, follow=True)

    chief.refresh_from_db()
    assert (chief.role, chief.is_active) == (Role.ADMINISTRATOR, True)
    assert "last administrator" in answer.content.decode()


def test_one_of_two_administrators_may_go(client, chief):
    other = people.user(Role.ADMINISTRATOR)

    client.post(reverse("people:change_user", args=[other.pk]), {"role": "administrator"})

    other.refresh_from_db()
    assert not other.is_active
    assert Entry.objects.get(action="account.change").subject == other.username


def test_a_tokens_secret_is_shown_once_works_and_ends(client, chief):
    values = {"organisation": "BANK-A", "name": "desk"}
    first = client.post(reverse("people:tokens"), values)
    secret = re.search(r"ortaq_[0-9a-f]+_[0-9a-f]+", first.content.decode())[0]
    again = client.get(reverse("people:tokens")).content.decode()
    headers = {"Authorization": f"Bearer {secret}"}

    alive = client.get("/api/v1/reports/R-1", headers=headers).status_code
    client.post(reverse("people:revoke_token", args=[ApiToken.objects.get().pk]))
    ended = client.get("/api/v1/reports/R-1", headers=headers).status_code

    assert "no-store" in first["Cache-Control"]
    assert secret not in again
    assert ApiToken.objects.get().prefix in again
    assert secret.rsplit("_", 1)[1] not in str(ApiToken.objects.values().get())
    assert (alive, ended) == (404, 401)


def test_a_token_needs_an_organisation_that_exists(client, chief):
    answer = client.post(reverse("people:tokens"), {"organisation": "NONE", "name": "desk"})

    assert answer.status_code == 422
    assert not ApiToken.objects.exists()


@pytest.mark.parametrize("role", [role for role in Role if role != Role.ADMINISTRATOR])
def test_nobody_else_opens_accounts(client, role):
    people.organisation("BANK-A")
    client.force_login(people.user(role))

    assert client.post(reverse("people:users"), NEW).status_code == 403
    assert not User.objects.filter(username=NEW["username"]).exists()


def test_nobody_becomes_administrator_because_nothing_was_chosen(client, chief):
    page = client.get(reverse("people:users")).content.decode()

    answer = client.post(reverse("people:users"), {**NEW, "role": "", "organisation": ""})

    for name in ("role", "organisation"):
        select = page[page.index(f'<select name="{name}"') :]
        assert 'value="" selected' in select[: select.index("</option>")]
    assert answer.status_code == 422
    assert not User.objects.filter(username=NEW["username"]).exists()
