"""Identifiers of which is said in Russian or English that nobody knows whose they are: "номер 8709..., чей, не знаю"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_AFTER = 150
_BEFORE = 80
_BEHIND = 4
"""Characters between an identifier called the teller's and the doubt about it."""

DOUBT_HINTS = (
    (
        r"(?i:не (?:зна|помн|поня|говор|скаж|смог|ясн|извест|установл|выясн|определ|доказ|подтв|был|увер|провер|они)"
        r"|неизв|непонят|неясн|whose|no idea|not sure|who knows|don['’]t know|unclear|unknown|not (?:est|kn|cl|pr|been|det)"
        r"|подтвердить (?:это |этого )?не|podtverdit ne|раста[ий] алм|rasta[iy] alm|(?:cannot|can['’]t|can not|unable to|able to) (?:confirm|verify|prove|say|tell)|could(?:n['’]t| not) (?:confirm|verify|prove)"
        r"|be (?:a different person|another person|some other|someone else)|точно номер|tochno nomer|really [a-z]|шынымен|shynymen|şynymen"
        r"|(?:настоящ(?:ая|ий|его|ую|ей)|реальн(?:ый|ая|ого|ую|ой)|nastoyash(?:aya|ii|iy|ego)|realn(?:yi|yy|aya|ogo)) (?:хоз|влад|собств|сотруд|полиц|следов|офиц|участк|ном|тел|hozya|vlad|sotrud|nom)"
        r"|(?:real|genuine|actual|true) (?:owner|officer|land|police|invest|manager|empl|number|hotline|line|phone)"
        r"|(?:шын|нағыз|шынайы|shyn|şyn|shynaiy|şynaiy) (?:иес|қызм|нөм|iesi|nom|nöm))"
    ),
    r"(?i:может|возможно|вероятно|may |might|could| or )",
    r"(?i:жертва|потерпевш|пострадавш|старый|не они|victim)",
)
"""Quick patterns (RE2 syntax): a text with a doubt has the first, or both of the others."""

_ESTABLISHED = (
    r"не\s(?:\w{1,12}\s)?(?:ясн|извест|установлен|выяснен|определен|доказан|подтвержд)[а-яё]{0,6}"
    r"|неизвестн[а-я]{1,2}|непонятн[а-я]{1,2}|неясн[а-я]{1,2}"
)
_KNOWN = (
    r"(?:не\s(?:\w{1,12}\s)?(?:зна[а-я]{1,3}|помн[а-я]{1,3}|поня[а-я]{1,4}|говор[а-я]{1,3}|скаж[а-я]{1,2}|смог(?:ла|ли)?)"
    rf"|{_ESTABLISHED})\b"
)
_WHOSE = r"(?:чей|чья|чь[её]|чьи)"
_OWNED = rf"(?:{_WHOSE}|кому\s(?:\w{{1,6}}\s)?принадлежит|кто\s(?:это|такой|такая)|(?:мой|моя|мо[её])\sэто|что\sэто|что\sза\s\w{{3,12}}|принадлежность)"
_MAYBE = r"\b(?:может|возможно|вероятно)(?:\sбыть)?,?\s(?:и\s)?"
_TOO = r"(?:он\s|она\s|это\s|тоже\s|также\s|сам\s|сама\s|так(?:ой|ая)\sже\s){1,3}"
_CANNOT = r"(?:can ?not|can['’]t|could not|couldn['’]t|(?:not|un)\s?able to)"
_NO_IDEA = rf"(?:{_CANNOT} (?:say|tell)|no ?(?:one|body) (?:knows|can|could|has)|not (?:\w{{1,8}} )?(?:clear|known|sure|established|determined)|no idea|don['’]?t know|do not know|unclear|unknown)"
_GAP = r"[^.!?;\n]{0,60}?\b"

