"""Notices that swindlers send out: "Ваша карта заблокирована. Звоните ...", "You won! Details: ..."."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ortaq.engine.extract.roles.senses import INFLECTED, URGES
from ortaq.engine.extract.roles.words import skeleton

if TYPE_CHECKING:
    from collections.abc import Sequence

_BEFORE = 200
"""Characters before an identifier in which the notice is looked for."""

_CALL_BEFORE = 8
_CALL_AFTER = 4
"""Words before it, and behind it where a Kazakh noun follows, in which the call to act is looked for."""

_OWNER_BEFORE = 12
"""The same before "loan approved", where "my" may stand."""


def _any(words: str) -> str:
    return "|".join(map(skeleton, words.split()))


_THING = _any(
    "карт счет счёт займ заем zaim кредит заявк аккаунт посылк профил кабинет выплат вклад заказ "
    "card account loan parcel package profile file data файл"
)
_STATE = _any(
    "заблок приостанов одобр взлом ограничен ожида начислен задержан аресто "
    "block suspend approv locked limited waiting encrypt зашифр"
)
_CLIENT = _any("клиент абонент пользовател customer client user subscriber")
_GRANTED = _any("положен начислен одобрен назначен полага")
_GRANTED_KK = _any("тағайындал бөлінд мақұлдан есептелд")
_OWED = _any("выигрыш задолженност штраф долг")
_GREETING = _any("уважаем ув құрметті dear")
_WON = _any("выиграл выйграл won победител")
_LOAN = _any("займ заем кредит несие қарыз loan credit")
_APPROVED = _any("одобрен мақұлдан approved")
_STATE_KK = _any("бұғаттал бұғатта тоқтат мақұлдан blok")
_NOTICE = re.compile(
    rf"\b(?:{_GREETING})\w{{0,4}}\.?\s(?:{_CLIENT})"
    rf"|\b(?:{_any('ваш your')})\w{{0,3}}\s(?:{_THING})[^.!?\n]{{0,30}}\b(?:{_STATE})"
    rf"|\b(?:{_any('вы you')})(?:['’]{skeleton('ve')})?\s[^.!?\n]{{0,12}}\b(?:{_WON})"
    rf"|\b(?:{_any('сіз')})\s[^.!?\n]{{0,25}}\b(?:{_any('ұтып ұттыңыз жеңіп')})"
    rf"|\b{skeleton('вам')}\s(?:{_GRANTED})|\b{skeleton('у')}\s{skeleton('вас')}\s(?:{_OWED})"
    rf"|\b{skeleton('сізге')}\s[^.!?\n]{{0,25}}\b(?:{_GRANTED_KK})"
    rf"|\b(?P<loan>{_LOAN})\s(?:{_APPROVED})"
    rf"|\b{skeleton('если')}\s(?:{_any('это ето')})?\s?{skeleton('не')}\s{skeleton('вы')}\b"
    rf"|\b{skeleton('if')}\s(?:{_any('this it that')})\s(?:{_any('was is')})\s?(?:{_any('not n’t')})\s{skeleton('you')}\b"
    rf"|\b\w{{2,14}}{skeleton('ңыз')}\b[^.!?\n]{{0,20}}\b(?:{_STATE_KK})"
)
_TELLER = re.compile(
    rf"[»”\"]|\b(?:{_any('я мне меня мой моя мою моего моей мен маған мені менің me my прошу связи байланыс менімен')})\b"
)
"""The end of a quotation, or the one who reports: what follows is his again."""


def urges(words: Sequence[int], at: int) -> bool:
    """Whether a word near an identifier calls upon the reader."""
    if any(senses & URGES for senses in words[max(0, at - _CALL_BEFORE) : at]):
        return True
    after = words[at + 1 : at + 1 + _CALL_AFTER]
    if not after or not after[0] & INFLECTED:
        return False
    return any(senses & URGES for senses in after)


def is_notice(text: str, start: int) -> bool:
    """Whether an identifier stands behind a notice, with no word of the teller in between."""
    before = text[max(0, start - _BEFORE) : start]
    bones = skeleton(before.lower())
    notice = _NOTICE.search(bones)
    if notice is None or " I " in before:
        return False
    begin = max(0, notice.start() - _OWNER_BEFORE) if notice["loan"] else notice.end()
    return not _TELLER.search(bones, begin)
