"""What happens only to the number or account of one who was cheated: "her card ... was charged", "his e-mail ... was taken over"."""

from __future__ import annotations

import re

_AFTER = 70
_BEFORE = 60

_DONE_EN = (
    r"(?:was|were|has been|had been|have been|got)\s(?:also\s|later\s|then\s|been\s)?"
    r"(?:taken over|hacked|hijacked|charged|debited|re-?issued|cloned|duplicated|emptied|drained|compromised|broken into|working all|switched on all)\b"
)
_DONE_RU = (
    r"(?:сначала\s|потом\s|тоже\s|также\s|был[аио]?\s|якобы\s)?(?:пыта[а-я]{2,5}\s|хот[а-я]{2,4}\s)?"
    r"(?:взлом|угна|увел[аи]|перевыпу|обнул|опустош|скомпромет|клонир|обчист)[а-яё]{0,8}\b"
)
_DONE_KK = (
    r"[^\W\d]{0,14}\s?(?:бұзып|бұзбақ|бұзған|бұзылған|buzyp|buzbak|buzbaq|buzğan)[^\W\d]{0,4}\b"
)
_TOO_EN = (
    r"(?:s?he|who)\s(?:(?:has|is|will|had|was)\s)?(?:also\s|too\s)?"
    r"(?:agree[sd]?|ready|willing|fil(?:es|ed|ing|e)|complain(?:s|ed|ing)|lost|cheated|deceived|a victim)\b"
)
_TOO_RU = (
    r"(?:он[а]?|котор(?:ый|ая))\s(?:тоже\s|также\s)?(?:пода[а-яё]{1,4}|пиш[а-я]{1,3}|напи[а-я]{2,5}|пострада[а-я]{1,3}|обманут[а-я]?|согласе?н[а]?|готов[а]?|потеря[а-я]{1,3})\b"
    r"|on[a]?\s(?:tozhe\s|takzhe\s)?(?:poda[a-z]{1,5}|soglasn?[a-z]{0,2}|gotova?|postrada[a-z]{1,3})\b"
)
_TOO_KK = (
    r"ол\s(?:да|де)\s(?:арыз|шағым|алдан|зардап|айырыл)|ol\s(?:da|de)\s(?:ar[yıi]z|shaġym|alda[nñ])"
)
_SHOULD = (
    r"(?:which\s|and\s)?I\s(?:should|could|ought to)\shave\s(?:called|rung|dialled|phoned|asked)\b"
    r"|(?:надо|нужно|следовало)\sбыло\s(?:сразу\s)?(?:позвонить|набрать|звонить)\b"
)
_LOST = (
    r"[^.!?\n]{0,16}[.;]\s(?:S?[Hh]e)\s(?:has\s|had\s)?(?:also\s)?lost\s(?:it|access|that|the)\b"
)
_HAPPENS = re.compile(
    rf"[)»\"”]?,?\s(?:{_DONE_EN}|{_DONE_RU}|{_TOO_EN}|{_TOO_RU}|{_TOO_KK}|{_SHOULD})|-?{_DONE_KK}|{_LOST}",
    re.IGNORECASE,
)
"""Behind an identifier: it was taken over or charged, its owner complains too, the teller should have called it."""

_LENT = r"\b(?:let|allow(?:ed|ing|s)?|lend|lent|lets)\s(?:[^\W\d]{1,12}\s){1,2}(?:to\s)?use\s"
_TOOK_EN = r"\b(?:photographed|scanned|copied|filmed|charged|emptied|drained|hacked|hijacked|cloned|reissued)\s"
_TOOK_RU = (
    r"\b(?:сфотографирова|отсканирова|скопирова|взлома|обнули|опустоши|угна|украл)[а-яё]{0,4}\s"
)
_PAPER_RU = (
    r"\bв\sкотор(?:ом|ой)\s(?:был[аио]?\s|уже\s)?(?:указан|стоял|значил|прописан)[а-яё]{0,3}\s"
)
_PAPER_KK = r"\b(?:қаулы|шешім|анықтама|құжат|хат|шақырту)(?:ыл)?(?:да|де|та|те)\s(?:тіпті\s)?|\b(?:[kq]auly|sheshim|şeşim|[kq]u[jz]h?at)(?:da|de|ta|te)\s"
_PAPER_EN = r"\b(?:order|warrant|ruling|resolution|summons|letter|paper),?\s(?:with|bearing|in which|which (?:had|gave|showed|named))\s"
_TAKEN_FROM = re.compile(rf"(?:{_LENT}|{_TOOK_EN}|{_TOOK_RU})\Z", re.IGNORECASE)
"""Before "her card": it was photographed, or lent to others."""