_OF_LINK = re.compile(
    rf"\b(?:отношени[ея]|причастность)\b{_GAP}(?:{_ESTABLISHED})\b|\b{_KNOWN},?\s(?:\w{{1,8}}\s)?связан[а-я]{{0,2}}\s(?:или|ли\sэто)\b"
    rf"|\bсвязан[а-я]{{0,2}}\s(?:\w{{1,8}}\s)?(?:или|ли)\b{_GAP}{_KNOWN}|{_MAYBE}(?:не\sони\b|{_TOO}(?:жертва|потерпевш(?:ий|ая)|пострадавш(?:ий|ая))\b)|\bс\sними\s(?:он|она)\b{_GAP}{_KNOWN}"
    rf"|\b(?:its|his|her|their) (?:connection|relation|link|involvement)\b{_GAP}not (?:been )?(?:established|known|clear|proven)\b"
    r"|\b(?:relevance|connection|relation|link|involvement)\b[^.!?;\n]{0,24}\b(?:unclear|unknown|not (?:been )?(?:clear|known|established|proven))\b|\b(?:may|might|could) (?:also be (?:a|another)|be (?:another|also a)) victim\b|\bor (?:\w{1,4} )?(?:is )?also (?:a )?victim\b",
    re.IGNORECASE,
)
"""Doubts whether it has to do with the case at all."""

_OF_PROOF = re.compile(
    rf"\bподтвердить\s(?:это\s|этого\s)?не\s(?:мог|смог|мож)[а-я]{{1,4}}\b|\bне\s(?:могу|можем|смог(?:ла|ли)?)\s(?:это\s|этого\s)?(?:подтвердить|проверить|утверждать)\b"
    rf"|\bpodtverdit ne mog[a-z]{{1,3}}\b|\b(?:растай алм|rasta[iy] alm)[^\W\d]{{2,8}}\b|\b{_CANNOT} (?:confirm|verify|prove)\b"
    r"|\bmay (?:well )?be (?:a different|another|some other) person\b|\bmay (?:well )?be someone else",
    re.IGNORECASE,
)
"""Others say so, and he who reports cannot confirm it."""

_OF_WITNESS = re.compile(
    r"\b(?:настоящ[а-яё]{2,4}|nastoyash[a-z]{2,5}|реальн[а-яё]{2,3}|real|actual|шын|нағыз|shyn|şyn)\s(?:[^\W\d]{1,14}\s)?"
    r"(?:хозя|hozya|владел|собствен|сотрудн|полицейск|следовател|офицер|участков|owner|officer|landl|policem|investigator|manager|employee|иес[іи]|iesi|қызметкер)"
    r"[^!?\n]{0,60}\s(?:дал[аи]?|оставил[аи]?|dala?|ostavila?|left|gave|given|берді|қалдырды|berdi|qaldyrdy|kaldyrdy)\b[^.!?\n]{0,50}\Z",
    re.IGNORECASE,
)
"""The true owner of a flat, a true officer, gave his number: a witness."""

_WITNESS_BEFORE = 150

_OF_BANK = re.compile(
    r"\A[»\"”)]?,?\s?[—–-]?\s?(?:(?:это|eto)\s(?:точно|действительно|правда|реальн(?:ый|о)|настоящий|официальный|tochno|deistvitelno|realnyi|nastoyashii)\s(?:номер|телефон|nomer|telefon)"
    r"|(?:is|was)\s(?:really|actually)\s(?:[A-Z][\w'’]{1,20}\s|the\s){1,3}(?:number|line|hotline|phone)|(?:which|that|it)\s(?:is|was)\s(?:really\s)?the\s(?:real|genuine|actual|true)\s(?:number|hotline|line|phone)"
    r"|(?:шынымен|shynymen|şynymen)\s(?:\w{2,14}\s){1,3}(?:нөмірі|nomiri|nömiri|желісі)|\w{2,8}(?:,)?\s(?:бұл|bul|būl)\s(?:\w{2,14}\s){1,3}(?:шынайы|нағыз|shynaiy|şynaiy)\s(?:нөмірі|nomiri|nömiri))\b",
)
"""Whether it is the bank's true number, somebody asks, or it is and was only shown by others."""

