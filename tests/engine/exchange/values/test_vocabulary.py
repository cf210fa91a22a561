from __future__ import annotations

import pytest

from ortaq.engine.exchange.values import Vocabulary


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("KZ-75", "KZ-75"),
        ("kz 75", "KZ-75"),
        ("г. Алматы", "KZ-75"),
        ("АЛМАТЫ", "KZ-75"),
        ("алматы облысы", "KZ-19"),
        ("Алматинская обл.", "KZ-19"),
        ("Алматинская", "KZ-19"),
        ("Абай", "KZ-10"),
        ("Семей", "KZ-10"),
        ("Atlantis", None),
        ("", None),
        ("область", None),
    ],
)
def test_regions_by_any_name(pack, text, code):
    assert Vocabulary.regions(pack).find(text) == code


def test_names_that_look_alike_are_suggested(pack):
    vocabulary = Vocabulary.regions(pack)

    assert vocabulary.suggest("Алматинсая область")[0] == "Алматинская область"
    assert vocabulary.suggest("1" * 1_000_000) == ()


def test_a_word_for_the_kind_of_place_is_not_dropped_where_two_places_remain():
    vocabulary = Vocabulary([("A", ("город Н", "N1")), ("B", ("область Н", "N2"))])

    assert vocabulary.find("Н") is None
    assert vocabulary.find("город Н") == "A"
