"""What duty officers, clerks and messages of banks say of an identifier, and which way money and messages went."""

import pytest

PHONE = "8 709 123 45 67"
OTHER = "8 799 765 43 21"
CARD = "4400 9972 8455 3281"
MASKED = "4400 99** **** 3281"
IBAN = "KZ90999TEST000000001"
SITE = "win-gift.example"
IIN = "900101900015"
BIN = "240190000014"


def last(extractor, text: str, value: str) -> str:
    """Role of the mention that stands where this value does."""
    start = text.rindex(value)
    return next(found.role.value for found in extractor.mentions(text) if found.start == start)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (f"Предоплата 22 000 тг за ноутбук на р/с {IBAN}, товар не поставлен.", IBAN),
        (f"Гр. А., студент, перевел 2 млн тенге на р/с {IBAN} по «заданиям».", IBAN),
        (f"Завладело средствами, переведёнными на л/с {IBAN}.", IBAN),
        (f"Номер {PHONE} фигурирует в 15 обращениях, карта привязки {MASKED}.", MASKED),
        (f"Номер {PHONE} фигурирует в 15 обращениях.", PHONE),
        (f"{PHONE} нөмірі 11 өтініште кездеседі, байланған карта {MASKED}.", PHONE),
        (f"{PHONE} нөмірі 11 өтініште кездеседі, байланған карта {MASKED}.", MASKED),
        (f"Number {PHONE} appears in 12 complaints.", PHONE),
        (f"Коллеги, прошу приостановить р/с {IBAN}, ИИН владельца {IIN}.", IBAN),
        (f"Коллеги, прошу приостановить р/с {IBAN}, ИИН владельца {IIN}.", IIN),
        (f"Запрос: предост. движение по р/с {IBAN} (влад. Ким Е.Д.) за период", IBAN),
        (f"Оған біздің атымыздан {PHONE} нөмірінен қоңырау шалған", PHONE),
        (f"келді: «Сізге ақша қате түсті, {CARD} картасына қайтарыңыз». Қайтардым", CARD),
        (f"keldi: «Sizge aqsha qate tüsti, {CARD} kartasyna qaitaryñyz»", CARD),
        (f"[12:04] белгісіз: несиеңіз мақұлданды, {PHONE}-ке хабарласыңыз\n[12:09] Мен: жоқ", PHONE),
        (f"Telegram-арна анықталды, байланыс {PHONE} арқылы.", PHONE),
        ('"Pay or everybody sees it, write to telegram @post_store77" - I am scared', "@post_store77"),
        (f"32 000 тг бердім, {CARD} мен {IBAN} деген жерге аудардым", CARD),
        (f"Аз. Д. арызы: {SITE} платформасында ақша салған", SITE),
        (f"@neft_pro60 on Instagram collects for a sick child to card {CARD}, the mother has no idea.", CARD),
        (f"баланың еміне {CARD} картасына ақша жинап жатыр", CARD),
        (f"кураторша вытянула у меня 322 000 тенге на счёт {IBAN}.", IBAN),
        (f"the curator got 79,000 tenge from me into account {IBAN}.", IBAN),
        (f"Банк {IBAN} шотынан күмәнді аударымдар анықтады", IBAN),
        (f"opened on 11 January for the holder of IIN {IIN}.", IIN),
        (f"Someone on {PHONE} made me read out the code.", PHONE),
        (f"алушының картасы {MASKED}, ЖСН-і {IIN}.", IIN),
        (f"The shop cheated me, the phone on the page is {PHONE}.", PHONE),
        (f"The site with my balance was {SITE}, it is dead now.", SITE),
        (f"{SITE} сайтындағы компанияға жаздым.", SITE),
        (f"жәб. Нұрланов, тел. {OTHER}, дүкеннен тапсырыс беріп, {PHONE} нөміріне 797000 тг төлеген", PHONE),
        (f"Өз жауабыңызда ақша {CARD} картасына кеткен", CARD),
        (f"По вашему ответу деньги ушли на карту {CARD}", CARD),
        (f"Мынадай смс келді: «Kaspi: шотыңыз шектелді. Растаңыз {SITE}»", SITE),
        (f"On WhatsApp {PHONE} wrote to me, I paid", PHONE),
        ("They wrote to me on Telegram as @optom_almaty7.", "@optom_almaty7"),
        (f"Ақшаны алды да жоғалды. Байланыс тек {PHONE}, өшірілген", PHONE),
        (f"Байланысуға {PHONE} нөмірін тастап кетті.", PHONE),
        (f"{PHONE} нөмірі таратылымда кездеседі: банктенбіз деген", PHONE),
        (f"Оспариваемая операция: 5 000 тг, со счёта клиента {IBAN}, по номеру {PHONE}. Товар не получен", PHONE),
        (f"Даулы операция: 85 мың теңге, клиенттің {IBAN} шотынан {CARD} нөмірлі картаға.", CARD),
        (f"Ақша қайда жіберілді? {PHONE}", PHONE),
        (f"Менен шешілген 71000 тг {PHONE} нөміріне түскен", PHONE),
        (f"It was taken from me and ended up with account {IBAN}.", IBAN),
        ("Сказали отправить СМС на короткий номер 5169, потом списало баланс.", "5169"),
        (f"В качестве контакта второй стороны держатель указал номер {PHONE}.", PHONE),
        (f"Екінші тараптың байланысы ретінде {PHONE} көрсетілген", PHONE),
        (f"В выписке получатель клиент с номером {PHONE}.", PHONE),
        (f"Алушының реквизиті, айтуынша: карта {MASKED}.", MASKED),
        ("Was told on Telegram as @bilet_jaldau7 to dial a code.", "@bilet_jaldau7"),
        ("Последний контакт был через телеграм @vyplata_bonus7.", "@vyplata_bonus7"),
        (f"{CARD} картасының иесі Гүлнар М.", CARD),
        (f"Получателем значится держатель карты {CARD}.", CARD),
    ],
)  # fmt: skip
def test_it_is_the_offenders(extractor, text: str, value: str) -> None:
    assert last(extractor, text, value) == "offender"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (f'Text I got on {PHONE}: "Your parcel is on hold"', PHONE),
        (f"She gave the code and 176000 tenge left her card {MASKED}.", MASKED),
        (f"Она продиктовала код, и с её карты {MASKED} ушло 702 000 тг.", MASKED),
        ("арыз иесі Ш. меншігіндегі Instagram @mgr_olga454 арқылы қарыз сұраған", "@mgr_olga454"),
        (f"аз-ша Петренко С., 1966 ж.т., тел. {PHONE}, өтініш білдірді", PHONE),
        (f"Деньги выманены обманом. Счёт отпр. {IBAN}. Заявка 15", IBAN),
        (f"К нам пришла полиция, через его карту {CARD} прогнали деньги.", CARD),
        (f"102 желісіне қоңырау: {PHONE} нөмірінен өтініш беруші алдау туралы айтты", PHONE),
        (f"Kaspi: Сатып алу 659 000 теңге, карта {MASKED}. Қалдық 12,40 тг. Мен алған жоқпын!", MASKED),
        (f"Компаниямыз (БСН {BIN}) жеткізушіге 12900 теңге төледі.", BIN),
        (f"It came from my sister's hacked account. Her real number is {PHONE}.", PHONE),
        (f"Деньги ушли с зарплатной карты жены, {CARD}.", CARD),
        (f"Меня обманули, номер не сохранился. С карты {MASKED} пропало 490000 тг.", MASKED),
        (f"Our own firm, BIN {BIN}, has suffered too.", BIN),
        (f"У нас свой магазин, сайт {SITE}, страдает репутация.", SITE),
        (f"I opened card {CARD} in my name.", CARD),
        (f"Открыл на своё имя карту {CARD}, отдал", CARD),
        (f"Өз атыма {CARD} картасын аштым", CARD),
        (f"Зардап шеккен адамның ЖСН-і {IIN}.", IIN),
        ("На почту kamila77@bk.ru пришло письмо", "kamila77@bk.ru"),
        (f"На меня зарегистрирован {PHONE}.", PHONE),
        (f"Клиент обратился с номера {PHONE}, номер в анкете.", PHONE),
        (f"The client called from {PHONE}, which matches the file.", PHONE),
        (f"Мен өз нөмірім {PHONE} арқылы сөйлестім.", PHONE),
        (f"Телефон, на который мне звонили, {PHONE}.", PHONE),
        (f"My own phone, the one they called, is {PHONE}.", PHONE),
        (f"Мне можно писать в WhatsApp на {PHONE}", PHONE),
        (f"Это пишу я, {PHONE}.", PHONE),
        ("Писали мне в Telegram, я там @dana_qz77.", "@dana_qz77"),
        (f"Списание прошло по карте {MASKED}.", MASKED),
        (f"На какой ваш номер пришёл код? {PHONE}", PHONE),
        (f"Код қай нөміріңізге келді? {PHONE}", PHONE),
        (f"Which number of yours was called? {PHONE}", PHONE),
        (f"Арызданушы қоңырау шалушыға өзінің {CARD} картасын айтқан.", CARD),
        (f"Заявление на чарджбэк. Карта держателя {CARD}, дата операции 04.01", CARD),
        (f"Держатель карты {MASKED} переводил по реквизитам", MASKED),
        (f"Ұстаушының картасы {CARD}, операция күні 5 қаңтар", CARD),
        (f"{MASKED} картасының иесі айтқан реквизитке аударды", MASKED),
        (f"Просят не звонить отцу, телефон сына {PHONE}.", PHONE),
        (f"Әкесіне звондамауды сұрайды, ұлының телефоны {PHONE}.", PHONE),
        (f"Племянник отдал свою, {MASKED}, и логин", MASKED),
        (f"Жиенім өзінің {MASKED} картасын бере салған.", MASKED),
        (f"Енді сол {CARD} картасына бөтен ақша түсіп жатыр.", CARD),
        (f"К банку у меня привязан {PHONE}.", PHONE),
        (f"Перезвонить ей на {PHONE} после обеда", PHONE),
        (f"Оған {PHONE} арқылы кешке хабарласу керек.", PHONE),
        (f"аккаунт не мой. мой номер {PHONE} если будут с него просить деньги, не давайте", PHONE),
        ("Мен әрқашан өз айпиімнен кіремін, 203.0.113.7.", "203.0.113.7"),
        ("Жауапты sauledias9@gmail.com поштасына жіберіңіз", "sauledias9@gmail.com"),
        (f"Моё ТОО, БИН {BIN}, тоже пострадало.", BIN),
        (f"Менің ЖШС-м, БСН {BIN}, зардап шекті.", BIN),
        (f"Заявитель - директор ТОО «Дала», БИН {BIN}.", BIN),
        ("Обычно клиент входит с IP 203.0.113.7.", "203.0.113.7"),
        (f"She herself uses {PHONE}.", PHONE),
        (f"Зовут меня Касымова Ж.Б., тел {PHONE}.", PHONE),
        (f"Аб. номер {PHONE} находится в польз. потерп.", PHONE),
    ],
)  # fmt: skip
def test_it_is_the_victims(extractor, text: str, value: str) -> None:
    assert last(extractor, text, value) == "victim"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (f"В чеке внизу ещё какой-то телефон {PHONE} напечатан.", PHONE),
        (f"В детализации также {PHONE}, принадлежность не уст.", PHONE),
        (f"На бумажке был записан счёт {IBAN}, не помню откуда.", IBAN),
        (f"Также значится карта {MASKED}, владелец устанавливается", MASKED),
        (f"В переписке мелькал ещё сайт {SITE}, не знаю к чему он.", SITE),
        (f"В квитанции почему-то стоит БИН {BIN}.", BIN),
        (f"The receipt has {PHONE} printed on it.", PHONE),
        (f"Чектің астында тағы бір телефон {PHONE} басылған.", PHONE),
        (f"Түбіртекте неге екені белгісіз БСН {BIN} тұр.", BIN),
        (f"Детализацияда {PHONE} да бар, тиесілілігі анықталуда.", PHONE),
        (f"перепискада {SITE} деген сайт та жүрді, не екенін түсінбедім.", SITE),
        (f"Some site {SITE} was also in the chat, not clear what it is.", SITE),
        (f"В выписке есть перевод на {IBAN}, чей счёт, пока не установлено.", IBAN),
        (f"В истории браузера нашлась страница {SITE}, откуда она, не помню.", SITE),
        (f"{SITE} деген сайт та шыққан еді, осыған қатысы бар ма, айта алмаймын.", SITE),
        ("There is one more letter from mark7@inbox.ru in my inbox, who that is I can't tell.", "mark7@inbox.ru"),
        (f"Card {MASKED} also appears, holder not established.", MASKED),
        (f"Сондай-ақ {MASKED} картасы тіркелген, иесі анықталуда.", MASKED),
        (f"открыт был ещё какой-то сайт {SITE}, не уверена, что он отношение имеет.", SITE),
        (f"Қоңыраулар тізімінде {PHONE} тұр, кім екенін білмеймін.", PHONE),
        (f"В телефоне записано {PHONE} без имени.", PHONE),
        (f"В телефоне нашла карту {CARD}, откуда она - непонятно.", CARD),
        (f"В материале упомянут счёт {IBAN}, чей - выясняется.", IBAN),
        (f"На бумажке написано {PHONE}, чей номер, никто не знает.", PHONE),
        (f"Материалда {PHONE} нөмірі де бар, тиесілігі анықталмаған.", PHONE),
        (f"Another tab had {SITE} open, don't know if it matters.", SITE),
    ],
)  # fmt: skip
def test_nobody_knows_whose_it_is(extractor, text: str, value: str) -> None:
    assert last(extractor, text, value) == "unknown"


