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
