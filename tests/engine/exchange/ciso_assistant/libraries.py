"""Libraries for tests: one with every key of the format, and libraries of chance."""

from __future__ import annotations

import string
from datetime import date

from hypothesis import strategies as st

NODE = "urn:tester:risk:req_node:small"
FUNCTION = "urn:tester:risk:function:small"
THREAT = "urn:tester:risk:threat:small"


def whole() -> dict[str, object]:
    """A library with every known key, of which each may be null or absent in others."""
    return {
        "convert_library_version": "v2",
        "urn": "urn:tester:risk:library:small",
        "locale": "en",
        "ref_id": "Small",
        "name": "A small library",
        "description": "Found at https://norms.example/small.",
        "copyright": "Free to use",
        "version": 3,
        "publication_date": date(2026, 1, 31),
        "provider": "A publisher",
        "packager": "tester",
        "dependencies": ["urn:tester:risk:library:other"],
        "labels": ["energy"],
        "translations": {"ru": {"name": "Малая библиотека", "description": "Описание"}},
        "objects": {
            "framework": framework(),
            "reference_controls": [
                {
                    "urn": f"{FUNCTION}:c-1",
                    "ref_id": "C-1",
                    "name": "Logging",
                    "description": "Logs are kept",
                    "category": "technical",
                    "csf_function": "detect",
                    "annotation": "See C-2",
                    "typical_evidence": "A log",
                    "translations": {"ru": {"name": "Журналы"}},
                }
            ],
            "threats": [
                {
                    "urn": f"{THREAT}:t-1",
                    "ref_id": "T-1",
                    "name": "Theft",
                    "description": "Of data",
                    "annotation": "Rare",
                    "translations": {"kk": {"name": "Ұрлық"}},
                }
            ],
            "risk_matrix": [matrix()],
            "metric_definitions": [
                {"urn": "urn:tester:risk:metric:m", "ref_id": "m", "name": "M", "unit": "days"}
            ],
            "requirement_mapping_sets": [mapping_set("small", "other")],
            "preset": {"urn": "urn:tester:risk:preset:p", "steps": [{"a": 1}]},
            "unheard_of": [{"x": None}],
        },
    }


def framework() -> dict[str, object]:
    return {
        "urn": "urn:tester:risk:framework:small",
        "ref_id": "Small",
        "name": "Small framework",
        "description": "Two chapters",
        "translations": {"ru": {"name": "Малая основа"}, "fr": {"name": "Petit"}},
        "min_score": 0,
        "max_score": 2,
        "scores_definition": [
            {
                "score": value,
                "name": name,
                "description": f"Step {value}",
                "description_doc": "On paper",
                "translations": {"ru": {"name": f"шаг {value}"}},
            }
            for value, name in enumerate(("none", "some", "all"))
        ],
        "implementation_groups_definition": [
            {
                "ref_id": "base",
                "name": "Base",
                "description": "For all",
                "default_selected": True,
                "translations": {"ru": {"name": "База"}},
            }
        ],
        "requirement_nodes": nodes(),
    }


def nodes() -> list[dict[str, object]]:
    return [
        {"urn": f"{NODE}:a", "assessable": False, "depth": 1, "ref_id": "A", "name": "Chapter"},
        {
            "urn": f"{NODE}:a.1",
            "parent_urn": f"{NODE}:a",
            "assessable": True,
            "depth": 2,
            "ref_id": "A.1",
            "name": "Logs",
            "description": "Logs shall be kept.",
            "annotation": "A year",
            "typical_evidence": "A log",
            "translations": {"ru": {"name": "Журналы", "description": "Хранить журналы."}},
            "implementation_groups": ["base"],
            "reference_controls": [f"{FUNCTION}:c-1"],
            "threats": [f"{THREAT}:t-1"],
            "weight": 2,
            "importance": "recommended",
            "min_score": 0,
            "max_score": 4,
            "target_score": 3,
            "visibility_expression": "true",
            "display_mode": "default",
            "questions": questions(f"{NODE}:a.1"),
        },
        {
            "urn": f"{NODE}:a.2",
            "parent_urn": f"{NODE}:a",
            "assessable": True,
            "depth": 2,
            "ref_id": "A.2",
        },
    ]


