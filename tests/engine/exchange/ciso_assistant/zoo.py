"""Libraries as they are met: every form, habit and accident of the format that we know of, as YAML texts."""

from __future__ import annotations

import yaml

from engine.exchange.ciso_assistant.libraries import NODE, framework, mapping_set, matrix, whole

HEAD = {
    "urn": "urn:tester:risk:library:zoo",
    "locale": "en",
    "ref_id": "zoo",
    "name": "Zoo",
    "description": "Made for tests",
    "copyright": "Free to use",
    "version": 1,
    "provider": "A publisher",
    "packager": "tester",
}


def dump(data: object) -> str:
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False)


def of(objects: dict[str, object], **head: object) -> str:
    return dump(HEAD | head | {"objects": objects})


def with_nodes(*nodes: dict[str, object], **changes: object) -> str:
    return of({"framework": framework() | {"requirement_nodes": list(nodes)} | changes})


def node(part: str, parent: str = "", **changes: object) -> dict[str, object]:
    made: dict[str, object] = {"urn": f"{NODE}:{part}", "assessable": True, "depth": 1}
    return made | ({"parent_urn": f"{NODE}:{parent}"} if parent else {}) | changes


def deep(levels: int) -> list[dict[str, object]]:
    names = [f"d{level}" for level in range(levels)]
    return [
        node(name, parent, depth=level + 1, assessable=level == levels - 1)
        for level, (name, parent) in enumerate(zip(names, ["", *names], strict=False))
    ]


OLD_KEYS = """\
urn: urn:tester:risk:library:old
locale: en
ref_id: OLD
name: Old form
description: |
  Two lines,
  the second one.
copyright: >
  folded
  text
version: 1
provider: A publisher
packager: tester
objects:
  framework:
    urn: urn:tester:risk:framework:old
    ref_id: OLD
    name: Old
    description: Old
    maturity: 3
    requirement_nodes:
    - urn: urn:tester:risk:req_node:old:a
      ref_id: 1.10
      name: yes
      description: 2024-01-31
      level: 1
      order_id: 0
      maturity: 2
      assessable: true
    - urn: urn:tester:risk:req_node:old:b
      ref_id: 0x1F
      name: null
      description: ~
      security_functions:
      - urn:tester:risk:function:old:x
      assessable: false
      question:
        question_type: unique_choice
        question_choices: [Yes, No]
        questions:
        - urn: urn:tester:risk:req_node:old:b:q1
          text: Really?
  requirement_mapping_set:
    urn: urn:tester:risk:req_mapping_set:old-small
    ref_id: old-small
    name: Old to small
    source_framework_urn: urn:tester:risk:framework:old
    target_framework_urn: urn:tester:risk:framework:small
    requirement_mappings:
    - {source_requirement_urn: 'urn:tester:risk:req_node:old:a', target_requirement_urn: 'urn:tester:risk:req_node:small:a.1', relationship: equal}
"""

ANCHORS = """\
urn: &lib urn:tester:risk:library:anchors
locale: fr
ref_id: anchors
name: "Ancres: \\"guillemets\\" et \\u00e9t\\u00e9"
version: 2
objects:
  reference_controls: &controls
  - &one {urn: 'urn:tester:risk:function:anchors:c', ref_id: c, name: Journal, category: technical}
  threats:
  - <<: *one
    urn: urn:tester:risk:threat:anchors:t
  framework:
    urn: urn:tester:risk:framework:anchors
    ref_id: anchors
    name: Cadre
    requirement_nodes:
    - {urn: 'urn:tester:risk:req_node:anchors:1', ref_id: '1', name: Chapitre, assessable: false, depth: 1}
    - urn: urn:tester:risk:req_node:anchors:1.1
      parent_urn: urn:tester:risk:req_node:anchors:1
      ref_id: '1.1'
      description: |-
        Première ligne
          en retrait
        dernière
      assessable: true
      depth: 2
      copy: *controls
"""

ZOO = {
    "whole": dump(whole()),
    "old keys": OLD_KEYS,
    "anchors and merged keys": ANCHORS,
    "matrix alone": of({"risk_matrix": [matrix(), matrix() | {"ref_id": "m2"}]}),
    "threats alone": of({"threats": whole()["objects"]["threats"]}),
    "controls alone": of({"reference_controls": whole()["objects"]["reference_controls"]}),
    "metrics alone": of({"metric_definitions": whole()["objects"]["metric_definitions"]}),
    "preset alone": of({"preset": {"scaffolded_objects": [{"type": "risk"}], "journey": []}}),
    "lines alone": of({"requirement_mapping_sets": [mapping_set("a", "b"), mapping_set("b", "a")]}),
    "nothing": of({}),
    "two frameworks in a list": of(
        {"framework": [framework(), framework() | {"urn": "urn:tester:risk:framework:second"}]}
    ),
    "two frameworks by the plural": of(
        {"frameworks": [framework(), framework() | {"urn": "urn:tester:risk:framework:second"}]}
    ),
    "no numbers": with_nodes(
        node("a", assessable=False, name="Chapter"), node("a1", "a", description="Ask")
    ),
    "equal numbers": with_nodes(
        node("a", ref_id="1"), node("b", ref_id="1"), node("c", ref_id="1")
    ),
    "a deep tree": with_nodes(*deep(30)),
    "leaves that ask nothing": with_nodes(
        node("a", assessable=False), node("b", "a", assessable=False, description="Note")
    ),
    "chapters that ask": with_nodes(node("a", ref_id="A"), node("b", "a", ref_id="A.1")),
    "parents that come later or never": with_nodes(
        node("b", "a", ref_id="B"), node("a", ref_id="A"), node("c", "lost", ref_id="C")
    ),
    "a ring": with_nodes(node("a", "b"), node("b", "a")),
    "no nodes": with_nodes(),
    "no URN of a node": with_nodes({"ref_id": "x", "assessable": True}),
    "long texts": with_nodes(node("a", ref_id="Ж" * 300, name="н" * 900, description="т" * 40_000)),
    "blanks": with_nodes(node("a", ref_id="  ", name="", description="\n\n", typical_evidence=" ")),
    "a scale with alternatives": with_nodes(
        node("a", scores_definition_ref="hard"),
        scores_definition={
            "scale": [{"score": 0, "name": "no"}, {"score": 1, "name": "yes"}],
            "alternatives": {"hard": [{"score": 0, "name": "nie"}, {"score": 5, "name": "ja"}]},
        },
    ),
    "outcomes and visibility": with_nodes(
        node("a"),
        outcomes_definition=[{"ref_id": "ok", "expression": "score > 2"}],
        field_visibility={"score": "hidden"},
    ),
    "Arabic": of({"framework": framework()}, locale="ar", name="مكتبة"),
    "languages of all": of(
        {"framework": framework()},
        locale="pt_BR",
        translations={lang: {"name": f"n {lang}"} for lang in ("fr", "de", "kk", "zh-Hans", "uk")},
    ),
    "an odd head": of(
        {"framework": framework()},
        version="2.1",
        publication_date="soon",
        labels=["a", 1, None],
        dependencies=None,
        future={"deep": [{"er": 1.5}]},
    ),
    "numbers as names": dump(
        HEAD
        | {"ref_id": 27001, "name": 2022, "copyright": 1.10, "provider": True}
        | {"objects": {"framework": framework() | {"ref_id": 62443, "name": 3.0}}}
    ),
}
