"""Of whom "his number" speaks where a relative was cheated."""

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
        (f"Моя мама перевела деньги. Её номер {_B}", _VICTIM),
        (f"Бабушку обманули на 500 тысяч. Ее ИИН {_IIN}", _VICTIM),
        (f"My father lost everything. His number is {_B}", _VICTIM),
        (f"Әжем бәрін беріп қойған. Ол кісінің нөмірі {_B}", _VICTIM),
        (f"Сын купил телефон у Айдара. Его номер {_A}", _UNKNOWN),
        (f"Брату звонил продавец и обещал. Его номер {_A}", _UNKNOWN),
        (f"Мама перевела деньги. Его номер {_A}", _OFFENDER),
        (f"Продавец пропал. Его номер {_A}", _OFFENDER),
        (f"Пришло «Мама, я в беде». Её номер {_A}", _OFFENDER),
        (f"The seller vanished. His number is {_A}", _OFFENDER),
    ],
)
def test_his_number_is_of_him_whom_the_sentence_before_tells_of(
    extractor: Extractor, text: str, role: Role
) -> None:
    (mention,) = extractor.mentions(text)

    assert mention.role is role


@pytest.mark.parametrize(
    ("text", "role"),
    [
        (f"Пенсия приходит на ее карту {_CARD}", _VICTIM),
        (f"Her pension comes to card {_CARD}", _VICTIM),
        (f"Зейнетақысы түсетін картасы {_CARD}", _VICTIM),
        (f"Сказали, пенсия задержана, переведите налог на карту {_CARD}", _OFFENDER),
        (f"Пенсию маме сняли, перевели на карту {_CARD}", _OFFENDER),
    ],
)
def test_a_pension_comes_to_a_card_of_ones_own(extractor: Extractor, text: str, role: Role) -> None:
    (mention,) = extractor.mentions(text)

    assert mention.role is role
