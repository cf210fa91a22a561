from __future__ import annotations

import pytest
import yaml
from hypothesis import given, settings

from engine.exchange.ciso_assistant.libraries import NODE, a_library, mapping_set, nodes, whole
from ortaq.engine.exchange.ciso_assistant import read_library, to_framework, to_frameworks
from ortaq.engine.exchange.framework_yaml import FrameworkInvalid, read_framework, write_framework
from ortaq.engine.exchange.loss import Reason
from ortaq.engine.terms.framework import Engine, Relation, TextPolicy
from ortaq.engine.terms.language import Trilingual


def converted(data: dict[str, object]):
    return to_framework(read_library(yaml.safe_dump(data, allow_unicode=True)))


def of_nodes(*made: dict[str, object]):
    data = whole()
    data["objects"]["framework"]["requirement_nodes"] = list(made)
    return converted(data)


def test_a_library_becomes_a_framework_that_is_scored_by_ranges() -> None:
    framework, _ = converted(whole())

    assert (framework.reference, framework.engine) == ("small-3", Engine.RANGE_MEAN)
    assert framework.title == Trilingual(en="Small framework", ru="Малая основа")
    assert framework.source.url == "https://norms.example/small"
    assert framework.source.text_policy is TextPolicy.USER_IMPORT
    assert [(g.code, g.parent) for g in framework.groups] == [("A", "")]
    assert [(p.code, p.group) for p in framework.provisions] == [("A.1", "A"), ("A.2", "A")]


def test_a_node_keeps_its_texts_weight_importance_and_evidence() -> None:
    framework, _ = converted(whole())

    provision = framework.provisions[0]

    assert provision.title == Trilingual(en="Logs", ru="Журналы")
    assert provision.requirement == Trilingual(en="Logs shall be kept.", ru="Хранить журналы.")
    assert provision.question.en == "Are logs kept?\nWhere?"
    assert (provision.weight, provision.requisite) == (2, False)
    assert [request.text.en for request in provision.evidence] == ["A log"]


def test_a_node_without_name_and_text_is_titled_by_its_number() -> None:
    framework, _ = converted(whole())

    provision = framework.provisions[1]

    assert provision.title.en == provision.requirement.en == provision.question.en == "A.2"


@pytest.mark.parametrize(
    ("written", "weight", "is_assumed"),
    [
        (3, "3", False),
        (0, "0", False),
        (1.5, "1.5", False),
        ("2", "2", False),
        (-1, "1", True),
        (10**9, "1", True),
    ],
)
def test_a_weight_is_taken_however_it_is_written(written, weight, is_assumed) -> None:
    chapter, first, _ = nodes()

    framework, report = of_nodes(chapter, first | {"weight": written})

    assert str(framework.provisions[0].weight) == weight
    assert ("requirement_nodes.weight" in report.paths(Reason.ASSUMED)) is is_assumed


def test_a_scale_comes_from_its_steps_else_from_its_range_else_from_compliance() -> None:
    data = whole()
    named, _ = converted(data)
    steps = data["objects"]["framework"].pop("scores_definition")
    ranged, _ = converted(data)
    data["objects"]["framework"] |= {"scores_definition": {"scale": steps}}
    newer, _ = converted(data)
    for key in ("min_score", "max_score", "scores_definition"):
        data["objects"]["framework"].pop(key)
    bare, report = converted(data)

    assert [(s.value, s.label.ru) for s in named.scales[0].steps][1] == (1, "шаг 1")
    assert [step.value for step in ranged.scales[0].steps] == [0, 1, 2]
    assert newer.scales == named.scales
    assert [step.value for step in bare.scales[0].steps] == [0, 1, 2]
    assert "framework.scores_definition" in report.paths(Reason.ASSUMED)


def test_a_wide_range_is_cut_into_ten_steps_that_reach_its_ends() -> None:
    data = whole()
    data["objects"]["framework"] |= {"max_score": 100, "scores_definition": None}

    framework, _ = converted(data)

    assert [step.value for step in framework.scales[0].steps] == [*range(0, 101, 10)]


def test_an_asked_node_with_others_below_heads_its_own_group() -> None:
    top = {"urn": f"{NODE}:a", "assessable": True, "ref_id": "A"}
    below = {"urn": f"{NODE}:b", "parent_urn": f"{NODE}:a", "assessable": True, "ref_id": "B"}

    framework, _ = of_nodes(top, below)

    assert [g.code for g in framework.groups] == ["A"]
    assert [(p.code, p.group) for p in framework.provisions] == [("A", "A"), ("B", "A")]


