"""What counts as a word, and which words are equal."""

from __future__ import annotations

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ortaq.engine.similar.words import words


def read(*texts):
    found = words(pa.array(texts, pa.string()))
    return [found.number[found.text == place].tolist() for place in range(len(texts))]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Мошенники", "МОШЕННИКОВ"),
        ("қарыз", "карыз"),
        ("несие", "несиені"),
        ("ёлка", "елка"),
        ("саттap", "саттар"),  # Latin a and p
        ("ба\u200bнк", "банк"),
        ("и\u0306од", "йод"),
        ("позвонил 87095550101", "позвонили +7 (709) 555-01-02"),
        ("сайт kaspi-bonus.kz/x?id=1", "сайта http://other.example/page"),
        ("пишите name@mail.example", "пишите 5000"),
        ("перевела 5000 8701 тенге", "перевели тенге"),
        ("в банке", "банк"),
        ("\U0001f600 банк \U0001f600", "банк"),
    ],
)
def test_equal(one, other):
    first, second = read(one, other)

    assert first
    assert first == second


@pytest.mark.parametrize(("one", "other"), [("банк", "танк"), ("кредит", "credit")])
def test_unlike(one, other):
    first, second = read(one, other)

    assert first != second


@pytest.mark.parametrize(
    "text", [None, "", "  \n", "и в на", "...", "\u200b", "8701 a@b.example www.x.kz"]
)
def test_no_words(text):
    assert read("банк", text, "банк")[1] == []


def test_a_long_word_counts_by_its_beginning_only():
    first, second = read("б" * 100_000, "б" * 5)

    assert first == second


@given(st.lists(st.text(max_size=40), max_size=12))
def test_texts_do_not_touch_each_other(texts):
    together = read(*texts) if texts else []

    assert together == [read(text)[0] for text in texts]
