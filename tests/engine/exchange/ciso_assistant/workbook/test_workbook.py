from __future__ import annotations

import pytest
import xlsxwriter
import yaml
from hypothesis import HealthCheck, given, settings

from engine.exchange.ciso_assistant.libraries import NODE, a_library, whole
from factories import frameworks as factory
from ortaq.engine.exchange.ciso_assistant import (
    from_framework,
    read_library,
    read_workbook,
    to_framework,
    write_library,
    write_workbook,
)
from ortaq.engine.exchange.framework_yaml import FrameworkInvalid
from ortaq.engine.exchange.loss import Reason
from ortaq.engine.exchange.tabular.archive import NotAWorkbookError


def through(data: dict[str, object], tmp_path):
    """The library again after it was a workbook, as data, and the report."""
    content, report = write_workbook(read_library(yaml.safe_dump(data, allow_unicode=True)))
    path = tmp_path / "library.xlsx"
    path.write_bytes(content)
    return yaml.safe_load(write_library(read_workbook(path))), report


def sheet_data() -> dict[str, object]:
    """The library with every key that the workbook has a place for."""
    data = whole()
    for key in ("metric_definitions", "preset", "unheard_of"):
        del data["objects"][key]
    return data


def test_every_key_of_the_layout_comes_back(tmp_path) -> None:
    data = sheet_data()

    again, _ = through(data, tmp_path)

    assert again == data


def test_what_the_sheets_have_no_place_for_is_reported(tmp_path) -> None:
    _, report = through(whole(), tmp_path)

    assert report.paths(Reason.NO_PLACE) == (
        "objects.metric_definitions",
        "objects.preset",
        "objects.unheard_of",
    )
    assert "requirement_nodes.target_score" in report.paths(Reason.OWN_NAMESPACE)


