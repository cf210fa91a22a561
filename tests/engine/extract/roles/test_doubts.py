"""An identifier of which nobody knows whose it is."""

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
        f"Қойын дәптерде {_A} жазулы, кімдікі екені белгісіз",
        f"Каспи тарихымда {_CARD} карта тұр, кімдікі есімде жоқ",
        f"Хабарламалар арасында {_A} нөмірі бар, оның оқиғаға қатысы анықталған жоқ",
        f"Кешке {_A} нөмірінен де звондаған, үндемеді, қатысы бар-жоғы белгісіз",
        f"Чектегі {_A} нөмірінің кімге тиесілі екені анықталмады",
        f"сол чатта тағы {_A} отырды, солардікі ме білмеймін",
        "сол чатта @made_up_shop отырды, мүмкін ол да алданған",
        f"propushennyida {_A} bar, kim ekeni belgisiz",
    ],
)
def test_an_unknown_owner_leaves_the_role_open(extractor: Extractor, text: str) -> None:
    """A question and "not known", with no deed."""
    (mention,) = extractor.mentions(text)

    assert mention.role is Role.UNKNOWN


@pytest.mark.parametrize(
    "text",
    [
        f"{_A} нөмірінен қоңырау шалып алдады, кім екенін білмеймін",
        f"Маған {_A} звондап ақша сұрады, кімдікі екенін білмеймін",
        f"Қоңырау шалған {_A} нөмірі кімдікі екені белгісіз",
        f"Ақша {_CARD} картасына кетті, кімдікі екенін білмеймін",
        f"{_A} кім екенін тексеріңіздерші",
        f"Алаяқтың {_A} нөмірі кімге тіркелгені белгісіз",
    ],
)
def test_a_deed_from_it_is_known_whoever_it_was(extractor: Extractor, text: str) -> None:
    """Only the name of the offender is asked for."""
    (mention,) = extractor.mentions(text)

    assert mention.role is Role.OFFENDER


def test_ones_own_stays_ones_own_whoever_the_thief_is(extractor: Extractor) -> None:
    """What is not known is another thing."""
    (mention,) = extractor.mentions(f"Менің картам {_CARD}, кім шешкені белгісіз")

    assert mention.role is Role.VICTIM