_OF_OWNER = re.compile(
    rf"\b{_OWNED}\b{_GAP}{_KNOWN}|\b{_KNOWN},?\s(?:\w{{1,12}}\s)?{_OWNED}\b|\b(?:непонятно|неизвестно|неясно),?\s{_WHOSE}\b"
    rf"|\bwhose\b{_GAP}(?:{_NO_IDEA}|not been)\b|\b{_NO_IDEA},? whose\b",
    re.IGNORECASE,
)
"""Doubts whose it is."""

_OF_WHO = re.compile(
    rf"\b(?:кто|назначени[ея])\b{_GAP}{_KNOWN}|\b{_KNOWN},?\sкто\b|\bне\s(?:уверен|проверял)[а-я]?\b(?!,?\sчто)"
    rf"|{_MAYBE}старый\s(?:перевод|плат[её]ж|номер)\b|\b(?:who|holder|owner)\b{_GAP}{_NO_IDEA}\b|\b{_NO_IDEA},? who\b|\bwho knows\b",
    re.IGNORECASE,
)
"""Doubts who he is: of one who called or was paid they say nothing."""

_ASKED = re.compile(
    r"\b(?:кому\s(?:\w{1,6}\s)?принадлежит|чей|чья|чь[её])\s(?:это\s)?(?:этот\s|данный\s)?(?:номер|телефон|карта|сч[её]т|аккаунт)?\s?№?\s?\Z"
    rf"|\b{_NO_IDEA} (?:who|whose)\b[^.!?;\n]{{0,40}}\Z",
    re.IGNORECASE,
)
_TRUE = ("астоящ", "еальн", "astoyash", "eal ", "ctual ", "шын", "Шын", "ағыз", "hyn ", "şyn ")
_IS_KNOWN = re.compile(rf"\b{_KNOWN}", re.IGNORECASE)
_THEIRS = re.compile(
    r"\b(?:мошен|злоумыш|преступ|подозрев|аферист|звонивш|scam|fraud|suspect|perp|caller)[^.!?;\n]*\Z",
    re.IGNORECASE,
)
"""A swindler in the sentence: it is his, whoever he is."""

_STOP = re.compile(r"[.!?;\n](?=\s+[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ])")

_DONE = 2.0
_PLAIN = 3.2
"""What the other words say of an offender stands against a doubt of the owner, and of the link, from here on."""


def may_doubt(hints: Sequence[int]) -> bool:
    """Whether a text in which these of the hints occur has a doubt of anything at all."""
    return 0 in hints or len(hints) > 1


def is_unsure(text: str, start: int, end: int, stop: int, score: float) -> bool:
    """Whether the sentence says of an identifier that nobody knows whose it is.

    Args:
        text: all of it.
        start: where the identifier begins.
        end: where it ends.
        stop: where the next one begins.
        score: log-odds that it is the offender's, by the other words.
    """
    if score > _PLAIN:
        return False
    after = text[end : min(stop, end + _AFTER)]
    cut = _STOP.search(after)
    after = after[: cut.start()] if cut else after
    if _OF_BANK.search(after) or _OF_LINK.search(after) or _OF_PROOF.search(after):
        return True
    if score > 0 and _is_of_witness(text[max(0, start - _WITNESS_BEFORE) : start]):
        return True
    if score >= _DONE:
        return False
    owner = _OF_OWNER.search(after)
    is_doubted = owner is not None and (score > 0 or owner.start() <= _BEHIND)
    is_doubted = is_doubted or (score > 0 and _OF_WHO.search(after) is not None)
    if is_doubted and _THEIRS.search(text, max(0, start - _BEFORE), start):
        return False
    return is_doubted or _is_asked(text, start, after)


def _is_of_witness(before: str) -> bool:
    """Whether the true owner or a true officer is named."""
    return any(map(before.__contains__, _TRUE)) and _OF_WITNESS.search(before) is not None


def _is_asked(text: str, start: int, after: str) -> bool:
    """Whether "whose" stands before it: "кому принадлежит номер ..., не выяснено"."""
    before = text[max(0, start - _BEFORE) : start]
    if not any(map(before.__contains__, ("ринадлежит", "ей ", "ья ", "who"))):
        return False
    match = _ASKED.search(before)
    return match is not None and ("who" in match[0] or _IS_KNOWN.search(after) is not None)
