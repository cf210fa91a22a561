"""Short numbers that people call one after another."""

import pytest

from ortaq.data import country
from ortaq.engine.extract.kinds.shortcodes import Shortcodes

SHORTCODES = Shortcodes(country.load("kz"))


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Позвонил на 102 и 1414.", ["102", "1414"]),
        ("102-ге хабарластым, 1414-ке де қоңырау шалдым.", ["102", "1414"]),
        ("I called 102 and 1414 for help.", ["102", "1414"]),
        ("Набрал 112, потом 102.", ["112", "102"]),
        ("Звонила на 1414, 102 раза подряд.", ["1414"]),
        ("Звонила на 1414. Отдала 102 тысячи.", ["1414"]),
        ("Купили 102 и 1414 штук.", []),
    ],
)
def test_a_short_number_after_another_is_one_too(text: str, codes: list[str]) -> None:
    assert [found.value for found in SHORTCODES.find(text)] == codes


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("1414 орталығына хабарластым", ["1414"]),
        ("1414-ке позвонил", ["1414"]),
        ("1414 nomirine zvondap", ["1414"]),
        ("102-ge qońyraý shaldym", ["102"]),
        ("102 ге звондадым", ["102"]),
        ("102-ге хабарлаңыз", ["102"]),
        ("102 немесе 112-ге хабарлас", ["102", "112"]),
        ("Кому звонить? 102 немесе 112?", ["102", "112"]),
        ("вызвал 102", ["102"]),
        ("по линии 102 поступило сообщение", ["102"]),
        ("контакт-центр 1414", ["1414"]),
        ("код с 1414", ["1414"]),
        ("короткий номер 1414", ["1414"]),
        ("102 теңге", []),
        ("кабинет 102", []),
        ("дом 102", []),
        ("вызвал 102 человека", []),
        ("вызвали 102 свидетелей", []),
        ("вызвал 102-го сотрудника", []),
        ("позвонил в 102 квартиру", []),
        ("по линии 102-й школы", []),
        ("102-кабинетке қоңырау шалды", []),
        ("102-ге жуық адам", []),
        ("102 немесе 103 бөлме", []),
        ("из кабинета 102 позвонили", []),
        ("статья кодекса по 150", []),
        ("набрали 150 баллов", []),
        ("102 звонка за день", []),
        ("пришёл код 1414", []),
        ("код подтверждения 1414", []),
    ],
)
def test_words_of_calling_make_a_short_number(text: str, codes: list[str]) -> None:
    """Beside a count, a room or a code that was sent it is none."""
    assert [found.value for found in SHORTCODES.find(text)] == codes
