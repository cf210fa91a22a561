"""Turns of speech about the way of money and of messages: where they went, and from whose card or number."""

from __future__ import annotations

from ortaq.engine.extract.kinds.found import (
    BIN,
    CARD,
    CARD_MASKED,
    EMAIL,
    HANDLE,
    IBAN,
    IIN,
    IP,
    PHONE,
    SHORTCODE,
    URL,
)
from ortaq.engine.extract.roles.phrase import ACCOUNTS, MINE, SITES, THEIRS, Phrase

_TO = r"(?:на|to|into)\s(?:the\s)?(?:сч[её]т|карту|card|account)\s\Z"

WAYS: tuple[tuple[str, Phrase], ...] = (
    (
        r"collect|собира",
        Phrase(
            ACCOUNTS, THEIRS, rf"\b(?:collects?|collecting|собирает|собирают|собирали)\b[^.!?\n]{{0,70}}{_TO}",
            unless=r"\b(?:my|мою|мой|наш\w?)\s(?:card|карту|сч[её]т|account)\s\Z",
        ),
    ),
    (r"картасына жина", Phrase(ACCOUNTS, THEIRS, "", r"\sкартасына\s(?:\w{2,12}\s)?жина(?:п|йды|ды|ған)")),
    (
        r"(?:вытянул|выманил|развел)[аи]? [ус] меня|from (?:me|us) (?:in)?to ",
        Phrase(
            ACCOUNTS, THEIRS,
            rf"\b(?:(?:вытянул|выманил|развел)[аи]?\s[ус]\sменя|got\s[^.!?\n]{{1,16}}\sfrom\s(?:me|us))\b[^.!?\n]{{0,30}}\s{_TO}",
        ),
    ),
    (r"holder of", Phrase((IIN, BIN), 2.5, r"\bholder\sof\s(?:iin|bin)\s\Z")),
    (
        r"(?:шотынан|картасынан) к[үу]мәнді|тұлғаға аш",
        Phrase((*ACCOUNTS, IIN, BIN), 2.5, "", r"\s(?:шотынан|картасынан)\sк[үу]мәнді|\sтұлғаға\sашыл"),
    ),
    (
        r"(?:someone|somebody|кто-то) (?:on|at|from|с) ",
        Phrase((PHONE,), THEIRS, r"(?:^|[.!?\n]\s?)(?:someone|somebody|кто-то)\s(?:on|at|from|с)\s\Z"),
    ),
    (
        r"алушының (?:карт|шот)",
        Phrase((IIN, BIN), THEIRS, r"\bалушының\s(?:картасы|шоты)\s(?:[^,;.!?\n]|\.\S){8,40},\s(?:жсн|бсн)(?:-[іи])?\s\Z"),
    ),
    (
        r"(?:phone|number|телефон|номер) (?:on|at|на) (?:the |their |его |их )?(?:page|site|web|ad|сайт|стран)",
        Phrase(
            (PHONE, EMAIL, HANDLE), THEIRS,
            r"\b(?:phone|number|телефон|номер)\s(?:on|at|на)\s(?:(?:the|their|его|их)\s)?(?:page|site|website|ad|сайте|странице)\s?(?:is\s|was\s|[-–—:]\s)?\Z",
        ),
    ),
    (
        r"with my (?:balance|money)|с моим баланс|с моими деньг",
        Phrase(SITES, THEIRS, r"\b(?:with\smy\s(?:balance|money)|с\sмоим\sбалансом|с\sмоими\sденьгами)\s?(?:was\s|is\s|был\s|[-–—:]\s)?\Z"),
    ),
    (
        r"сайтындағы |сайтындагы |saityndagy ",
        Phrase(SITES, 2.5, "", r"\sсайтында[ғг]ы\s(?:компания|дүкен|дукен|менеджер|сатушы|оператор|телефон)"),
    ),
    (
        r"карты (?:жены|мужа|мамы|папы|отца|матери|дочери|сына|бабушки|брата|сестры|пострад|потерп|клиента|заявит)",
        Phrase(
            (CARD, CARD_MASKED), MINE,
            r"\b(?:ушл[аои]|списал[аои]|снял[аои]|списан[аоы]|пропал[аои]|украл[аои])\sс\s(?:[а-яё]{3,14}\s)?карты\s(?:жены|мужа|мамы|папы|отца|матери|дочери|сына|бабушки|брата|сестры|пострадавш\w+|потерпевш\w+|клиента|заявител\w+),?\s\Z",
        ),
    ),
    (
        r"с карты|s karty",
        Phrase((CARD, CARD_MASKED), MINE, r"(?:^|[.,!?\n]\s?|\s)(?:с|s)\s(?:карты|karty)\s\Z", r"\s(?:пропал|списал|ушл|снял|исчез|украл|propal|spisal|ushl)"),
    ),
    (
        r"(?:бин|бсн) [0-9]|(?:director|owner) of",
        Phrase(
            (BIN,), MINE,
            r"(?:\b(?:мо[ёеюя]|наш\w?|менің|біздің)\s(?:тоо|ип|фонд\w?|фирма|компания|магазин|жшс(?:-\w{1,3})?|қор\w{0,3}),?|\bдиректор\w{0,2}\s(?:тоо|ип)\s[^.!?\n]{2,30},|\bжшс\sдиректоры,)\s(?:бин|бсн)\s\Z|\b(?:complainant|applicant|victim)\sis\s(?:the\s)?(?:director|owner)\sof\s[^!?\n]{2,40},\sbin\s\Z",
        ),
    ),
    (
        r"входит с ip|входит с айпи|himself uses|herself uses|в польз\pL*\.? потерп|зовут меня",
        Phrase(
            (IP, PHONE), MINE,
            r"(?:\bклиент\sвходит\sс\s(?:ip|айпи)|\b(?:himself|herself)\suses|\bзовут\sменя\s[^,\n]{3,40},\s(?:тел\.?|номер))\s\Z",
        ),
    ),
    (r"в польз\pL*\.? потерп", Phrase((PHONE,), MINE, "", r"\sнаходится\sв\sпольз\w*\.?\sпотерп")),
    (
        r"our (?:own )?(?:firm|company|shop)|у нас сво",
        Phrase(
            (BIN, *SITES, EMAIL, PHONE, HANDLE), MINE,
            r"\bour\s(?:own\s)?(?:firm|company|shop),?\s(?:bin\s|site\s|website\s)?\Z|\bу\sнас\sсво[йяё]\s\w{3,14},\s(?:сайт|бин|тел\w*\.?|инстаграм\w?)\s\Z",
        ),
    ),
    (
        r"на сво[её] имя|өз атыма|оз атыма",
        Phrase(
            ACCOUNTS, -2.5,
            r"(?:\bна\sсво[её]\sимя\sкарту\s|(?:[өо]з\sатыма)\s(?:карта\s)?)\Z",
        ),
    ),
    (
        r"(?:opened|issued) (?:a |the )?(?:card|account)",
        Phrase(ACCOUNTS, -2.5, r"\bi\s(?:opened|issued)\s(?:(?:a|the)\s)?(?:card|account)\s\Z", r"\sin\smy\s(?:own\s)?name"),
    ),
    (
        r"зардап шек",
        Phrase(
            (*ACCOUNTS, IIN, PHONE), MINE,
            r"\bзардап\sшеккен\s(?:адам|азамат|клиент|тұлға)\w*\s(?:жсн|нөмір|тел|карта|шот)\w*(?:-[іи])?\.?\s\Z",
        ),
    ),
    (
        r"деньги (?:ушли|упали|увели|улетели|(?:были )?(?:пере|от|на)|сняли)|списали у|сняли у",
        Phrase(
            (*ACCOUNTS, PHONE), THEIRS,
            r"\bденьги\s(?:ушли|упали|увели|улетели|(?:были\s)?(?:переведены|отправлены|направлены)|(?:пере|на)правлялись)\s(?:на\sкаспи\s|через\sприложение\s)?(?:на\s(?:карту|сч[её]т|каспи)?|по\sномеру)\s?(?:вида\s)?\Z",
        ),
    ),
    (
        r"(?:сняли|списали|увели|украли) у (?:меня|не[её]|него|мамы|папы|мужа|жены|нас)|уже (?:пере|забл|закр)",
        Phrase(
            (CARD, CARD_MASKED, IBAN), MINE,
            r"\b(?:(?:сняли|списали|увели|украли)\sу\s(?:меня|не[её]|него|мамы|папы|мужа|жены|нас),\s(?:карта|сч[её]т)|у\s(?:меня|не[её]|него|мамы|папы|мужа|жены)\sкарта)\s\Z",
        ),
    ),
    (
        r"receiving|receiver|получатель, по|у них на имя|in the name of",
        Phrase(
            (IIN, BIN, *ACCOUNTS), THEIRS,
            r"\bthe\sreceiving\s(?:card|account)\s(?:is|was)\s\Z|\b(?:the\sreceiver\swas|получатель,\sпо\s(?:чеку|квитанции),|карта\sу\sних\sна\sимя|(?<!my\s)card\sis\sin\sthe\sname\sof)\s(?:[^,;.!?\n]|\.(?=\S)){2,40},\s(?:иин|бин|iin|bin)\s\Z",
        ),
    ),
    (
        r"связь шла|звонки поступали|contact with",
        Phrase(
            (PHONE, HANDLE, EMAIL, URL), THEIRS,
            r"(?:\bобратная\sсвязь\sшла|\bзвонки\sпоступали|\bcontact\swith\sthe\s(?:victim|client|complainant)\swas)\s(?:через|по|с|through|via|by|from)\s(?:[^\W\d]{2,12}\s)?\Z",
        ),
    ),
    (
        r"отвечу|пишите",
        Phrase(
            (HANDLE, URL, PHONE, EMAIL), MINE,
            r"\bя\sв\s(?:(?:тел|тг|инст|в[ао]тс|вк|tg|insta)[^\W\d]{0,8}\s)?(?:https?://t\.me/)?\Z", r",\s(?:отвечу|пишите)",
        ),
    ),
    (
        r"растаңыз|растаныз|подтвердите|перейдите|confirm|verify",
        Phrase(
            SITES, THEIRS,
            r"[«“\"][^»”\"\n]{0,80}\b(?:растаңыз|растаныз|подтвердите|перейдите|confirm|verify)(?:\s[^\W\d]{1,12}){0,2}\s?:?\s\Z",
        ),
    ),
    (
        r"на (?:мою |рабочую )?почту|пошта(?:ма|мызға)",
        Phrase((EMAIL,), MINE, r"\bна\s(?:мою\s|рабочую\s)?почту\s\Z", r"\s(?:приш|при[лх]|поступ)"),
    ),
    (
        r"на меня зарегистр|клиент(?:ка)? (?:обратил|звонил|позвонил)|client (?:called|wrote)",
        Phrase(
            (PHONE, HANDLE, EMAIL), MINE,
            r"\bна\sменя\sзарегистрирован\w?\s(?:номер\s)?\Z|\bклиент(?:ка)?\s(?:обратил(?:ся|ась)|звонила?|позвонила?)\s(?:к\sнам\s)?с\s(?:номера\s)?\Z|\bclient\s(?:called|wrote)\s(?:us\s)?from\s\Z",
        ),
    ),
    (r"өз нөмірім|оз номирим", Phrase((PHONE,), MINE, r"\b(?:өз\sнөмірім|оз\sномирим)\w{0,3}\s\Z")),
    (
        r", на котор|the one they called|мой номер они|мой номер нашли",
        Phrase(
            (PHONE,), MINE,
            r"(?:телефон|номер),\sна\sкоторый\s(?:мне\s)?(?:звонил\w*|писал\w*|пришл\w+|приход\w+),\s?[-–—:]?\s?\Z|\bthe\sone\sthey\scalled,\sis\s\Z|\bмой\sномер\s(?:они\s)?нашли[^.!?\n]{0,30}:\s\Z",
        ),
    ),
    (
        r"мне можно (?:писать|звонить)|пишу я,|отырған мен,|me writing,|я там [@a-z]",
        Phrase(
            (PHONE, HANDLE, EMAIL, URL), MINE,
            r"(?:\bмне\sможно\s(?:писать|звонить)[^.!?\n]{0,24}\s(?:на|по)|\bпишу\sя,|\bжазып\sотырған\sмен,|\bme\swriting,|\bя\sтам)\s\Z",
        ),
    ),
    (r"списани[ея] прош", Phrase((CARD, CARD_MASKED), MINE, r"\bсписани[ея]\sпрошл[оа]\sпо\sкарте\s\Z")),
    (r"которой пользу", Phrase((CARD, CARD_MASKED), MINE, "", r",\sкоторой\sпользуюсь\b")),
    (
        r"ваш (?:номер|телефон)|нөміріңізге|нөмериңизге|of yours",
        Phrase(
            (PHONE, EMAIL, HANDLE), MINE,
            r"(?:\bваш\s(?:номер|телефон)[^?\n]{0,30}|\bнөміріңізге\s(?:келді|хабарласты|звондады)|\bof\syours[^?\n]{0,30})\?\s{0,3}\Z",
        ),
    ),
    (
        r"өзінің [0-9]",
        Phrase(
            ACCOUNTS, MINE, r"\b(?:арызданушы|жәбірленуші|клиент|өтініш\sберуші)[^.!?\n]{0,60}\sөзінің\s\Z", r"\s(?:карта|шот)",
        ),
    ),
    (
        r"(?:wrote|messaged|texted) (?:to )?me",
        Phrase((PHONE, HANDLE, EMAIL), THEIRS, "", r"\s(?:wrote|messaged|texted)\s(?:to\s)?me\b"),
    ),
    (
        r"wrote (?:to )?(?:me|us) .{0,24}as ",
        Phrase((PHONE, HANDLE, EMAIL), THEIRS, r"\bwrote\s(?:to\s)?(?:me|us)[^.!?\n]{0,24}\sas\s\Z"),
    ),
    (r"байланыс тек |байланысуға ", Phrase((PHONE, HANDLE), THEIRS, r"(?<!менімен )(?<!менимен )(?<!бізбен )\bбайланыс(?:\sтек|уға)\s\Z")),
    (r"таратылымда", Phrase((PHONE, *SITES, *ACCOUNTS), THEIRS, "", r"\s(?:нөмірі|сайты|шоты|картасы)\sтаратылымда")),
    (
        r"со сч[её]та клиента",
        Phrase(
            (*ACCOUNTS, PHONE), THEIRS,
            r"\bсо\sсч[её]та\sклиента\s[a-z0-9 -]{16,40},\s(?:по\sномеру\s(?:телефона\s)?|на\s(?:карту|сч[её]т)\s)\Z",
        ),
    ),
    (
        r"шотынан [0-9k+]",
        Phrase((*ACCOUNTS, PHONE), THEIRS, r"\bшотынан\s\Z", r"\s(?:нөмірлі\s|деген\s)?(?:картаға|картасына|шотына|шотқа|нөміріне)"),
    ),
    (
        r"қайда жіберілді|кайда жиберилди|куда (?:перев|отправ)|where was the money",
        Phrase(
            (*ACCOUNTS, PHONE), THEIRS,
            r"(?:\bақша\sқайда\sжіберілді|\bакша\sкайда\sжиберилди|\bкуда\s(?:перев|отправ)[^?\n]{0,20}|\bwhere\swas\sthe\smoney\s(?:sent|transferred))\?\s{0,3}\Z",
        ),
    ),
    (r"ended up", Phrase(ACCOUNTS, THEIRS, r"\bended\sup\s(?:with|on|in|at)\s(?:(?:an?|the)\s)?(?:account|card)\s\Z")),
    (
        r"(?:смс|sms) (?:на|to) |смс жібер|sms jiber",
        Phrase(
            (SHORTCODE,), 2.5,
            r"(?:\b(?:отправ\w+|send|sent)\s(?:an?\s)?(?:смс|sms)\s(?:на|to)\s(?:короткий\s|a\sshort\s)?(?:номер\s|number\s)?)\Z",
        ),
    ),
    (
        r"нөміріне смс|номерине смс",
        Phrase((SHORTCODE,), 2.5, "", r"\s(?:қысқа\s)?(?:нөміріне|номерине)\sсмс\sж[іи]бер"),
    ),
    (
        r"держател[яь] карт|(?:карта|сч[её]т) держателя|ұстаушының",
        Phrase((CARD, CARD_MASKED, IBAN), MINE, r"\b(?:карта|сч[её]т)\sдержателя\s\Z|(?:^|[.!?\n]\s?)держатель\sкарты\s\Z|\bұстаушының\s(?:картасы|шоты)\s\Z"),
    ),
    (r"картасының иес", Phrase((CARD, CARD_MASKED), MINE, "", r"\sкартасының\sиесі\s(?:[^.!?\n]{1,40}\s)?(?:аудар|сал[ғд]|жібер|хабарла|шағым|төле)")),
    (
        r"(?:телефон|номер) (?:сына|дочери|жены|мужа|матери|внука|внучки|брата|сестры)|(?:ұлының|қызының|әйелінің|күйеуінің|баласының|немересінің) |(?:son|daughter|wife|husband)'s (?:phone|number)",
        Phrase(
            (PHONE,), -2.5,
            r"(?:\b(?:телефон|номер)\s(?:сына|дочери|жены|мужа|матери|внука|внучки|брата|сестры)|\b(?:ұлының|қызының|әйелінің|күйеуінің|баласының|немересінің)\s(?:телефоны|нөмірі)|\b(?:son|daughter|wife|husband)'s\s(?:phone|number)(?:\sis)?)\s?[:–—-]?\s?\Z",
        ),
    ),
    (
        r"отдал[аи]? сво|lent (?:his|her|my) card",
        Phrase(ACCOUNTS, -2.5, r"(?:\bотдал[аи]?\sсвою,?\s(?:карту\s)?|\blent\s(?:his|her|my)\scard\s)\Z"),
    ),
    (r"өзінің [0-9]|өзинин [0-9]", Phrase(ACCOUNTS, -2.5, r"\b(?:өзінің|өзинин|озинин)\s\Z", r"\sкарта(?:сын|син)\b")),
    (r"анаңның|мамин", Phrase(ACCOUNTS, -2.5, r"\b(?:анаңның|анаңнын|мамин\w{1,2}\sкарт\w{1,2})\s\Z")),
    (
        r"чужи[ех] деньги|бөтен ақша|ботен акша|strangers' money",
        Phrase(ACCOUNTS, -2.5, "", r"\s(?:сыпл|приход|поступ|картасына\sбөтен|картасына\sботен)"),
    ),
    (
        r"у меня привязан|перезвонить (?:ей|ему|мне|заявит)",
        Phrase((PHONE, EMAIL), MINE, r"\b(?:у\sменя\sпривязан\w?|перезвонить\s(?:ей|ему|мне|заявител\w+)\s(?:на|по))\s\Z"),
    ),
    (r"хабарласу керек|habarlasu kerek", Phrase((PHONE,), MINE, r"\b(?:оған|маған|oğan|mağan)\s\Z", r"\s(?:арқылы|arqyly)\s[^.!?\n]{0,24}(?:хабарласу|habarlasu)")),
    (
        r"мой номер [+0-9]",
        Phrase((PHONE,), MINE, r"(?<!это\s)\bмой\sномер\s\Z", r",?\s(?:если|прошу|просьба|его|с\sнего)\b"),
    ),
    (
        r"айпи|ip",
        Phrase((IP,), MINE, r"\b(?:өз\s(?:айпиімнен|айпимнен|ip-?\w{0,6})\s\w{3,10},|со\sсвоего\s(?:айпи|ip)|my\sown\sip)\s\Z"),
    ),
    (r"жауапты |жауабын", Phrase((EMAIL, PHONE), MINE, r"\b(?:жауапты|жауабын)\s\Z", r"\s(?:поштасына|поштаға|нөміріне)")),
    (
        r"второй стороны|екінші тарап",
        Phrase((PHONE, EMAIL, HANDLE, URL), THEIRS, r"\b(?:второй\sстороны|екінші\sтараптың)\b[^.!?\n]{0,60}\s\Z"),
    ),
    (
        r"клиент с номером|нөмірлі клиент|получател[ьи] с номером",
        Phrase((PHONE,), THEIRS, r"(?:\bполучател[ьи]\w?\s(?:значится\s)?(?:клиент\s)?с\sномером|\bалушы)\s\Z"),
    ),
    (
        r"реквизит",
        Phrase(ACCOUNTS, THEIRS, r"\bреквизит\w*[^.!?\n]{0,30}:\s(?:(?:карта|сч[её]т|шот)\s)?\Z", unless=r"(?:\b(?:мои|свои|наши|менің)\sреквизит\w*|\bреквизит\w*[^.!?\n]{0,12}(?:возврат|зачислен|выплат|клиент|заявител|қайтар))[^.!?\n]{0,30}\Z"),
    ),
    (
        r"on (?:telegram|whatsapp|instagram) as ",
        Phrase((HANDLE, PHONE), THEIRS, r"\bon\s(?:telegram|whatsapp|instagram)\sas\s\Z", unless=r"\bi\s?(?:am|'m)\son\s\w{6,10}\sas\s\Z"),
    ),
    (
        r"последний контакт|соңғы рет",
        Phrase(
            (PHONE, HANDLE, EMAIL, URL), THEIRS,
            r"\bпоследний\sконтакт\s(?:был\s)?(?:через|с|по)\s(?:[^\W\d]{2,10}\s){0,2}\Z|\bсоңғы\sрет\s\Z",
        ),
    ),
)  # fmt: skip