@pytest.mark.parametrize(
    ("text", "value", "role"),
    [
        (f"Перевёл деньги на карту {CARD}, владелец устанавливается.", CARD, "offender"),
        (f"Прошу заблокировать мою карту {CARD}, деньги сняли.", CARD, "victim"),
        (f"Прошу выдать справку о движении по моему счёту {IBAN} за март.", IBAN, "victim"),
        (f"Деньги верните на мой счёт {IBAN}.", IBAN, "victim"),
        (f"Менің нөміріме хабарласыңыз: {PHONE}", PHONE, "victim"),
        (f"подозреваемый Иванов, 1990 г.р., тел. {PHONE}", PHONE, "offender"),
        (f"Она собирает деньги на мою карту {CARD}", CARD, "victim"),
        (f"Со слов клиента, звонили с {PHONE}.", PHONE, "offender"),
        (f"Реквизиты для возврата: карта {CARD}", CARD, "victim"),
        (f"Менімен байланыс {PHONE} арқылы", PHONE, "victim"),
        (f"Чекте алушы {IBAN}, ЖСН {IIN} деп тұр", IIN, "offender"),
        (
            f"Она перевела на карту {CARD}. Получатель, по чеку, Ким Д.А., ИИН {IIN}.",
            IIN,
            "offender",
        ),
        (f"He paid to card {CARD}. The receiver was Kim D., IIN {IIN}.", IIN, "offender"),
        (f"She never asked for anything. The receiving card is {MASKED}.", MASKED, "offender"),
        (f"Мама зашла на сайт. Деньги упали по номеру {PHONE}.", PHONE, "offender"),
        (
            f"Инструкции поступали через чат, деньги направлялись на каспи по номеру {PHONE}.",
            PHONE,
            "offender",
        ),
        (f"Деньги увели на карту вида {MASKED}.", MASKED, "offender"),
        (f"Обратная связь шла через {PHONE}.", PHONE, "offender"),
        (f"Prior contact with the victim was through {PHONE}.", PHONE, "offender"),
        (f"Оплатила на карту и тишина. Деньги сняли у меня, карта {CARD}.", CARD, "victim"),
        (
            f"Она платила по номеру {PHONE}. У неё карта {MASKED}, уже перевыпустили.",
            MASKED,
            "victim",
        ),
        (
            f"Отправила по номеру {PHONE}. Я в тг @aigul_test77, отвечу быстро.",
            "@aigul_test77",
            "victim",
        ),
        (f"Complainant is director of Best LLP, BIN {BIN}.", BIN, "victim"),
        (f"They called from {PHONE}. We rang 102. Her IIN is {IIN}.", IIN, "victim"),
        (f"Мошенник прислал фото паспорта. Его ИИН {IIN}.", IIN, "offender"),
    ],
)
def test_other_words_say_something_else(extractor, text: str, value: str, role: str) -> None:
    assert last(extractor, text, value) == role
