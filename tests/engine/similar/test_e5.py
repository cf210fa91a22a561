"""The real model, where its package and the processor allow it; its door, everywhere."""

from __future__ import annotations

import importlib.util

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ortaq.engine.similar import e5
from ortaq.engine.similar.meaning import READ_CHARACTERS, rank_meanings

real = pytest.mark.skipif(
    not e5.is_installed(),
    reason="the extra `meaning` is not installed, or the processor is not x86-64-v3",
)
SAME = [
    (
        "Сақтаулы компьютерлік деректердің сақталуын жедел қамтамасыз ету",
        "Оперативное обеспечение сохранности хранимых компьютерных данных",
        "Expedited preservation of stored computer data",
    ),
    (
        "Компьютерлік жүйені пайдаланып жасалған алаяқтық",
        "Мошенничество с использованием компьютерной системы",
        "Fraud committed by means of a computer system",
    ),
    (
        "Қылмыскерді шет мемлекетке ұстап беру",
        "Выдача преступника иностранному государству",
        "Extradition of an offender to a foreign state",
    ),
    ("Мал ұрлау", "Кража скота", "Theft of cattle"),
]
"""Each says one thing in Kazakh, Russian and English."""


class Recorder:
    """Stands in for the package: keeps what it is given."""

    dim = 2

    def __init__(self):
        self.told = []

    def query(self, texts):
        self.told += texts
        return np.ones((len(texts), self.dim), np.float32)

    passage = query


@pytest.fixture
def fresh():
    e5.find_e5.cache_clear()
    yield
    e5.find_e5.cache_clear()


@real
@pytest.mark.parametrize(
    ("asked", "held"), [(one, other) for one in range(3) for other in range(3) if one != other]
)
def test_what_says_the_same_is_closest_across_languages(asked, held):
    model = e5.find_e5()
    vectors = model.held([texts[held] for texts in SAME])

    closest = [rank_meanings(model.wanted([texts[asked]]), vectors)[0] for texts in SAME]

    assert closest == list(range(len(SAME)))


@real
def test_vectors_have_length_one_whatever_the_text():
    texts = ["", " ", "\x00", "😀" * 50, "ﷺ" * 200, "ё" * 5_000, "٣\u202e\ud800x"]

    vectors = e5.find_e5().held(texts)

    assert vectors.shape == (len(texts), 384)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-3)


@given(st.lists(st.text(max_size=40) | st.text("ﷺﬃ㍿ǆё҉", max_size=40), max_size=4))
@settings(deadline=None)
def test_no_sign_that_grows_reaches_the_engine(texts):
    recorder = Recorder()

    vectors = e5.E5(recorder).held(texts)

    assert vectors.shape == (len(texts), 2)
    assert all(ord(letter) < 0x530 for text in recorder.told for letter in text)
    assert not any("\x00" in text for text in recorder.told)


def test_a_long_text_is_cut():
    recorder = Recorder()

    e5.E5(recorder).wanted(["ﷺ" * 9_000, "я" * 9_000])

    assert all(len(text) <= READ_CHARACTERS for text in recorder.told)


@pytest.mark.usefixtures("fresh")
def test_without_the_package_there_is_no_model(monkeypatch):
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)

    assert not e5.is_installed()
    assert e5.find_e5() is None


@pytest.mark.usefixtures("fresh")
def test_on_another_processor_there_is_no_model(monkeypatch):
    monkeypatch.setattr(e5, "_has_instructions", lambda: False)

    assert e5.find_e5() is None
