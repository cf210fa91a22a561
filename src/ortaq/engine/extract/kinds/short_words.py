"""What is said around a short number: what it counts, that it answered, whom people reached by it, what it sent.

All patterns are of small letters.
"""

from __future__ import annotations

import re

from ortaq.engine.extract.kinds.listed_codes import GROUP_BEFORE, is_heard

BANK = (
    r"(?:\w{0,8}(?:банк|bank)\w{0,4}|kaspi|каспи|halyk|хал[ыи]к|халық|народн\w{2}|forte|форте|e-?gov|егов|[bб][цc][кck]|jusan|[дж]?жусан"
    r"|freedom|фридом|отбас\w{1,2}|евраз\w{0,8}|сбер\w{0,4}|береке|gold|голд)"
)
CASE = r"[\s-]{0,2}(?:[гғкқ][ае]|[дт]ен|[дт]ан|[днт][ыі][ңн]|[gk]e|[gǵğq]a|[dt]en|[dt]an)"
"""A Kazakh ending behind a number."""

NUMBERS = r"н[өо]м[іи]р|n[oóö]m[iı]r|نومىر"
SHORT_IN_KAZAKH = r"(?:[қк]ыс[қк]а|qys[qk]a)"
AGAIN = (
    r"(?:қайта\s|қайтадан\s|өзі\w{0,2}\s|бірден\s"
    r"|(?:б[іи]р|ек[іи]|үш|жарты|b[ıi]r|ek[ıi]|üş|jarty)\s(?:са[ғг]ат|рет|күн|sa[gğ]at|ret|kün)\s)?"
)
"""What stands before a Kazakh word for calling: "again", "himself", "for an hour"."""

_OFFICE = (
    rf"(?:{BANK}|полици\w{{0,4}}|polici\w{{0,4}}|politsi\w{{0,4}}|police|(?:support|help|hot|official)[ -]?(?:line|desk)|(?:лини|lini)\w{{1,3}}|оператор\w{{0,3}}|operator\w{{0,3}}"
    r"|желісі\w{0,4}|(?:колл|контакт|call|contact)[- ]?(?:центр\w{0,3}|cent\w+)|афм|afm|нацбанк\w{0,2}|поддержк\w{1,2})"
)
_REACHED = (
    r"(?:(?:по|пере|до|про)?звон\w*|набра(?!ло|ла?с)\w*|набир\w*|обра[тщ]\w*|сообщ[аие]\w*|уведом\w*|(?:po|pere|do)?[zj]von\w*|nabra\w*|nabir\w*|soobsh\w*"
    r"|call(?:ed|ing)?|phoned|rang|ring|dial\w*|contact(?:ed)?|reported|notified|texted|хабарла\w*|[қк]о[ңн]ырау\w*)"
)
_FILLER = (
    r"(?:также|тоже|сразу|потом|ещ[её]|уже|сам[аи]?|даже|взломан|в|во|на|по|до|takzhe|tozhe|srazu|potom|v|na|po|do|the|to|at|on|my|real|once|also|again|then|even"
    rf"|immediately|number|номер\w?|{_OFFICE})"
)
_COUNTED = re.compile(
    r"\s{0,2}(?:times|people|days|раза?\b|рет\b|год(?:а|у|ом)?\b|жыл|year|м\b|км\b|мл\b|метр|человек|адам|дн[яей]|день|час(?!\b)|(?<=1\s)час(?!\sна\sлини)|минут|мин\b|сағат|күн|тыс|тыщ|т\.\s?тг|мың|мын\b|my[nñ]\b|[кk](?!\w)|"
    r"млн|тг|тенге|теңге|tenge|₸|kzt|процент|пайыз|балл|звонк|звонок|абонент|жертв|жителей|заявителей|клиент(?!к|[\s,])|пользовател|потерпевших|clients|customers|users|victims|участников|гражд|квартир|кабинет|свидетелей|hours|street|қоңырау\w* (?:кел|түс))"
    r"|-(?:й|я|е|го|му|ой)\b"
)
_THOUSANDS = re.compile(r" [0-9]{3}(?![0-9])")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_OF_OTHERS = re.compile(
    r"(?<!\w)(?:код\w{0,2}|kod|code|пин|pin|карт\w{0,3}|kart\w{0,3}|card|цифр\w{0,2}|digits?|сумм\w|soma|сома\w{0,2}|amount|№|#|заявк\w|обращени\w|договор\w?|заказ\w?"
    r"|стать\w|ст\.|article|бап\w{0,3}|маршрут\w?|автобус\w?|приказ\w?|закон\w?|население|мсфо|рейс\w?|групп\w|палат\w|школ\w|кабинет\w?|каб\.|дом\w?|кв\.?|квартир\w|офис\w?|этаж\w?|окн\w|usd|kzt|eur|год[уа]?|room|flat|page|стр\.?|тикет\w?|ticket|talon|талон\w?(?:-уведомлени\w)?|чек\w?|id)"
    r"\s?[:№#\"«(]?\s?(?:no\.?\s)?$"
)
"""What numbers are of that no one calls."""

