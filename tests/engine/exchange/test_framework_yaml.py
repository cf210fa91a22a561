from __future__ import annotations

import string
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ortaq.engine.exchange.framework_yaml import (
    FrameworkInvalid,
    read_framework,
    write_framework,
)
from ortaq.engine.terms.framework import (
    Engine,
    EvidenceRequest,
    EvidenceType,
    Framework,
    FrameworkGroup,
    FrameworkSource,
    Provision,
    ProvisionKind,
    ProvisionMapping,
    Relation,
    Scale,
    ScaleStep,
    TextPolicy,
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

TEXT = st.text(
    string.ascii_letters + "әғқңөұүһі :#'\"-?{}[]0123456789", min_size=1, max_size=30
).map(lambda text: f"{text.strip()}." if text.strip() else "x")
CODE = st.text(string.ascii_letters + string.digits + "-_.", min_size=1, max_size=12)
WORDS = st.builds(Trilingual, kk=TEXT, ru=st.just("") | TEXT, en=st.just("") | TEXT)
WEIGHT = st.decimals(0, 100, places=2).map(lambda number: number.normalize() + 0)


def _distinct(codes: st.SearchStrategy[str], most: int) -> st.SearchStrategy[list[str]]:
    return st.lists(codes, min_size=1, max_size=most, unique=True)


@st.composite
def a_scale(draw: st.DrawFn, code: str) -> Scale:
    values = draw(st.lists(st.integers(-5, 100), min_size=1, max_size=4, unique=True))
    return Scale(code, draw(WORDS), tuple(ScaleStep(value, draw(WORDS)) for value in values))


@st.composite
def a_provision(draw: st.DrawFn, code: str, groups: list[str]) -> Provision:
    request = st.builds(
        EvidenceRequest,
        type=st.sampled_from(EvidenceType),
        text=WORDS,
        required=st.booleans(),
        indicator=st.just("") | CODE,
    )
    assessable = draw(st.booleans())
    return Provision(
        code=code,
        group=draw(st.sampled_from(groups)),
        kind=draw(st.sampled_from(ProvisionKind)),
        title=draw(WORDS),
        requirement=draw(WORDS),
        question=draw(WORDS) if assessable else Trilingual(),
        evidence=tuple(draw(st.lists(request, max_size=3))),
        assessable=assessable,
        weight=draw(WEIGHT),
        level=draw(st.none() | st.integers(1, 5)),
        requisite=draw(st.booleans()),
        typical_measures=tuple(draw(st.lists(CODE, max_size=2))),
    )


@st.composite
def a_framework(draw: st.DrawFn) -> Framework:
    engine = draw(st.sampled_from(Engine))
    scales = ["in_law", "in_practice"] if engine is Engine.TREATY else draw(_distinct(CODE, 2))
    groups = draw(_distinct(CODE, 4))
    codes = draw(_distinct(CODE, 5))
    mapping = st.builds(
        ProvisionMapping,
        provision=st.sampled_from(codes),
        target=CODE,
        relation=st.sampled_from(Relation),
        strength=st.integers(0, 10),
        note=st.just(Trilingual()) | WORDS,
    )
    return Framework(
        code=draw(CODE),
        version=draw(CODE),
        title=draw(WORDS),
        source=FrameworkSource(
            draw(WORDS), draw(TEXT), draw(TEXT), draw(st.sampled_from(TextPolicy))
        ),
        engine=engine,
        scales=tuple(draw(a_scale(code)) for code in scales),
        groups=tuple(
            FrameworkGroup(
                code, draw(WORDS), draw(WEIGHT), draw(st.sampled_from(["", *groups[:position]]))
            )
            for position, code in enumerate(groups)
        ),
        provisions=tuple(draw(a_provision(code, groups)) for code in codes),
        mappings=tuple(draw(st.lists(mapping, max_size=2))),
    )


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
        ("[" * 100_000, "not_yaml"),
        ("{a: " * 50, "too_deep"),
    ],
    ids=["empty", "list", "bare", "object", "zero", "brackets", "deep"],
)
def test_hostile_or_empty_text_is_refused(text: str, reason: str) -> None:
    with pytest.raises(FrameworkInvalid) as caught:
        read_framework(text)

    assert caught.value.reason == reason
