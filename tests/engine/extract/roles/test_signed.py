"""Whose the number in a contract is: that of him who signed it, or of the firm that was cheated."""

import pytest

from engine.extract.roles.said import BIN, CARD, IIN, last


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (f"В договоре с печатью стоит БИН {BIN}, подписал Ерлан Б., ИИН {IIN}.", IIN),
        (f"В договоре с печатью стоит ТОО и БИН {BIN}. Товара нет.", BIN),
        (f"Мөрі бар шартта БСН {BIN} деп тұр, қол қойған Дәурен, ЖСН {IIN}.", IIN),
        (f"Мөрі бар шартта БСН {BIN} деп тұр.", BIN),
        (f"They take a fee and vanish. Contract shows BIN {BIN}, signatory IIN {IIN}.", IIN),
        (f"Contract shows BIN {BIN}, signatory IIN {IIN}, contact office9@mail.ru.", "office9@mail.ru"),
    ],
)  # fmt: skip
def test_it_is_the_swindlers(extractor, text: str, value: str) -> None:
    assert last(extractor, text, value) == "offender"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (f"Деньги ушли на {CARD}. Договор с банком подписал я сам, мой ИИН {IIN}.", IIN),
        (f"Ақша {CARD} шотына кетті. Мекеменің БСН-і {BIN}.", BIN),
    ],
)
def test_it_is_the_victims(extractor, text: str, value: str) -> None:
    assert last(extractor, text, value) == "victim"
