from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings

import ortaq.data.frameworks as packaged
from engine.exchange.made import a_framework
from engine.exchange.oscal.trestle_judge import accepted
from factories import frameworks as factory
from ortaq.engine.exchange.framework_yaml import FrameworkInvalid, read_framework, write_framework
from ortaq.engine.exchange.loss import Reason
from ortaq.engine.exchange.oscal import read_catalog, write_catalog
from ortaq.engine.terms.framework import Engine, Framework, TextPolicy
from ortaq.engine.terms.language import Trilingual

AT = datetime(2026, 11, 24, 12, tzinfo=UTC)

FOREIGN = {
    "catalog": {
        "uuid": "11111111-2222-4333-8444-555555555555",
        "metadata": {
            "title": "Controls of another body",
            "last-modified": "2026-01-31T00:00:00Z",
            "version": "5.1",
            "oscal-version": "1.1.2",
            "parties": [
                {
                    "uuid": "11111111-2222-4333-8444-555555555556",
                    "type": "organization",
                    "name": "A body",
                }
            ],
            "links": [{"href": "#x", "rel": "alternate"}, {"href": "https://norms.example/c"}],
        },
        "groups": [
            {
                "id": "ac",
                "title": "Access",
                "parts": [{"name": "overview", "prose": "About access"}],
                "controls": [
                    {
                        "id": "ac-1",
                        "class": "SP800-53",
                        "title": "Policy",
                        "params": [{"id": "ac-1_prm_1", "label": "roles"}],
                        "props": [
                            {"name": "label", "value": "AC-01", "class": "zero-padded"},
                            {"name": "label", "value": "AC-1"},
                        ],
                        "links": [{"href": "#ac-2"}],
                        "parts": [
                            {
                                "id": "ac-1_smt",
                                "name": "statement",
                                "parts": [
                                    {
                                        "id": "ac-1_smt.a",
                                        "name": "item",
                                        "props": [{"name": "label", "value": "a."}],
                                        "prose": "Tell {{ insert: param, ac-1_prm_1 }}.",
                                    }
                                ],
                            },
                            {"name": "guidance", "prose": "How"},
                        ],
                        "controls": [
                            {
                                "id": "ac-1.1",
                                "title": "Withdrawn one",
                                "props": [{"name": "status", "value": "withdrawn"}],
                            }
                        ],
                    }
                ],
            }
        ],
        "controls": [{"id": "loose", "title": "Stands alone"}],
    }
}


@settings(deadline=None, max_examples=60)
@given(a_framework())
def test_a_catalog_is_accepted_and_gives_its_provisions_back(framework: Framework) -> None:
    text, report = write_catalog(framework, at=AT)

    accepted(text)
    again, _ = read_catalog(text)

    by_code = {provision.code: provision for provision in framework.provisions}
    assert {provision.code: provision for provision in again.provisions} == by_code
    assert {group.code for group in again.groups} == {group.code for group in framework.groups}
    assert set(again.mappings) == set(framework.mappings)
    assert (again.scales, again.source, again.engine) == (
        framework.scales,
        framework.source,
        framework.engine,
    )
    if not report.paths(Reason.FLATTENED):
        assert again == framework


@pytest.mark.parametrize(
    "path", sorted(Path(packaged.__path__[0]).glob("*.yaml")), ids=lambda path: path.stem
)
def test_every_packaged_framework_comes_back_equal(path: Path) -> None:
    framework = read_framework(path.read_text(encoding="utf-8"))

    text, _ = write_catalog(framework, at=AT)

    accepted(text)
    assert read_catalog(text)[0] == framework


def test_a_group_with_groups_and_provisions_holds_only_groups() -> None:
    framework = factory.framework()

    text, _ = write_catalog(framework, at=AT)

    powers = accepted(text)["groups"][1]
    assert "controls" not in powers
    assert [group["id"] for group in powers["groups"]] == ["powers-own", "urgent"]
    assert read_catalog(text)[0] == framework


def test_codes_that_are_no_identifiers_become_ones_and_stay_as_labels() -> None:
    provisions = [
        factory.provision(code, "crimes") for code in ("16.1 (a)", "16.1-a", "статья 5", "powers")
    ]
    framework = factory.framework(provisions=tuple(provisions), mappings=())

    text, _ = write_catalog(framework, at=AT)

    controls = accepted(text)["groups"][0]["controls"]
    assert [each["id"] for each in controls] == ["_16.1-a", "_16.1-a-2", "_5", "powers"]
    assert [p.code for p in read_catalog(text)[0].provisions] == [p.code for p in provisions]


def test_what_other_programs_show_is_english_and_the_rest_stands_beside_it() -> None:
    text, _ = write_catalog(factory.framework(), at=AT)

    control = accepted(text)["groups"][0]["controls"][0]

    assert control["title"] == "Title S-1 en"
    statements = [part for part in control["parts"] if part["name"] == "statement"]
    assert [part["prose"][-2:] for part in statements] == ["en", "ru", "kk"]
    assert statements[0]["id"] == "S-1_smt"


def test_an_order_that_the_groups_do_not_give_is_reported() -> None:
    framework = factory.framework()
    turned = replace(framework, provisions=tuple(reversed(framework.provisions)))

    _, report = write_catalog(turned, at=AT)

    assert "provisions" in report.paths(Reason.FLATTENED)


def test_the_same_framework_and_instant_give_the_same_bytes() -> None:
    first, _ = write_catalog(factory.framework(), at=AT)
    again, _ = write_catalog(factory.framework(), at=AT)
    later, _ = write_catalog(factory.framework(), at=AT.replace(hour=13))

    assert first == again
    assert json.loads(first)["catalog"]["uuid"] != json.loads(later)["catalog"]["uuid"]


def test_a_foreign_catalog_is_read_as_far_as_a_framework_goes() -> None:
    accepted(json.dumps(FOREIGN).replace("1.1.2", "1.2.1"))

    framework, report = read_catalog(json.dumps(FOREIGN))

    assert framework.reference == "controls-of-another-body-5.1"
    assert framework.source.name == Trilingual(en="A body")
    assert framework.source.url == "https://norms.example/c"
    assert framework.source.text_policy is TextPolicy.USER_IMPORT
    assert framework.engine is Engine.RANGE_MEAN
    assert [(p.code, p.group, p.assessable) for p in framework.provisions] == [
        ("loose", "catalog", True),
        ("AC-1", "ac", True),
        ("ac-1.1", "ac", False),
    ]
    assert framework.provisions[1].requirement.en == "a. Tell [roles]."
    assert read_framework(write_framework(framework)) == framework
    assert set(report.paths(Reason.NO_PLACE)) >= {
        "groups.parts",
        "controls.params",
        "controls.links",
        "controls.parts.guidance",
    }
    assert report.paths(Reason.FLATTENED) == ("controls.controls",)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("{", "not_json"),
        ("[]", "not_a_mapping"),
        ('{"profile": {}}', "missing"),
        ('{"catalog": 5}', "missing"),
    ],
)
def test_what_is_no_catalog_is_refused(text: str, reason: str) -> None:
    with pytest.raises(FrameworkInvalid) as caught:
        read_catalog(text)

    assert caught.value.reason == reason


def test_nesting_without_end_is_refused() -> None:
    text = '{"catalog": ' + '{"groups": [' * 20_000 + "]}" * 20_000 + "}"

    with pytest.raises(FrameworkInvalid) as caught:
        read_catalog(text)

    assert caught.value.reason == "too_deep"
