"""Default deny, walked over every address of the site."""

from __future__ import annotations

import pytest
from django.db import transaction
from django.urls import URLPattern, URLResolver, get_resolver

from factories import people
from ortaq.shared.actors import Permission, Role
from ortaq.web.sign_in import OPEN_TO_ALL, OPEN_TO_USERS
from web.routes import kwargs_of

pytestmark = pytest.mark.django_db


def walk(resolver: URLResolver | None = None, names: tuple[str, ...] = ()):
    """Every (full name, view) of the site but the API's and allauth's own."""
    for item in (resolver or get_resolver()).url_patterns:
        if isinstance(item, URLResolver):
            space = (item.namespace,) if item.namespace else ()
            yield from walk(item, (*names, *space))
        elif isinstance(item, URLPattern) and item.name:
            yield ":".join((*names, item.name)), item.callback


def ours():
    return [
        (name, view)
        for name, view in walk()
        if not name.startswith(("api:", "account_", "mfa_", "static"))
    ]


def test_every_view_says_who_may_enter():
    bare = [
        name
        for name, view in ours()
        if not isinstance(getattr(view, "ortaq_access", None), Permission)
        and getattr(view, "ortaq_access", None) != "public"
    ]

    assert bare == []


def test_every_address_of_others_is_named_or_shut(client):
    open_names = OPEN_TO_ALL | OPEN_TO_USERS
    listed = {name for name, _ in walk() if name.startswith(("account_", "mfa_"))}

    assert open_names <= listed
    client.force_login(people.user(Role.ADMINISTRATOR))
    assert client.get("/en/account/signup/").status_code == 404
    assert client.get("/en/account/password/reset/").status_code == 404


def address(name: str, land) -> str:
    from django.urls import reverse

    return reverse(name, kwargs=kwargs_of(name, land.ours))


def test_strangers_are_led_to_the_sign_in(client, land):
    wrong = []
    for name, view in ours():
        access = view.ortaq_access
        response = client.get(address(name, land))
        shut = response.status_code == 302 and "/account/login/" in response.url
        if (access == "public") == shut:
            wrong.append((name, response.status_code))

    assert wrong == []


OF_THE_LEAD = {
    "measures:progress",
    "measures:reach_milestone",
    "monitoring:report",
    "monitoring:counter",
}
"""Addresses that the permission opens to one organisation, or to one kind of them, only."""


WALKERS = (Role.SECRETARY, Role.INVESTIGATOR, Role.ADMINISTRATOR)
"""Roles that between them may enter every address."""


def test_nothing_is_shut_to_all_walkers():
    shut = [
        name
        for name, view in ours()
        if view.ortaq_access != "public" and view.ortaq_access.roles.isdisjoint(WALKERS)
    ]

    assert shut == []


@pytest.mark.parametrize(
    "role",
    [
        pytest.param(role, marks=() if role in WALKERS else pytest.mark.any_database)
        for role in Role
    ],
)
def test_every_role_enters_what_it_may_and_nothing_else(client, land, role):
    client.force_login(people.user(role, land.ours.organisation))
    wrong = []
    for name, view in ours():
        access = view.ortaq_access
        if access == "public":
            continue
        for verb in (client.get, client.post):
            with transaction.atomic():  # what a POST changes is gone before the next address
                code = verb(address(name, land)).status_code
                transaction.set_rollback(True)
            entered = code != 403 or (name in OF_THE_LEAD and role in access.roles)
            if entered != (role in access.roles) or code >= 500:
                wrong.append((name, verb.__name__, code))

    assert wrong == []


HIDDEN = {
    "reports:report",
    "reports:change_status",
    "reports:open_identity",
    "reports:identifier",
    "campaigns:campaign",
}
"""Addresses of what belongs to one organisation."""


def test_another_organisations_things_are_not_there(client, land):
    client.force_login(people.user(Role.DUTY_OFFICER, land.theirs.organisation))
    codes = {name: client.get(address(name, land)).status_code for name in HIDDEN}

    assert set(codes.values()) <= {403, 404, 405}
    assert codes["reports:report"] == 404
    assert codes["reports:identifier"] == 404
    assert codes["campaigns:campaign"] == 404


def test_the_canary_of_another_organisation_is_on_no_page(client, land):
    client.force_login(people.user(Role.DUTY_OFFICER, land.theirs.organisation))
    seen = []
    for name, _view in ours():
        page = client.get(address(name, land))
        content = b"" if page.streaming else page.content
        told = page.status_code == 200 and land.ours.report.reference.encode() in content
        if told or land.canary.encode() in content:
            seen.append(name)
    for words in (land.canary, land.canary_phone, land.ours.report.reference):
        page = client.get("/en/search/", {"q": words}).content.decode()
        assert f"/reports/{land.ours.report.reference}/" not in page

    assert seen == []