def questions(node: str) -> dict[str, object]:
    first, second = f"{node}:question:1", f"{node}:question:2"
    return {
        first: {
            "type": "unique_choice",
            "text": "Are logs kept?",
            "translations": {"ru": {"text": "Есть ли журналы?"}},
            "choices": [
                {
                    "urn": f"{first}:choice:1",
                    "value": "Yes",
                    "description": "All of\nthem",
                    "add_score": 2,
                    "compute_result": "compliant",
                    "select_implementation_groups": ["base"],
                    "color": "#00ff00",
                    "translations": {"ru": {"value": "Да", "description": "Все"}},
                },
                {
                    "urn": f"{first}:choice:2",
                    "value": "No",
                    "add_score": 0,
                    "compute_result": False,
                },
            ],
        },
        second: {
            "type": "text",
            "text": "Where?",
            "depends_on": {
                "question": first,
                "answers": [f"{first}:choice:1"],
                "condition": "any",
            },
        },
    }


def matrix() -> dict[str, object]:
    def steps(*names: str) -> list[dict[str, object]]:
        return [
            {
                "id": number,
                "abbreviation": name[:1],
                "name": name,
                "description": f"{name}!",
                "hexcolor": "#ff0000",
                "translations": {"ru": {"name": f"{name} ру"}},
            }
            for number, name in enumerate(names)
        ]

    return {
        "urn": "urn:tester:risk:matrix:small",
        "ref_id": "m",
        "name": "Matrix",
        "description": "Two by two",
        "translations": {"ru": {"description": "Два на два"}},
        "probability": steps("Rare", "Often"),
        "impact": steps("Low", "High"),
        "risk": steps("Fine", "Bad"),
        "grid": [[0, 0], [0, 1]],
    }


def mapping_set(source: str, target: str) -> dict[str, object]:
    return {
        "urn": f"urn:tester:risk:req_mapping_set:{source}-{target}",
        "ref_id": f"{source}-{target}",
        "name": "Lines",
        "description": "From one to the other",
        "translations": {"ru": {"name": "Линии"}},
        "source_framework_urn": f"urn:tester:risk:framework:{source}",
        "target_framework_urn": f"urn:tester:risk:framework:{target}",
        "requirement_mappings": [
            {
                "source_requirement_urn": f"urn:tester:risk:req_node:{source}:a.1",
                "target_requirement_urn": f"urn:tester:risk:req_node:{target}:b.{number}",
                "relationship": relationship,
                "rationale": "semantic",
                "strength_of_relationship": 7,
                "annotation": "Near",
            }
            for number, relationship in enumerate(
                ("equal", "subset", "superset", "intersect", "not_related")
            )
        ],
    }


WORD = st.text(string.ascii_letters + "әғқ :#'\"-?{}[]&*!|>%@`0123456789\n\té\u2028😀", max_size=12)
ODD = (
    st.none() | st.booleans() | st.integers(-3, 10) | WORD | st.just([]) | st.just({}) | st.dates()
)
"""A value of a shape that the key does not expect."""


def any_of(data: object) -> st.SearchStrategy[object]:
    """Data like these: keys left out, values of another shape or text, lists shorter or doubled."""
    if isinstance(data, dict):
        return _mapping_of(data)
    if isinstance(data, list) and data:
        return st.lists(st.sampled_from(data).flatmap(any_of), max_size=3)
    if isinstance(data, str):
        return st.just(data) | WORD
    return st.just(data)


@st.composite
def _mapping_of(draw: st.DrawFn, data: dict[object, object]) -> dict[object, object]:
    made = {}
    for key, value in data.items():
        choice = draw(st.integers(0, 9))
        if choice == 0:
            made[key] = draw(ODD)
        elif choice > 1:
            made[key] = draw(any_of(value))
    if draw(st.booleans()):
        made[draw(WORD)] = draw(ODD)
    return made


@st.composite
def a_library(draw: st.DrawFn) -> dict[object, object]:
    data = draw(_mapping_of(whole()))
    if not isinstance(data.get("objects"), dict):
        data["objects"] = {}
    return data


def large(count: int) -> dict[str, object]:
    """A framework of so many nodes, ten in a chapter; one of each chapter has questions."""
    base = framework()
    pattern = {key: value for key, value in nodes()[1].items() if key != "questions"}
    made: list[dict[str, object]] = []
    for number in range(count):
        urn = f"{NODE}:n{number}"
        if number % 10 == 0:
            chapter = urn
            made.append({"urn": urn, "assessable": False, "depth": 1, "ref_id": f"N{number}"})
        else:
            own = {"urn": urn, "ref_id": f"N{number}", "parent_urn": chapter}
            asked = questions(urn) if number % 10 == 1 else None
            made.append(pattern | own | ({"questions": asked} if asked else {}))
    return whole() | {"objects": {"framework": base | {"requirement_nodes": made}}}
