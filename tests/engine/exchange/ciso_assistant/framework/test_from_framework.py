from __future__ import annotations

from decimal import Decimal

import yaml
from hypothesis import given, settings

from engine.exchange.made import a_framework
from factories import frameworks as factory
from ortaq.engine.exchange.ciso_assistant import (
    from_framework,
    read_library,
    to_framework,
    write_library,
)
from ortaq.engine.exchange.loss import Reason
from ortaq.engine.terms.framework import Engine, Framework


@settings(deadline=None, max_examples=60)
@given(a_framework())
def test_a_library_of_ours_is_read_again_with_its_provisions(framework: Framework) -> None:
    library, _ = from_framework(framework)

    again, _ = to_framework(read_library(write_library(library)))

    assert read_library(write_library(library)) == library
    assert len(again.provisions) >= len(framework.provisions)
    assert len([p for p in again.provisions if p.assessable]) == len(framework.assessable)


def test_titles_texts_kinds_levels_and_lines_come_back() -> None:
    framework = factory.framework()

    library, _ = from_framework(framework)
    again, _ = to_framework(library)

    assert again.title == framework.title
    for ours, back in zip(framework.provisions, again.provisions, strict=True):
        kept = ("code", "group", "kind", "title", "requirement", "level", "requisite", "assessable")
        assert [getattr(back, key) for key in kept] == [getattr(ours, key) for key in kept]
    assert [(m.provision, m.target, m.relation, m.strength) for m in again.mappings] == [
        ("S-1", "other:o-1", framework.mappings[0].relation, 7)
    ]


def test_law_and_practice_are_two_questions_whose_scores_add_up() -> None:
    library, _ = from_framework(factory.framework())

    body = library.frameworks[0]
    questions = list((body.requirement_nodes or ())[1].questions.values())

    assert (body.min_score, body.max_score) == (0, 4)
    assert [q.text for q in questions] == [
        "Question S-1 en (Law en)",
        "Question S-1 en (Practice en)",
    ]
    assert [[c.add_score for c in q.choices] for q in questions] == [[0, 1, 2], [0, 1, 2]]
    assert questions[0].translations["kk"]["text"] == "Question S-1 kk (Law kk)"


def test_one_scale_is_named_by_its_steps() -> None:
    framework = factory.framework(
        engine=Engine.WEIGHTED_BINARY, scales=(factory.scale("answer", "Answer"),)
    )

    library, _ = from_framework(framework)

    steps = library.frameworks[0].scores_definition
    assert [(step.score, step.name) for step in steps][2] == (2, "Answer full en")


def test_measures_become_reference_controls_that_nodes_point_at() -> None:
    library, _ = from_framework(factory.framework())

    node = next(n for n in library.frameworks[0].requirement_nodes if n.ref_id == "S-2")

    assert [c.urn for c in library.objects.reference_controls] == list(node.reference_controls)


def test_what_has_no_place_is_reported() -> None:
    framework = factory.framework(version="1.0")

    library, report = from_framework(framework)

    assert library.version == 1
    assert {
        "framework.version",
        "framework.engine",
        "framework.groups.weight",
        "framework.provisions.weight",
        "framework.provisions.evidence.required",
    } <= set(report.paths(Reason.NO_PLACE))
    assert framework.provisions[1].weight == Decimal("0.5")


def test_the_text_is_plain_yaml() -> None:
    library, _ = from_framework(factory.framework())

    data = yaml.safe_load(write_library(library))

    assert data["urn"] == "urn:ortaq:risk:library:sample"
    assert data["objects"]["framework"]["requirement_nodes"][0]["depth"] == 1
