"""Words as people type them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ortaq.engine.extract.roles.senses import (
    CALLED,
    HIS,
    INFLECTED,
    NOTHING,
    OTHERS,
    OURS,
    OWN,
    PAID,
    PHONE,
    SELF,
    SOURCE,
    TARGET,
    TELLER,
    YOURS,
)
from ortaq.engine.extract.roles.words import senses_of, skeleton


@pytest.mark.parametrize(
    ("word", "senses"),
    [
        ("нөмірінен", PHONE | HIS | SOURCE | INFLECTED),
        ("НӨМІРІНЕН", PHONE | HIS | SOURCE | INFLECTED),
        ("номиринен", PHONE | HIS | SOURCE | INFLECTED),
        ("nomirinen", PHONE | HIS | SOURCE | INFLECTED),
        ("нөмріінен", PHONE | HIS | SOURCE | INFLECTED),
        ("нөмріме", PHONE | OWN | TARGET | INFLECTED),
        ("позвонили", CALLED | OTHERS),
        ("позвноили", CALLED | OTHERS),
        ("Звондадым", CALLED | SELF),
        ("нөміріңізге", PHONE | OWN | YOURS | TARGET | INFLECTED),
        ("өтініш берушінің", OWN | TELLER | OURS),
        ("минуттық", 0),
        ("аудардық", PAID | SELF),
        ("громкой", 0),
    ],
)
def test_a_word_is_known_however_it_is_typed(word: str, senses: int) -> None:
    """Case, missing Kazakh letters, Latin script and one slip change nothing."""
    assert senses_of(word) == senses


@pytest.mark.parametrize(
    "word",
    ["почти", "этим", "капитан", "болмады", "қауіпсіздік", "кауипсиздик", "do", "application"],
)
def test_a_word_that_only_looks_like_another_says_nothing(word: str) -> None:
    """почта, -дым of the teller, картадан, болады, "до" in Latin script, applicant."""
    assert senses_of(word) == NOTHING


@pytest.mark.parametrize(
    ("word", "senses"), [("брат", OTHERS | OWN), ("hat", CALLED), ("болады", TELLER)]
)
def test_its_neighbour_keeps_its_sense(word: str, senses: int) -> None:
    """The words that say nothing do not silence others with the same skeleton."""
    assert senses_of(word) & senses


def test_spellings_of_one_word_share_a_skeleton() -> None:
    """Cyrillic with all letters, without, and Latin."""
    assert skeleton("шотымнан") == skeleton("shotymnan")
    assert skeleton("қоңырау") == skeleton("конырау") == skeleton("qonyrau")


@given(word=st.text(min_size=1, max_size=30))
def test_any_word_is_read(word: str) -> None:
    """No text raises."""
    assert senses_of(word) >= 0