@settings(
    deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(a_library())
def test_any_library_can_be_written_and_read_again(tmp_path, data: dict[object, object]) -> None:
    library = read_library(yaml.safe_dump(data, allow_unicode=True))
    path = tmp_path / "any.xlsx"

    content, _ = write_workbook(library)
    path.write_bytes(content)

    assert len(read_workbook(path).frameworks) == len(library.frameworks)


def test_scales_of_single_nodes_come_back(tmp_path) -> None:
    data = sheet_data()
    body = data["objects"]["framework"]
    body["scores_definition"] = {
        "scale": [{"score": 0, "name": "No"}, {"score": 1, "name": "Yes"}],
        "alternatives": {"five": [{"score": 5, "name": "Five"}]},
    }
    body["requirement_nodes"][1]["scores_definition_ref"] = "five"

    again, _ = through(data, tmp_path)

    assert again == data


def test_urns_and_parents_that_the_layout_would_make_otherwise_come_back(tmp_path) -> None:
    data = sheet_data()
    nodes = data["objects"]["framework"]["requirement_nodes"]
    nodes[2]["urn"] = f"{NODE}:quite-another"
    nodes[0]["urn"] = nodes[1]["parent_urn"] = nodes[2]["parent_urn"] = "urn:else:where"
    nodes.append(
        {"urn": f"{NODE}:deep", "parent_urn": "urn:else:where", "assessable": False, "depth": 4}
    )

    again, report = through(data, tmp_path)

    assert again == data
    assert "requirement_nodes.parent_urn" in report.paths(Reason.OWN_NAMESPACE)


def test_two_frameworks_in_one_workbook_stay_two(tmp_path) -> None:
    data = sheet_data()
    body = data["objects"].pop("framework")
    other = body | {"urn": "urn:tester:risk:framework:two", "ref_id": "Two"}
    data["objects"]["frameworks"] = [body, other]

    again, _ = through(data, tmp_path)

    assert again == data


def test_our_own_framework_comes_back_from_a_workbook(tmp_path) -> None:
    library, _ = from_framework(factory.framework())
    content, report = write_workbook(library)
    path = tmp_path / "own.xlsx"
    path.write_bytes(content)

    assert read_workbook(path) == library
    assert report.losses == ()


def test_a_workbook_as_people_fill_it_in_is_read(tmp_path) -> None:
    path = tmp_path / "hand.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        fill(workbook, "library_meta", HAND_LIBRARY)
        fill(workbook, "fw_meta", HAND_META)
        fill(workbook, "fw_content", HAND_NODES)
        fill(workbook, "ans_meta", [("type", "answers"), ("name", "yesno")])
        fill(workbook, "ans_content", HAND_ANSWERS)
        fill(workbook, "pre_meta", [("type", "urn_prefix")])
        fill(workbook, "pre_content", [("prefix_id", "prefix_value"), ("t", "urn:x:risk:threat:y")])

    library = read_workbook(path)
    framework, _ = to_framework(library)

    chapter, first, unnamed = library.frameworks[0].requirement_nodes
    assert (library.version, library.translations) == (2, {"ru": {"name": "Рука"}})
    assert (chapter.urn, first.parent_urn) == (
        "urn:x:risk:req_node:h:5.1",
        "urn:x:risk:req_node:h:5.1",
    )
    assert first.threats == ("urn:x:risk:threat:y:t1", "urn:x:risk:threat:y:t2")
    assert first.importance == "nice_to_have"
    assert unnamed.urn == "urn:x:risk:req_node:h:5.1:1"
    asked = list(first.questions.values())
    assert [question.text for question in asked] == ["Is it?\nReally", "Where?"]
    assert [[c.value for c in q.choices] for q in asked] == [["Yes", "No"], ["Yes", "No"]]
    assert [choice.compute_result for choice in asked[0].choices] == [True, None]
    assert asked[1].depends_on.answers == (f"{first.urn}:question:1:choice:1",)
    assert [p.code for p in framework.provisions] == ["5.2", "5.1:1"]


HAND_LIBRARY = [
    ("type", "library"),
    ("urn", "urn:x:risk:library:h"),
    ("version", 2),
    ("locale", "en"),
    ("ref_id", "H"),
    ("name", "Hand"),
    ("name[ru]", "Рука"),
]
HAND_META = [
    ("type", "framework"),
    ("urn", "urn:x:risk:framework:h"),
    ("ref_id", "H"),
    ("name", "Hand"),
    ("base_urn", "urn:x:risk:req_node:h"),
    ("answers_definition", "yesno"),
]
HAND_NODES = [
    (
        "assessable",
        "depth",
        "ref_id",
        "name",
        "threats",
        "importance",
        "questions",
        "answer",
        "depends_on",
    ),
    ("", 1, 5.1, "Chapter", "", "", "", "", ""),
    (
        "x",
        2,
        5.2,
        "First",
        "t:T1, t:T2",
        "nice to have",
        "Is it?\n|Really\nWhere?",
        "YN",
        "undefined\n3:1:1",
    ),
    ("x", 2, "", "Unnamed", "", "", "", "", ""),
]
HAND_ANSWERS = [
    ("id", "question_type", "question_choices", "add_score", "compute_result"),
    ("YN", "unique_choice", "Yes\nNo", "1\n0", "true\nundefined"),
]


def fill(workbook, name: str, rows: list[tuple[object, ...]]) -> None:
    sheet = workbook.add_worksheet(name)
    for number, row in enumerate(rows):
        sheet.write_row(number, 0, row)


def test_what_is_no_library_workbook_is_refused(tmp_path) -> None:
    text, table = tmp_path / "a.xlsx", tmp_path / "b.xlsx"
    text.write_text("urn: x")
    with xlsxwriter.Workbook(table) as workbook:
        fill(workbook, "Sheet1", [("a", "b")])

    with pytest.raises(NotAWorkbookError):
        read_workbook(text)
    with pytest.raises(FrameworkInvalid, match="library_meta"):
        read_workbook(table)


def test_a_text_longer_than_a_cell_is_cut_and_reported(tmp_path) -> None:
    data = sheet_data()
    data["objects"]["framework"]["requirement_nodes"][1]["annotation"] = "a" * 40_000

    again, report = through(data, tmp_path)

    assert len(again["objects"]["framework"]["requirement_nodes"][1]["annotation"]) == 32_767
    assert report.paths(Reason.SHORTENED) == ("cell",)
