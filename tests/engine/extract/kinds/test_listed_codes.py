"""Short numbers that everybody in the country knows, and the same digits of something else."""

import pytest

from ortaq.data import country
from ortaq.engine.extract import Extractor


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    """With all numbers of the country."""
    return Extractor(country.load("kz"))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("На 9999 клиентка дозвонилась лишь вечером.", "9999"),
        ("Внук соединился с 505, операции остановлены.", "505"),
        ("По телефону банка 595 карту закрыли.", "595"),
        ("Потом дошло, звякнули в 7111: никто не звонил.", "7111"),
        ("тыкали 112 там перекинули на участок", "112"),
        ("Оператор контактного центра, 595, ничего не подтвердил", "595"),
        ("я уточнял на 1414", "1414"),
        ("в 505 говорят ждите", "505"),
        ("The bank was informed on 7111.", "7111"),
        ("froze it through 9999 what now", "9999"),
        ("KZ-CERT қызметі (1400) құпиясөзді ауыстыруға кеңес берді", "1400"),
        ("1414 қызметінен сұрасам, олар жібермепті", "1414"),
        ("7575 желісіне клиент тек кешке шықты", "7575"),
        ("Банктің 9999 телефоны арқылы жаптық", "9999"),
        ("Содан 102 шақырдым, келді", "102"),
        ("ұят болды. 1414 ке шыға алмадым", "1414"),
        ("1400 ге шағымдандым", "1400"),
        ("112 звандадым", "112"),
        ("Күйеуім 7575 терді", "7575"),
        ("9999 тосыңыз дейді", "9999"),
        ("1400 ge zhazdym", "1400"),
        ("9999 jelisine klient tek keshke shyqty", "9999"),
    ],
)
def test_few_words_are_enough(extractor, text: str, code: str) -> None:
    assert [(found.value, found.role) for found in extractor.mentions(text)] == [(code, "hub")]


@pytest.mark.parametrize(
    "text",
    [
        "Автобус 112 до банка идёт долго", "маршрут 112 говорят отменили", "Палата 102, медсестра сказала ждать",
        "Школа 112, звонок в восемь", "Квартира 505, домофон не работает, звоните", "Рейс 595 вылетает, позвони",
        "аудитория 505, препод сказал прийти", "приказ 1414 сказали выполнить", "встреча в 1400, позвоню",
        "банк открыт с 900 до 1400", "курс доллара 505, банк сказал ещё вырастет", "цена 1400, звоните",
        "доллар 505 болды дейді", "505 бөлмеге кел, хабарлас", "102 мектепте телефон жоғалды", "Room 102, call me there",
        "flight 595 is delayed, the airline said", "The bank told me the rate is 505", "he scored 112 points, told everyone",
        "BMW 505 продам, звоните", "население 9999 говорят", "рост 150 телефон большой", "вес 102, врач сказал худеть",
        "давление 150 на 102, врач сказал", "Номер в очереди 102", "150 доллар дейді", "Сен 150 ге кел дедің ғой",
        "гудбай 101к, в банк звонил", "обнесли на 496 тыщ, звонили", "102 мың болды, қоңырау шалдым", "просила залог 1 112 109 tenge, звонила",
    ],
)  # fmt: skip
def test_other_digits_are_none(extractor, text: str) -> None:
    assert not extractor.mentions(text)


@pytest.mark.parametrize(
    "text",
    [
        "I transferred USD 300 to the card number he gave",
        "написал обращение на egov.kz, номер 7711-24!!!",
        "Вер. прил. 9.3.4.6",
    ],
)
def test_sums_papers_and_versions_are_none(extractor, text: str) -> None:
    assert [found.value for found in extractor.mentions(text) if found.value != "egov.kz"] == []
