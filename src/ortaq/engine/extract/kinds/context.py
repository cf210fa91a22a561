"""Tells digits that identify somebody from amounts, case numbers, law articles and versions."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

DECIMALS = r"\.(?!0(?![0-9])|[0-9]{10})[0-9]|,[0-9]{1,3}(?![0-9A-Z]|[,.][0-9A-Za-zА-Яа-я])"
"""What follows the digits of an amount: no column or number of its own, and not the ".0" that
spreadsheets add."""

_UNITS = [
    "₸", "тг", "тнг", "тенге", "теңге", "kzt", "tenge", "₽", "руб", "рубл", "rub", "$", "usd",
    "usdt", "долл", "доллар", "€", "eur", "евро", "еуро", "млн", "млрд", "тыс", "мың", "миллион",
    "%", "шт", "дана", "кг", "kg", "btc", "eth", "byte", "bytes", "байт", "shares", "акций",
]  # fmt: skip
_AMOUNT_SIGNS = tuple("$€₸₽")
_AMOUNT_WORD = re.compile(r"сумм[аеуы]|сомасы|сомада|сомасын|amount|sum|total|kzt|usd|eur")
_REFERENCE_WORD = re.compile(
    r"дел[оауе]|делу|іс|операци[яию]|заказ(?!чи)\w*|тапсырыс\w*|договор(?!е\b)\w*|шарт(?!та\b)\w*|чек(?!т?е\b)\w*|чег[іи](?!нде\b)\w*|трек\w*|квитанци\w*|"
    r"накладн\w*|заявк\w*|өтінім\w*|обращени\w*|талон\w*|инвойс\w*|ердр|сдтбт|куи|"
    r"стать[яеи]\w*|ст|бап\w*|пункт\w*|версия|версии|нұсқа\w*|"
    r"case|orders?|invoices?|tickets?|receipts?|tracking|barcode|штрих-?код\w?|ean|кадастров\w*|contracts?|article|version|build|serial|"
    r"құжат\w*|документ\w*|куәлі\w*|удостоверени\w*|паспорт\w*|document|passport|артикул\w*|арт|"
    r"sku|item|model|модел\w*|reference|ref|кбк|кнп|imei|уин|транзакци\w*|transaction|"
    r"тикет\w*|посылк\w*|полис\w*|акт(?:а|е|у|ы|ом)?|доверенност\w*|серийн\w*|идентификатор\w*|рнм|знм|ккм|фпд?|фд|огрн|"
    r"исх|вх|chek(?!te\b)\w*|çek\w*|dogovor\w*|opera[ct]s?i[iy]?a|[şs]h?art(?!ta\b)\w*|zakaz\w*|tapsyrys\w*|референс\w*|түбірте(?!кте\b)\w*|фактур\w*|производств\w*|контракт\w*|k[ýu]i|rrn|txn|auth|imsi|iccid"
)
_WHAT_OF_MINE = ("мды", "мді", "мди")
"""Kazakh endings of what somebody sends or shows, which numbers nothing: "куәлігімді 8709... нөміріне жібердім"."""

_NUMBER_WORD = re.compile(r"номер\w*|нөмір\w*|код|number|code|no|n|id")
_ACCOUNT_WORD = re.compile(r"сч[её]т[ау]?|шот\w*|с|жкх")
_POINTS = frozenset(".,")
_MARKS = ' .:#№="\t\n\u00a0'
NUMBERED = ("№", "#")
"""Signs before a number of something."""

_ON_THE_CASE = re.compile(
    r"(?:ход[еу] дела|по делу|(?:курьер|менеджер|водител|оператор|телефон|тел|вопрос|связ)\w{0,4}"
    r" по (?:заказу|договору|заявке|обращению))$",
    re.IGNORECASE,
)
"""Words behind which a number is no case number: "tell me on the progress of the case: 8701..."."""

_PERSONAL_ACCOUNT = re.compile(
    r"(?:\bлицев\w{2,3}\s|\bдербес\s|\bл/)[^\W\d]+(?: жкх)?$|\bжеке шот$", re.IGNORECASE
)
"""Those of utilities, not of banks."""

_PAPERS = frozenset(("конференции", "teams", "zoom", "зум", "инн", "снилс"))
"""What is numbered in the groups of a telephone: taxpayers and meetings."""

_OF_PAPER = re.compile(
    r"(?:\b(?:инн|снилс|zoom|зум|meeting|teams|конференци\w)\W{1,2}(?:id|ид|код)|\bs/n)$",
    re.IGNORECASE,
)
_BEFORE_PAPER = frozenset(("id", "n", "ид", "код"))

_CALLER = re.compile(
    r"(?:caller|whats\w*|в[ао]тсап|viber|вайбер|telegram|телеграм\w*)\W{0,2}id$", re.IGNORECASE
)
_JOINED_ID = re.compile(r"[a-z]I[dD]$")
"""Names of numbers that programs write: "AlertID"."""

_TEN = 10
_FREE_MARKS = _MARKS + "-("
_AMOUNT = 1
_REFERENCE = 2
_NUMBER = 3
_ACCOUNT = 4
_NEXT = re.compile(r"[0-9](?:[,;]| и| and| мен| және) $")
_LISTED = re.compile(
    r"(?P<label>[^\W\d]{3,20})[ :№#]{1,4}(?:[0-9]{6,20}(?:[,;] | и | and | мен | және )){1,3}$"
)
_OF_PAYMENT = (" платежа", " операции", " перевода", " транзакции")
_PLURALS = ("ы", "и", "ые", "ов", "ей", "ам", "ям", "ах", "тар", "тер", "лар", "лер", "s")
_VERSION = re.compile(
    r"(?:\b(?:v|ver|version|release|build|firmware|гост|gost|ббк|удк|android|андроид\w{0,3}|ios|айос|windows|chrome|firefox)|"
    r"\bверс\w{1,4}|\bвер\.(?:\sприл\.)?|нұсқа\w*|nusqa\w*|\bversi\w{1,5}(?:\s[a-z]{3,15})?|билд\w*|сборк\w+|\bп|\bпп|пункт\w*|\bст|стать\w*|"
    r"раздел\w*|бап\w*|тармақ\w*|глав[аеыу]|section|\bрк|прошивк\w+|\bқк|\bук|\bгк|\bкоап|\bәқбтк|кодекс\w*|"
    r"(?:версия|версии|нұсқасы|version)(?:\s(?!(?:из|от|на|со|ip)\b)[^\W\d]{2,20}){1,2})"
    r"[\s./:]{0,2}$",
    re.IGNORECASE,
)
_PROGRAM = re.compile(
    r"(?:\b(?:whatsapp|в[ао]тсап|telegram|телеграм\w?|viber|anydesk|энидеск|rustdesk|teamviewer|zoom|"
    r"skype|e-?gov|егов|egov mobile|wallet|кошел[её]к\w{0,2}|әмиян\w{0,4}|kaspi(?:\.kz)?|halyk|homebank|opera|safari|edge|desktop|php|python|java|"
    r"emacs|exim|kernel|perl|postfix|redhat|red hat|sendmail|приложени[ея]|prilozheni[ey]|программ[аыу]|(?:анти)?вирус|antivirus|koshelek|самсунг|samsung|xiaomi|redmi|қосымша\w*|бағдарлама\w*|app)"
    r"|\(tls\) id|\n--)[\s./:]{0,2}$",
    re.IGNORECASE,
)
_MAX_VERSION = 32
"""Numbers of versions of programs hardly begin with more."""

_CALLING = re.compile(
    r"тел\b|тел[.:]|телефон|номер|нөмір|зв[оа]н|қоңырау|поддержк|қолдау|support|банк|bank|ватсап|whatsapp|вацап|"
    r"phone|call|contact|\b(?:dial|tel\b|cell\b|ph\b|fax|text)|number|mobile|sms|смс|nomir|telefon|qonyrau|"
    r"абонент|\bсвяз|байланыс|лини[яиюй]\b|желі(?:с[іи](?:не|нен|нде)?|ге|ден)?\b|jelisi\b|\bкц\b|\b[кс]олл?[- ]?цент|контакт-?\s?цент|орталы[ғқ]|оператор|hot-?line|"
    r"набира|набра[лтн]|набер|nabira|nabra[ltn]|naber|zv[oa]n|н[өо]м[іи]р|n[oóö]m[eıi]r|[қк]о[ңн]ырау|[hx]abarlas|хабарлас",
    re.IGNORECASE,
)
_PHONE_BEHIND = re.compile(
    r"\s?тел(?:\.|\b)(?!\W{0,3}[0-9+])|\s(?:н[өо]м[іи]р|номер)[іи]нен?\b", re.IGNORECASE
)
"""The word for a phone behind it, as in Kazakh: not before another number, or "from the number"."""

_ENDS = re.compile(r"[^\W\d]{4}[.!?]\s$")
_CLAUSE = re.compile(r"[^.!?…\n]+$")
_WORD = re.compile(r"[^\W\d_]{2,}")
_OWN_NUMBER = re.compile(r"карт|kart|card|сч[её]т|шот|iban|иик|жск")
"""How words begin whose number is no paper's: of cards and accounts."""

