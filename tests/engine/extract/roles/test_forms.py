"""Tables, records of machines and heads of letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ortaq.engine.terms.identifier import Role

if TYPE_CHECKING:
    from ortaq.engine.extract import Extractor

_A, _B = "87091234567", "87097654321"
_IIN = "900101900015"
_CARD, _OTHER_CARD = "9999990000000006", "9999991234567893"
_OFFENDER, _VICTIM = Role.OFFENDER, Role.VICTIM


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        (f"Номер мошенника;Номер потерпевшего\n{_A};{_B}", [_OFFENDER, _VICTIM]),
        (
            f"| Номер мошенника | Номер потерпевшего |\n|---|---|\n| {_A} | {_B} |",
            [_OFFENDER, _VICTIM],
        ),
        (f"ФИО потерпевшего\tИИН\tТелефон\nСериков\t{_IIN}\t{_B}", [_VICTIM] * 2),
        (f"Подозреваемый\tКарта\tТелефон\nКим\t{_CARD}\t{_A}", [_OFFENDER] * 2),
        (f"Card from\tCard to\n{_OTHER_CARD}\t{_CARD}", [_VICTIM, _OFFENDER]),
        (f"caller,victim phone,amount\n{_A},{_B},5000", [_OFFENDER, _VICTIM]),
        (f'{{"offender_phone":"{_A}","victim_phone":"{_B}"}}', [_OFFENDER, _VICTIM]),
        (f'{{"victim":{{"phone":"{_B}"}},"suspect":{{"card":"{_CARD}"}}}}', [_VICTIM, _OFFENDER]),
        (
            "From: Bank <it@evil.example>\nTo: me@mail.example\nSubject: scam",
            [_OFFENDER, _VICTIM],
        ),
        ("reject; from=<a@evil.example> to=<me@mail.example>", [_OFFENDER, _VICTIM]),
        ("by mx; id 4C\n\tfor <me@mail.example>;", [_VICTIM]),
        ("WARN fraud client=198.51.100.7 user=7", [_OFFENDER]),
        ("IP клиента 198.51.100.7", [_VICTIM]),
        ("“Parcel on hold, confirm your address evil.example” came by SMS", [_OFFENDER]),
        ("Asks for your keys to verify your card Site: evil.example", [_OFFENDER]),
        (
            "Promises a refund Wallets: 1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2, 3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy",
            [_OFFENDER] * 2,
        ),
        ("It was drained. My wallet: 1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2", [_VICTIM]),
    ],
)
def test_a_label_says_whose_it_is(extractor: Extractor, text: str, roles: list[Role]) -> None:
    """The head of the column, the key or the line before it, and nothing beside that."""
    assert [mention.role for mention in extractor.mentions(text)] == roles


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        (f"Привет,\nмой номер {_B}, звоните", [_VICTIM]),
        (f"Мошенник звонил, потом писал,\nс номера {_A}, угрожал", [_OFFENDER]),
        (f"Мошенник: {_A},\nМой номер: {_B},", [_OFFENDER, _VICTIM]),
        (f"Дата;Номер;Описание\n01.02;АБ;мошенники звонили с номера {_A}", [_OFFENDER]),
        (f"Здравствуйте, номер, вот:\nмошенник, звонил с {_A}, угрожал", [_OFFENDER]),
    ],
)
def test_lines_of_a_letter_are_no_table(extractor: Extractor, text: str, roles: list[Role]) -> None:
    """Commas at the ends of lines, and stories in a cell."""
    assert [mention.role for mention in extractor.mentions(text)] == roles
