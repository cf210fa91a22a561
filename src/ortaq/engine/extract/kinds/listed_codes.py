"""Short numbers that everybody in the country knows: fewer words about calls are enough for them.

All patterns are of small letters.
"""

from __future__ import annotations

import re

_BEFORE = 60
_AFTER = 45
"""Characters on either side in which it is looked for, up to the ends of the sentence."""

_TAIL = 24
"""Characters before it in which a shortened word and its preposition stand."""

_PAID = 35
"""Characters before it in which a payment makes it a sum."""

_ENDING = r"(?:\s?[-–]?\s?(?:[гғкқ][ае]|[дт][ае]н|н[ае]н|[gğqk][ae]|[dt][ae]n))"
_REACHED = (
    r"(?:\w{0,4}звон\w*|\w{0,2}звяк\w*|дозв\w*|тыка\w*|строчи\w*|набра\w*|набир\w*|связ[аы]\w*|соедин\w*|обра[тщ]\w*|сообщ\w*|пожалов\w*|заяв(?:ил|ля)\w*|уточн\w*|узна[лв]\w*|спро[сш]\w*|вызв\w*|вызыв\w*"
    r"|приход\w*|жал(?:уй|об)\w*|писать|пишите|\w{0,2}писал\w?|\w{0,2}направ\w*|посовет\w*|передан\w?|zvon\w*|pozvon\w*|nabra\w*|called|phoned|rang|dialled|dialed|informed|reported|told|blocked|froze|frozen)"
)
_REACHED_AT = re.compile(
    rf"(?<!\w){_REACHED}[^.!?\n0-9]{{0,25}}?\s(?:на|в|во|по|с|со|через|до|na|v|po|on|at|to|through|via)\s$"
    r"|(?<!\w)(?:кроме|сотрудник\w{0,2}|специалист\w{0,2}|жалуйтесь|жалуйся|есть\sещ[её]|(?:с|от)\sимени)\s$"
    r"|(?<!\w)(?:тыка|набра|набир|вызв|вызыв|nabra|dial)\w*\s(?:номер\s|короткий\s)?$"
    r"|(?:телефон|номер|лини|центр|опер|тел)\w{0,5}[.,]?\s(?:\w{0,8}банк\w{0,2}\s|полици\w\s)?[«\"(]?$"
    r"|(?:банкт[іи][ңн]|банкке,?|поли[цс]и[яа][ғг]а,?|pol[iıy]+[cts]{1,2}[iıy]+a[ǵgğ]a,?|орталы[қғ]\w{0,2})\s[«\"(]?$"
)
_OF_LINE = r"(?:желіс|желін|қызмет|кызмет|телефон[ыд]|нөмір(?!лі)|номир(?!ли)|номер[іи](?!л)|кезекші|орталы|jel[iı]|zhel[iı]|qyzmet|n[oö]'?m[iı]r(?!l)|telefon|hotline|line\b)"
_CAME = re.compile(r"\s?-?(?:[дт][ае]н|[dt][ae]n)\s(?:\w{1,8}\s)?(?:кел|kel)")
_BEHIND = re.compile(
    rf"\s{_OF_LINE}\w*(?!\s?[:№])"
    r"|\s(?:атынан|atynan)\s[^.!?\n]{0,16}(?:смс|sms|хат|хабар|код|кел|жаз|kel|jaz)|\s(?:had\s)?texted\b"
    r"|\s(?:мен|және|немесе|men|jane|nemese)\s[0-9]{3,4}\s?-?\s?(?:[гғкқ][ае]|[gğqk][ae])\s(?:\w{1,12}\s)?(?:зв[ао]н|хабар|қоңырау|конырау|айт|жаз|habar|jaz|ait)"
    r"|\s(?:с[іи]з|осы|мұн|мун|банк|полиц|s[ıi]z|osy|mun|bank|poli)\w*\s(?:жаз|хабар|айт|зв[ао]н|jaz|zhaz|[hx]abar|ait|ayt|zv[ao]n)\w{0,9}\s(?:де[йд]|деп|de[yid])"
    r"|\s(?:т[іи]рке[дпг]|t[ıi]rke?[dpg])|\s(?:к[өо]мектесп|к[өо]мектесе\sалма|k[oöó]mektesp|did(?:n['’]t|\snot)\shelp)"
    r"|\s(?:бәрі\s(?:растал|дұрыс|таза|рет)|бари\s(?:растал|дурыс|таза|рет)|(?:еште[ңн]е|eshte[nńñ]e)\s(?:[іи]стей|[іи]степ|айта|көрсет|[iı]stei|[iı]steı|aita))"
    rf"|{_ENDING}\s(?:(?!астам|артық|жуық|кем|көп)\w{{1,12}}\s)?(?:зв[ао]н|хабар(?!лама)|қоңырау|конырау|шы[қкғг]|со[қкғ]|шал|жаз[дғ]|бағытта|багытта|шағым|шагым|дозвон|айтт|жүгін|тілдес|zv[oa]n|[hx]abar|qo[nñ]yr|[sş]h?y[qkğg]|so[qk]|(?:zh|j)az[dğ]|aitt|aytt|sha[gğ]ym)"
    r"|\s(?:шақыр|шакыр|тер(?:[дг][іие]|і[ңп])|зв[ао]нд[аы]|[sş]h?a[qk]yr|ter[dg]|zv[ao]nd)"
    r"|\s(?:\w{1,14}\s){0,2}(?:не\s)?дозвон"
    r"|\s(?:ұсыныл|автожауап|автоответ|висит|молч[аи]т|тосыңыз|ауызша|там\s(?:робот|подска|сказал|посовет))|\s?-?(?:[дт][ае]н\sбас[қк]а|[dt][ae]n\sbas[qk]a)|[»\"]?\s(?:officer|code)\b|\sм[ае]$"
)
_SPEAKS = re.compile(
    rf"{_REACHED}|телефон|номер|лини|оператор|центр|банк|полици|служб|дежурн|уведомл|хабарла|қоңырау|конырау|желі|қызмет|нөмір|номир|орталы|кезекші|bank|police|phone|line\b|contact"
)
_TOLD = re.compile(
    r"званд|дозв|хабар|қоңырау|конырау|дей[дт]|дед[іи]|дегенде|айт|жауап|растама|сказ|говор|ответ|отвеч|подтверд|прин[яи]|посовет|молч|гудк|[hx]abar|deid|dedi|jauap|zhauap|skaza|otve|said|told|answer|operator|confirm|advis"
)
_AT_OFFICE = re.compile(r"(?:^|[\s,])(?:в|на|v|na)\s$")
_ROUND = re.compile(
    r"(?<!\w)(?:в|v)\s\w{0,8}(?:банк|bank)\w?\s(?:на|по|na|po)\s$|(?<!\w)(?:звон|набира|zvon)\w{1,5}\s(?:только\s|сразу\s)?на\s$|(?:bank|банк)\w{0,2},\s(?:on|at|на|по)\s$"
)
_CLOSED = re.compile(r"\s?(?:[.,:)]|$)")
_ROUND_BEHIND = re.compile(
    r"\s(?:атынан|atynan)\s[^.!?\n]{0,16}(?:смс|sms|хат|хабар|код|кел|жаз)|\s(?:к[өо]мектесп|k[oö]mektesp)|\s(?:бәрі\s(?:растал|дұрыс|таза|рет)|еште[ңн]е\s(?:[іи]стей|айта|көрсет))"
)
"""What makes a number of a round sum: few words of banks."""

