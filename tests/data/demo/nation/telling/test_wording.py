from __future__ import annotations

import re
from datetime import date

import phonenumbers
import pytest

from ortaq.data.demo.nation.chance import Chance
from ortaq.data.demo.nation.telling import style, wording

CHANCE = Chance(11)


def test_phones_in_every_form_mean_the_same_number():
    forms = {wording.write_phone(CHANCE, "+77091234567") for _ in range(200)}
    parsed = {phonenumbers.parse(form, "KZ").national_number for form in forms}

    assert len(forms) == 8
    assert parsed == {7091234567}


def test_grouping_keeps_the_number():
    forms = {wording.write_grouped(CHANCE, "KZ299990000000000042") for _ in range(50)}

    assert forms == {"KZ299990000000000042", "KZ29 9990 0000 0000 0042"}


def test_sites_are_sometimes_defanged():
    forms = {wording.write_site(CHANCE, "bank.example") for _ in range(200)}

    assert "hxxps://bank[.]example" in forms
    assert "bank.example" in forms


@pytest.mark.parametrize(
    ("kzt", "language", "forms"),
    [
        (250_000, "kk", {"250 мың теңге", "250 000 тг", "250000 теңге"}),
        (2_500_000, "ru", {"2,5 млн тенге", "2 500 000 тг"}),
        (2_500_000, "en", {"2.5 million KZT", "2500000 tenge"}),
    ],
)
def test_amounts_are_written_in_several_ways(kzt, language, forms):
    written = {wording.write_amount(CHANCE, kzt, language) for _ in range(300)}

    assert forms <= written


def test_unknown_amount_has_no_figures():
    for language in ("kk", "ru", "en"):
        assert not re.search(r"\d", wording.write_amount(CHANCE, None, language))


@pytest.mark.parametrize(
    ("occurred_on", "language", "words"),
    [
        (date(2026, 3, 12), "kk", "бүгін"),
        (date(2026, 3, 11), "ru", "вчера"),
        (date(2026, 3, 1), "kk", "1 наурыз күні"),
        (date(2026, 3, 1), "ru", "1 марта"),
        (date(2026, 3, 1), "en", "on 1 March"),
    ],
)
def test_days_are_told_from_the_day_of_the_report(occurred_on, language, words):
    assert wording.write_day(occurred_on, date(2026, 3, 12), language) == words


def test_styles_of_kazakh():
    text = "Өз нөмірім ғана, қоңырау шалдым!"

    assert style.without_kazakh_letters(CHANCE, text) == "Оз номирим гана, конырау шалдым!"
    assert style.in_latin(CHANCE, text) == "Oz nomirim gana, qonyrau shaldym!"
    assert style.unmarked(CHANCE, text) == "өз нөмірім ғана қоңырау шалдым"


def test_slips_keep_short_words_and_lose_at_most_one_letter_each():
    text = "мошенники обманули меня на крупную сумму денег вчера вечером"
    for _ in range(50):
        slipped = style.with_slips(CHANCE, text).split(" ")

        assert slipped[2] == "меня"
        for before, after in zip(text.split(" "), slipped, strict=True):
            assert len(before) - len(after) in (0, 1)
