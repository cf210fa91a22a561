from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ortaq.engine.terms.spreadsheet import neutralise, restore


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+7709",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "＝1",
        "＋1",
        "－1",
        "＠a",
        '"=1',
        " =1",
        "'=1",
    ],
)
def test_a_text_that_could_be_a_formula_starts_with_an_apostrophe(text: str) -> None:
    assert neutralise(text) == f"'{text}" or neutralise(text).startswith("'")
    assert restore(neutralise(text)) == text


@pytest.mark.parametrize("text", ["a;=1", "a\t=1", "a\n=1", 'a;"=1', "a; @x"])
def test_a_cell_that_another_separator_would_open_is_neutralised(text: str) -> None:
    assert "'" in neutralise(text)


@pytest.mark.parametrize("text", ["", "Шымкент", "1-бап", "a, -5", "қаржы = ақша", "O'Neil"])
def test_ordinary_text_is_left_alone(text: str) -> None:
    assert neutralise(text) == text


@given(st.text(alphabet=st.sampled_from("=+-@＝\t\r\n;\"' ,a1қ"), max_size=12))
def test_restore_gives_the_text_back(text: str) -> None:
    assert restore(neutralise(text)) == text


@given(st.text(alphabet=st.sampled_from("=+-@＝\t\r\n;\"' ,a1қ"), max_size=12))
def test_no_cell_begins_as_a_formula_whatever_the_separator(text: str) -> None:
    cells = neutralise(text).replace("\t", ";").replace("\r", ";").replace("\n", ";").split(";")

    assert not [cell for cell in cells if cell.lstrip(' "').startswith(("=", "+", "-", "@", "＝"))]
