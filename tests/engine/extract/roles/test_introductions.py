"""Who names himself before a contact is the teller, unless somebody else speaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ortaq.engine.terms.identifier import Role

if TYPE_CHECKING:
    from ortaq.engine.extract import Extractor

_A = "+7 709 123 45 67"
_B = "+7 799 765 43 21"


@pytest.mark.parametrize(
    "text",
    [
        f"Деньги ушли, помогите. Я Серикова Анна, {_B}",
        f"телефон выключен я сериков а., {_B} верните деньги",
        f"Меня зовут Анна, {_B}",
        f"ақша кетті. мен серикова айгүл, {_B}",
        f"Мен Серікова А.К., {_B}. Көмектесіңіздер",
        f"They took it all. I am Ann Roe, {_B}",
    ],
)
def test_the_name_of_the_teller_goes_before_his_contact(extractor: Extractor, text: str) -> None:
    assert extractor.mentions(text)[0].role is Role.VICTIM


@pytest.mark.parametrize(
    "text",
    [
        f"Он сказал: я Марат Болатович, {_A}",
        f"Позвонил и представился мол я Серик, {_A}, из банка",
        f"Алаяқ Серік мен Айгүл, {_A} нөмірінен звондады",
        f"Я перевела Серику, {_A}, и он пропал",
    ],
)
def test_the_name_of_another_does_not(extractor: Extractor, text: str) -> None:
    assert extractor.mentions(text)[0].role is Role.OFFENDER
