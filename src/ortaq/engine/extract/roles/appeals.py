"""Turns of speech of those who warn others and gather the cheated, and of those who tell how a number was left somewhere."""

from __future__ import annotations

from ortaq.engine.extract.kinds.found import EMAIL, HANDLE, IIN, PHONE, URL, WALLET
from ortaq.engine.extract.roles.phrase import ACCOUNTS, MINE, SITES, THEIRS, Phrase

_CONTACTS = (PHONE, HANDLE, EMAIL, URL)
_LINK = r"(?:https?://)?(?:t\.me/|www\.)?[\"«(]?"
_MESSENGER = r"(?:телеграм\w*|телег\w|тг|в[ао]тсап\w*|инст\w*|директ\w*|личк\w|whatsapp|telegram|instagram|dm)"
_SUFFERED = r"(?:перев[её]л\w?|переводил\w?|попал\w{0,2}|пострадал\w?|отправлял\w?|отправил\w?|платил\w?|заплатил\w?|обманут\w?|потерял\w?|поверил\w?|купил\w?|заказал\w?|заказывал\w?|столкнул\w{1,3}|скинул\w?)"
_DECEIVE_KK = r"(?:қорқыт|коркыт|алда[йп]|сұрай|сурай|жинай|салғыз|салгыз|алып\sкет|рәсімде|расимде|береміз\sдеп|ауыстырамыз|кетеді|кетеди|дейді|дейди)"
_DECEIVE_RU = r"\b(?:продают|торгуют|пугают|обещают|предлагают|выманивают|скупают|представля\w{1,2}ся|называ\w{1,2}ся|требуют|присылают|берут|зовут|рассылают|оформляют|набирают|говорят\sчто)\b"

