"""Short numbers such as 102, only where the words around them are about calling."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ortaq.engine.extract.kinds.broken_codes import (
    APART_HINT,
    LETTERED_HINT,
    broken_codes,
    codes_apart,
)
from ortaq.engine.extract.kinds.found import SHORTCODE, Found
from ortaq.engine.extract.kinds.listed_codes import comes_from, is_heard
from ortaq.engine.extract.kinds.short_hints import AFTER_HINT, SAID_HINT
from ortaq.engine.extract.kinds.short_words import (
    AGAIN,
    BANK,
    CASE,
    NUMBERS,
    SHORT_IN_KAZAKH,
    is_amount,
    is_answering,
    is_called_behind,
    is_counted,
    is_of_bank,
    is_of_something_else,
    is_office,
    is_said_short,
    is_sender,
    is_thousand,
)
from ortaq.engine.extract.kinds.small_letters import in_small_letters
from ortaq.engine.extract.matcher import PatternSet, encoded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ortaq.engine.terms.country import CountryPack

_CALLING = (
    r"(?:звон\w*|zvon\w*|набра\w*|сообщи\w*|обра[тщ]\w*|обр\.|переадресова\w*|направлен\w?|жалова\w+|посоветова\w+|referred|рекоменд\w*\.?|переключи\w*(?: меня)?|смс|sms|call\w*|dial\w*|phoned?|ring|rang|texted|код[аы]?(?=\s(?:с|от)\s)|"
    r"telefon|via|через|checked|провер\w*|[қк]о[ңн]ырау\w*|qo[nńñ]y?ra[uýw]\w*|хабарлас\w*|[hx]abarlas\w*)"
)
_CENTRE = (
    r"(?:горяч\w+ лини\w+|по лини[ию]|(?:офиц\w*\.?|official) (?:лини\w{1,2}|line)|оператор\w*|operator\w*(?:\s+(?:of|at|on))?|"
    r"(?:колл|контакт|call|contact)[- ]?(?:центр\w*|cent\w+)|hot-?line|сенім телефон\w*|(?:жедел|тікелей) желі\w*|"
    r"байланыс орталығ\w*|i-?komek|айкомек|поддержк\w{1,3}|қолдау қызметі\w*|шлюз\w{0,3})"
)
_NUMBER = (
    r"(?:(?:\bс|\bна|\bпо|\bот)\s+номер[аеу]?|коротк\w+ номер[аеу]?|номер\w{0,2} (?:банка|полиции|скорой)|"
    r"\bпо\s+тел(?:ефон\w{1,3})?[.:]?|(?:from|on|to)\s+(?:the\s+)?(?:short\s)?(?:number|code))"
)
_SHOWN = r"экран(?:е|да|ында)(?:\s(?:был\w?(?:\sнаписано)?|высветил\w{2,3}|стоял\w?|показал\w?))?"
"""A screen on which a number is shown: swindlers imitate that of a bank."""

_BEFORE = re.compile(
    rf"(?:{_CALLING}(?:\s+(?:на|по|в|с|от|до|через|kz-?cert|na|v|po|to|on|from|the|номер\w*|полици\w*|police|{BANK})){{0,4}}"
    rf"|\b{_CENTRE}(?:\s{BANK}){{0,2}}|\b(?:тел|tel)\.|(?:полици\w{{0,3}}|спасения)(?:,? номер)?|police|канал[ау]?|\b[kк][zз][ -]?(?:cert|церт)\w{{0,3}}|{_SHOWN}|{_NUMBER})[\s:?,\"«(-]{{1,3}}(?:0[1-4][,/]?\s)?$"
    r"|по\s+тел(?:ефон\w{1,3})?\.?:?\s[+0-9][0-9() -]{6,20}(?:,|,?\s(?:или|либо|и))\s$"
    r"|\bпо\sномеру(?:\s[а-я]{3,12}){1,3}\s[\"«]$"
)
"""What stands before it: a word for calling, a line of help, "по тел. 8 (7172) ... или"."""
_REACHED = re.compile(
    r"\b(?:called|phoned|rang|reported|complained)\s(?:\w{1,9}\s){0,3}(?:on|at|to)\s$"
)
_LINE_OF = re.compile(
    r"(?:горяч\w{2,3} лини\w{1,2}|(?:контакт|колл|call)-?\s?цент\w{1,2}|(?:жедел|сенім) желісі\w{0,3}|байланыс орталығ\w{1,4}|hot-?line)"
    r"[^.!?;\n]{0,45}\(\s?(?:номер\s|нөмірі\s|тел\.?\s)?$"
)
"""A line of help, whose number stands in brackets behind the name of the bank."""

_FETCHED = re.compile(r"(?:вызва\w{1,3}|вызыва\w{2,4})(?: по)?\s$")
_CLAUSE_ENDS = re.compile(
    r"\s{0,2}(?:$|[.,;:!?)\n]|(?:и|но|а|потом|сразу|только|там|полици\w*|but|and|they|where|himself|herself|themselves|myself|ourselves)\b)"
)
_OFFICIAL = r"(?:(?:[қк]ыс[қк]а|ресми|qysqa|resm[iı]|قىسقا)\s)?"
_LINE = (
    rf"(?:(?:горяч\w{{2,3}}|гор\.|офиц\w*\.?|goryach\w{{2,3}}) (?:лини\w{{1,2}}|lini\w{{1,3}})|(?:official|support|help) line|hot-?line"
    rf"|(?:колл|контакт|call|contact)[- ]?(?:центр\w{{0,4}}|cent\w+)|(?:жедел|тікелей|ыстық|ресми|jedel|tikelei|resmi) (?:желі|jeli)\w*|байланыс орталығ\w*|оператор\w? {BANK}|operator {BANK})"
)
_DIALLED = (
    r"(?:(?:по|пере|до)?звон\w*|набра\w*|обрати\w*|(?:do|pere|po)?zvon\w*|called|phoned|rang)"
)
_UNLISTED_BEFORE = re.compile(rf"\b{_LINE}(?:\s{BANK}){{0,2}}[\s:(«\"]{{1,3}}(?:номер\s)?$")
_BANK_BEFORE = re.compile(rf"\b{BANK}\w{{0,4}}\s$")
_BANK_DIALLED = re.compile(
    rf"\b(?:{_DIALLED}(?:\s\w{{1,9}}){{0,2}}\s(?:в|the|to)?\s?{BANK}(?:\s{BANK})?|(?:в|v)\s{BANK}(?:\s{BANK})?\s{_DIALLED})\s(?:(?:на|по|on|at|na)\s)?$"
)
_UNLISTED_AFTER = re.compile(
    rf"(?:{CASE})?\s(?:(?:гор[яа]ч|gor[iy]?a(?:ch|ç)|жедел|ыстық)\w*\s(?:лини|желі|lini|jeli)"
    rf"|(?:(?:{NUMBERS})\w*\s)?(?:өзі\w*\s)?(?:[қк]о[ңн]ырау (?:шал|со)|хабарлас[тқ]|зв[оа]нд|zv[oa]nd))"
)
_CALLED_BEFORE = re.compile(
    r"\b(?:(?:(?:по|пере|до)?звон\w*|обра[тщ]\w*|zvon\w*)\s(?:на|по|до|na)|(?:called|phoned|rang|contacted))\s$"
)
_BEHIND_WORD = re.compile(r"(?:[^\W\d]|[»\"]|тел\.)(?:,? ?[–—-]| ?:|,)?\s?[«\"(]?$")
_OPERATOR_BEFORE = re.compile(r"\b(?:оператор|operator)\w{0,2}\s$")
_BANK_IN_BRACKETS = re.compile(r"\s\([^)\n0-9]{0,20}(?:банк|bank)[^)\n0-9]{0,20}\)")
_OPERATOR_AFTER = re.compile(r"\s(?:операторы|operatory)\b")
_ON_SCREEN = re.compile(r"\b(?:экран|ekran)[^.!?\n]{0,50}$")
_SHOWN_AFTER = re.compile(r"\s(?:деп|dep)\s(?:шы[қк]|sh?y[qk]|şy[qk])")
_CALLS_FROM = re.compile(
    r"\b(?:банк|bank)\w{0,3}\s(?:(?:звонит|calls)\s(?:\w{1,8}\s)?(?:с|from)|тек|tek)\s$"
)
_SHOWN_BEFORE = re.compile(rf"(?:{_SHOWN}|\bscreen (?:showed|said)|\bspoofed as)\s[«\"]?$")
"""What is said of a number of three or four digits that no list has, and that somebody called all the same."""

_MESSAGE = r"(?:смс|sms|код|kod|хабарлам|[hx]abarlam)"
_AFTER = re.compile(
    r"\s(?:бірыңғай\s|bıryñğai\s|единый\s|единого\s)?(?:арна(?:сы|ға)|байланыс орталы|ba[iıy]lanys ortaly|(?:колл|контакт)[- ]?цент|(?:горяч|гаряч|жедел|ыстық|goryach)\w{1,4}\s(?:лини|желі|lini|jeli))"
    r"|(?:\s\w{1,12}){1,5}\s(?:called|dialled|rang|number)\b"
    rf"|\s(?:арқылы|аркылы|arqyly|arkyly)\s|\s(?:пульт|pult)|\s(?:деген|degen)\s{SHORT_IN_KAZAKH}\s"
    rf"|(?:{CASE})\s{AGAIN}(?:бағытта|хабарла|[hx]abarla|зв[оа]н|zv[oa]n)"
    rf"|(?:{CASE}|\s?(?:{NUMBERS})\w*)\s{{1,2}}(?:(?:по|пере)звон|pozvon|переключ|айтты[мқ]|a[ıi]tty[mq]|телефон со[қк]|telefon so[qk]|call\b)"
    r"|\s(?:не )?дозвон"
    rf"|(?:(?:{CASE})?\s(?:немесе|және|мен|или|и|or|and|nemese|men)\s[0-9]{{3,4}})?"
    rf"(?:(?:{CASE}|-?(?:{NUMBERS})\w*)(?:\s[дт][еа])?)?[\s»\")-]{{0,3}}"
    rf"{_OFFICIAL}(?:(?:{NUMBERS}|(?:байланыс )?орталы[ғқ]|қызмет|желі)\w*\s)?"
    r"(?:оператор|(?:(?:мне|нам)\s)?(?:сказал|ответил|принял|посоветовал|направил|отправил|заблокировал)и|[қк]о[ңн]ырау|qo[nńñ]y?ra[uýw]|хабарла[сңд]|"
    rf"[hx]abarla[sńñ]|звон|zvon|смс|sms|(?:{NUMBERS})(?!л[іи])\w)"
    rf"|\s[–—-]\s(?:полици|politsi|police|e-?gov|егов)|\s\([^)\n0-9]{{2,24}}\)\s(?:{NUMBERS})"
    r"|[»\"]?\s(?:жедел|шұғыл)\s(?:желі|қызмет)"
    rf"|[\s-]{{0,2}}(?:[днт][еа]н|[dnt][ea]n)[\s»\"]{{1,3}}(?:(?:ал|кел|жібер|al|kel|jiber)\w{{1,9}}\s)?{_MESSAGE}"
)
_SENT_FROM = re.compile(
    rf"(?:{_MESSAGE}|сообщени|code|message|text)\w{{0,4}}\s(?:\w{{1,12}}\s){{0,2}}(?:с|от|from)\s[\"«]?$"
)
_FROM = re.compile(r"\b(?:с|от|from)\s[\"«]?$")
_SENDS = re.compile(
    r"[\"»]?\s(?:(?:мне|нам|ему|ей|им)\s)?"
    r"(?:приш(?:[её]л|л[оаи])|прислал[аи]?|присыла[ею]т|прихо(?:дит|дят|дил[оаи]?)|поступ(?:ил[оаи]?|ают|ает)|came|comes|arrived|sent)\b"
)
"""What a message does that comes from a short number: "с 1414 пришёл код"."""
_LIST = re.compile(
    rf"(?:{CASE})?[\s,;/]*(?:и|или|либо|потом|затем|және|мен|немесе|содан кейін|and|or|then|nemese|men)?"
    r"(?:\s(?:на|в|по|to))?\s*"
)
"""What stands between two short numbers that were called one after another."""

HELP_LINE = "help_line"
"""The rule by which a number is that of a line of help, which everybody calls."""

SENDER = "message_sender"
"""The rule by which a message that somebody tells of came from a number."""

_CONFIDENCE = 0.9
_LONGEST_UNLISTED = 4
_HINT_BEFORE = 40
_HINT_AFTER = 30

_BROKEN_CONFIDENCE = 0.8
_DIGITS = re.compile(
    r"[0-9](?<![\w.,+/-].)[0-9]{2,4}(?![\w.,/][0-9]|-[0-9]{1,2}(?![0-9])|(?!(?:[dtn][ae]n|[gkqğ][ae])\b)[A-Za-z0-9%/])"
)


class Shortcodes:
    """Finds the short numbers of one country.

    Attributes:
        hint: a quick pattern (RE2 syntax) without which no short number stands in a text.
    """

    def __init__(self, pack: CountryPack) -> None:
        self._codes = frozenset(pack.shortcodes)
        codes = "|".join(map(re.escape, sorted(self._codes)))
        split = "|".join(
            f"{code[0]}-{code[1:]}|{code[:2]}[ -]{code[2:]}"
            for code in sorted(self._codes)
            if len(code) == _LONGEST_UNLISTED
        )
        listed = f"{codes}|{split}" if codes else "$^"
        self.hint = rf"(?:^|[^0-9])(?:{listed})(?:$|[^0-9 ]| $| [^0-9]| [0-9]{{1,2}}[^0-9])|{SAID_HINT}|{AFTER_HINT}|{LETTERED_HINT}|{APART_HINT}"
        self._said = PatternSet((SAID_HINT, AFTER_HINT))

    def find(self, text: str) -> Iterator[Found]:
        """Mentions of short numbers."""
        text = in_small_letters(text)
        before = -1
        for match in _DIGITS.finditer(text):
            start, end = match.span()
            if is_counted(text, end):
                continue
            is_listed = match.group() in self._codes and not self._is_sum(text, end)
            if not is_listed and (
                is_amount(text, match.group(), start, end) or not self._is_said(text, start, end)
            ):
                continue
            goes_on = is_listed and before >= 0 and _LIST.fullmatch(text, before, start)
            if goes_on or (is_listed and _is_reached(text, match.group(), start, end)):
                rule = "shortcode"
            else:
                rule = _rule_by_words(text, start, end, end - start)
            if rule:
                before = end
                yield Found(SHORTCODE, match.group(), start, end, rule, _CONFIDENCE)
        yield from self._find_broken(text)

    def _find_broken(self, text: str) -> Iterator[Found]:
        """Short numbers in groups, in single digits or with letters, among plain words of calls or of messages."""
        for start, end, code in broken_codes(text):
            if is_counted(text, end):
                continue
            rule = self._rule_if_listed(text, code, start, end)
            rule = rule or (SENDER if is_sender(text, start, end) else "")
            rule = rule or ("shortcode" if is_said_short(text, start, end) else "")
            if rule:
                yield Found(SHORTCODE, code, start, end, rule, _BROKEN_CONFIDENCE)
        for start, end, code in codes_apart(text):
            if is_counted(text, end):
                continue
            rule = self._rule_if_listed(text, code, start, end)
            if not (rule or is_amount(text, code, start, end)):
                rule = _rule_by_words(text, start, end, len(code))
            if rule:
                yield Found(SHORTCODE, code, start, end, rule, _BROKEN_CONFIDENCE)

    def _rule_if_listed(self, text: str, code: str, start: int, end: int) -> str:
        is_reached = code in self._codes and _is_reached(text, code, start, end)
        return "shortcode" if is_reached else ""

    def _is_sum(self, text: str, end: int) -> bool:
        """Whether thousands follow what looks like a listed number: "102 000", but not "102 112"."""
        return is_thousand(text, end) and text[end + 1 : end + 4] not in self._codes

    def _is_said(self, text: str, start: int, end: int) -> bool:
        """Whether the words right beside a number may be of calls or of messages at all."""
        around = text[max(0, start - _HINT_BEFORE) : end + _HINT_AFTER]
        return bool(self._said.matches(encoded(around)))


def _is_reached(text: str, code: str, start: int, end: int) -> bool:
    """Whether the words around a listed number are about a call to it, or about who answered it."""
    if is_of_something_else(text, start):
        return comes_from(text, end)
    if _is_called(text, start, end) or is_heard(text, code, start, end):
        return True
    return _is_plainly_short(code) and is_answering(text, start, end)


def _is_plainly_short(code: str) -> bool:
    """Whether a listed number is hardly an amount: of four digits, or of an emergency service."""
    return len(code) == _LONGEST_UNLISTED or code[0] == "1"


def _rule_by_words(text: str, start: int, end: int, digits: int) -> str:
    """The rule by which a number is a short one whether it is listed or not: said to be, or of a line of help."""
    if is_sender(text, start, end):
        return SENDER
    if is_said_short(text, start, end):
        return "shortcode"
    if digits > _LONGEST_UNLISTED:
        return ""
    is_line = _is_line(text, start, end) or is_office(text, start, end)
    return HELP_LINE if is_line else ""


def _is_line(text: str, start: int, end: int) -> bool:
    """Whether a number is that of a line of help, or what a bank is called on or calls from."""
    if _OPERATOR_AFTER.match(text, end) or is_called_behind(text, end):
        return True
    if not _BEHIND_WORD.search(text, max(0, start - 8), start):
        return False
    begin = max(0, start - 60)
    return bool(
        _UNLISTED_BEFORE.search(text, begin, start)
        or _LINE_OF.search(text, max(0, start - 90), start)
        or _BANK_DIALLED.search(text, begin, start)
        or _is_shown(text, begin, start, end)
        or is_of_bank(text, begin, start)
        or (_BANK_IN_BRACKETS.match(text, end) and _OPERATOR_BEFORE.search(text, begin, start))
        or (_CLAUSE_ENDS.match(text, end) and _CALLED_BEFORE.search(text, begin, start))
        or (_UNLISTED_AFTER.match(text, end) and _BANK_BEFORE.search(text, begin, start))
    )


def _is_shown(text: str, begin: int, start: int, end: int) -> bool:
    """Whether a telephone showed the number as that of the caller, or a bank calls from it."""
    if _SHOWN_BEFORE.search(text, begin, start) or _CALLS_FROM.search(text, begin, start):
        return True
    return bool(_SHOWN_AFTER.match(text, end) and _ON_SCREEN.search(text, begin, start))


def _is_called(text: str, start: int, end: int) -> bool:
    """Whether the words on either side are about a call to this number or from it."""
    begin = max(0, start - 40)
    if _FETCHED.search(text, begin, start):
        return _CLAUSE_ENDS.match(text, end) is not None
    if (
        _BEFORE.search(text, begin, start)
        or _REACHED.search(text, begin, start)
        or _SENT_FROM.search(text, begin, start)
        or _AFTER.match(text, end)
    ):
        return True
    if "(" in text[begin:start] and _LINE_OF.search(text, max(0, start - 90), start):
        return True
    return bool(_FROM.search(text, begin, start) and _SENDS.match(text, end))