_PAYS = re.compile(
    r"перев|perev|опла|oplat|заплат|снял|списа|скин|внес|кредит|выигр|потер|отда|paid|pay |sent|transf|lost|withdr|charg|сал(?:дым|ды|ып)|аудар|төле|tole|toled"
)
_PAID_BEFORE = 35
_CLOSES = re.compile(r"[»\"]?\s?(?:[),;:!?]|\.(?!\d)|\n|$|[–—-]\s)")
_ANSWERS = re.compile(
    r"[»\")]?,?\s(?:(?:уже|сразу|тоже|же|мне|нам|маған|бізге|magan|mne|nam|me|us|да|де|da|de|then|only|just|there|там|tam|потом|уақ)\s){0,2}(?:"
    r"талон\w{0,2}\b|тер(?:ген|дім|діңіз|іп)\b|ter(?:gen|d[ıi]m|[ıi]p)\b|к[үу]т[іи][ңн]\w+|сказал\w?|говор[ия]\w*|ответил\w?|отвеча\w+|дал[аи]?\b|да[её]т\b|приня\w+|посоветов\w+|направил\w?|отправил\w?|молч\w+|занят\w?|час\s(?:на\sлини|ждал|висел)\w*|зарегистр\w+|(?:за|раз)?блок\w+|подтвер\w+"
    r"|предупре\w+|прислал\w?|зав[её]л\w?|ждите|закры\w+|помочь|карт[уы]\b|не\s(?:отв|бер|бра|доз|дост|прин|помог|зна|помож|слуш)\w*|недоступ\w*|заявк\w+"
    r"|алмай\w*|алма[дй]\w*|айт[аты]\w*|де[йд][ідыи]\w*|деп\b|берд[іи]\w*|бермей\w*|жібер\w*|жибер\w*|к[өо]термей\w*|[үу]ндеме\w*|жауап\w*|жауып|жапты\w*|ке[ңн]ес\w*|қабылда\w*|тірке\w*|б[ұу][ғг]ат\w*"
    r"|alma[iy]\w*|a[yi]t\w*|de[yi]d[ıi]\w*|ded[ıi]\w*|dep\b|berd[ıi]\w*|berme[iy]\w*|j[ıi]ber\w*|zhiber\w*|k[öo]term\w*|[üu]ndem\w*|(?:j|zh)auap\w*|(?:j|zh)apt[yıi]\w*"
    r"|talon\w{0,2}\b|k[üu]t[ıi][nñ]\w+|s[ck]azal\w?|govor\w+|otvet\w+|dal[ai]?\b|prin[yj]?a\w+|posovet\w+|molch\w+|mol4\w+|napravil\w?|zakr\w+|kart[uy]\b|(?:za)?blok\w+|ne (?:otv|ber|doz|prin|pomo)\w*|[jz]h?dite|zan[yj]?at\w?"
    r"|says?\b|said|told|gave|gives?\b|sent|sends?\b|answer\w*|repl(?:y|ied|ies)|advis\w+|did(?:n['’]t| not)|do(?:es)?(?:n['’]t| not)|took|opened|registered|confirmed|blocked|closed|accepted|asked|could(?:n['’]t| not)"
    r"|can(?:['’]t|not)|nobody|no one|is (?:busy|silent)|hung up|had never|right (?:away|after)|at once|immediately|already"
    r")"
)
"""What somebody does who is called up; or what is done about it."""

