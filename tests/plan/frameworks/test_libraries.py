"""A library of another program goes into the register and comes out as it came."""

from __future__ import annotations

import json

import pytest
import yaml

from engine.exchange.ciso_assistant.libraries import framework, large, mapping_set, whole
from engine.exchange.ciso_assistant.zoo import ZOO, dump, of
from factories import frameworks, gaps, people
from ortaq.engine.exchange.ciso_assistant import read_library, write_library, write_workbook
from ortaq.engine.exchange.framework_files import FrameworkFormat, read_framework_content
from ortaq.plan.frameworks import documents, queries
from ortaq.plan.frameworks.models import Framework, Library, Provision, ProvisionMapping
from ortaq.plan.frameworks.services import FrameworkVersionInUse, Outcome, load_file
from ortaq.shared.actors import SYSTEM, NotAllowed, Role

pytestmark = pytest.mark.django_db


def loaded(text: str | bytes, name: str = "library.yaml"):
    content = text if isinstance(text, bytes) else text.encode()
    return load_file(actor=SYSTEM, file=read_framework_content(name, content))


def exported(reference: str, format_: FrameworkFormat | None = None):
    return documents.export(SYSTEM, reference, documents.Wanted(format_))


@pytest.mark.parametrize("text", ZOO.values(), ids=ZOO.keys())
def test_every_library_comes_out_equal(text) -> None:
    done = loaded(text)

    written = [exported(reference) for reference in done.references]

    assert written
    for each in written:
        assert each.content == text.encode()
        assert each.losses.losses == ()


@pytest.mark.parametrize("text", ZOO.values(), ids=ZOO.keys())
def test_every_library_goes_through_the_records_equal(text) -> None:
    again = yaml.safe_load(write_library(read_library(text)))

    assert again == yaml.safe_load(text)


@pytest.mark.parametrize("name", ["whole", "matrix alone", "lines alone", "equal numbers"])
def test_a_workbook_comes_out_as_it_came(name) -> None:
    content, _ = write_workbook(read_library(ZOO[name]))
    done = loaded(content, "library.xlsx")

    written = exported(done.references[0])

    assert (written.format, written.content) == (FrameworkFormat.CISO_XLSX, content)


def test_a_workbook_comes_out_as_yaml_too() -> None:
    content, _ = write_workbook(read_library(ZOO["equal numbers"]))
    done = loaded(content, "library.xlsx")

    written = exported(done.references[0], FrameworkFormat.CISO)

    nodes = yaml.safe_load(written.content)["objects"]["framework"]["requirement_nodes"]
    assert [node["ref_id"] for node in nodes] == ["1", "1", "1"]


def test_a_library_comes_out_as_a_workbook_that_tells_its_losses() -> None:
    done = loaded(ZOO["whole"])

    written = exported(done.references[0], FrameworkFormat.CISO_XLSX)

    assert written.content.startswith(b"PK")
    assert written.losses.losses


def test_other_forms_of_imported_texts_are_refused() -> None:
    done = loaded(ZOO["whole"])

    with pytest.raises(queries.FrameworkTextNotOurs):
        exported(done.references[0], FrameworkFormat.OSCAL)


def test_only_the_secretariat_gets_the_file() -> None:
    loaded(ZOO["whole"])
    reader = people.user(Role.OBSERVER).actor

    with pytest.raises(NotAllowed):
        documents.export(reader, "small-3", documents.Wanted())


def test_the_same_file_again_changes_nothing() -> None:
    first = loaded(ZOO["whole"])
    keys = set(Provision.objects.values_list("pk", flat=True))

    again = loaded(ZOO["whole"])

    assert again.outcome is Outcome.UNCHANGED
    assert again.references == first.references
    assert set(Provision.objects.values_list("pk", flat=True)) == keys


def test_another_file_of_the_same_content_keeps_the_provisions() -> None:
    loaded(dump(whole()))
    keys = set(Provision.objects.values_list("pk", flat=True))

    again = loaded(json.dumps(whole(), default=str).encode())

    assert again.frameworks[0].outcome is Outcome.UNCHANGED
    assert set(Provision.objects.values_list("pk", flat=True)) == keys
    assert again.library.frameworks.count() == 1


