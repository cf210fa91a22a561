from __future__ import annotations

from dataclasses import replace

import pytest
from django.urls import reverse
from django.utils import translation
from django.utils.html import escape

from factories import frameworks, people
from ortaq.data import frameworks as packaged
from ortaq.engine.exchange.framework_yaml import read_framework
from ortaq.engine.terms.framework import Engine
from ortaq.engine.terms.language import Trilingual
from ortaq.plan.frameworks.services import load_framework
from ortaq.shared.actors import SYSTEM, Role

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_a_framework_is_read_in_the_readers_language(client, language):
    frameworks.loaded()
    client.force_login(people.user(Role.OBSERVER))
    with translation.override(language):
        address = reverse("frameworks:framework", args=["sample-1.0"])

    page = client.get(address).content.decode()

    assert address.startswith(f"/{language}/")
    assert f"Requirement S-1 {language}" in page
    assert "https://norms.example/1" in page


@pytest.mark.parametrize("role", list(Role))
def test_every_role_reads_the_list(client, role):
    frameworks.loaded()
    client.force_login(people.user(role))

    page = client.get(reverse("frameworks:list"))

    assert page.status_code == 200
    assert "Sample framework en" in page.content.decode()


def test_the_public_is_asked_to_sign_in(client):
    answer = client.get(reverse("frameworks:list"))

    assert answer.status_code == 302


def test_an_empty_list_says_what_to_do(client):
    client.force_login(people.user(Role.SECRETARY))

    page = client.get(reverse("frameworks:list")).content.decode()

    assert "ortaq frameworks import" in page


def test_hostile_text_is_shown_as_text(client):
    hostile = "<script>alert(1)</script>"
    frameworks.loaded(title=Trilingual(en=hostile), code="hostile")
    client.force_login(people.user())

    page = client.get(reverse("frameworks:framework", args=["hostile-1.0"])).content.decode()

    assert hostile not in page
    assert "&lt;script&gt;" in page


def test_the_file_is_read_back_equal(client):
    frameworks.loaded()
    client.force_login(people.user())

    answer = client.get(reverse("frameworks:download", args=["sample-1.0"]))

    assert read_framework(answer.content.decode()) == frameworks.framework()


def test_an_unknown_framework_is_not_found(client):
    client.force_login(people.user())

    assert client.get(reverse("frameworks:framework", args=["nothing-1"])).status_code == 404


@pytest.mark.parametrize("name", packaged.names())
def test_every_packaged_framework_is_read_in_kazakh(client, name):
    framework = read_framework(packaged.text(name))
    load_framework(actor=SYSTEM, framework=framework)
    client.force_login(people.user())
    with translation.override("kk"):
        address = reverse("frameworks:framework", args=[name])

    page = client.get(address).content.decode()

    assert all(escape(group.title.kk) in page for group in framework.groups)
    assert all(escape(provision.requirement.kk) in page for provision in framework.provisions)
    assert all(escape(step.label.kk) in page for step in framework.levels)


@pytest.mark.parametrize(("engine", "offered"), [("treaty", True), ("weighted_binary", False)])
def test_assessments_are_offered_only_where_they_can_be_opened(client, engine, offered):
    frameworks.loaded(engine=Engine(engine))
    client.force_login(people.user(Role.SECRETARY))

    page = client.get(reverse("frameworks:framework", args=["sample-1.0"])).content.decode()

    assert (reverse("assessments:list") + "?framework=sample-1.0" in page) is offered


def test_a_model_of_our_own_links_to_no_other_text(client):
    source = replace(frameworks.framework().source, url="")
    frameworks.loaded(source=source)
    client.force_login(people.user())

    page = client.get(reverse("frameworks:framework", args=["sample-1.0"])).content.decode()

    assert "Official text" not in page
    assert 'href=""' not in page
