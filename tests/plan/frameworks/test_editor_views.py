"""Pages of the editor, of lines and of comparisons."""

from __future__ import annotations

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import translation

from engine.exchange.ciso_assistant.libraries import large, whole
from engine.exchange.ciso_assistant.zoo import dump
from factories import frameworks, frameworks_edit, people
from kept import kept
from ortaq.engine.exchange.framework_files import read_framework_content
from ortaq.engine.terms.framework import ProvisionMapping, Relation
from ortaq.plan.frameworks import queries
from ortaq.plan.frameworks.models import Framework, Provision
from ortaq.plan.frameworks.services import load_file
from ortaq.shared.actors import SYSTEM, Role

pytestmark = pytest.mark.django_db
LEFTOVERS = re.compile(r"\{[{%]|%\([a-z_]+\)s|\bNone\b|Traceback")


@pytest.fixture
def secretary(client):
    client.force_login(people.user(Role.SECRETARY))
    return client


def fields_of(page: str) -> dict[str, str]:
    """What the form of a page would send as it stands."""
    main = page[page.index("<main") :]
    found = {}
    for tag in re.findall(r"<(?:input|textarea|select)[^>]*>", main):
        name = re.search(r'name="([^"]+)"', tag)
        box = 'type="checkbox"' in tag
        if name is None or (box and "checked" not in tag):
            continue
        value = re.search(r'value="([^"]*)"', tag)
        found[name[1]] = value[1] if value else "on" if box else ""
    texts = re.findall(r'<textarea name="([^"]+)"[^>]*>\n?(.*?)</textarea>', main, re.DOTALL)
    found |= dict(texts)
    for name, body in re.findall(r'<select name="([^"]+)".*?>(.*?)</select>', main, re.DOTALL):
        chosen = re.search(r'<option value="([^"]*)" selected', body)
        first = re.search(r'<option value="([^"]*)"', body)
        found[name] = (chosen or first)[1] if first else ""
    return found


def addresses() -> list[str]:
    base = frameworks.loaded(
        mappings=(ProvisionMapping("S-1", "sample-2.0:S-2", Relation.EQUAL, 9),)
    )
    frameworks.loaded(version="2.0", mappings=())
    draft = frameworks_edit.version(base, "3.0")
    line = base.provisions.get(code="S-1").mappings.get()
    load_file(actor=SYSTEM, file=read_framework_content("l.yaml", dump(whole()).encode()))
    of_draft = [
        "draft",
        "draft_head",
        "draft_scales",
        "publish_draft",
        "discard_draft",
        "add_group",
        "add_provision",
        "history",
    ]
    ref, code = [draft.reference], [draft.reference, "S-1"]
    return [
        reverse("frameworks:list"),
        reverse("frameworks:libraries"),
        reverse("frameworks:import"),
        reverse("frameworks:crosswalk"),
        reverse("frameworks:crosswalk") + "?given=sample-1.0&asking=sample-2.0",
        reverse("frameworks:migration", args=["sample-1.0", "sample-2.0"]),
        reverse("frameworks:lines", args=["sample-1.0", "sample-2.0"]),
        reverse("frameworks:change_line", args=[line.pk]),
        reverse("frameworks:drafts"),
        reverse("frameworks:new_draft"),
        reverse("frameworks:new_version", args=["sample-1.0"]),
        *(reverse(f"frameworks:{name}", args=ref) for name in of_draft),
        reverse("frameworks:draft_group", args=[draft.reference, "powers"]),
        reverse("frameworks:remove_group", args=[draft.reference, "powers"]),
        reverse("frameworks:draft_provision", args=code),
        reverse("frameworks:remove_provision", args=code),
        reverse("frameworks:framework", args=["small-3"]) + "?group=",
        reverse("frameworks:framework", args=["small-3"]) + "?group=A",
    ]


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_page_opens_whole(secretary, language) -> None:
    with translation.override(language):
        listed = addresses()

    for address in listed:
        answer = secretary.get(address)
        page = answer.content.decode()
        ids = re.findall(r'\bid="([^"]+)"', page)
        assert answer.status_code == 200, address
        assert page.count("<h1") == 1, address
        assert LEFTOVERS.search(page) is None, address
        assert len(ids) == len(set(ids)), address


def test_a_framework_is_written_in_the_browser_alone(secretary) -> None:
    texts = {"title_en": "Own", "source_name_en": "Us", "licence": "Free"}
    head = texts | {"text_policy": "own_words", "code": "own", "version": "1", "engine": "treaty"}
    provision = {"code": "A-1", "group": "a", "kind": "offence", "weight": "1"}
    provision |= {"title_en": "T", "requirement_en": "R", "question_en": "Q", "assessable": "on"}

    secretary.post(reverse("frameworks:new_draft"), head)
    group = {"code": "a", "title_kk": "А", "weight": "1"}
    secretary.post(reverse("frameworks:add_group", args=["own-1"]), group)
    secretary.post(reverse("frameworks:add_provision", args=["own-1"]), provision)
    done = secretary.post(reverse("frameworks:publish_draft", args=["own-1"]))

    assert done.status_code == 302
    assert queries.get_framework(SYSTEM, "own-1").assessable_count == 1


