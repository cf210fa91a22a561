"""Turns of speech of those who write down what a caller tells, or pass on what a client disputes."""

from __future__ import annotations

from ortaq.engine.extract.kinds.found import BIN, EMAIL, HANDLE, IIN, IP, PHONE, URL, WALLET
from ortaq.engine.extract.roles.phrase import ACCOUNTS, MINE, NOBODYS, SITES, THEIRS, Phrase

_CONTACTS = (PHONE, HANDLE, EMAIL, URL)
_ID = r"(?:бсн|жсн|bsn|jsn|zhsn)"

DESKS: tuple[tuple[str, Phrase], ...] = (
    (
        r"(?:қожалы[ғг]ымыз|кожалыгымыз|фирмамыз|компаниямыз|дүкен[іи]м[іи]з) ",
        Phrase(
            (BIN, IIN), MINE, rf"\b(?:қожалы[ғг]ымыз|кожалыгымыз|фирмамыз|компаниямыз|дүкен[іи]м[іи]з)(?:\sбар)?,?\s{_ID}\s\Z",
        ),
    ),
    (
        r"[өо]з[іи]н[іи][ңн] |[өо]з (?:карта|шот|н[өо]м)",
        Phrase(
            (PHONE, EMAIL, *ACCOUNTS), MINE,
            r"(?:(?:^|[.!?\n]\s?)өз[іи]н[іи]ң\s(?:нөмірі|номірі|картасы|шоты|телефоны|поштасы)|\bөз\s(?:картасынан|шотынан|нөмірінен),)\s\Z",
        ),
    ),
    (
        r"мекемен[іи]ң |mekemen[iı][nñ] ",
        Phrase(ACCOUNTS, MINE, r"\b(?:мекемен[іи]ң|mekemen[iı][nñ])\s(?:шоты|картасы|shoty)\s\Z"),
    ),
    (
        r"хат келд[іи] по[чш]тама|hat keldi po",
        Phrase((EMAIL, URL), THEIRS, r"\b(?:хат\sкелд[іи]\sпо[чш]тама|[hx]at\skeld[iı]\spo(?:ch|sh)tama)\s\Z"),
    ),
    (
        r"сайтты[ңн] |ретінде |ретинде ",
        Phrase(
            (BIN, IIN, PHONE), THEIRS,
            rf"(?:\bсайтты[ңн]\s[^.!?\n]{{0,24}}(?:жа[ғг]ында|астында|со[ңн]ында)\s{_ID}|\bбайланыс\sтелефоны\sрет[іи]нде)\s\Z",
        ),
    ),
    (
        r"бенефициар",
        Phrase((*ACCOUNTS, PHONE), THEIRS, r"\bбенефициар\w?:?\s(?:карта\s|сч[её]т\s|тел\.?\s)?\Z"),
    ),
    (
        r"кошел[её]к |адрес ",
        Phrase(
            (WALLET,), THEIRS,
            r"\b(?:вводил|переводил|отправлял|закидывал|заводил)[аи]?\s[^.!?\n]{0,24}(?:крипт\w*|usdt|btc|биткоин\w*)[^.!?\n]{0,10},?\s(?:на\s)?(?:кошел[её]к|адрес)\s\Z",
        ),
    ),
    (
        r"контакт (?:тг|вк|инст|ватс)",
        Phrase(_CONTACTS, THEIRS, r"\b(?:склонил|уговорил|общал|писал|вовлек|вовл[её]к)\w{0,3}\s[^!?\n]{0,30},\sконтакт\s(?:тг|вк|инст\w*|ватс\w*)\s\Z"),
    ),
    (
        r"раздел",
        Phrase(_CONTACTS, THEIRS, r"\b(?:телефон|номер|почта)\sиз\sраздела\s[«\"]?контакты[»\"]?,?\s\Z"),
    ),
    (
        r"платформ",
        Phrase(SITES, THEIRS, r"\b(?:инвест\w*\.?|трейд\w*\.?|торгов\w*)[\s-](?:интернет-?\s?)?платформ\w\s\Z"),
    ),
    (
        r"упр\pL*\.?,? (?:ip|айпи)",
        Phrase((IP,), THEIRS, r"\bудал\w*\.?\sупр\w*\.?,?\s(?:ip|айпи)\s\Z"),
    ),
    (
        r"просит (?:пере)?зв|просит связ",
        Phrase(
            (PHONE,), MINE, r"\bпросит\s(?:ей\s|ему\s|его\s)?(?:перезвонить|звонить|связаться)\s(?:на|по)\s\Z",
            r"\s(?:после\s[0-9]|до\s[0-9]|с\s[0-9]|вечером|утром|в\sрабоч|в\sлюбо)",
        ),
    ),
    (
        r"плательщик",
        Phrase((PHONE, *ACCOUNTS), MINE, r"\bплательщик\w?,?\s(?:\(?(?:моб|тел|карта|сч[её]т)\.?\s)?\Z"),
    ),
    (
        r"списания |звонивш|обративш",
        Phrase(
            (*ACCOUNTS, IIN), MINE, r"\b(?:(?:карта|сч[её]т)\sсписания|(?:карта|сч[её]т|иин)\s(?:звонивше(?:й|го)|обративше(?:йся|гося)))\s\Z",
        ),
    ),
    (
        r"сим|связь",
        Phrase(
            (PHONE,), MINE, r"\b(?:сим(?:-?карта|ка)?|связь)\s(?:перестала\sработать|пропала|отключилась|не\sработает)\sна\s(?:номере\s)?\Z",
        ),
    ),
    (
        r"с которо(?:го|й) ",
        Phrase(ACCOUNTS, MINE, r"\bс\sкоторо(?:го|й)\s(?:ушл\w|списал\w{1,3}|оплатил\w?|перев[её]л\w?)[^.!?\n]{0,14},\s\Z"),
    ),
    (r"перевыпущ", Phrase(ACCOUNTS, MINE, "", r",?\s(?:уже\s|была\s)?перевыпущен")),
    (
        r"client, ",
        Phrase((*ACCOUNTS, PHONE), MINE, r"\b(?:corporate\s|retail\s|business\s)?client,\s(?:account|card|iban|phone|mobile)\s\Z"),
    ),
    (
        r"(?:typed|entered|put|keyed)",
        Phrase(ACCOUNTS, MINE, r"\b(?:she|he|i)\s(?:typed|entered|put|keyed)(?:\sin)?\s(?:her|his|my)\scard(?:\snumber)?\s\Z"),
    ),
    (
        r"не знаю|не выяснил|не установлен|или нет|cannot say|does not know",
        Phrase(
            (*_CONTACTS, IP), NOBODYS, "",
            r"[,;]?\s(?:(?:не\sзнаю|непонятно),?\s(?:они|это\sони|он|их\sли)\b|(?:их|его)\sон\sили\sнет|кто\s(?:это\s)?был,?\sне\s(?:выяснил|знаю|понял|установ)"
            r"|(?:принадл\w*\.?|владелец)\sне\s(?:установлен|определ[её]н|известен)|(?:the\s)?caller\s(?:cannot|can['’]t|does\snot)\s(?:say|know)\s(?:whose|who))",
        ),
    ),
)  # fmt: skip
