"""What happens only to those who were cheated, and what only offenders show."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ortaq.engine.terms.identifier import Role

if TYPE_CHECKING:
    from ortaq.engine.extract import Extractor

_A = "+7 709 123 45 67"
_B = "+7 799 765 43 21"
_CARD = "9999990000000006"
_IIN = "900101900015"
_OFFENDER, _VICTIM, _UNKNOWN = Role.OFFENDER, Role.VICTIM, Role.UNKNOWN


@pytest.mark.parametrize(
    ("text", "role"),
    [
        (f"The man talked for an hour. Her card {_CARD} was charged twice", _VICTIM),
        ("He gave in. His e-mail old.man@mail.example was later hacked", _VICTIM),
        (f"The thief came back. He scanned her visa and card, {_CARD}, and left", _VICTIM),
        (f"They made him allow strangers to use his card, {_CARD}, for a week", _VICTIM),
        (f"The dealer lied. Her number is {_B}, she also filed a statement", _VICTIM),
        (f"The dealer lied. Her number is {_B}, I should have rung it first", _VICTIM),
        (f"The dealer lied. Her number, the one to which the SMS came, is {_B}", _VICTIM),
        ("It was her page, @sample_page. She had lost access in May", _VICTIM),
        (f"Мошенник уверял, что её карту {_CARD} хотят взломать", _VICTIM),
        (f"Продавец пропал. Его номер {_B}, он тоже пострадал", _VICTIM),
        (f"Продавец пропал. Её номер {_B}, надо было позвонить сразу", _VICTIM),
        (f"Курьер сфотографировал её карту {_CARD}", _VICTIM),
        (f"Сатушы жоғалды. Оның нөмірі {_B}, ол да алданған екен", _VICTIM),
        (f"The dealer lied. His number is {_A}, he does not answer", _OFFENDER),
        (f"Продавец пропал. Его номер {_A}, он не отвечает", _OFFENDER),
        (f"He asked me to pay to his card {_CARD} at once", _OFFENDER),
    ],
)
def test_some_things_happen_only_to_the_cheated(
    extractor: Extractor, text: str, role: Role
) -> None:
    (mention,) = extractor.mentions(text)

    assert mention.role is role


@pytest.mark.parametrize(
    ("text", "role"),
    [
        (f"Женщине пришёл приказ, в котором указан её ИИН {_IIN}", _VICTIM),
        (f"Бұйрық келді. Шешімде оның ЖСН-і {_IIN} тұр екен", _VICTIM),
        (f"Арендатор показал паспорт с ИИН {_IIN} и исчез", _OFFENDER),
        (f"The tenant sent a passport with the IIN {_IIN} and vanished", _OFFENDER),
    ],
)
def test_an_order_names_the_cheated_and_a_shown_paper_him_who_shows_it(
    extractor: Extractor, text: str, role: Role
) -> None:
    (mention,) = extractor.mentions(text)

    assert mention.role is role


@pytest.mark.parametrize(
    ("text", "role"),
    [
        (f"Бригадир обманул, но открыла настоящая хозяйка и оставила номер {_B}", _UNKNOWN),
        (f"The scammer fled. A real policeman came and left me his number, {_B}", _UNKNOWN),
        (f"Пәтердің шын иесі келіп, маған өз нөмірін берді: {_B}", _UNKNOWN),
        (f"Соседи пишут, что {_A} их номер, но подтвердить этого не могу", _UNKNOWN),
        (f"A reader says that {_A} is theirs too, but I cannot verify that", _UNKNOWN),
        (f"Біреу {_A} солардікі дейді, бірақ растай алмаймын", _UNKNOWN),
        (f"There was one more number, {_A}; whose it is nobody can say", _UNKNOWN),
        (f"Мошенник звонил с {_A}, подтвердить могу распечаткой", _OFFENDER),
    ],
)
def test_a_witness_and_what_cannot_be_confirmed_stay_open(
    extractor: Extractor, text: str, role: Role
) -> None:
    (mention,) = extractor.mentions(text)

    assert mention.role is role


@pytest.mark.parametrize(
    ("text", "role"),
    [
        (f"Одногруппницу взломали. Подруга в слезах. Её номер {_B}", _VICTIM),
        (f"My neighbour is ninety. He trusted everybody. His number is {_B}", _VICTIM),
        (f"Подруга просит в долг. Её номер {_A}", _UNKNOWN),
        (f"Соседка молчит. Позвонил продавец. Его номер {_A}", _OFFENDER),
        (f"Әйгерім білмейді, аккаунтын бұзып алған. Әйгерімнің нөмірі {_B}", _VICTIM),
        (f"В её телефоне входящий звонок. Её номер {_B}", _VICTIM),
    ],
)
def test_his_number_may_be_of_a_friend_or_of_him_whose_account_was_taken(
    extractor: Extractor, text: str, role: Role
) -> None:
    (mention,) = extractor.mentions(text)

    assert mention.role is role


def test_what_goes_with_a_colleagues_number_is_the_colleagues(extractor: Extractor) -> None:
    """One person has a phone and an account."""
    text = f"My colleague can be reached at {_B} and her Telegram is @sample_name1"

    assert [mention.role for mention in extractor.mentions(text)] == [_VICTIM, _VICTIM]