APPEALS: tuple[tuple[str, Phrase], ...] = (
    (
        r"кто (?:тоже |уже |ещё |еще )?(?:перев|попал|постр|отправ|плат|заплат|обман|потер|повер|купил|заказ|столкн|скинул)",
        Phrase(
            _CONTACTS, MINE,
            rf"\bкто\s(?:тоже\s|уже\s|ещё\s|еще\s)?{_SUFFERED}[^.!?\n]{{0,30}}?,?\s?[–—-]?\s(?:пиш\w{{1,3}}|напиш\w{{1,3}}|отпиш\w{{1,4}}|звон\w{{2,4}}|в\sличк\w)(?:\s(?:мне|нам|сюда|на|в|{_MESSENGER})){{0,4}},?\s{_LINK}\Z",
        ),
    ),
    (
        r"по вопросам ",
        Phrase(_CONTACTS, MINE, rf"\bпо\sвопросам(?:\s[а-яё]{{3,14}})?\s(?:ко?\s)?мне(?:\s(?:на|в|{_MESSENGER})){{0,2}}\s{_LINK}\Z"),
    ),
    (
        r"жазсын|jazsyn|хабарлассын",
        Phrase(
            _CONTACTS, MINE,
            rf"(?:\bк[іи]м(?:дер)?\s[^.!?\n]{{2,30}},?\s{_MESSENGER}|\bалдан(?:ған|ган)дар\w*\s[^.!?\n]{{0,30}}\s(?:жазсын|хабарлассын),?(?:\s{_MESSENGER})?)\s{_LINK}\Z",
            r"(?:-?\s?[гғкқ][ае])?(?:\s(?:жазсын|хабарлассын)|\s?[.!,)\n]|\s?\Z)",
        ),
    ),
    (
        r"write (?:to )?me on |message me on |dm me on ",
        Phrase(
            _CONTACTS, MINE, rf"\b(?:write|message|dm)\s(?:to\s)?me\son\s\w{{5,12}},?\s{_LINK}\Z",
            story=r"\b(?:of\sus|we\s(?:all\s)?(?:paid|lost)|victims|heads\sup)\b",
        ),
    ),
    (
        r"для своих",
        Phrase(
            (HANDLE, *SITES, PHONE), THEIRS, rf"\bдля\sсвоих:?\s(?:в\s[а-яё]{{3,12}}\s)?(?:https?://\S{{0,24}})?{_LINK}\Z",
        ),
    ),
    (
        r"забанил|удалил|выгнал|кикнул",
        Phrase((HANDLE, URL), THEIRS, rf"(?<!\bменя\s)\b(?:забанил|удалил|выгнал|кикнул)[аи]?\s(?:из\s[а-яё]{{3,8}}\s)?{_LINK}\Z"),
    ),
    (
        r"is back|are back",
        Phrase((*SITES, HANDLE), THEIRS, "", r"\s(?:is|are)\sback\b"),
    ),
    (
        r"(?:guy|man|woman|girl|someone|person|lady) on ",
        Phrase(_CONTACTS, THEIRS, rf"\b(?:guy|man|woman|girl|someone|person|lady)\son\s\w{{5,12}}\s\({_LINK}\Z"),
    ),
    (
        r"б[іи]реу \(|b[iı]reu \(",
        Phrase(
            (PHONE, HANDLE), THEIRS,
            r"\b(?:деген|degen)\s(?:б[іи]реу|b[iı]reu)\s\((?:(?:нөмірі|номири|номері|n[oö]'?m[iı]r[iı]|тел)\.?\s)?\Z",
        ),
    ),
    (
        r"пострадавш",
        Phrase((*_CONTACTS, *ACCOUNTS), THEIRS, r"\bпострадавш\w{2,3}\s[^.!?\n]{2,24}\s(?:его|её|ее|их)\s(?:номер|телефон|карту|аккаунт|почту)\s\Z"),
    ),
    (
        r"мына |myna ",
        Phrase(
            (*ACCOUNTS, PHONE, WALLET), THEIRS,
            r"\b(?:мына|myna)\s[^\W\d]{3,10}(?:[гғкқ][ае]|[gğqk][ae])\s[^\W\d]{4,9}\s(?:бердім|бердим|берд[iı]m|berdim|berdım|беріппін|салдым|saldym)\s?:\s\Z",
        ),
    ),
    (
        r"(?:карталары|шоттары) ?:",
        Phrase(ACCOUNTS, 2.0, r"(?:^|[.!?\n]\s?)(?:карталары|шоттары)\s?:\s\Z"),
    ),
    (
        r"(?:нөмірі|номири|номері|nomiri|номер):? [+0-9]",
        Phrase((PHONE,), 2.0, r"(?:^|\w{5}\.\s?|[!?\n]\s?)(?:нөмірі|номири|номері|nomiri)\s?[:–—-]?\s\Z", story=_DECEIVE_KK),
    ),
    (
        r"номер:? [+0-9]",
        Phrase(
            (PHONE,), 2.0, r"(?:^|[.!?\n]\s?)номер\s?[:–—-]?\s\Z", r"(?!,?\s?(?:для\sсвязи|мой|перезвон|звоните))", story=_DECEIVE_RU,
        ),
    ),
    (
        r"распечатк|детализац",
        Phrase(
            (PHONE,), MINE, r"\b(?:её|ее|его|мамин|папин|бабушкин)\s(?:номер|телефон)\s\Z", r",?\s(?:[^\W\d]{5,10}\s)?(?:распечатк|детализац)",
        ),
    ),
    (
        r"остав(?:ил|ляла?)|left my",
        Phrase(
            (PHONE, EMAIL), MINE,
            r"(?:\bостав(?:ил[аи]?|лял[аи]?)\s(?:свой\s|там\s|ей\s|им\s)?(?:номер\w?|телефон|почту|контакты?|данные)|\bleft\smy\s(?:number|phone|e-?mail))\s\Z",
            r",?\s(?:на|в|под|по|at|on|in|with)\s(?:их\s|этом\s|the\s|a\s)?(?:сайт|форм|страниц|реклам|ссылк|коммент|объявлен|анкет|site|web|form|page|ad\b|comment)",
        ),
    ),
    (
        r"(?:что|што|будто) (?:е[её]|его|ваш|мой|мо[яю]|ваш[ау]) ",
        Phrase(
            (PHONE, *ACCOUNTS), MINE, r"\b(?:что|што|будто)\s(?:её|ее|его|ваш|мой|моя|ваша)\s(?:номер|карта|сч[её]т|сим-?карта)\s\Z",
            r"\s(?:скоро\s|сейчас\s|завтра\s)?(?:отключ|заблок|закро|аннулир|истека|взлом|под\sугроз|в\sопасност|переда)",
        ),
    ),
    (
        r"на (?:е[её]|его|мо[её]м|мамином|папином) (?:номер|имя|карт|сч)",
        Phrase(
            (PHONE, *ACCOUNTS), MINE, r"\bна\s(?:е[её]|его|мо[её]м|мамином|папином)\s(?:номере|карте|сч[её]те)\s\Z", r"\s(?:теперь\s|уже\s)?(?:вис[иея]т|оформ|кредит|долг|микро)",
        ),
    ),
    (
        r"gave (?:the |my |her |his )?card",
        Phrase(ACCOUNTS, MINE, r"(?:^|[.!?\n]\s?)(?:i\s|she\s|he\s)?gave\s(?:the\s|my\s|her\s|his\s)?card(?:\snumber)?\s\Z"),
    ),
    (
        r"картасын,? |картамды,? ",
        Phrase(
            ACCOUNTS, MINE, "",
            r"\s(?:картасын|картамды),?\s(?:және\s|мен\s)?(?:[^\W\d]{2,9}\s)?(?:код|cvv|мерз[іи]м)[^\W\d]{0,6}\s(?:[^\W\d]{2,9}\s)?(?:жаз|тер|енг[іи]з|бер|айт)",
        ),
    ),
    (
        r"[гғкқмн][ае] де,? ",
        Phrase(
            (PHONE,), MINE, r"\b(?:келін|келин|қыз|ұл|бала|ана|шеше|апа|әке|күйеу|жұбай)[^\W\d]{0,4}(?:[гғкқ][ае]|[мн][ае])\sде,?\s\Z",
            r",\s(?:зв[ао]нда|қоңырау|хабарлас|жаз)",
        ),
    ),
    (
        r"у них|енді солар|now they have",
        Phrase((IIN, PHONE, *ACCOUNTS), MINE, "", r",?\s(?:тоже\s|тоже\sтеперь\s)?(?:теперь\s(?:тоже\s)?у\sних|енді\sсоларда|and\snow\sthey\shave\sit)\b"),
    ),
)  # fmt: skip