_ON = re.compile(r"(?:^|[\s,])(?:на|по|на\sномер|na|po)\s$")
_TURNED = re.compile(
    r"\s(?:не\s|тоже\s|также\s|уже\s|сразу\s|потом\s|ne\s|tozhe\s)?(?:\w{0,4}звон(?:ил|ит)|сообщ(?:ил|ал|ено)|обра(?:тил|щал)|жал(?:ов|уют)|(?:на)?писал|поступ(?:ил|ает|ают)"
    r"|\w{0,4}zvon(?:il|it)|soob(?:sch|sh)il|obra(?:til|schal)|postup(?:il|a))"
)
"""What somebody does "на 102"."""

_TOLD_IT = re.compile(
    rf"{_ENDING}\s(?:[^\W\d]{{1,12}}\s)?(?:айтт|хабарла[сд]|зв[ао]нда|қоңырау|конырау|шағымдан|жаз[дғ]|aitt|aytt|aıtt|[hx]abarla[sd]|zv[ao]nda|qo[nńñ]y?ra)"
)
"""What is told to whom a Kazakh ending names: "102-ге айттық"."""

_ABBREVIATED = re.compile(
    r"(?<!\w)(?:уведом|инф|обр|напр|сообщ|перед)(?:\.\s(?:также\s|тоже\s)?(?:на\s|в\s)?|\s(?:также\s|тоже\s)?(?:на|в)\s)$"
)
"""A clerk's word for telling somebody; its full stop ends no sentence."""

