"""Turns of speech of records: what duty officers, clerks of banks and messages of banks say of an identifier."""

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
    IP,
    PHONE,
    URL,
)
from ortaq.engine.extract.roles.phrase import ACCOUNTS, MINE, NOBODYS, THEIRS, Phrase

_PERSONS = (IIN, BIN)
_CONTACTS = (PHONE, HANDLE, EMAIL, URL)
_ANY = (*ACCOUNTS, *_PERSONS, PHONE, HANDLE, EMAIL, URL, DOMAIN, IP)
_ACCOUNT = r"(?:[рл]/сч?|сч[её]т\w{0,2}|карт(?:а|у|е|ы|очк\w)|шот\w{0,4}|card|account)"
_MARK = r"\s?[:№–—-]?\s?[\"«“(]?\Z"
_SAYS = r"(?:[«“\"]|\d:\d\d\]?\s[^\n:]{2,24}:\s)[^»”\"\n]{0,85}\Z"
"""Words of somebody else, which began before."""

_ACTS = (
    r"(?:зачислен|перев[её]л|перевел[аи]|переводил|перечислил|оплатил|похи[щт]|завладел|вывел|звонил|аударды|аударған|аударып|төледі|төлеген|қоңырау\s(?:шал|соқ)"
    r"|paid|sent|transferred|called\sme|moved)[^.!?\n]{0,70}\Z"
)
"""A deed in the same sentence, which says whose it is although nobody knows his name."""

_GAP = r"(?:(?!\d{3}|звон|қоңырау ш|алда|жаз[аыд]|сұра|писал|wrote|call|asked|аудар|түс[кті]|кет[тк]|салған|төле|ушл)[^.!?\n]){0,60}?"
"""Up to a doubt, where no deed is told of the identifier."""