def test_a_version_in_use_is_not_replaced_and_nothing_of_the_library_is() -> None:
    text = dump(whole())
    done = loaded(text)
    row = done.frameworks[0].framework
    gaps.gap(provision=row.provisions.first())

    with pytest.raises(FrameworkVersionInUse):
        loaded(text.replace("Logs shall be kept.", "Logs may be kept."))

    assert exported("small-3").content == text.encode()


def test_a_library_never_takes_the_place_of_a_framework_of_ours() -> None:
    ours = frameworks.loaded(code="small", version="3")

    done = loaded(dump(whole()))

    assert done.references == ("small.2-3",)
    assert Framework.objects.get(pk=ours.pk).text_policy == "own_words"


def test_a_framework_that_left_its_library_is_not_exported_as_it() -> None:
    loaded(of({"framework": framework()}))

    loaded(of({"threats": []}))

    assert Framework.objects.get().library is None
    with pytest.raises(queries.FrameworkTextNotOurs):
        exported("small-1")


def test_two_libraries_of_one_name_stand_side_by_side() -> None:
    loaded(of({"threats": []}, urn="urn:one:risk:library:zoo"))

    done = loaded(of({"threats": []}, urn="urn:two:risk:library:zoo"))

    assert done.references == ("zoo-1.2",)


def test_versions_of_a_library_stand_side_by_side() -> None:
    loaded(dump(whole()))

    loaded(dump(whole() | {"version": 4}))

    assert [row.reference for row in queries.list_frameworks(SYSTEM)] == ["small-3", "small-4"]
    assert Library.objects.count() == 2


def test_the_original_language_is_told() -> None:
    plain = framework() | {"translations": {}, "requirement_nodes": [], "scores_definition": None}
    done = loaded(of({"framework": plain}, locale="fr"))

    assert done.frameworks[0].framework.text_language == "fr"


def test_what_is_in_a_library_is_counted() -> None:
    done = loaded(dump(whole()))

    assert done.library.holdings == {
        "frameworks": 1,
        "nodes": 3,
        "reference_controls": 1,
        "threats": 1,
        "risk_matrices": 1,
        "metric_definitions": 1,
        "mapping_sets": 1,
        "mappings": 5,
        "presets": 1,
    }


def other() -> str:
    nodes = [
        {"urn": f"urn:tester:risk:req_node:other:b.{n}", "ref_id": f"Other {n}", "assessable": True}
        for n in range(5)
    ]
    made = {"urn": "urn:tester:risk:framework:other", "ref_id": "other", "name": "Other"}
    return of(
        {"framework": made | {"requirement_nodes": nodes}}, urn="urn:tester:risk:library:other"
    )


def lines() -> str:
    return of(
        {"requirement_mapping_sets": [mapping_set("small", "other")]},
        urn="urn:tester:risk:library:lines",
    )


def small() -> str:
    data = whole()
    del data["objects"]["requirement_mapping_sets"]
    return dump(data)


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (0, 2, 1), (2, 0, 1)])
def test_lines_are_drawn_as_soon_as_both_frameworks_are_there(order) -> None:
    for place in order:
        loaded((small(), other(), lines())[place])

    found = queries.get_crosswalk(SYSTEM, "small-3", "other-1")

    assert [row.coverage for row in found.rows] == [
        "covered",
        "partly",
        "covered",
        "partly",
        "unrelated",
    ]
    assert ProvisionMapping.objects.count() == 5


def test_a_new_file_of_lines_replaces_the_old_ones() -> None:
    for text in (small(), other(), lines()):
        loaded(text)

    loaded(lines().replace("intersect", "equal"))

    assert ProvisionMapping.objects.count() == 5
    assert ProvisionMapping.objects.filter(relation="equal").count() == 2


def test_a_large_library_is_written_in_few_statements(django_assert_max_num_queries) -> None:
    file = read_framework_content("large.yaml", dump(large(2_000)).encode())

    with django_assert_max_num_queries(60):
        load_file(actor=SYSTEM, file=file)

    row = Framework.objects.get()
    assert row.provision_count == Provision.objects.count() == 1_800