_GROUPED_AMOUNT = re.compile(r"\d{1,3}(?:[ .,]\d{3})+")


class Context:
    """Answers about the characters around a run of digits; each answer reads at most 80 of them.

    Args:
        currency_words: the country's words and signs of money.
    """

    def __init__(self, currency_words: Iterable[str]) -> None:
        words = sorted({*_UNITS, *currency_words}, key=len, reverse=True)
        starts = {word[0] for word in words}
        self._unit_starts = frozenset(starts | {start.upper() for start in starts})
        units = "|".join(re.escape(word) for word in words)
        self._amount_after = re.compile(
            rf"(?:[.,]\d{{1,2}})?\s{{0,2}}(?:{units})(?![a-z0-9])", re.IGNORECASE
        )

    def _is_counted(self, text: str, end: int) -> bool:
        """Whether a word or sign of money or quantity follows."""
        following = text[end : end + 3].lstrip()
        sign = following[:1]
        if sign not in self._unit_starts and not (sign in _POINTS and following[1:2].isdigit()):
            return False
        return self._amount_after.match(text, end) is not None

    def is_amount(self, text: str, start: int, end: int) -> bool:
        """Whether the digits are money, a share or a quantity."""
        if self._is_counted(text, end):
            return True
        if not start:
            return bool(_GROUPED_AMOUNT.fullmatch(text, start, end))
        before = text[max(0, start - 14) : start].rstrip(" :=-(")
        if before.endswith(_AMOUNT_SIGNS) or _meaning(_last_word(before)) == _AMOUNT:
            return True
        return bool(_GROUPED_AMOUNT.fullmatch(text, start, end))

    def is_free(self, text: str, start: int, end: int) -> bool:
        """Whether the digits are neither an amount nor a case number."""
        if self._is_counted(text, end) or _GROUPED_AMOUNT.fullmatch(text, start, end):
            return False
        return not start or self._is_unlabelled(text, start, end)

    def _is_unlabelled(self, text: str, start: int, end: int) -> bool:
        """Whether the words before make neither an amount nor a case number of the digits."""
        before = text[max(0, start - 40) : start]
        label = before.rstrip(_FREE_MARKS)
        word = _last_word(label)
        meaning = _meaning(word)
        if word in _PAPERS or (word in _BEFORE_PAPER and _OF_PAPER.search(label)):
            return False
        if not meaning:
            is_joined = end - start <= _TEN and _JOINED_ID.search(label) is not None
            is_amount = label.endswith(_AMOUNT_SIGNS) and not label[:-1].rstrip()[-1:].isdigit()
            return not (is_joined or is_amount or _is_far_reference(text, start, label))
        if meaning == _AMOUNT:
            return _is_heading(before, label)
        if meaning == _ACCOUNT:
            return not _PERSONAL_ACCOUNT.search(label)
        if word == "id" and text[start:end].isdigit() and not _CALLER.search(label):
            return False
        return not self.is_reference(text, start) or bool(_PHONE_BEHIND.match(text, end))

    @staticmethod
    def is_reference(text: str, start: int) -> bool:
        """Whether a case, order, receipt, article or device number begins here."""
        if not start:
            return False
        before = text[max(0, start - 40) : start]
        label = before.rstrip(_MARKS)
        word = _last_word(label)
        meaning = _meaning(word)
        if meaning == _REFERENCE:
            return not (_is_heading(before, label) or _ON_THE_CASE.search(label))
        if meaning == _NUMBER:
            ahead = label[: -len(word)]
            if _ENDS.search(ahead):
                return False
            return _meaning(_last_word(ahead.rstrip(_MARKS + "-_"))) == _REFERENCE
        if meaning == _ACCOUNT:
            return bool(_PERSONAL_ACCOUNT.search(label))
        return _is_far_reference(text, start, label)

    @staticmethod
    def is_numbered(text: str, start: int, *, by_word: bool) -> bool:
        """Whether the sign of a number stands before, or, if asked, the word."""
        label = text[max(0, start - 20) : start].rstrip(" ")
        return label.endswith(NUMBERED) or (by_word and _meaning(_last_word(label)) == _NUMBER)

    @staticmethod
    def is_version(text: str, start: int, first: int) -> bool:
        """Whether a version or clause number begins here, whose first part is given."""
        before = text[max(0, start - 40) : start]
        return bool(_VERSION.search(before) or (first <= _MAX_VERSION and _PROGRAM.search(before)))

    @staticmethod
    def is_about_calling(text: str, start: int, end: int) -> bool:
        """Whether a word of telephony stands within 64 characters before or 24 after."""
        before = text[max(0, start - 64) : start]
        return bool(_CALLING.search(before) or _CALLING.search(text[end : end + 24]))


