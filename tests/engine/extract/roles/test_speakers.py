""" "My" and "own" of those who speak or act."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ortaq.engine.terms.identifier import Role

if TYPE_CHECKING:
    from ortaq.engine.extract import Extractor

_A = "+7 709 123 45 67"
_CARD = "9999990000000006"


@pytest.mark.parametrize(
    "text",
    [
        f"мошенник дал свой номер {_A}",
        f"он представился Асхатом и дал мне свой номер {_A}",
        f"она продиктовала свою карту {_CARD} и исчезла",
        f"мошенник оставил свой контактный номер {_A}",
        f"the seller left me his own number {_A}",
        f"he gave me his own number {_A}",
        f"он писал: переведи на мою карту {_CARD}",
        f'аферист пишет "мой счёт {_CARD}"',
        f"мама это мой новый номер {_A}, скинь денег",
        f"Scammer: my card is {_CARD}",
        f"[Мошенник]: вот моя карта {_CARD}",
        f"Алаяқ: менің картам {_CARD}",
        f"апа бұл мен, жаңа номерім {_A}, теңге сала салшы",
    ],
)
def test_his_own_is_the_offenders(extractor: Extractor, text: str) -> None:
    """He who gives his own, or asks for money as a relative, is not the teller."""
    (mention,) = extractor.mentions(text)

    assert mention.role is Role.OFFENDER


@pytest.mark.parametrize(
    "text",
    [
        f"я дал ему свой номер {_A}",
        f"Звонил мошенник. Мой номер {_A}",
        f"Звонил мошенник, мой номер {_A}",
        f"мошеннику дал свой номер {_A}",
        f"Девушке дала свой номер {_A}",
        f"Мошенник позвонил, я дала свой номер {_A}",
        f"мошенник попросил продиктовать свою карту {_CARD}",
        f"мошенники попросили меня назвать свой номер {_A}",
        f"Моя мама сказала ей свой номер {_A}",
        f"перевела со своей карты {_CARD}",
        f"I left my own number {_A} in the ad",
        f"She asks that her own number {_A} is not disclosed",
        f"я написал ему: верни деньги на мою карту {_CARD}",
        f"украли деньги с моей карты {_CARD}, писали скинь код",
        f"маған скинь код деп жазды, менің картам {_CARD}",
    ],
)
def test_what_the_teller_gave_or_lost_stays_his(extractor: Extractor, text: str) -> None:
    """The teller acts, is asked for it, or money leaves it."""
    (mention,) = extractor.mentions(text)

    assert mention.role is Role.VICTIM
