"""Russian and English turns of speech of those who tell what happened, on a phone or for somebody else."""

from __future__ import annotations

from ortaq.engine.extract.kinds.found import (
    EMAIL,
    HANDLE,
    IIN,
    PHONE,
    SHORTCODE,
    URL,
    WALLET,
)
from ortaq.engine.extract.roles.phrase import ACCOUNTS, MINE, NOBODYS, THEIRS, Phrase

_CONTACTS = (PHONE, HANDLE, EMAIL, URL)
_KIN = r"(?:матери|отца|жены|мужа|сына|дочери|внука|внучки|брата|сестры|бабушки|дедушки)"

TELLINGS: tuple[tuple[str, Phrase], ...] = (
    (
        r"доступ к (?:его|е[её]|моей|моему)|картой|(?:with|by) (?:his|her|my) (?:\pL+ )?card|(?:указал|ввел|вв[её]л|внес)[аи]? (?:адрес и |данные и )?карту|entered (?:the |my )?card",
        Phrase(
            ACCOUNTS, MINE,
            r"(?:\bдоступ\sк\s(?:его|е[её]|моей|моему)\s(?:карте|сч[её]ту)|\b(?:о|за)?плати\w{1,3}\s[^.!?\n]{0,40}\sкартой|\bpaid\s[^.!?\n]{0,40}\s(?:with|by)\s(?:his|her|my)\s(?:\w{3,8}\s)?card"
            r"|\b(?:указал\w?|ввел\w?|вв[её]л\w?|внес\w?)\s(?:адрес\sи\s|данные\sи\s)?карту|\bentered\s(?:the\s|my\s)?card)\s\Z",
        ),
    ),
    (
        r"цифр|карта (?:старика|матери|отца|мамы|папы|бабушки|пенсион)|опустевш|принадлежащ|у меня|у не[её] |у него ",
        Phrase(
            ACCOUNTS, MINE,
            r"(?:\bу\s(?:него|не[её]|меня|мамы|папы)\s(?:цифры|номер|данные)\s(?:с\s)?карты|\bкарта\s(?:старика|матери|отца|мамы|папы|бабушки|пенсионер\w{1,2}),|\bобладател\w{1,3}\s[а-я]{4,14}\s(?:сч[её]та|карты)"
            r"|\bпринадлежащ\w{2,3}\s(?:заявител\w{1,5}|клиент\w{1,2}|потерпевш\w{2,3}),(?:\s\w{3,12}\sкак)?|\b(?:карточка|карта|пластик)\sу\s(?:меня|не[её]|него))\s\Z",
        ),
    ),
    (
        r"это моя |that's me|сам(?:а)? обрати",
        Phrase((*ACCOUNTS, IIN, PHONE), MINE, "", r",?\s(?:[–—-]\s)?(?:это\sмо[йя]\s(?:зарплат|пенси|карт)|that's\sme\b|сам[аи]?\sобратив)"),
    ),
    (
        rf"(?:телефон|номер) {_KIN} для |просят (?:их )?(?:изве|увед|сооб|инф)|ask to be (?:inf|not|cal)|отвеч(?:у|аю) ",
        Phrase(
            (PHONE, EMAIL, HANDLE), MINE,
            rf"(?:\b(?:телефон|номер)\s{_KIN}\sдля\s(?:вызова|связи):?|\bпросят\s(?:изве\w+|увед\w+|сооб\w+|информ\w+)\sих\s(?:по|на)|\bask\sto\sbe\s(?:informed|notified|called)\s(?:on|at|by)"
            r"|\bотвеч(?:у|аю)\s(?:на\sписьмо,\s(?:почта|ящик)|по))\s\Z",
        ),
    ),
    (
        r"можно через|(?:reached|came to|arrived (?:at|in)) (?:her|his|my)|договор на |договор по ",
        Phrase(
            (PHONE, EMAIL), MINE,
            r"(?:\b(?:связаться|созвониться)\sс[^.!?\n]{3,40}\sможно\sчерез\s[^.!?\n]{3,30},\s(?:е[её]|его)\sномер|\b(?:reached|came\sto|arrived\s(?:at|in))\s(?:her|his|my)\s(?:mailbox|e-?mail|inbox)|\bдоговор\s(?:на|по)(?:\sномер\w?)?)\s\Z",
        ),
    ),
    (
        r"заболтал|уболтал|уговорил|обработал|развел|убедил|scammed|persuaded|talked",
        Phrase(_CONTACTS, THEIRS, "", r"\s(?:заболтал\w?|уболтал\w?|уговорил\w?|обработал\w?|развел\w?|убедил\w?|persuaded|scammed|talked)\s(?:отца|мать|маму|папу|бабушку|мужа|жену|меня|сына|дочь|my|me|him|her)"),
    ),
    (
        r"ваш кошел|сіздің әмиян|сиздин амиян|sizdi[nñ] [aä]miya|your wallet",
        Phrase((WALLET,), THEIRS, r"\b(?:вот|міне|мине|m[iı]ne|here\sis)\s(?:ваш\sкошел[её]к|сіздің\sәмияныңыз|сиздин\sамияныныз|s[iı]zd[iı][nñ]\s[aä]m[iy]*an\w{4,8}|your\swallet)\s\Z"),
    ),
    (
        r"(?:особа|лицо|мужчина|женщина|девушка|парень|покупатель|продавец|некто|некий) (?:с|под) ",
        Phrase(_CONTACTS, THEIRS, r"\b(?:особа|лицо|мужчина|женщина|девушка|парень|покупатель|продавец|некто|некий)\s(?:с|под)\s(?:номером\s|номера\s|ником\s)?\Z"),
    ),
    (
        r"(?:упало|прилетело|пришло) письмо",
        Phrase(_CONTACTS, THEIRS, r"(?:^|\s)(?:через|с|от)\s\Z", r"\s(?:упало|прилетело|пришло)\sписьмо"),
    ),
    (
        r"(?:кому|куда) (?:ты |вы )?(?:плат|перев|отправ|скин)|к[іи]мге |kimge |who did you pay|where did you",
        Phrase(
            (*ACCOUNTS, PHONE), THEIRS,
            r"(?:\b(?:кому|куда)\s(?:ты\s|вы\s)?(?:плат|перев|отправ|скин)\w{1,6}[^?\n]{0,40}|\b(?:к[іи]мге|k[iı]mge)\s(?:т[өо]лед|аудар|жібер|t[oö]led|audar|jiber)[^?\n]{0,24}|\bwho\sdid\syou\spay[^?\n]{0,30})\?\s{1,2}(?:(?:я|мен|men|me):\s)?(?:вот,?\s|міне,?\s|mine,?\s|here,?\s)?\Z",
        ),
    ),
    (
        r"named|my [\"“]|they wanted|asked for|demanded",
        Phrase(
            (*_CONTACTS, *ACCOUNTS, SHORTCODE), THEIRS,
            r"(?:\b(?:named|called)\s[^.!?\n]{2,24},\sreachable\s(?:at|on|via)|\bmy\s[\"“][a-z ]{3,20}[\"”]|\b(?:they|he|she)\s(?:wanted|asked\sfor|demanded)\s[^.!?\n]{1,30}\s(?:on|to))\s\Z",
        ),
    ),
    (
        r"участков|учаск|uchask|такси|taxi",
        Phrase(
            (PHONE,), NOBODYS,
            r"(?:\b(?:номер|телефон)\s(?:участков\w{2,4}|таксист\w{1,2})|\bтаксист\w{0,2},?\s[^.!?\n]{0,30}\s(?:оставил\s)?(?:телефон|номер)|\b(?:участковый|учаскелік\sинспектор|uchastkovyi|uchaskelik\sinspektor)\w{3,5}\s(?:номер|нөмір|телефон|nomer|nomir|telefon)\w{1,2}"
            r"|\btaxi\sdriver\s[^.!?\n]{0,40}\sleft)\s\Z",
        ),
    ),
    (r"таксист", Phrase((PHONE,), NOBODYS, r"\bтаксист\s\Z", r"\s(?:телефонын|нөмірін)\sқалд")),
    (
        r"пропущен|missed|жауапсыз",
        Phrase(
            (PHONE,), NOBODYS, r"(?:\bпропущенн\w{2}\s(?:был\s)?(?:звонок\s)?(?:с|от)|\bmissed\scall\sfrom)\s\Z", r"[,.]?\s(?:хз|не\sзнаю|неизвест|no\sidea|unknown|кто\s|who\s)",
        ),
    ),
    (r"пропущен|жауапсыз", Phrase((PHONE,), NOBODYS, r"\b(?:тағы|еще|ещё)\s\Z", r"\s?-?[дт][ае]н\s(?:жауапсыз|пропущенн)")),
    (
        r"на карту (?:жены|сестры|мужа|брата|друга|матери|дочери|сына)",
        Phrase(
            ACCOUNTS, THEIRS,
            r"\b(?:просил\w?|попросил\w?|велел\w?|сказал\w?)\s[^.!?\n]{0,30}\sна\sкарту\s(?:жены|сестры|мужа|брата|друга|матери|дочери|сына)\s\Z",
        ),
    ),
    (
        r"переписыва|переписку|was (?:called|dialled|phoned|rung|contacted)|(?:guy|man|woman|lady|caller) (?:on|at|from)",
        Phrase(
            _CONTACTS, THEIRS,
            r"(?:\bпереписыва(?:лись|лся|лась)\s(?:с\sним\s|с\sней\s)?(?:по|в|через)\s[^\W\d]{3,10}|\bв[её]л\w?\sпереписку\s(?:в|по|через)\s[^\W\d]{3,10}"
            r"|\bi\swas\s(?:called|dialled|phoned|rung|contacted)\s(?:from|by)|\b(?:guy|man|woman|lady|caller)\s(?:on|at|from))\s\Z",
        ),
    ),
    (
        r"аб-т|абонент|abonent|subscriber|аб\. |моб\. |mob\. ",
        Phrase(
            (PHONE,), MINE, r"(?:^|[.:\n]\s?|[\d.]\s|\(анасының\s)(?:аб-т|абонент(?:\sс\sномера)?|abonent|subscriber|аб\.|моб\.|mob\.)\s\Z",
            r",?\s(?:фио|претензи|жалу|прос|спам|asks|reports|complains)|\s?[:)]|,\s[^:.\n]{2,30}\.{0,2}\s?:",
        ),
    ),
    (
        r"(?:женщина|мужчина|әйел|айел|ер адам), (?:нөмірі|номири|ном\.|номер)",
        Phrase((PHONE,), MINE, r"\b(?:женщина|мужчина|әйел|айел|ер\sадам),\s(?:нөмірі|номири|ном\.|номер)\s\Z", r"\s?\."),
    ),
    (
        r"можно найти|(?:bother|disturb|harass)\pL* me|на (?:е[её]|его|мой) номер ",
        Phrase(
            (PHONE, EMAIL, HANDLE), MINE,
            r"(?:\bменя\sможно\sнайти\sпо(?:\s\w{2,6}\.?){0,2}|\b(?:bother|disturb|harass)\w{0,3}\sme\s(?:on|at)|\bна\s(?:е[её]|его|мой)\sномер)\s\Z",
            r"(?!\s(?:перев|скин|отправ|кин|плат))", r"(?:перев|скин|отправ|кин|плат|внес)[^.!?\n]{0,30}\Z",
        ),
    ),
    (
        r"это кто|who's |who is ",
        Phrase((PHONE,), NOBODYS, r"(?:^|[.!?,(\n]\s?|\s)(?:а|and\swho's|and\swho\sis)\s\Z", r"\s?(?:[–—-]\s)?(?:это\sкто\b|\?\smissed)"),
    ),
)  # fmt: skip
