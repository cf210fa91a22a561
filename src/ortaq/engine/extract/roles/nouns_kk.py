"""Forms of the Kazakh nouns for an identifier, built from stems and endings.

Kazakh says whose and where to by endings: "нөмір-ім-нен" is "from my number".
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from ortaq.engine.extract.roles.senses import (
    ACCOUNT,
    HIS,
    IN,
    INFLECTED,
    OWN,
    PHONE,
    PLACE,
    SOURCE,
    TARGET,
    YOURS,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

_STEMS: tuple[tuple[int, str], ...] = (
    (
        PHONE,
        "абонент нөмір номер телефон ұялы сотка ватсап ватсаб вотсап вотсаб уатсап уатсаб вацап вацаб",
    ),
    (
        ACCOUNT,
        "карта карточка каспи голд шот есепшот әмиян криптоәмиян реквизит кошелек деректеме депозит счет жск жсн",
    ),
    (
        PLACE,
        """
        сайт сілтеме аккаунт парақша арна топ бот пошта почта мекенжай адрес телеграм инстаграм канал
        портал дүкен профиль бет платформа чат
        """,
    ),
)
_PLAIN_ENDINGS = (
    (0, "ды ді ты ті ның нің дың дің тың тің мен пен бен лі лы"),
    (IN, "дағы дегі тағы тегі да де та те"),
    (SOURCE, "дан ден тан тен"),
    (TARGET, "ға ге қа ке"),
)
_MY_ENDINGS = (
    (0, "ды ді ның нің мен"),
    (IN, "да де дағы дегі дағының дегінің"),
    (SOURCE, "нан нен дан ден"),
    (TARGET, "а е ға ге"),
)
_THEIR_ENDINGS = (
    (0, "н ның нің мен"),
    (IN, "нда нде"),
    (OWN, "ндамын ндемін ндамыз ндеміз"),
    (SOURCE, "нан нен ндағы ндегі"),
    (TARGET, "на не"),
)
_VOWELS = "аеиы"
_OWNERS: tuple[tuple[int, str, tuple[tuple[int, str], ...]], ...] = (
    (OWN, "ым ім м ымыз іміз мыз міз", _MY_ENDINGS),
    (OWN | YOURS, "ыңыз іңіз ңыз ңіз", _MY_ENDINGS),
    (HIS, "ы і сы сі лары лері тары тері дары дері", _THEIR_ENDINGS),
)


def nouns() -> Iterator[tuple[int, str]]:
    """Every form of the nouns: its senses and the word."""
    for senses, stems in _STEMS:
        for stem in stems.split():
            yield senses, stem
            yield from _forms(senses | INFLECTED, stem, _PLAIN_ENDINGS)
            for owner, marks, endings in _OWNERS:
                for mark in marks.split():
                    if (mark[0] == "ң" and stem[-1] not in _VOWELS) or mark[0] == stem[-1] == "м":
                        continue
                    yield senses | owner | INFLECTED, stem + mark
                    yield from _forms(senses | owner | INFLECTED, stem + mark, endings)


def _forms(
    senses: int, stem: str, endings: tuple[tuple[int, str], ...]
) -> Iterator[tuple[int, str]]:
    for added, forms in endings:
        yield from product((senses | added,), (stem + form for form in forms.split()))