_ON_PAPER = re.compile(rf"(?:{_PAPER_RU}|{_PAPER_KK}|{_PAPER_EN})\Z", re.IGNORECASE)
"""Before "his IIN": an order against him names it."""

_IDENTITY = re.compile(r"удостовер|паспорт|куәлі|куали|passport|identity|\bID\b", re.IGNORECASE)

_SHOWN = re.compile(
    r"\b(?:прислал|скинул|отправил|показал|предъявил|выслал|prislal|skinul|otpravil|pokazal)[аио]?\s(?:мне\s|нам\s|mne\s|nam\s)?(?:сво[а-яё]{1,2}\s|фото\s|скан\s|копию\s)?"
    r"(?:удостовер|паспорт|договор|udostover|pasport|dogovor)[^\W\d]{0,10}\s(?:личности\s)?(?:с|s)\s(?:иин|iin)\s?\Z"
    r"|\b(?:sent|showed|presented)\s(?:me\s|us\s)?(?:(?:an?|his|her|the)\s)?(?:photo of (?:an?|his|her) )?(?:id(?:\scard)?|passport|contract)\s(?:with|bearing)\s(?:the\s)?iin\s?\Z",
    re.IGNORECASE,
)

_SUFFERED = re.compile(
    r"\b(?:his|her|его|её|ее|eyo|ego)\s(?:[^\W\d]{1,14}\s){1,2}(?:(?:was|were|had|has|been|got|был[аи]?|byl[ai]?)\s){0,2}"
    r"(?:hacked|hijacked|taken over|stolen|взлом|угнал|увели|украл|vzlom|ugnal|uveli)"
    r"|\b(?:аккаунт|телеграм|ватсап|whatsapp|telegram|akkaunt)[^\W\d]{1,5}\s(?:бұз|ұрла|buz|ūrla|urla)"
    r"|\b(?:[io]n|to)\s(?:his|her)\s(?:phone|mobile|telephone)[^.!?\n]{0,30}\b(?:incoming|call|calls|message)\b"
    r"|\b(?:в\s(?:его|её|ее)\sтелефоне|у\s(?:него|неё|нее)\sв\sтелефоне)[^.!?\n]{0,30}\b(?:входящ|звон|вызов)",
    re.IGNORECASE,
)
"""A sentence that tells of "him" that his account was taken over, or that he was called."""


def happens(text: str, end: int) -> bool:
    """Whether what follows an identifier happens only to those who were cheated."""
    return _HAPPENS.match(text, end, end + _AFTER) is not None


def was_taken(text: str, start: int, *, is_number_of_person: bool) -> bool:
    """Whether the words before "her card" say that it was photographed, or lent, or, of an IIN, named in an order.

    Args:
        text: all of it.
        start: where "her" begins.
        is_number_of_person: whether it is an IIN.
    """
    begin = max(0, start - _BEFORE)
    if _TAKEN_FROM.search(text, begin, start):
        return True
    if not is_number_of_person or not _ON_PAPER.search(text, begin, start):
        return False
    return not _IDENTITY.search(text, begin, start)


def is_shown(text: str, start: int) -> bool:
    """Whether somebody sent or showed a paper with this IIN: "прислал удостоверение с ИИН ..."."""
    return _SHOWN.search(text, max(0, start - _BEFORE), start) is not None


def tells_of_victim(sentence: str) -> bool:
    """Whether a sentence tells of "him" or "her" what happens only to those who were cheated."""
    return _SUFFERED.search(sentence) is not None