RECORDS: tuple[tuple[str, Phrase], ...] = (
    (
        r"привязки|привязанн|байлан[ғг]ан карт",
        Phrase(
            ACCOUNTS, THEIRS,
            r"(?:\bкарт\w{1,2}\sпривязки|\bпривязанн\w+\s(?:карт\w{1,2}|сч[её]т)|\bбайлан[ғг]ан\s(?:карта\w{0,3}|шот))\s?(?:[–—:-]\s?)?\Z",
        ),
    ),
    (
        r"фигурир|кездес|(?:appears|figures) in",
        Phrase(
            (*_CONTACTS, *ACCOUNTS, *_PERSONS, DOMAIN, IP), THEIRS, "",
            r",?\s(?:(?:нөмірі|номири|шоты|картасы|сайты)\s)?(?:фигурирует\s(?:в|по)\s\d|\d{1,4}\s(?:өтініш|отиниш|арыз|шағым)\w*\sкездес|(?:appears|figures) in \d)",
        ),
    ),
    (
        r"(?:прошу|просим) (?:срочно )?(?:приост|наложить)|(?:коллеги|әріптестер), [k0-9]",
        Phrase(
            (*ACCOUNTS, PHONE), 2.5,
            rf"\b(?:прошу|просим)\s(?:срочно\s)?(?:приостан|наложить\sарест)\w*\s(?:операци\w\s)?(?:по\s|на\s)?{_ACCOUNT}\s\Z|\b(?:коллеги|әріптестер),\s\Z",
            unless=r"\b(?:мо[йюяе]\w?|сво[йюя]\w?|наш\w?|my)\s(?:[рл]/с|сч[её]т|карт|card|account)",
        ),
    ),
    (
        r"(?:иин|бин|жсн|бсн) (?:владел|держат|иес)",
        Phrase(_PERSONS, 2.5, rf"\b(?:иин|бин)\s(?:владельца|держателя)(?!\sмо){_MARK}|\b(?:жсн|бсн)\sиесі\w*{_MARK}"),
    ),
    (
        r"движени[ея] по|выписк[уаи] по",
        Phrase(
            ACCOUNTS, 2.5,
            rf"\b(?:движени[ея]|выписк[уаи])\sпо\s{_ACCOUNT}\s\Z", r"\s?\((?:влад|держ|открыт|на имя|оформ)",
        ),
    ),
    (
        r"(?:атымыздан|атымнан|атынан|atymyzdan|atynan) ",
        Phrase((*_CONTACTS, DOMAIN), THEIRS, r"\b(?:атымыздан|атымнан|атынан|atymyzdan|atynan)\s\Z"),
    ),
    (
        (
            r"(?:қайтар|кайтар|аудар|хабарлас|жібер|жибер|сал|төле|шал|звонда)(?:ыңыз|ыныз|іңіз|иниз|аңыз|аныз|еңіз|ңыз|ңіз)"
            r"|(?:[qk]aitar|jiber|jıber|audar)y[nñ]yz"
        ),
        Phrase(
            (*ACCOUNTS, PHONE), THEIRS, _SAYS,
            r"\s(?:kartasyna|shotyna|şotyna|wotyna|nom[iı]r[iı]ne|nömırıne)\s(?:[qk]aitar|j[iı]ber|audar)y[nñ]yz|(?:\s?-?\s?[гкғқ][аеə])?(?:\s(?:картасына|шотына|нөміріне|номирине|каспиіне|каспиине|картага|нөмірге))?\s(?:қайта\s|тез\s|бірден\s)?"
            r"(?:қайтар|кайтар|жібер|жибер|аудар|сал|төле|хабарлас|қоңырау\sшал|конырау\sшал|звонда)(?:іңіз|ыңыз|ыныз|иниз|аңыз|аныз|еңіз|ңыз|ңіз)",
        ),
    ),
    (
        r"(?:write|text|message|пиши|напиши\pL*|жаз|жазыңыз) (?:to |me |us |on |in |в |на |маған )*(?:telegram|tg|whatsapp|insta|тел|тг|в[ао]тс|инст)",
        Phrase(
            _CONTACTS, THEIRS,
            r"[«“\"][^»”\"\n]{0,85}\b(?:write|text|message|пиши\w*|напиши\w*|жаз|жазыңыз)\s(?:(?:to|me|us|on|in|в|на|маған)\s){0,3}(?:telegram|tg|whatsapp|insta\w*|тел\w*|тг|в[ао]тсап\w*|инст\w*)\s?:?\s\Z",
        ),
    ),
    (
        r"деген (?:жерге|карта[ғг]а|шот[қк]а|н[өо]м[иі]рге)",
        Phrase(
            (*ACCOUNTS, PHONE), THEIRS, "",
            r"(?:\s(?:мен|және|жане)\s[A-Za-z0-9 ]{12,34})?\sдеген\s(?:жер|карта|шот|н[өо]м[иі]р)\w{0,3}[ғгқк][аеə]\s",
        ),
    ),
    (
        r"(?:арызы|өтініші|отиниши): ",
        Phrase((DOMAIN, URL, HANDLE), THEIRS, r"(?:арызы|өтініші|отиниши):\s\Z"),
    ),
    (
        r"байланыс:? [+0-9@(]",
        Phrase((PHONE, HANDLE), 2.5, r"(?<!менімен )(?<!менимен )(?<!бізбен )\bбайланыс:?\s\Z", r"\sар[қк]ылы(?!\s(?:хабарлас|маған))"),
    ),
    (
        r"напечатан|басыл[ғг]ан|деп т[ұу]р|printed|почему[ -]то|неге екен",
        Phrase(
            _ANY, NOBODYS,
            r"\b(?:чек|квитанц|receipt|түбірт|тубирт|chek|t[uü]b[iı]rt|атында|снизу)[^.!?\n]{0,60}\Z|^[^.!?\n]{0,40}\Z|[.!?\n][^.!?\n]{0,40}\Z",
            r"\s(?:(?:деп\s)?(?:напечатан|басыл[ғг]ан|т[ұу]р\b|напечатано)|(?:is\s|was\s)?printed\b|(?:is\s|was\s)?also printed)",
            unless=r"(?:алушы|получател|recipient)[^.!?\n]{0,60}\Z",
        ),
    ),
    (
        r"напечатан|printed|почему[ -]то|неге екен",
        Phrase(
            _ANY, NOBODYS,
            r"\b(?:напечатано|printed|почему[ -]то\s(?:стоит|указан\w?)|неге\sекені\sбелгісіз|неге\sекени\sбелгисиз)(?:\s(?:бин|иин|бсн|жсн|iin|bin|телефон|тел\.?|номер|the|number)){0,2}\s?:?\s\Z",
        ),
    ),
    (
        (
            r"принадлежность|иесі (?:ан|нақ|бел)|holder (?:not|unk|to)|тиес[иі]л[иі](?:л[иі])?г[иі]|владелец (?:не |уст|уточ|неиз)|откуда|к чему|не екен|what (?:it|this|that) is|ownership|че[йя] |чья |чь[её] "
            r"|участвовал[аи]? ли|может,? (?:быть,? )?(?:это )?(?:и )?мой|қайдан шы|кімдікі|қатысы (?:бар|жоқ)|мүмкін, білм|отношение имеет|кім екенін|без имени|if it matters|be unrelated|(?:чей|чья|чьё),? выясн|may be my|who (?:that|it) is|whose|was involved|whether it"
        ),
        Phrase(
            _ANY, NOBODYS, "",
            rf",?{_GAP}\b(?:не\sекен[іи]н\s(?:түсін|тусин|біл|бил|ұқ|ук)|тиес[иі]л[иі](?:л[иі])?г[иі]\s(?:анық|анык|нақт|накт|белг)|принадлежность\s(?:не\s)?(?:уст|уточн|выясн|пров|неизв)"
            r"|иесі\s(?:анық|анык|нақт|белгісіз)|holder\s(?:not|unknown|to\sbe)|владел\w{2,3}\s(?:не\s)?(?:уст|уточн|выясн|неизв)|не\s(?:помню|знаю|понятно|ясно),?\s(?:откуда(?:\s(?:он[аио]?|это))?(?=[.,;!?\n]|\Z)|к\sчему)"
            r"|откуда(?:\s(?:он[аио]?|это))?,?\s(?:[-–—]\s)?не\s?(?:помню|знаю|понятно)|(?:чей|чья|чь[её])(?:\s\w{3,8})?,?\s(?:[-–—]\s)?(?:выясня|никто\sне\sзна|(?:пока\s)?не\s(?:устан|разобр|извест|знаю|ясно|помню))|участвовал[аи]?\sли|может,?\s(?:быть,?\s)?(?:это\s)?(?:и\s)?мой\s"
            r"|қайдан\sшыққаны\sбелгісіз|кімдікі\s(?:екен\w*\s)?(?:біл|белг|нақт|анық)|қатысы\s(?:бар\s?ма|бар-жоғ|жоқ\sшығар)|мүмкін,\sбілме|кім\sекенін\sбіл|без\sимени(?=[.,;\n]|\Z)|не\sувер\w+,?\s(?:что\s)?(?:\w{1,3}\s)?отношени|(?:чей|чья|чь[её]),?\sвыяснить\sне"
            r"|(?:not\s(?:clear|sure)|(?:don't|do\snot)\sknow)\swhat\s(?:it|this|that)\sis|ownership\s(?:not|is\sbeing|unknown|to\sbe)|may\sbe\smy|who\s(?:that|it)\sis,?\si\scan|whose\s(?:\w+\s)?(?:it|this|that)\sis\s(?:has\snot|is\snot|i\s)"
            r"|can't\ssay\s(?:if|whether)|(?:don't|do\snot)\sknow\sif\sit\smatters|may\sbe\sunrelated|whether\sit\sis\s(?:connected|related))",
            not_before=_ACTS,
        ),
    ),
    (
        r"receipt has",
        Phrase(_ANY, NOBODYS, r"\breceipt has\s\Z", r"\sprinted"),
    ),
    (
        r"i (?:got|received|had) (?:on|to|at)",
        Phrase((PHONE,), MINE, r"\b(?:text|sms|message|call|code)s?\s(?:that\s)?i\s(?:got|received|had)\s(?:on|to|at)\s\Z"),
    ),
    (
        r"(?:с|из|s|from|left|через|cherez|through) (?:е[её]|его|мо[еи][йх]|свое[йг]о?|ego|ee|eyo|her|his|my) (?:карт|сч|kart|card|acc)",
        Phrase(
            ACCOUNTS, -2.5,
            r"\b(?:с|s|from|через|cherez|through)\s(?:е[её]|его|моей|своей|ego|ee|eyo|her|his|my)\s(?:карт\w+|сч[её]т\w*|kart\w+|card|account)\s\Z",
            r"\s(?:финансир|ушл|списал|снял|пропал|исчез|прогна|прошл|ushl|spisal|snyal|was (?:gone|taken)|were (?:gone|taken)|disappeared|they ran)",
        ),
    ),
    (
        r"left (?:my|his|her|their) (?:card|acc)",
        Phrase(ACCOUNTS, -2.5, r"\bleft\s(?:my|his|her|their)\s(?:card|account)\s\Z"),
    ),
    (
        r"меншігінде|меншигинде",
        Phrase(_ANY, MINE, r"\b(?:меншігіндегі|меншигиндеги)\s(?:[\w-]{2,14}\s)?\Z"),
    ),
    (
        r"(?:г\.\s?р\.|ж\.\s?т\.|г/р)",
        Phrase(
            (PHONE, IIN), MINE,
            r"\b(?:19|20)\d\d\s?(?:г\.\s?р\.|ж\.\s?т\.|г/р),?\s(?:[^.!?\n]{0,40},\s)?(?:тел\.?|сот\.?|моб\.?|т\.|конт\.\sтел\.|иин|жсн)\s?:?\s\Z",
            unless=r"(?:подозр|күдікт|кудикт|обвиня|неуст)[^!?\n]{0,80}\Z",
        ),
    ),
    (
        r"(?:сч[её]т|р/с|карта|шот|шоты) (?:отпр|плат|клиента)|(?:жіберуші|жиберуши)(?:нің|нин)? (?:шот|карт)",
        Phrase(
            ACCOUNTS, MINE,
            r"\b(?:сч[её]т|р/с|карта|шоты?)\s(?:отпр\w*\.?|плательщика|клиента)\s?:?\s\Z|\b(?:жіберуші|жиберуши)(?:нің|нин)?\s(?:шоты|картасы)\s?:?\s\Z",
        ),
    ),
    (
        r"(?:нөмірінен|номерінен|номиринен|номеринен) (?:өтін|отин|арыз|азам)",
        Phrase((PHONE,), MINE, "", r"\s(?:нөмірінен|ном[еи]р[іи]нен)\s(?:өтініш\sбер|отиниш\sбер|арыз\sиес|азамат)"),
    ),
    (
        r"[қк]алды[қк]|доступно|остаток|balance|available|баланс",
        Phrase(
            (CARD, CARD_MASKED), MINE,
            r"\b(?:сатып\sалу|покупка|пополнение|перевод|списание|снятие|аударым|төлем|шығару|purchase|withdrawal|payment)\b[^!?\n]{0,40}\b(?:карта|card|karta)\s?:?\s\Z",
            r"\.?,?\s?(?:[қк]алды[қк]|қлды|доступно|остаток|баланс|available|balance)",
        ),
    ),
    (
        r"(?:компаниямыз|мекемеміз|кәсіпорнымыз|наша компания|нашей компани|our company)",
        Phrase(
            (BIN, EMAIL, PHONE, IBAN), MINE,
            r"\b(?:компаниямыз\w{0,3}|мекемеміз\w{0,3}|кәсіпорнымыз\w{0,3}|наша\sкомпания|нашей\sкомпании|our\scompany)\s?\(?(?:бсн|бин|bin)?:?\s?\Z",
        ),
    ),
    (
        r"(?:real|actual) number|настоящий (?:ее|её|его)? ?номер|(?:е[её]|его) настоящ|шын нөмір|shyn no|нағыз нөмір",
        Phrase(
            (PHONE,), -2.0,
            r"\b(?:(?:her|his|their)\s(?:real|actual|own)\snumber\s(?:is\s)?|(?:е[её]|его)\sнастоящий\sномер\s?[:–—-]?\s?|настоящий\s(?:е[её]|его)\sномер\s?[:–—-]?\s?|оның\s(?:шын|нағыз)\sнөмірі\s?[:–—-]?\s?|ony[nñ]'?\sshyn\sno'?m[iı]r[iı]\s)\Z",
        ),
    ),
    (
        r"(?:его|е[её]|оның|онын|his|her) (?:иин|жсн|iin)",
        Phrase(
            (IIN,), -2.0,
            r"(?:^|[.!?\n…]\s?)(?:его|е[её]|оның|онын|his|her)\s(?:иин|жсн(?:-?[іи])?|iin)\s?(?:is\s)?[:–—-]?\s?\Z",
            unless=r"подозр|мошенн|алаяқ|күдікт|suspect|удостоверени|паспорт|куәлі|представил|показал|көрсет|таныстыр|id card|introduced",
        ),
    ),
)  # fmt: skip
