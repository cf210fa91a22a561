"""Turns of speech that say whose an identifier is, whatever the other words mean one by one.

Each stands right before the identifier, right behind it, or on both sides: "взломали инстаграм @...", "ваш
номер ..., верните на ...", "site contact ...". A quick pattern of its own tells which texts may hold it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ortaq.engine.extract.kinds.found import (
    CARD,
    CARD_MASKED,
    EMAIL,
    HANDLE,
    IBAN,
    IIN,
    IP,
    PHONE,
)
from ortaq.engine.extract.roles.appeals import APPEALS
from ortaq.engine.extract.roles.desks import DESKS
from ortaq.engine.extract.roles.phrase import ACCOUNTS, MINE, NOBODYS, REACH, SITES, THEIRS, Phrase
from ortaq.engine.extract.roles.records import RECORDS
from ortaq.engine.extract.roles.signed import SIGNED
from ortaq.engine.extract.roles.tellings import TELLINGS
from ortaq.engine.extract.roles.tellings_kk import TELLINGS_KK
from ortaq.engine.extract.roles.ways import WAYS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ortaq.engine.extract.kinds.found import Found

_CONTACTS = (PHONE, HANDLE, EMAIL)
_OPEN = r"\s?[:–—-]?\s[\"«“(]?@?\Z"
_CLOSED = r"\s{0,2}(?:[.…!?;,)\n]|\Z)"
_HERE = r"[^.!?\n]"
_PLATFORM = (
    r"(?:инст\w*|inst\w*|insta\w*|телег\w*|тг|tg|telegram\w*|в[ао]тсап\w*|вацап\w*|уатсап\w*|v[ao]tsap\w*|whats?app\w*|вк|vk"
    r"|аккаунт\w{0,2}|akkaunt\w{0,2}|account|профил\w|страниц\w|парақша\w{0,4}|канал|channel)"
)
_STOLE = r"(?:взлом(?:ал\w?|али)|угнал\w?|украл\w?|увел[аи]|vzlomal\w?|ugnal\w?|ukral\w?|hacked|hijacked|stole)"
_IS_STOLEN = (
    r"(?:угнал\w?|угнан\w?|взломал\w?|взломан\w?|украл\w?|украден\w?|увел[аи]|vzlomal\w?|vzloman\w?|ugnal\w?|ugnan\w?|ukral\w?|ukraden\w?"
    r"|(?:was|is|got|has been) (?:hacked|stolen|hijacked|taken over)|hacked\b|взлом (?:болды|болған)|бұзылды|бұзылған|бұзып алды|ұрланды|ұрлап алды)"
)
_KIN = (
    r"(?:әпкем|апкем|ағам|агам|інім|иним|анам|әкем|шешем|құрбым|достым|балам|қызым|ұлым|apkem|äpkem|agh?am|ağam|inim|anam|akem|sestra|brat|mama|papa"
    r"|сестра|брат|мама|папа|мать|отец|бабушка|дедушка|дочь|муж|жена)"
)
_GIVEN_TO = (
    r",?\s[\"«“]?(?:знаком\w+|незнаком\w+|друг\w?\b|подру\w+|прияте\w+|парн\w+|сосед\w+|человек\w|однокл\w+|за деньги|в аренду|за \d|znakom\w+|drugu?\b|podru\w+"
    r"|prijatel\w+|to (?:a|an|my|some)\b)"
)
_OF_NAMED = (
    r"(?:знаком\w+|таныс\w*|tan[iy]s\w*|acquaint\w+|friend|парн\w+|продав\w+|хозя\w+|мастер\w*|риелтор\w*|rieltor\w*|realtor|agent|агент\w*|менеджер\w*"
    r"|manager|куратор\w*|curator|брокер\w*|broker|жігіт\w*)"
)
_PAID = r"(?:перев[её]л\w?|перевели|кинул\w?|скинул\w?|отправил\w?|перечислил\w?|заплатил\w?|оплатил\w?|perev[yj]?[oe]l\w?|s?kinul\w?|otpravil\w?|transferred|sent|paid|moved)"
_I = r"\b(?:я|мой|моя|мо[её]|мою|моей|моего|меня|мне|мен|мені|менің|менин|маған|атыма|шотыма|картам\w*|i|my|me|ya|ja|moj|moi|moy|mne|men[iy]a|menya|meni[nñ]|menıñ|magh?an|at[ıi]ma|atyma)\b"
_ANOTHERS = (
    r"(?:иес[іи]\w*|алуш\w*|alush?\w*|aluwy|получат\w*|polu[c4]h?at\w*|владел\w*|хозя\w*|продав\w*|\bип\b|\bтоо\b|\bip\b|\btoo\b|holder|owner|recipient|seller|payee"
    rf"|\bего\b|\bе[её]\b|\bих\b|\bhis\b|\bher\b|their|оның|показал\w?|pokazal\w?|чуж\w+|{_OF_NAMED}){_HERE}{{0,40}}\Z"
)
_WITHOUT_MINE = (
    r"(?<!\bмой )(?<!\bмоя )(?<!\bмне )(?<!\bmy )(?<!менің )(?<!өзім )(?<!\bнаш )(?<!\bour )"
)


_PHRASES: tuple[tuple[str, Phrase], ...] = (
    *RECORDS,
    *WAYS,
    *TELLINGS,
    *TELLINGS_KK,
    *SIGNED,
    *APPEALS,
    *DESKS,
    (
        r"взлом|угнал|украл|увел|vzlom|ugnal|ukral|hacked|hijacked|stole",
        Phrase(
            (*_CONTACTS, *SITES), MINE,
            rf"\b{_STOLE}\s(?:(?:мой|мо[юя]|у меня|наш\w?|my|our|m[oy][iyj]u?)\s)?{_PLATFORM}(?:\s{_PLATFORM})?{_OPEN}",
        ),
    ),
    (
        r"взлом|угна|укра|увел|vzlom|ugna|ukra|hacked|stolen|hijack|taken over|бұзыл|бұзып|ұрла",
        Phrase(
            _CONTACTS, MINE,
            rf"(?:{_PLATFORM}|\bмо[йя]|\bmy|\bменің|\bнаш){_HERE}{{0,14}}(?<!\sс\s)(?<!\sот\s)(?<!\ss\s)(?<!from\s)\Z",
            rf",?\s(?:был\w?\s|сейчас\s|вчера\s)?{_IS_STOLEN}(?!\s(?:мо|наш|my|у\s|u\s))",
        ),
    ),
    (
        r"(?:дал|дала|дали|dal|dala|dali|gave|lent|out) (?:свою |мою |my |svoyu |svou |the |his |her )?(?:карт|kart|card)",
        Phrase(
            ACCOUNTS, MINE,
            r"\b(?:отдал\w?|дал[аи]?|передал\w?|продал\w?|сдал\w?|otdal\w?|dal[ai]?|peredal\w?|prodal\w?|gave|lent|rented out)\s"
            r"(?:(?:свою|мою|svo[yij]?u|my|his|her|the|банковск\w{2})\s){0,2}(?:карт(?:у|очку)|kart(?:u|ochku|o4ku)|card)\s(?:свою\s|svo[yij]?u\s)?[\"«(]?\Z",
            _GIVEN_TO,
        ),
    ),
    (
        r"i['’]?m (?:on|at) |i am (?:on|at) |связь со мной|so mno",
        Phrase(
            _CONTACTS, MINE,
            rf"(?:\bi(?:['’]?m| am) (?:on|at)|\bсвязь со мной|\bsv[iyj]a[zs]['’]? so mno[iyj]){_OPEN}",
        ),
    ),
    (
        r"(?:маған|маган|maghan|magan|mağan):? [+0-9@]",
        Phrase(_CONTACTS, MINE, rf"(?:^|[.!?…\n)]\s?|\s)(?:маған|маган|magh?an|mağan){_OPEN}", _CLOSED),
    ),
    (
        rf"{_KIN} [+0-9(сsн]",
        Phrase(
            (PHONE,), MINE,
            rf"\b{_KIN}\s(?:свой\s|svoi\s|svoy\s)?(?:номер\s|nomer\s)?\Z",
            r"\s(?:(?:нөмір|номир|номер|n[öo]m[iı]r|nomer)\w{0,3}\s(?:\w+\s(?:ар[қк]ылы|ar[qk][yıi]l[yıi])\s)?(?:[қкqk][аa][йiyı]тар|вернул)|түк\b|t[üu]k\b|ничего|вернула?|уже|сам[аи]?\b)|\s?[.,;)]|\Z",
        ),
    ),
    (
        (r"реклам|reklam|по объявлен|на объявлен|objavlen|obyavlen|жарнама| ad,? [+0-9@]|(?:site|website|listing) (?:contact|phone|number)|(?:сайт|хабарландыру)[тд]а[ғг]ы|sayttag|saittag"
        r"|(?:контакт|телефон|номер|kontakt|telefon|nomer) (?:на|с|из|na|s|iz) "),
        Phrase(
            _CONTACTS, THEIRS,
            r"(?:\b(?:набрал\w?|позвонил\w?|написал\w?|обратил\w+|nabral\w?|pozvonil\w?|called|wrote)\s(?:(?:по|на|в|po|na|v|from|an|the)\s){0,2}"
            r"(?:реклам\w|объявлени\w|reklam\w|ob[jy]+avleni\w\w?|ad|advert|жарнама\w*)|\b(?:site|website|ad|listing)\s(?:contact|phone|number)"
            r"|\b(?:контакт|телефон|номер|kontakt|telefon|nomer)\s(?:на|с|из|в|na|s|iz)\s(?:сайт\w|объявлени\w|sa[ij]ta)"
            rf"|\b(?:сайттағы|сайттагы|жарнамадағы|хабарландырудағы|sa[iy]tta[gğ]h?[yı])\s(?:нөмір|номир|номер|телефон|n[öo]m[iı]r)\w{{0,3}}),?{_OPEN}",
        ),
    ),
    (
        r"(?:емес|emes),? [оo][нn]|не мо[яй],? а ",
        Phrase(
            (*ACCOUNTS, *_CONTACTS), THEIRS,
            rf"(?:(?:емес|emes),?\s(?:оныкі|оныки|оники|on[iyı]k[iı])|\bне мо[яй],? а (?:его|её|ее|их)){_OPEN}",
        ),
    ),
    (
        r"\((?:тел|tel|т\.|phone|номер|ватсап)|[^0-9] \([+0-9@]",
        Phrase(
            _CONTACTS, 2.5,
            rf"\b{_OF_NAMED}[^.!?\n()]{{0,40}}\(\s?(?:(?:тел|tel|т|phone|номер|ватсап)\.?:?\s?)?\Z",
        ),
    ),
    (
        r"(?:прислал[аи]?|кинул[аи]?|prislal[ai]?|kinul[ai]?|жіберді|жиберди) (?:мне |нам |ему |ей |ссылку |mne |nam |ssylku )?[a-z0-9]",
        Phrase(
            SITES, THEIRS,
            r"\b(?:прислал\w?|с?кинул\w?|prislal\w?|s?kinul\w?|жіберді|жиберди)\s(?:(?:мне|нам|ему|ей|ссылк\w|mne|nam|ssylku)\s){0,2}[\"«“]?\Z",
        ),
    ),
    (
        r"(?:верните|верни|vernite|verni|return)[ :]",
        Phrase(
            (*ACCOUNTS, PHONE), THEIRS,
            rf"(?:[:«\"“]\s?|\b(?:пиш\w+|pi[sw]h?\w+|writes|жазады)\s|\bследом\s){_HERE}{{0,24}}\b(?:верните|верни|vernite|verni|return)(?:\s(?:it|the money))?\s"
            r"(?:(?:на|to|na)\s)?(?:(?:the\s)?(?:карту|сч[её]т|card|account|kartu|schet)\s)?\Z",
        ),
    ),
    (
        r"пополн|popoln|topped",
        Phrase(
            ACCOUNTS, THEIRS,
            r"\b(?:пополнял\w?|пополнил\w?|popoln[yij]?[ai]l\w?|topped up)\s(?:(?:сч[её]т|баланс|депозит|через|via|on|на|cherez|4erez|through|with)\s){1,3}"
            r"(?:(?:карту|сч[её]т|account|card|kartu|schet)\s)?\Z",
        ),
    ),
    (
        r"ип[ ,-]|тоо| ip |too ",
        Phrase(
            (IIN, IBAN, CARD), 2.5,
            rf"(?:\b(?:у|с|от|u|s)\s(?:ип|тоо|ip|too)\b|\b(?:ип|тоо)-(?:ден|дан|нен|нан)\b){_HERE}{{0,50}}(?:иин|жсн|iin|jsn|iban|сч[её]т|шот|карт[аы]){_OPEN}",
        ),
    ),
    (
        r"почта|поштас|pochta|poshtas|mail|ip ",
        Phrase(
            (EMAIL, IP), 2.5,
            rf"\b(?:брокер\w*|платформ\w*|сайт\w*|компани\w*|broker\w*|sa[iy]t\w*){_HERE}{{0,60}},?\s(?:почта|поштасы|pochta|poshtasy|mail|e-?mail|ip){_OPEN}",
        ),
    ),
    (
        r"fake|фейк|fe[iy]k|поддельн|жалған|жалган|фальшив",
        Phrase(
            (*_CONTACTS, *SITES), THEIRS,
            r"\b(?:fake|фейк\w*|fe[iy]k\w*|поддельн\w+|жалған|жалган|фальшив\w+)\s"
            rf"(?:account|аккаунт\w?|akkaunt\w?|страниц\w+|профил\w+|profile|page|парақша\w*)\b{_HERE}{{0,40}}\Z",
        ),
    ),
    (
        r"[0-9a-z/] (?:[–—-] )?(?:scam|развод|мошенник|кидал|алаяқ|лохотрон|fraud|spam|спам|razvod|moshennik)",
        Phrase(
            (*ACCOUNTS, *_CONTACTS, *SITES), THEIRS,
            rf"(?:^|[^\w]){_WITHOUT_MINE}\Z",
            r"\s?[–—-]?\s?(?:это\s)?(?:scam\w*|развод\b|разводил\w*|мошенник\w?\b|кидал\w{1,3}\b|алаяқ\w*|лохотрон\w*|fraud\b|spam\b(?!\scalls?)|спам\b(?!\s(?:қоңырау|звон|рассыл))|razvod\w*|moshennik\w?\b)",
        ),
    ),
    (
        r"offer|предлага|ищ[еу]т|сұрайды|сурайды|ura[iy]d[yı]|looking for",
        Phrase(
            (HANDLE,), 2.5,
            rf"\b(?:offers?|предлага\w+|ищ[еу]т|сұрайды|сурайды|s[uū]ra[iy]d[yı]|looking for)\b{_HERE}{{0,60}},\s{_PLATFORM}{_OPEN}",
        ),
    ),
    (
        r"(?:әуелі|ауели|алдымен|сначала|snachala|first|сосын|сосин|потом|potom|then|кейін|sos[yi]n|uel[iı]) [+0-9]",
        Phrase(
            (PHONE,), 2.5,
            r"(?:^|\W)(?:әуелі|ауели|алдымен|сначала|snachala|first|сосын|сосин|потом|potom|then|кейін|sos[yi]n|[aä]uel[iı])\s\Z",
            r"\s[«\"“]",
        ),
    ),
    (
        r"(?:настоящ[а-я][а-я]|настоящего|нағыз|нагыз|real|naghyz|nagyz|nağyz) (?:пост|жетк|supp|партн|jetk)|nastoy?[aj]+[a-z]+ post",
        Phrase(
            (PHONE, EMAIL, IBAN), NOBODYS,
            r"\b(?:настоящ\w+|нағыз|нагыз|real|nasto[yij]*a\w+|nagh?yz|nağyz)\s(?:поставщик\w*|жетк[іи]зуш[іи]\w*|supplier|партн[её]р\w*|postavshik\w*|jetk[iı]zush?[iı])\W{1,2}\Z",
        ),
    ),
    (
        r"(?:звоню|пишу|обращаюсь|zvon[ij]?u|pi[sw]h?u) (?:за|za) ",
        Phrase(_CONTACTS, MINE, rf"\b(?:звоню|пишу|обращаюсь|zvon[ij]?u|pi[sw]h?u)\s(?:за|za)\s{_HERE}{{0,40}},\s\Z"),
    ),
    (
        r"айпи|a[iy]pi|ip",
        Phrase(
            (IP,), THEIRS,
            rf"\b(?:бөтен|ботен|b[oö]ten|чуж\w+|незнаком\w+|foreign|unknown|strange)\s(?:ip|айпи|a[iy]pi|адрес\w*)(?:[\s-]адрес\w*)?{_OPEN}",
        ),
    ),
    (
        r"(?:ваш|va[sw]h?|сіздің|сиздин) (?:тел|tel|номер|nomer|нөмір)",
        Phrase(
            _CONTACTS, MINE,
            r"\b(?:ваш|va[sw]h?|сіздің|сиздин)\s(?:тел\w*|tel\w*|номер\w*|nomer\w*|нөмір\w*)\.?:\s\Z",
        ),
    ),
    (
        r"(?:иин|жсн|iin|jsn|zhsn)[ :]",
        Phrase(
            (IIN,), -2.0,
            rf"(?:^|[\s.,;!?])(?:иин|жсн|iin|jsn|zhsn)(?:\s(?:мой|mo[iyj]|мен[іи]ң))?{_OPEN}", story=_I, not_before=_ANOTHERS,
        ),
    ),
    (
        r"(?:вв[её]л|ввели|vv[eo]l|typed|entered|енгіз|engiz|тердім)",
        Phrase(
            (CARD, CARD_MASKED), -2.0,
            rf"(?:^|[.!?…\n,]|\s)\s?(?:карта|karta|card){_OPEN}", _CLOSED,
            story=r"(?:вв[её]л\w?|ввели|vv[eo]l\w?|typed|entered|енгіз\w*|engiz\w*|тердім)\s(?:(?:in|данные|реквизиты|danni?ye|dannye)\s)?(?:(?:сво\w+|мо\w+|my|own|svo\w+)\s)?(?:карт\w*|kart\w*|card)",
            unless=rf"\b{_PAID}|аудар|салд[ыі]|жібер|\btheir\b|получат|recipient|\bto (?:the )?card\s\Z|[0-9][0-9 *xх•#-]{{12,}}[0-9]",
        ),
    ),
)  # fmt: skip

PHRASE_HINTS = tuple(f"(?i:{hint})" for hint, _ in _PHRASES)
"""Quick patterns (RE2 syntax), one for each phrase: a text without it does not hold the phrase."""


def said(text: str, found: Found, hints: Sequence[int]) -> float:
    """Log-odds by the first phrase that is said of an identifier; 0.0 where none is.

    Args:
        text: all of it.
        found: the identifier.
        hints: numbers of the quick patterns that occur in the text.
    """
    before = behind = ""
    for number in hints:
        phrase = _PHRASES[number][1]
        if found.kind not in phrase.kinds:
            continue
        if not before:
            before = text[max(0, found.start - REACH) : found.start].lower()
            behind = text[found.end : found.end + REACH].lower()
        if phrase.is_said(text, found.start, before, behind):
            return phrase.score
    return 0.0