@pytest.mark.parametrize(
    ("name", "args"),
    [
        ("draft_head", ()),
        ("draft_scales", ()),
        ("draft_group", ("urgent",)),
        ("draft_provision", ("S-1",)),
    ],
)
def test_saving_what_is_shown_changes_nothing(secretary, name, args) -> None:
    draft = frameworks_edit.version()
    before = queries.get_engine_framework(draft)
    address = reverse(f"frameworks:{name}", args=[draft.reference, *args])
    sent = fields_of(secretary.get(address).content.decode())

    done = secretary.post(address, sent)

    assert done.status_code == 302
    assert queries.get_engine_framework(Framework.objects.get(pk=draft.pk)) == before


def test_a_conflict_shows_both_texts_and_loses_none(secretary) -> None:
    draft = frameworks_edit.version()
    address = reverse("frameworks:draft_provision", args=[draft.reference, "S-1"])
    sent = fields_of(secretary.get(address).content.decode())
    secretary.post(address, sent | {"title_en": "Theirs"})

    answer = secretary.post(address, sent | {"title_en": "Mine"})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Theirs" in page
    assert 'value="Mine"' in page
    again = secretary.post(address, fields_of(page))
    assert again.status_code == 302
    assert Provision.objects.get(framework=draft, code="S-1").title.en == "Mine"


def test_a_wrong_form_keeps_what_was_typed(secretary) -> None:
    draft = frameworks_edit.version()

    answer = secretary.post(
        reverse("frameworks:add_provision", args=[draft.reference]),
        {"code": "S-77", "weight": "-1"},
    )

    assert answer.status_code == 422
    assert 'value="S-77"' in answer.content.decode()


def test_a_file_is_loaded_in_the_browser(secretary) -> None:
    file = SimpleUploadedFile("library.yaml", dump(whole()).encode())

    answer = secretary.post(reverse("frameworks:import"), {"file": file})

    assert answer.url == reverse("frameworks:framework", args=["small-3"])


@pytest.mark.parametrize("content", [b"objects: [", b"\xff\xfe\x00", b"PK\x03\x04broken"])
def test_a_damaged_file_is_refused_beside_the_field(secretary, content) -> None:
    answer = secretary.post(
        reverse("frameworks:import"), {"file": SimpleUploadedFile("x", content)}
    )

    assert answer.status_code == 422
    assert 'class="error"' in answer.content.decode()


def test_a_line_is_drawn_in_the_browser(secretary) -> None:
    one, other = frameworks.loaded(mappings=()), frameworks.loaded(code="other", mappings=())
    sent = {"source": "S-1", "target": "S-2", "relation": "equal", "strength": "9"}

    secretary.post(
        reverse("frameworks:draw_line", args=[one.reference, other.reference]),
        sent | {"rationale": "semantic"},
    )

    (line,) = queries.list_lines(SYSTEM, one, other)
    assert (line.source, line.target, line.line.strength) == ("S-1", "S-2", 9)


@pytest.mark.parametrize("file_format", ["csv", "xlsx"])
def test_the_gap_report_comes_as_a_table(client, file_format) -> None:
    frameworks.loaded()
    frameworks.loaded(code="other")
    client.force_login(people.user(Role.OBSERVER))
    address = reverse("frameworks:download_crosswalk", args=[file_format])

    answer = client.get(address, {"given": "sample-1.0", "asking": "other-1.0"})

    assert answer.status_code == 200
    assert len(answer.content) > 100


def test_readers_see_lines_but_no_forms(client) -> None:
    frameworks.loaded(mappings=(ProvisionMapping("S-1", "other-1.0:S-2", Relation.EQUAL, 9),))
    frameworks.loaded(code="other", mappings=())
    client.force_login(people.user(Role.OBSERVER))

    page = client.get(reverse("frameworks:lines", args=["sample-1.0", "other-1.0"]))

    assert page.status_code == 200
    assert "Draw a line" not in page.content.decode()


def test_words_are_found_in_every_language_by_their_beginning() -> None:
    frameworks.loaded(code="a", title=frameworks.words("x"))

    codes = [each.code for each in queries.search_provisions(SYSTEM, "requir S-3 RU")]

    assert codes == ["S-3"]


@pytest.fixture(scope="module")
def large_framework(django_db_setup, django_db_blocker):
    file = read_framework_content("large.yaml", dump(large(3_000)).encode())
    with kept(django_db_blocker):
        yield load_file(actor=SYSTEM, file=file).frameworks[0].framework


def test_a_large_framework_is_read_shelf_by_shelf(
    secretary, large_framework, django_assert_max_num_queries
) -> None:
    address = reverse("frameworks:framework", args=[large_framework.reference])

    with django_assert_max_num_queries(20):
        top = secretary.get(address).content
    with django_assert_max_num_queries(20):
        shelf = secretary.get(address, {"group": "N100"}).content.decode()

    assert len(top) < 100_000
    assert "N101" in shelf
    assert "N111" not in shelf


@pytest.mark.parametrize(
    ("words", "count"), [("logs kept", 50), ("n101", 10), ("nothing-like-this", 0), ("x", 0)]
)
def test_searching_asks_a_few_questions_only(
    large_framework, django_assert_max_num_queries, words, count
) -> None:
    with django_assert_max_num_queries(3):
        found = queries.search_provisions(SYSTEM, words)

    assert len(found) == count
