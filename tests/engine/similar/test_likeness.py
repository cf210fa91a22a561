"""Likeness of two texts, exactly and from signatures."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ortaq.engine.similar.likeness import similarity
from ortaq.engine.similar.rarity import rarity
from ortaq.engine.similar.signatures import signatures

WORD = st.sampled_from(
    "банк звонок кредит перевод қарыз төлем сайт bank call loan pay money код".split()  # noqa: SIM905
)
TEXT = st.lists(WORD, max_size=25).map(" ".join)


@given(TEXT, TEXT)
def test_likeness_is_even_and_bounded(one, other):
    found = similarity(one, other)

    assert 0 <= found <= 1
    assert found == similarity(other, one)


@given(TEXT.filter(bool))
def test_a_text_is_wholly_like_itself(text):
    assert similarity(text, text) == 1


@given(st.lists(TEXT, min_size=2, max_size=6))
def test_signatures_are_exact_for_short_texts(texts):
    made = signatures(pa.chunked_array([texts]), size=64)

    found = made.likeness(np.zeros(len(texts), int), np.arange(len(texts)))

    assert found == pytest.approx([similarity(texts[0], text) for text in texts])


@given(st.lists(TEXT, min_size=2, max_size=6))
def test_chunks_change_nothing(texts):
    whole = signatures(pa.chunked_array([texts]))

    parts = signatures(pa.chunked_array([texts[:1], texts[1:]]))

    assert np.array_equal(whole.values, parts.values)


def test_signatures_of_long_texts_come_near():
    chance = np.random.default_rng(1)
    vocabulary = [f"{a}{b}{c}р" for a in "бвгджзкл" for b in "аеиоу" for c in "мнпрст"]
    one = chance.choice(vocabulary, 400)
    other = one.copy()
    other[:120] = chance.choice(vocabulary, 120)
    texts = [" ".join(one), " ".join(other)]

    made = signatures(pa.chunked_array([texts]), size=256)

    near = made.likeness(np.array([0]), np.array([1]))[0]
    assert near == pytest.approx(similarity(*texts), abs=0.12)


def test_stock_phrases_count_little_where_rarity_counts():
    form = "прошу принять меры и вернуть деньги номер счета"
    plots = [f"{form} {chr(1072 + n)}сюжет {chr(1072 + n)}развязка" for n in range(30)]
    common = rarity(pa.chunked_array([plots]))

    plain, weighed = similarity(plots[0], plots[1]), similarity(*plots[:2], rarity=common)

    assert plain > 0.5
    assert weighed < 0.1


@given(st.lists(TEXT, min_size=2, max_size=5))
def test_likeness_with_rarity_is_bounded(texts):
    counted = rarity(pa.chunked_array([texts]))

    found = similarity(texts[0], texts[1], rarity=counted)

    assert 0 <= found <= 1
