from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given

from engine.exchange.made import a_framework
from ortaq.engine.exchange.framework_yaml import (
    FrameworkInvalid,
    read_framework,
    write_framework,
)
from ortaq.engine.terms.framework import (
    Framework,
    FrameworkGroup,
)
from ortaq.engine.terms.language import Trilingual

SMALL = """
framework:
  id: small
  version: 2026
  title: {en: Small, ru: Малый, kk: Шағын}
  source: {name: {en: We}, url: "https://example.test", licence: own, text_policy: own_words}
  engine: weighted_binary
  groups:
    - {id: one, title: {kk: Бір}}
    - {id: two, title: {kk: Екі}, parent: one, weight: 0.5}
items:
  - id: A-1
    group: one
    kind: offence
    title: {kk: Тақырып}
    requirement: {kk: Талап}
    question: {kk: Сұрақ?}
    evidence: [{type: law, text: {kk: Бап}, required: true}]
  - {id: A-2, group: two, kind: final, title: {kk: Соңы}, requirement: {kk: Соңы}, assessable: false}
mappings:
  - {from: A-1, to: "other:B-1", relation: equal, strength: 10}
"""


@given(a_framework())
def test_what_is_written_is_read_back_equal(framework: Framework) -> None:
    text = write_framework(framework)

    assert read_framework(text) == framework


def test_a_merged_mapping_may_be_overridden() -> None:
    anchored = SMALL.replace("title: {kk: Тақырып}", "title: &shared {kk: Тақырып, ru: Тема}", 1)
    merged = anchored.replace(
        "requirement: {kk: Талап}", "requirement: {<<: *shared, kk: Талап}", 1
    )

    framework = read_framework(merged)

    assert framework.provisions[0].requirement == Trilingual(kk="Талап", ru="Тема")


def test_defaults_are_filled_in() -> None:
    framework = read_framework(SMALL)

    first, second = framework.provisions
    assert framework.version == "2026"
    assert framework.groups[1] == FrameworkGroup("two", Trilingual(kk="Екі"), Decimal("0.5"), "one")
    assert (first.weight, first.level, first.requisite) == (Decimal(1), None, True)
    assert (second.assessable, second.question) == (False, Trilingual())
    assert framework.assessable == (first,)


@pytest.mark.parametrize(
    ("old", "new", "path", "reason"),
    [
        ("id: A-2", "id: A-1", "items[1]", "duplicate"),
        ("group: two", "group: three", "items[1].group", "dangling"),
        ("parent: one", "parent: two", "framework.groups[1].parent", "dangling"),
        ("from: A-1", "from: A-9", "mappings[0].from", "dangling"),
        ("kind: offence", "kind: crime", "items[0].kind", "unknown_value"),
        ("engine: weighted_binary", "engine: average", "framework.engine", "unknown_value"),
        ("engine: weighted_binary", "engine: treaty", "framework.scales", "unknown_value"),
        ("weight: 0.5", "weight: -1", "framework.groups[1].weight", "unknown_value"),
        ("weight: 0.5", "weight: .inf", "framework.groups[1].weight", "not_a_number"),
        ("weight: 0.5", "weight: heavy", "framework.groups[1].weight", "not_a_number"),
        ("question: {kk: Сұрақ?}", "", "items[0].question", "missing"),
        ("question: {kk: Сұрақ?}", "question: {kk: ''}", "items[0].question.kk", "empty"),
        ("question: {kk: Сұрақ?}", "question: {}", "items[0].question", "empty"),
        ("question: {kk: Сұрақ?}", "question: {de: Frage}", "items[0].question.de", "unknown_key"),
        ("question: {kk: Сұрақ?}", "question: Сұрақ?", "items[0].question", "not_a_mapping"),
        ("question: {kk: Сұрақ?}", "question: {kk: yes}", "items[0].question.kk", "not_text"),
        ("required: true", "required: maybe", "items[0].evidence[0].required", "not_true_or_false"),
        ("strength: 10", "strength: strong", "mappings[0].strength", "not_a_number"),
        ("items:", "things:", "things", "unknown_key"),
        ("    group: one", "    group: one\n    group: two", "line 14", "duplicate_key"),
        ("items:", "items: [", "line 12", "not_yaml"),
    ],
)
def test_error_names_the_place_and_the_reason(old: str, new: str, path: str, reason: str) -> None:
    broken = SMALL.replace(old, new, 1)

    with pytest.raises(FrameworkInvalid) as caught:
        read_framework(broken)

    assert (caught.value.path, caught.value.reason) == (path, reason)
    assert caught.value.code == "framework_invalid"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "not_a_mapping"),
        ("- 1", "not_a_mapping"),
        ("framework: {}", "missing"),
        ("a: !!python/object/apply:os.getcwd []", "not_yaml"),
        ("x: \x00", "not_yaml"),
        ('x: "\\0"', "unstorable"),
        ("[" * 100_000, "not_yaml"),
        ("{a: " * 50, "too_deep"),
    ],
    ids=["empty", "list", "bare", "object", "zero", "zero escaped", "brackets", "deep"],
)
def test_hostile_or_empty_text_is_refused(text: str, reason: str) -> None:
    with pytest.raises(FrameworkInvalid) as caught:
        read_framework(text)

    assert caught.value.reason == reason