_TELL = re.compile(
    r"(?<!\w)(?:tell|told|inform|informed|notify|notified|alert|alerted|ring|phone)\s$"
)
_TELLS_NO_MORE = re.compile(
    r"\s?(?:[.,;:!?)]|$|\s(?:or|and|if|yourself|now|immediately|at\sonce|about|that)\b)"
)
_TRIED = re.compile(r"(?<!\w)(?:tried|try)\s$")
_TRIED_IT = re.compile(r"\s?(?:first\b|$)")
_REAL = re.compile(r"(?<!\w)(?:настоящ\w{2,3}|шын|на[ғг]ыз)\s$")
_SAYS = re.compile(
    r"\s(?:мне\s|нам\s|ей\s|ему\s|им\s)?(?:говор|сказ|ответ|посовет|не\sбер|молч|skaz|govor)"
)
_SENTENCE = re.compile(r"[!?;\n…]|\.(?=\s|$)")
_PAYS = re.compile(
    r"перев|опла|заплат|снял|списа|скин|(?<!ере)кин[уь]|внес|внос|кредит|выигр|потер|отда|закинул|сумм|стоит|цен[аыу]|населен|paid\b|pay |sent|transf|lost|withdr|charg|cost|сал(?:дым|ды|ып|ған)|аудар|төле|толе|бағас"
)
_QUOTE = re.compile('[«"“]')
_OF_PAPER = re.compile(
    r"(?:заявлени\w|материал\w{0,2}|дел[оауе]|приказ\w{0,2}|закон\w{0,2}|куи|ердр|кусз|арыз\w{0,3}|өтініш\w{0,3}|шағым\w{0,3}|\bіс|протокол\w?|рапорт\w?|рег\.|бап\w{0,2}|серия|версия|version|case|statement|file)\s?[:№#(]?\s?$"
)
_ARRIVES = re.compile(r"(?<!\w)(?:прид[её]т|приш\w{1,4}|приходит|поступ\w{2,5})\s(?:с|от)\s$")
_AT = re.compile(r"(?<!\w)(?:в|к|с|до|около|at|by|from|till|сағат|сағ\.)\s$")
GROUP_BEFORE = re.compile(r"[0-9][ -]$")
_HOURS, _MINUTES = 24, 60
_OF_FOUR = 4


def comes_from(text: str, end: int) -> bool:
    """Whether something came from the number that ends here: "код 1414-тен келді"."""
    return _CAME.match(text, end) is not None


def is_heard(text: str, code: str, start: int, end: int) -> bool:
    """Whether the sentence of a listed number says that somebody called it, or that it is a line.

    Of four digits that are no hour the sentence need only speak of calls and offices, or of what was said:
    hardly anything else is numbered so. Round hundreds are sums sooner than numbers.
    """
    before = _SENTENCE.split(text[max(0, start - _BEFORE) : start])[-1]
    behind = _SENTENCE.split(text[end : end + _AFTER], maxsplit=1)[0]
    if _ABBREVIATED.search(text, max(0, start - _TAIL), start):
        return True
    if _TOLD_IT.match(behind) and not GROUP_BEFORE.search(before):
        return True
    if _is_of_else(before):
        return False
    if code.endswith("00") and len(code) < _OF_FOUR:
        return _is_of_round(before, behind) and not _is_paid(behind)
    if _ON.search(before) and _TURNED.match(behind):
        return True
    return not _is_paid(behind) and _is_of_line(code, before, behind)


def _is_of_round(before: str, behind: str) -> bool:
    """Whether a round hundred is the number of a bank all the same."""
    if _ROUND_BEHIND.match(behind):
        return True
    if _ROUND.search(before) and (_TURNED.match(behind) or _CLOSED.match(behind)):
        return True
    return bool(_AT_OFFICE.search(before) and _SAYS.match(behind))


def _is_of_line(code: str, before: str, behind: str) -> bool:
    """Whether what stands before and behind it in the sentence is said of a line of help."""
    if _BEHIND.match(behind) or _ARRIVES.search(before):
        return True
    if _is_hour(code) and _AT.search(before):
        return False
    if _REACHED_AT.search(before) or (_AT_OFFICE.search(before) and _SAYS.match(behind)):
        return True
    is_told = _TELL.search(before) and _TELLS_NO_MORE.match(behind)
    if is_told or (_TRIED.search(before) and _TRIED_IT.match(behind)):
        return True
    if len(code) != _OF_FOUR:
        return False
    is_spoken_of = _SPEAKS.search(before) or _REAL.search(before) or _TOLD.search(behind)
    return bool(is_spoken_of or _CAME.match(behind))


def _is_paid(behind: str) -> bool:
    """Whether a sum is paid behind it; what stands in quotes is no deed."""
    return _PAYS.search(_QUOTE.split(behind, maxsplit=1)[0]) is not None


def _is_of_else(before: str) -> bool:
    """Whether a sum is paid before it, or a paper or a group of digits is numbered."""
    if GROUP_BEFORE.search(before) or _OF_PAPER.search(before):
        return True
    return _PAYS.search(before, max(0, len(before) - _PAID)) is not None


def _is_hour(code: str) -> bool:
    """Whether a number may be an hour with its minutes, typed without a mark."""
    return len(code) == _OF_FOUR and int(code[:2]) < _HOURS and int(code[2:]) < _MINUTES