_OF_OFFICE = re.compile(
    rf"\b{_OFFICE}(?:\s{_OFFICE}){{0,2}}(?:\s{_REACHED})?(?:\s?\(|,\s|\s[–—-]\s)(?:номер\s|тел\.?\s|tel\.?\s|нөмірі\s)?[\"«]?$"
)
_AT_OFFICE = re.compile(
    rf"\b{_OFFICE}\s(?:me\s|us\s)?(?:at|on|на|до|na)\s[\"«]?$|\b(?:{BANK}|афм|afm)\s(?:по|po)\s[\"«]?$|\b(?:told|advised) (?:me|us) (?:at|on)\s$"
)
_THROUGH = re.compile(r"\b(?:через|cherez|4erez|through|via)\s(?:номер\s|number\s)?[\"«]?$")
_THROUGH_AFTER = re.compile(
    r"[»\"]?\s(?:ар[қк]ылы|ar[qk][yıi]l[yıi])\s(?:б[ұу][ғг]ат|хабар|[қк]айтар|жап|жау|тексер|шағым|с[ұu]ра|[қк]о[ңн]ырау|тірке|bugat|bu[gğ]at|[hx]abar|[qk]a[iyı]tar|tekser|(?:j|zh)a[pu]|su?ra)"
)
_CALLED = re.compile(rf"\b{_REACHED}(?:\s{_FILLER}){{0,4}}\s[\"«(]?$")
_SAID_BY = re.compile(
    r"\bприход\w{1,4}\s(?:с|от)\s$|\b(?:(?:де|de)[дйdyi]\w{1,4}|айтты|a[ıiy]tty|сказали|skazali|ответили|said|says)\s(?:в\s|на\s|at\s)?[\"«(]?$"
)
_SHORT = r"(?:коротк\w{2,3} номер\w{0,2}|short (?:number|code)|[қк]ыс[қк]а н[өо]м[іи]р\w*|qysqa n[oöó]m[iı]r\w*)"
_SAID_SHORT = re.compile(
    rf"\b(?:{_SHORT}[\s:,(«\"]{{1,3}}|коротк\w{{2,3}}\s|(?:с|от|s)\s(?:номера|nomera)\s|texted\s(?:me\s|us\s)?from\s|from\s(?:the\s)?number\s|(?:отправ\w{{1,6}}\s(?:\w{{1,8}}\s)?|sent\s(?:an\s)?)(?:смс|sms)\s(?:на|to)\s(?:номер\s)?)$"
)
_SHORT_AFTER = re.compile(
    rf"\s{SHORT_IN_KAZAKH}\s(?:{NUMBERS})|\sн[өо]м[іи]р[іи]нен\s(?:де\s)?(?:смс|код|жүргіз|кел|түс|жаз)"
)
_CALLED_BEHIND = re.compile(
    rf"(?:[\s-]{{0,2}}(?:[гғкқ][ае]|[gkqğǵ][ae])|\s(?:{NUMBERS})\w*)\s{AGAIN}(?:[қк]о[ңн]ырау (?:шал|со)|хабарлас|[hx]abarlas|зв[оа]н|zv[oa]n)"
    rf"|\s(?:деген|дейтін|degen)\s{SHORT_IN_KAZAKH}\s(?:{NUMBERS})|\sбайланыс орталы"
)
_TOLD_FROM = re.compile(
    r"[\s-]{0,2}(?:[днт][ае]н|[dnt][ae]n)\s(?:[^\W\d]{3,12}\s){0,2}[^\W\d]{2,12}(?:[ңн][ыі]з|низ|[nñ][yıi]z)(?:дар|дер)?\s(?:де[йдп]|ай[тд]|de[yidp]|a[iy]t)"
)
"""What somebody was told to do, behind the number in the case of whence: "102-ден арыз жазыңыз деді"."""

