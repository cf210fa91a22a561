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
        "vosem' sem'sot devyat' sto dvadtsat' tri sorok pyat' shest'desyat sem'",
        "vosem semsot deviat sto dvadcat tri sorok piat westdesiat sem",
        "vosem sem nol devjat odin dva tri 4etyre pjat' şest sem",
        "segiz zheti zhuz toghyz zhuz zhiyrma ush qyryq bes alpys zheti",
        "segız jetı jüz toğyz jüz jiirma üş qyryq bes alpys jetı",
        "segiz zheti nol togiz bir eki uw tort bes alti zheti",
        "8 709 sto dvadtsat tri sorok pyat shestdesyat sem",
        "8 (709) bir eki ush tort bes alty jeti",
        "vosem semsot devyat 123 45 67",
        "2) vosem sem nol devyat odin dva tri chetyre pyat shest sem\n3) chto",
        "сегіз жеті нөл тоғыз бір екі үш төрт бес алты жеті, 22.04",
        "on eight seven zero nine one two three four five six seven on 27 June",
        "8 709 one two three four five six seven 54,445",
    ],
)
def test_a_phone_in_words(text):
    """Without marks, with typing errors and full stops, behind figures and before the next sentence."""
    assert [digits for _, _, digits in spelled_numbers(text)] == [_DIGITS]


@pytest.mark.parametrize(
    "text",
    [
        "плюс семь семьсот девять девятьсот сорок пять сорок один",
        "plius sem sem'sot devyat' devyat'sot sorok pyat' sorok odin",
        "plyus jeti jeti juz toghiz toghyz juz qiriq bes qyryq bir",
    ],
)
def test_a_country_code_in_words(text):
    assert [digits for _, _, digits in spelled_numbers(text)] == ["+77099004541"]


def test_a_phone_without_its_8():
    text = "709 bir eki ush tort bes alty jeti"

    assert [digits for _, _, digits in spelled_numbers(text)] == ["7091234567"]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("9999 9900 0000 ноль шесть", None),
        ("9999 9900 0000 nol nol nol west, 102 шақырдым", "9999990000000006"),
        ("toqsan toghyz toqsan toghyz toqsan toghyz " + "nol " * 9 + "alty", "9999990000000006"),
        ("900101 девяносто ноль ноль пятнадцать", None),
        ("toqsan nol bir nol bir toqsan nol nol on bes", "900101900015"),
    ],
)
def test_numbers_with_a_check_digit(text, number):
    assert [digits for _, _, digits in spelled_numbers(text)] == ([number] if number else [])


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
        "8 709 768 3299. one zero two says nothing",
        "9999 9900 0000 0 six and seven",
        "sto raz, on two occasions, 12 west 30",
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
