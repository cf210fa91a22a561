"""The walls around every page."""

from __future__ import annotations

import pytest
from django.urls import path

from factories import people
from ortaq.shared.actors import Role
from ortaq.web import urls as site
from web.routes import CANARY

pytestmark = pytest.mark.django_db


def unmarked(request):
    raise AssertionError


urlpatterns = [path("unmarked/", unmarked), *site.urlpatterns]
handler403 = site.handler403


@pytest.mark.urls(__name__)
@pytest.mark.parametrize("role", list(Role))
def test_a_view_that_says_nothing_is_shut_to_everybody(client, role):
    client.force_login(people.user(role))

    assert client.get("/unmarked/").status_code == 403


@pytest.mark.urls(__name__)
def test_a_stranger_is_led_to_the_sign_in_and_back(client):
    answer = client.get("/unmarked/?a=1")

    assert answer.status_code == 302
    assert answer.url.endswith("/account/login/?next=/unmarked/%3Fa%3D1")


def test_nobody_works_before_the_second_factor_is_set_up(client, settings):
    settings.REQUIRE_SECOND_FACTOR = True
    client.force_login(people.user(Role.ANALYST))

    page = client.get("/en/reports/")

    assert page.status_code == 302
    assert page.url == "/en/account/2fa/totp/activate/"
    assert client.get("/en/").status_code == 200
    assert client.get(page.url, follow=True).status_code == 200


def test_a_switched_off_account_is_a_stranger(client):
    person = people.user(Role.ANALYST)
    client.force_login(person)
    type(person).objects.filter(pk=person.pk).update(is_active=False)

    assert "/account/login/" in client.get("/en/reports/").url


def test_a_form_from_elsewhere_is_refused_in_words():
    from django.test import Client

    strict = Client(enforce_csrf_checks=True)

    page = strict.post("/ru/report/", {"step": "1", "narrative": CANARY})

    assert page.status_code == 403
    assert 'lang="ru"' in page.content.decode()
    assert CANARY not in page.content.decode()


def test_wrong_passwords_shut_the_door_for_a_while(client):
    person = people.user(Role.ANALYST)
    values = {"login": person.username, "password": "wrong wrong wrong"}

    codes = [client.post("/en/account/login/", values).status_code for _ in range(8)]
    right = client.post("/en/account/login/", {**values, "password": people.PASSWORD})

    assert 302 not in codes
    assert right.status_code != 302


@pytest.mark.parametrize(
    ("headers", "start"), [({"accept-language": "ru"}, "/ru/"), ({"accept-language": "de"}, "/kk/")]
)
def test_the_first_page_speaks_the_browsers_language_else_kazakh(client, headers, start):
    assert client.get("/", headers=headers).url == start


def test_the_machine_that_watches_gets_ok(client):
    answer = client.get("/health")

    assert (answer.status_code, answer.content) == (200, b"ok\n")


def test_a_nul_sign_is_a_bad_request(client):
    assert client.get("/en/search/?q=%00").status_code == 400
    assert client.get("/en/reports/R%00/").status_code == 400