_TOLD_TO_CALL = re.compile(
    r"\b(?:(?:сказал|велел|посоветовал|порекомендовал)\w?\s(?:по)?звонить(?:\sна)?|жалуйтесь(?:\sна)?)\s$"
)
_OF_OPERATOR = re.compile(r"\b(?:оператор(?:[ғг]а|у|а|ы)?|сотрудник\w)\s$")
_OPERATOR_DOES = re.compile(r"\s(?:молч|не\s|коды|аркылы\s|арқылы\s|просит|сказал|запрашив|отвеч)")
_NEAR = 40
_CHECKED = re.compile(
    r"\b(?:looked (?:it )?up|checked|asked) (?:on|with|at)\s$|\bпроверил\w?\s(?:на|в|по)\s$"
)
_CHECKED_AFTER = re.compile(r"[\s-]{0,2}[тдtd][еe][нn]\s(?:тексер|біл|сұра|tekser|b[ıi]l|s[uū]ra)")
_AT_HOUR = re.compile(r"\b(?:в|v|с|от|s|ot|from|at)\s$")
_BY = re.compile(r"(?:^|[\s,(—–-])(?:по|на|до|at|on|po|na|do)\s(?:номер[уае]?\s|number\s)?[\"«(]?$")
_OF_BANK = re.compile(rf"\b{BANK}(?!\w)")
_LINE_OF_BANK = re.compile(
    r"\b(?:лини\w{1,3}|line|hot-?line|желісі|jelisi|(?:колл|контакт|call|contact)[- ]?(?:центр\w{0,3}|cent\w+)|орталығы|оператор\w{0,2}|operator)(?!\w)"
)
_NUMBER_OF_BANK = re.compile(r"\b(?:номер\w{0,2}|нөмірі|nömiri|nomiri|number|тел\.)(?!\w)")
_CLAUSE_BREAK = re.compile(r"[!?;\n0-9]|\.(?!\s?$)")
_OF_PAPER = re.compile(
    r"карт|kart|card|сч[её]т|шот|account|цифр|digit|саны|сандары|заявк|договор|обращени|өтінім|заказ|чек|талон|код|code|pin|пин"
    r"|кредит[ау]|окн|каб|contract|case|ticket|order|сумм|amount"
)
"""Words of other numbers that banks give."""

_SENDER = re.compile(
    r"\b(?:sender(?:\s(?:was|is))?|отправител\w{1,2}|otpravitel\w{0,2}|жіберуші\w{0,2}|жиберуши\w{0,2}|ж[іи]бер(?:ген|іпті)|отправител\w{1,3}\s(?:стоял|был|указан|значился|обозначен|записан|подписан)(?:\sкак)?|(?:j|zh)[ıi]ber(?:gen|u(?:sh|ş|w)[ıi]))\s?[:–—-]?\s$"
    r"|(?:\b(?:смс(?:к\w{1,2})?|sms|сообщени\w|рассылк\w|приш(?:ло|[её]л|ел)|код|code|soobsh\w+|message|text|хабарлама\w{0,3}))(?:\s[^\W\d]{1,12}){0,3},?\s(?:с|от|from|s|ot)\s(?:номера\s|number\s|nomera\s)?[\"«]?$"
)
_SAYS = re.compile(
    r"\s(?:said|says|saying|about|with an?|telling|с кодом|со ссылкой|о том|о\s|что\s|chto\s|that\s|будто\b|якобы\b|(?:болып|боп|bolyp|bop)\s(?:к[өо]р[іи]н|т[ұу]р|k[oöó]r[iı]n|tur)|(?:and|but|и|а|но|может|maybe|unpaid|неоплач\w{1,6}|там)\b|деп (?:т[ұу]р|жаз|келд)|dep (?:tur|jaz|keld))"
)
_SENT_BY = re.compile(
    r"(?:[ -]?(?:[днт][ае]н|[dnt][ae]n)|[»\"]?\s(?:(?:деген|дейт[іи]н|degen)\s)?(?:[қкqk][ыyıi][сs][қкqk][аa]\s)?(?:н[өо]м[іи]р|n[öo]m[ıie]r)\w{0,3}(?:[дн][ае]н|[dn][ae]n))\s"
    r"(?:маған\s|magan\s|maghan\s)?(?:смс|sms|хабарлама|[hx]abarlama|код|kod|с[іи]лтеме|s[ıi]lteme|айыпп[ұу]л)"
)
_REACH = 60
"""Characters before a number that are read."""

_PREPOSITIONS = (" at ", " on ", " на ", " до ", " по ", " na ", " po ")
_OPENS = re.compile(r"(?:\(|, |[–—-] )(?:номер |тел\.? |tel\.? |нөмірі )?[\"«]?$")
_TAIL = 14


def is_counted(text: str, end: int) -> bool:
    """Whether the number that ends here counts people, money, times or something else."""
    return _COUNTED.match(text, end) is not None