def test_nodes_without_a_chapter_stand_in_a_group_named_as_the_framework() -> None:
    framework, _ = of_nodes({"urn": f"{NODE}:a", "assessable": True, "ref_id": "A"})

    assert [(g.code, g.title.en) for g in framework.groups] == [("framework", "Small framework")]


def test_equal_numbers_are_told_apart_and_reported() -> None:
    chapter, first, _ = nodes()
    second = first | {"urn": f"{NODE}:other"}

    framework, report = of_nodes(chapter, first, second)

    assert [p.code for p in framework.provisions] == ["A.1", "A.1~2"]
    assert "requirement_nodes.ref_id" in report.paths(Reason.RENAMED)


def test_a_missing_parent_and_a_ring_of_parents_lead_to_the_top() -> None:
    lost = {"urn": f"{NODE}:x", "parent_urn": f"{NODE}:none", "assessable": True, "ref_id": "X"}
    one = {"urn": f"{NODE}:y", "parent_urn": f"{NODE}:z", "assessable": True, "ref_id": "Y"}
    two = {"urn": f"{NODE}:z", "parent_urn": f"{NODE}:y", "assessable": True, "ref_id": "Z"}

    framework, report = of_nodes(lost, one, two)

    assert {p.code for p in framework.provisions} == {"X", "Y", "Z"}
    assert read_framework(write_framework(framework)) == framework
    assert "requirement_nodes.parent_urn" in report.paths(Reason.DANGLING)


def test_lines_are_read_both_ways() -> None:
    data = whole()
    forward, report = converted(data)
    data["objects"]["requirement_mapping_sets"] = [swapped(mapping_set("other", "small"))]
    backward, _ = converted(data)

    assert [(m.provision, m.target, m.relation) for m in forward.mappings] == [
        ("A.1", "other:b.0", Relation.EQUAL),
        ("A.1", "other:b.1", Relation.SUBSET),
        ("A.1", "other:b.2", Relation.SUPERSET),
        ("A.1", "other:b.3", Relation.INTERSECTS),
        ("A.1", "other:b.4", Relation.NONE),
    ]
    assert [m.relation for m in backward.mappings][1:3] == [Relation.SUPERSET, Relation.SUBSET]
    assert "requirement_mappings" not in report.paths(Reason.NO_PLACE)


def swapped(mappings: dict[str, object]) -> dict[str, object]:
    """The ends of the lines are given for the other direction."""
    for number, line in enumerate(mappings["requirement_mappings"]):
        line["source_requirement_urn"] = f"urn:tester:risk:req_node:other:b.{number}"
        line["target_requirement_urn"] = f"{NODE}:a.1"
    return mappings


def test_a_language_that_we_do_not_speak_stands_in_for_english() -> None:
    data = whole() | {"locale": "fr"}
    data["objects"]["framework"] |= {"translations": None, "name": "Petit cadre"}

    framework, report = converted(data)

    assert framework.title == Trilingual(en="Petit cadre")
    assert "texts.fr" in report.paths(Reason.OTHER_LANGUAGE)


def test_what_a_framework_has_no_field_for_is_reported() -> None:
    _, report = converted(whole())

    assert {
        "requirement_nodes.annotation",
        "requirement_nodes.threats",
        "requirement_nodes.target_score",
        "requirement_nodes.questions.choices",
        "objects.risk_matrix",
        "objects.preset",
        "objects.unheard_of",
    } <= set(report.paths(Reason.NO_PLACE))


def test_a_library_of_mappings_gives_no_framework_but_no_failure() -> None:
    data = whole()
    data["objects"] = {"requirement_mapping_sets": [mapping_set("a", "b")]}
    library = read_library(yaml.safe_dump(data))

    frameworks, report = to_frameworks(library)

    assert frameworks == ()
    assert report.paths(Reason.NO_PLACE) == ("objects.requirement_mapping_sets",)
    with pytest.raises(FrameworkInvalid):
        to_framework(library)


@settings(deadline=None, max_examples=100)
@given(a_library())
def test_every_framework_of_a_library_is_one_of_ours(data: dict[object, object]) -> None:
    library = read_library(yaml.safe_dump(data, allow_unicode=True))

    frameworks, _ = to_frameworks(library)

    for framework in frameworks:
        assert read_framework(write_framework(framework)) == framework
