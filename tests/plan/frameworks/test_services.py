from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest

from factories import assessments, frameworks, people
from ortaq.engine.terms.framework import FrameworkSource, TextPolicy
from ortaq.plan.frameworks import queries
from ortaq.plan.frameworks.models import Framework, Provision
from ortaq.plan.frameworks.services import (
    FrameworkAddressUnfit,
    FrameworkReferenceUnfit,
    FrameworkVersionInUse,
    Outcome,
    load_framework,
)
from ortaq.shared.actors import SYSTEM, NotAllowed, Role
from ortaq.shared.audit.queries import list_entries

pytestmark = pytest.mark.django_db


def test_what_is_loaded_comes_back_equal():
    framework = frameworks.framework()

    row = load_framework(actor=SYSTEM, framework=framework).framework

    assert queries.get_engine_framework(row) == framework


def test_the_same_content_again_changes_nothing():
    framework = frameworks.framework()
    load_framework(actor=SYSTEM, framework=framework)
    keys = set(Provision.objects.values_list("pk", flat=True))

    again = load_framework(actor=SYSTEM, framework=framework)

    assert again.outcome == Outcome.UNCHANGED
    assert set(Provision.objects.values_list("pk", flat=True)) == keys
    assert list_entries(subject_kind="framework").count() == 1


def test_changed_content_replaces_a_version_without_answers():
    row = frameworks.loaded()
    changed = frameworks.framework(title=frameworks.words("Better title"), mappings=())

    loaded = load_framework(actor=SYSTEM, framework=changed)

    assert loaded.outcome == Outcome.REPLACED
    assert loaded.framework.pk == row.pk
    assert queries.get_engine_framework(loaded.framework) == changed


def test_changed_content_of_a_version_with_answers_is_refused_and_nothing_is_lost():
    row = frameworks.loaded()
    assessments.answered(assessments.opened(row))
    changed = frameworks.framework(title=frameworks.words("Better title"))

    with pytest.raises(FrameworkVersionInUse):
        load_framework(actor=SYSTEM, framework=changed)

    assert queries.get_engine_framework(Framework.objects.get(pk=row.pk)) == frameworks.framework()


def test_versions_stand_side_by_side():
    frameworks.loaded()

    frameworks.loaded(version="2.0")

    found = queries.list_frameworks(SYSTEM)
    assert [row.reference for row in found] == ["sample-1.0", "sample-2.0"]


@pytest.mark.parametrize("code", ["", "../etc", "Кодекс", "a b", "A", "a" * 200])
def test_a_code_that_cannot_stand_in_an_address_is_refused(code):
    framework = frameworks.framework(code=code)

    with pytest.raises(FrameworkReferenceUnfit):
        load_framework(actor=SYSTEM, framework=framework)


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "//norms.example"])
def test_a_source_that_is_no_web_address_is_refused(url):
    source = replace(frameworks.framework().source, url=url)

    with pytest.raises(FrameworkAddressUnfit):
        load_framework(actor=SYSTEM, framework=frameworks.framework(source=source))


def test_a_model_of_our_own_needs_no_address():
    source = replace(frameworks.framework().source, url="")

    row = frameworks.loaded(source=source)

    assert queries.get_engine_framework(row).source.url == ""


def test_the_digest_is_that_of_the_exported_text():
    row = frameworks.loaded()

    text = queries.get_yaml(SYSTEM, row.reference)

    assert queries.list_digests(SYSTEM) == {hashlib.sha256(text.encode()).hexdigest()}


def test_only_the_secretariat_loads():
    member = people.user(Role.AGENCY_MEMBER).actor

    with pytest.raises(NotAllowed):
        load_framework(actor=member, framework=frameworks.framework())


def test_imported_text_does_not_leave_the_installation():
    source = FrameworkSource(
        frameworks.words("x"), "https://x.example", "closed", TextPolicy.USER_IMPORT
    )
    frameworks.loaded(source=source)

    with pytest.raises(queries.FrameworkTextNotOurs):
        queries.get_yaml(SYSTEM, "sample-1.0")