def is_amount(text: str, shown: str, start: int, end: int) -> bool:
    """Whether digits are a year, of a sum or of a longer number."""
    if shown[0] == "0" or GROUP_BEFORE.search(text, max(0, start - 2), start):
        return True
    return _YEAR.fullmatch(shown) is not None or is_thousand(text, end)


def is_thousand(text: str, end: int) -> bool:
    """Whether a group of three digits follows, as in sums."""
    return _THOUSANDS.match(text, end) is not None


def is_of_something_else(text: str, start: int) -> bool:
    """Whether a code, a card, an article or a room is numbered here."""
    return _OF_OTHERS.search(text, max(0, start - 40), start) is not None


def is_answering(text: str, start: int, end: int) -> bool:
    """Whether somebody answered at a short number of the country, or was reached by it."""
    before = text[max(0, start - _REACH) : start]
    if _ANSWERS.match(text, end) or _CALLED.search(before) or _SAID_BY.search(before):
        return True
    if _CHECKED.search(before) or _CHECKED_AFTER.match(text, end) or _TOLD_FROM.match(text, end):
        return True
    return _is_at_office(before) or is_office(text, start, end)


def is_called_behind(text: str, end: int) -> bool:
    """Whether the words behind a number say in Kazakh that somebody called it."""
    return _CALLED_BEHIND.match(text, end) is not None


def _is_told(text: str, start: int, end: int) -> bool:
    """Whether somebody is told to call a number, or the operator of a network is reached by it or silent."""
    before = text[max(0, start - _NEAR) : start]
    if _TOLD_TO_CALL.search(before):
        return True
    return _OF_OPERATOR.search(before) is not None and _OPERATOR_DOES.match(text, end) is not None


def is_said_short(text: str, start: int, end: int) -> bool:
    """Whether the words beside a number say that it is a short one."""
    if _SHORT_AFTER.match(text, end):
        return True
    return _SAID_SHORT.search(text, max(0, start - 40), start) is not None


def is_office(text: str, start: int, end: int) -> bool:
    """Whether a number on no list is that of a bank or another office that people reach by it."""
    if _THROUGH_AFTER.match(text, end) or _is_told(text, start, end):
        return True
    if is_of_something_else(text, start):
        return False
    before = text[max(0, start - _REACH) : start]
    closes = _CLOSES.match(text, end) is not None
    answers = not closes and _ANSWERS.match(text, end) is not None
    if not (closes or answers):
        return False
    if closes and _OPENS.search(before[-_TAIL:]) and _OF_OFFICE.search(before):
        return True
    if _is_at_office(before) or _THROUGH.search(before):
        return True
    is_reached = answers and _BY.search(before) is not None
    is_reached = is_reached or (_CALLED.search(before) is not None and not _AT_HOUR.search(before))
    return is_reached and not _PAYS.search(before, max(0, len(before) - _PAID_BEFORE))


def _is_at_office(before: str) -> bool:
    is_at = before.rstrip('"«').endswith(_PREPOSITIONS)
    return is_at and _AT_OFFICE.search(before) is not None


def is_of_bank(text: str, begin: int, start: int) -> bool:
    """Whether a clause ends here that speaks of the number or the line of a bank: "номер Пример Банка – ..."."""
    said = _CLAUSE_BREAK.split(text[begin:start])[-1]
    if not _OF_BANK.search(said):
        return False
    is_line = _LINE_OF_BANK.search(said) is not None
    return is_line or bool(_NUMBER_OF_BANK.search(said) and not _OF_PAPER.search(said))


def is_sender(text: str, start: int, end: int) -> bool:
    """Whether a message came from this number."""
    if _SENT_BY.match(text, end):
        return True
    before = text[max(0, start - _REACH) : start]
    says = _CLOSES.match(text, end) or _SAYS.match(text, end)
    return says is not None and _SENDER.search(before) is not None


def is_plainly_short(before: str, digits: str, behind: str) -> bool:
    """Whether digits that were spelt in words are those of a number that somebody reached, or that wrote to him."""
    text = f"{before[-_REACH:]}{digits}{behind[:_REACH]}"
    start = min(len(before), _REACH)
    end = start + len(digits)
    if is_counted(text, end) or is_of_something_else(text, start):
        return False
    if is_sender(text, start, end) or is_said_short(text, start, end):
        return True
    if is_called_behind(text, end) or is_answering(text, start, end):
        return True
    return is_heard(text, digits, start, end)
