"""Numbers written in words, as people type and dictate them."""

from __future__ import annotations

import pytest

from ortaq.engine.extract.reading.spelled import spelled_numbers

_DIGITS = "87091234567"


@pytest.mark.parametrize(
    "text",
    [
        "сегіз жеті жүз тоғыз жүз жиырма үш қырық бес алпыс жеті",
        "сегиз жети жуз тогыз жуз жиырма уш кырык бес алпыс жети",
        "segiz jeti nól toǵyz bir eki úsh tórt bes alty jeti",
        "segiz jeti nol togiz bir eki ush tort bes alti jeti",
        "segız jetı júz toǵyz júz jıyrma úsh qyryq bes alpys jetı",
        "Восемь. Семьсот девять. Сто двадцать три. Сорок пять. Шестьдесят семь",
        "восемь, семьсот девять, сто двадцать три, сорок пять, шестьдесят семь",
        "восемь, семьсот, девять, сто двадцать три, сорок, пять, шестьдесят семь",
        "восем семсот девять сто двацать три сорок пять шестдесят семь",
        "eight seven hundred nine one hundred twenty three forty five sixty seven",
        "segiz jeti no'l tog'yz bir eki u'sh to'rt bes alty jeti",
        "16:37 сегіз жеті нөл тоғыз бір екі үш төрт бес алты жеті",
        "8 709 200 4441, восемь семьсот девять сто двадцать три сорок пять шестьдесят семь",
        "восемь семьсот девять сто двадцать три сорок пять шестьдесят семь. Он",
    ],
)
def test_a_phone_in_words(text):
    """Without marks, with typing errors and full stops, behind figures and before the next sentence."""
    assert [digits for _, _, digits in spelled_numbers(text)] == [_DIGITS]


def test_a_comma_keeps_round_groups_apart():
    text = "восемь, семьсот девять, двести, сорок пять, сорок один"

    assert [digits for _, _, digits in spelled_numbers(text)] == ["87092004541"]


def test_hundreds_behind_the_code_stand_alone_where_a_phone_comes_of_it():
    """Five hundred, ninety-four: not 594, with which two digits would be missing."""
    text = "восемь семьсот девять пятьсот девяносто четыре сорок семь"

    assert [digits for _, _, digits in spelled_numbers(text)] == ["87095009447"]


def test_a_digit_said_double():
    text = "plus seven seven oh nine one two three double four six seven"

    assert [digits for _, _, digits in spelled_numbers(text)] == ["+77091234467"]


def test_a_card_in_words():
    text = "карта девять девять девять девять девять девять" + " ноль" * 9 + " шесть"

    assert [digits for _, _, digits in spelled_numbers(text)] == ["9999990000000006"]


@pytest.mark.parametrize(
    "text",
    [
        "Раз. Два. Три. Четыре. Пять. Шесть.",
        "бес, алты, жети кун бурын келди",
        "он бес, жиырма бес, отыз бес жаста",
        "Оценки: пять. Пять. Четыре. Три. Пять.",
        "two hundred and ten people, seven of them twice",
        "двадцать пять тысяч сто сорок тенге",
        "Пункты 1. 2. 3. 4. 5. семь. восемь",
        "пять раз. 7 7 12 34 56 789",
        "два раза, 8 709 12 34 567",
    ],
)
def test_other_numbers_stay_words(text):
    """Counts, marks and sums have too few or too many digits."""
    assert not list(spelled_numbers(text))


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("карта 9999 99OO ОООО 0006", "9999 9900 0000 0006"),
        ("карта 99999900OOOO0006", "9999990000000006"),
        ("ИИН 9OO101900015", "900101900015"),
        ("O90101900014", None),
        ("карта 9999 99OO 0000 0007", None),
        ("артикул 9OO101900016", None),
        ("KZ90999TEST000000OO1", None),
        ("карта 999999…0006", "******"),
        ("с 2019…2024", None),
        ("номер 5999999…0006a", None),
    ],
)
def test_letters_in_place_of_zeros(text, plain):
    """Only where a valid number comes of it."""
    assert [digits for _, _, digits in spelled_numbers(text)] == ([plain] if plain else [])
