from __future__ import annotations

import pytest

from ortaq.data.demo.nation.telling.fragments import fragments
from ortaq.data.demo.nation.traits import nation

PLACES = {
    "openings": {"Day", "day", "city"},
    "official_openings": {"name"},
    "noise": {"own_phone", "bank", "hotline", "portal"},
    "holders": {"iin"},
    "money.loan": {"amount", "iban"},
    "money.none": {"amount"},
    "events": {"bank"},
    "contact": {"Day", "day"},
    "money": {"amount"},
}


def allowed(section: str) -> set[str]:
    group, _, kind = section.partition(".")
    return PLACES.get(section) or PLACES.get(group, set()) | ({kind} - {""})


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_there_is_enough_to_say(language):
    said = fragments(language)
    money = [one for name, some in said.items() if name.startswith("money.") for one in some]

    assert len(said["openings"]) >= 12
    assert len(said["middles"]) >= 12
    assert len(said["endings"]) >= 8
    assert len(money) >= 10


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_type_has_six_events_and_a_way_to_tell_contact_and_money(language):
    said = fragments(language)

    for crime_type, habit in nation().habits.items():
        assert len(set(said[f"events.{crime_type}"])) >= 6
        assert all(said[f"contact.{kind}"] for kind in habit.contact)
        assert all(said[f"money.{kind}"] for kind in habit.money)


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_fragments_name_only_places_that_will_be_known(language):
    for section, some in fragments(language).items():
        for fragment in some:
            assert set(fragment[1::2]) <= allowed(section), (section, fragment)


def test_money_sentences_tell_the_amount():
    for language in ("kk", "ru", "en"):
        for section, some in fragments(language).items():
            if section.startswith("money."):
                assert all("amount" in fragment[1::2] for fragment in some)


def test_russian_endings_follow_the_gender():
    man, woman = fragments("ru", "m")["middles"], fragments("ru", "f")["middles"]

    assert ("Говорили уверенно, и я ничего не заподозрил.",) in man
    assert ("Говорили уверенно, и я ничего не заподозрила.",) in woman


def test_kazakh_is_written_in_cyrillic():
    latin = {"egov", "OLX", "USDT", "P2P"}
    for some in fragments("kk").values():
        words = {word.strip(".,-") for one in some for text in one[::2] for word in text.split()}

        assert not {w for w in words if w.isascii() and w.isalpha()} - latin
