"""What is named the teller's own, or another's, by a clause at some distance."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ortaq.engine.terms.identifier import Role

if TYPE_CHECKING:
    from ortaq.engine.extract import Extractor

_A = "+7 709 123 45 67"
_B = "+7 799 765 43 21"
_CARD = "9999990000000006"
_BIN = "240190000014"
_OFFENDER, _VICTIM, _UNKNOWN = Role.OFFENDER, Role.VICTIM, Role.UNKNOWN


@pytest.mark.parametrize(
    ("text", "role"),
    [
        (f"My card, from which all of it went, is {_CARD}", _VICTIM),
        (f"The dealer lied; mine, which he had seen in the notice, is {_B}", _VICTIM),
        (f"My number, if somebody needs it: {_B}", _VICTIM),
        (f"The card that I paid with is mine, {_CARD}", _VICTIM),
        (f"My SIM, {_B}, was handed to a stranger", _VICTIM),
        (f"I am calling from {_B}, please note it", _VICTIM),
        (f"It is {_B}, the one I am writing from", _VICTIM),
        ("On Telegram I am @sample_name1", _VICTIM),
        (f"Мой счёт, с которого всё списали, {_CARD}", _VICTIM),
        (f"Номер, с которого я ему писала, {_B}", _VICTIM),
        (f"Номер, с которого он мне писал, {_A}", _OFFENDER),
        (f"The number from which he wrote, {_A}, is off", _OFFENDER),
        (f"I was called from {_A}", _OFFENDER),
        (f"Прошу по вечерам писать только на {_B}", _VICTIM),
        (f"Покоя не дают на {_B}", _VICTIM),
        (f"Тётин номер {_B}", _VICTIM),
        (f"Әріптесімнің нөмірі {_B}", _VICTIM),
    ],
)
def test_a_clause_may_stand_between_my_number_and_itself(
    extractor: Extractor, text: str, role: Role
) -> None:
    (mention,) = extractor.mentions(text)

    assert mention.role is role


@pytest.mark.parametrize(
    ("text", "role"),
    [
        (f"My accountant, whose card {_CARD} they took, is ill", _VICTIM),
        (f"The client, whose card is {_CARD}, complained", _VICTIM),
        (f"Мой сотрудник, чья карта {_CARD} пострадала, в отпуске", _VICTIM),
        (f"The swindler, whose card {_CARD} I paid to, is gone", _OFFENDER),
        (f"Убедили потерпевшую, пользующуюся номером {_B}, взять кредит", _VICTIM),
        (f"Неизвестный, пользующийся номером {_A}, звонил", _OFFENDER),
        (f"{_B} нөмірін пайдаланатын жәбірленушіні алдаған", _VICTIM),
        (f"Біздің мектепке (БСН {_BIN}) жалған хат келді", _VICTIM),
        (f"We are a small bakery (BIN {_BIN}) in Almaty", _VICTIM),
        (f"A stranger made a shop (BIN {_BIN}) to pay twice", _VICTIM),
        (f"They led a shop of Taraz (BIN {_BIN}) to pay twice", _VICTIM),
    ],
)
def test_a_clause_may_name_the_owner(extractor: Extractor, text: str, role: Role) -> None:
    (mention,) = extractor.mentions(text)

    assert mention.role is role


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Their note gives a contact in Telegram, @sample_name1", _OFFENDER),
        ("Пришло письмо, обратный адрес sample@mail.example", _OFFENDER),
        ("It looked like mine, but the reply address was sample@mail.example", _OFFENDER),
        (f'His "brother\'s" card: {_CARD}', _OFFENDER),
        ('I obeyed an "agent" of my exchange, @sample_name1, at once', _OFFENDER),
        ("It was a “support agent” of my exchange, @sample_name1, who wrote", _OFFENDER),
        ("We booked a flat through a page on Instagram, @sample_name1", _OFFENDER),
        ("Байланыс тек @sample_name1 арқылы болды", _OFFENDER),
        (f"СМС келді: сіз болмасаңыз {_A} нөміріне хабарласыңыз делінген", _OFFENDER),
        (f"Балансты {_CARD} картасы арқылы толтыр деді", _OFFENDER),
        (f"The receipt says {_CARD}", _OFFENDER),
        ("Пришло «голосуй за мою дочку» и ссылка https://vote-sample.example/x", _OFFENDER),
        (f"They ask for help of the poor through {_CARD}", _OFFENDER),
    ],
)
def test_what_others_give_or_show_is_theirs(extractor: Extractor, text: str, role: Role) -> None:
    mention = extractor.mentions(text)[0]

    assert mention.role is role


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        (f"Two numbers took part: {_A} first, then {_B} when I didn't answer", "oo"),
        (f"бірде {_A}, бірде {_B} нөмірінен соғып жүр", "oo"),
        (f"Sent from card {_CARD} held with us to card 9999990000000014 held with you", "vo"),
    ],
)
def test_two_in_a_row(extractor: Extractor, text: str, roles: str) -> None:
    mentions = extractor.mentions(text)

    assert "".join(mention.role.value[0] for mention in mentions) == roles