@lru_cache(maxsize=16_384)
def _meaning(word: str) -> int:
    """What a word before digits makes of them; 0 where it says nothing."""
    if _AMOUNT_WORD.fullmatch(word):
        return _AMOUNT
    if _REFERENCE_WORD.fullmatch(word):
        return 0 if word.endswith(_WHAT_OF_MINE) else _REFERENCE
    if _ACCOUNT_WORD.fullmatch(word):
        return _ACCOUNT
    return _NUMBER if _NUMBER_WORD.fullmatch(word) else 0


def _is_heading(before: str, label: str) -> bool:
    """Whether a label ends the line before and nothing ties it to what follows."""
    between = before[len(label) :]
    return "\n" in between and not any(sign in between for sign in ":#№=")


def _is_far_reference(text: str, start: int, label: str) -> bool:
    """Whether a word of reference stands before the last word or the last number."""
    is_payment = label.endswith(_OF_PAYMENT)
    if is_payment or "№" in text[max(0, start - 3) : start]:
        meaning = _meaning(_last_word(label.rpartition(" ")[0]))
        return (
            meaning == _REFERENCE
            or (is_payment and meaning == _NUMBER)
            or (not is_payment and _is_of_papers(label))
        )
    if text[start - 1] != " " or not _NEXT.search(text, max(0, start - 7), start):
        return False
    listed = _LISTED.search(text, max(0, start - 80), start)
    if listed is None:
        return False
    word = listed["label"].lower()
    return _meaning(word) == _REFERENCE and word.endswith(_PLURALS)


def _is_of_papers(label: str) -> bool:
    """Whether the clause before "№" speaks of papers and of no telephone: "receipts kept, last №"."""
    clause = _CLAUSE.search(label)
    said = clause.group().lower() if clause else ""
    is_of_papers = any(_meaning(word) == _REFERENCE for word in _WORD.findall(said))
    return is_of_papers and not (_CALLING.search(said) or _OWN_NUMBER.match(_last_word(said)))


def _last_word(text: str) -> str:
    """The letters with which a text ends, in lower case; empty where it ends with another sign."""
    word = text.rpartition(" ")[2]
    if not word.isalpha():
        at = len(word)
        while at and word[at - 1].isalpha():
            at -= 1
        word = word[at:]
    return word.lower()
