"""Turns of speech about the way of money and of messages: where they went, and from whose card or number."""

from __future__ import annotations

from ortaq.engine.extract.kinds.found import (
    BIN,
    CARD,
    CARD_MASKED,
    DOMAIN,
    EMAIL,
    HANDLE,
    IBAN,
    IIN,
    PHONE,
    URL,
)
from ortaq.engine.extract.roles.phrase import Phrase

_MINE = -3.0
_THEIRS = 3.0
_ACCOUNTS = (CARD, CARD_MASKED, IBAN)
_SITES = (DOMAIN, URL)
_TO = r"(?:на|to|into)\s(?:the\s)?(?:сч[её]т|карту|card|account)\s\Z"
_SUM = r"[\d., ]{1,14}\s?(?:мың\s|млн\s)?(?:тг|тенге|теңге|₸)?\s?"

WAYS: tuple[tuple[str, Phrase], ...] = (
    (
        r"collect|собира",
        Phrase(
            _ACCOUNTS, _THEIRS, rf"\b(?:collects?|collecting|собирает|собирают|собирали)\b[^.!?\n]{{0,70}}{_TO}",
            unless=r"\b(?:my|мою|мой|наш\w?)\s(?:card|карту|сч[её]т|account)\s\Z",
        ),
    ),
    (r"картасына жина", Phrase(_ACCOUNTS, _THEIRS, "", r"\sкартасына\s(?:\w{2,12}\s)?жина(?:п|йды|ды|ған)")),
    (
        r"(?:вытянул|выманил|развел)[аи]? [ус] меня|from (?:me|us) (?:in)?to ",
        Phrase(
            _ACCOUNTS, _THEIRS,
            rf"\b(?:(?:вытянул|выманил|развел)[аи]?\s[ус]\sменя|got\s[^.!?\n]{{1,16}}\sfrom\s(?:me|us))\b[^.!?\n]{{0,30}}\s{_TO}",
        ),
    ),
    (r"holder of", Phrase((IIN, BIN), 2.5, r"\bholder\sof\s(?:iin|bin)\s\Z")),
    (
        r"(?:шотынан|картасынан) к[үу]мәнді|тұлғаға аш",
        Phrase((*_ACCOUNTS, IIN, BIN), 2.5, "", r"\s(?:шотынан|картасынан)\sк[үу]мәнді|\sтұлғаға\sашыл"),
    ),
    (
        r"(?:someone|somebody|кто-то) (?:on|at|from|с) ",
        Phrase((PHONE,), _THEIRS, r"(?:^|[.!?\n]\s?)(?:someone|somebody|кто-то)\s(?:on|at|from|с)\s\Z"),
    ),
    (
        r"алушының (?:карт|шот)",
        Phrase((IIN, BIN), _THEIRS, r"\bалушының\s(?:картасы|шоты)\s[^,;!?\n]{8,40},\s(?:жсн|бсн)(?:-[іи])?\s\Z"),
    ),
    (
        r"(?:phone|number|телефон|номер) (?:on|at|на) (?:the |their |его |их )?(?:page|site|web|ad|сайт|стран)",
        Phrase(
            (PHONE, EMAIL, HANDLE), _THEIRS,
            r"\b(?:phone|number|телефон|номер)\s(?:on|at|на)\s(?:(?:the|their|его|их)\s)?(?:page|site|website|ad|сайте|странице)\s?(?:is\s|was\s|[-–—:]\s)?\Z",
        ),
    ),
    (
        r"with my (?:balance|money)|с моим баланс|с моими деньг",
        Phrase(_SITES, _THEIRS, r"\b(?:with\smy\s(?:balance|money)|с\sмоим\sбалансом|с\sмоими\sденьгами)\s?(?:was\s|is\s|был\s|[-–—:]\s)?\Z"),
    ),
    (
        r"сайтындағы |сайтындагы |saityndagy ",
        Phrase(_SITES, 2.5, "", r"\sсайтында[ғг]ы\s(?:компания|дүкен|дукен|менеджер|сатушы|оператор|телефон)"),
    ),
    (
        r"карты (?:жены|мужа|мамы|папы|отца|матери|дочери|сына|бабушки|брата|сестры|пострад|потерп|клиента|заявит)",
        Phrase(
            (CARD, CARD_MASKED), _MINE,
            r"\b(?:ушл[аои]|списал[аои]|снял[аои]|списан[аоы]|пропал[аои]|украл[аои])\sс\s(?:[а-яё]{3,14}\s)?карты\s(?:жены|мужа|мамы|папы|отца|матери|дочери|сына|бабушки|брата|сестры|пострадавш\w+|потерпевш\w+|клиента|заявител\w+),?\s\Z",
        ),
    ),
    (
        r"с карты|s karty",
        Phrase((CARD, CARD_MASKED), _MINE, r"(?:^|[.,!?\n]\s?|\s)(?:с|s)\s(?:карты|karty)\s\Z", r"\s(?:пропал|списал|ушл|снял|исчез|украл|propal|spisal|ushl)"),
    ),
    (
        r"our (?:own )?(?:firm|company|shop)|у нас сво",
        Phrase(
            (BIN, *_SITES, EMAIL, PHONE, HANDLE), _MINE,
            r"\bour\s(?:own\s)?(?:firm|company|shop),?\s(?:bin\s|site\s|website\s)?\Z|\bу\sнас\sсво[йяё]\s\w{3,14},\s(?:сайт|бин|тел\w*\.?|инстаграм\w?)\s\Z",
        ),
    ),
    (
        r"in my name|на сво[её] имя|өз атыма|оз атыма",
        Phrase(
            _ACCOUNTS, -2.5,
            r"(?:\bна\sсво[её]\sимя\sкарту\s|(?:[өо]з\sатыма)\s(?:карта\s)?)\Z",
        ),
    ),
    (
        r"(?:opened|issued) (?:a |the )?(?:card|account)",
        Phrase(_ACCOUNTS, -2.5, r"\bi\s(?:opened|issued)\s(?:(?:a|the)\s)?(?:card|account)\s\Z", r"\sin\smy\s(?:own\s)?name"),
    ),
    (
        r"зардап шек",
        Phrase(
            (*_ACCOUNTS, IIN, PHONE), _MINE,
            r"\bзардап\sшеккен\s(?:адам|азамат|клиент|тұлға)\w*\s(?:жсн|нөмір|тел|карта|шот)\w*(?:-[іи])?\.?\s\Z",
        ),
    ),
    (
        r"(?:нөміріне|номерине|номирине) [0-9][0-9 .,]*(?:мың |млн )?(?:тг |тенге |теңге |₸ )?(?:төле|аудар|жібер|сал)",
        Phrase((PHONE,), _THEIRS, "", rf"\s(?:нөміріне|номерине|номирине)\s{_SUM}(?:төле|аудар|жібер|салған|салды|салдым)"),
    ),
    (r"(?:картасына|шотына) кет", Phrase(_ACCOUNTS, _THEIRS, "", r"\s(?:картасына|шотына)\sкет(?:кен|ті|іпті)")),
    (
        r"деньги (?:ушли|(?:были )?переведены) на",
        Phrase(_ACCOUNTS, _THEIRS, r"\bденьги\s(?:ушли|переведены|были\sпереведены)\sна\s(?:карту|сч[её]т)\s\Z"),
    ),
    (
        r"растаңыз|растаныз|подтвердите|перейдите|confirm|verify",
        Phrase(
            _SITES, _THEIRS,
            r"[«“\"][^»”\"\n]{0,80}\b(?:растаңыз|растаныз|подтвердите|перейдите|confirm|verify)(?:\s[^\W\d]{1,12}){0,2}\s?:?\s\Z",
        ),
    ),
    (
        r"на (?:мою |рабочую )?почту|пошта(?:ма|мызға)",
        Phrase((EMAIL,), _MINE, r"\bна\s(?:мою\s|рабочую\s)?почту\s\Z", r"\s(?:приш|при[лх]|поступ)"),
    ),
)  # fmt: skip
