"""Chats that were copied whole: what another writes there is his word."""

import pytest

from engine.extract.roles.said import CARD, IBAN, PHONE


@pytest.mark.parametrize(
    ("text", "value", "role"),
    [
        (f"Я ему: это точно моё?\nОн: пишите на {PHONE}\nНа почту писал трижды", PHONE, "offender"),
        (f"мен: қайда\nадмин: реквизит 10 минут жарамды: {CARD}\nмен: болды", CARD, "offender"),
        (
            f"Диас: кеден теңге сұрап тұр\nмен: қанша\nДиас: мына {CARD} жібере салшы",
            CARD,
            "offender",
        ),
        (f"[12:04] Алия: кидай на мою карту {CARD}\n[12:05] я: ушло", CARD, "offender"),
        (f"Anna: transfer to my account {IBAN}\nme: done", IBAN, "offender"),
        (f"Она: кому платили?\nя: вот моя карта {CARD}, с неё сняли", CARD, "victim"),
        (
            f"Алия: привет {'и ещё раз ' * 20}\nя: вот, {'что было дальше ' * 20} моя карта {CARD}",
            CARD,
            "victim",
        ),
        (f"Мои контакты: {PHONE}\nЧат ниже.\nЯ: куда платить\nОн: потом скажу", PHONE, "victim"),
    ],
)
def test_whose_word_it_is(extractor, text: str, value: str, role: str) -> None:
    start = text.rindex(value)
    assert [found.role.value for found in extractor.mentions(text) if found.start == start] == [
        role
    ]
