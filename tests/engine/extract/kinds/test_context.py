"""What a number is by the words before it: a contact, a reference, a version."""

from __future__ import annotations

import pytest

_PHONE = "+77091234567"
_CARD = "9999990000000006"


@pytest.mark.parametrize(
    "label",
    [
        "Тикет #", "лицевой счет ", "л/с ", "посылка № ", "ID ", "user_id: ", "полис ", "акт № ",
        "акт сверки № ", "доверенность № ", "серийный номер ", "контракт ", "сумма ", "Сумма: ",
        "Заказ №\n", "номер заказа ", "по заказу ", "Заказы: 77096067079, ",
        "Тапсырыстар: 77096067079 және ", "ИНН ", "СНИЛС ", "кадастровый номер ", "S/N ", "штрихкод ",
        "операция ", "чек сохранён, последний № ", "чегі бар, соңғысы № ", "chek № ", "dogovor ",
        "tapsyrys № ",
        "Zoom ID: ", "идентификатор конференции ", "ФП ",
    ],
)  # fmt: skip
def test_behind_these_words_stands_no_phone(extractor, label):
    assert not extractor.mentions(f"{label}87091234567")


@pytest.mark.parametrize("text", ["Исх. № 8709510-22/98", "№ 8709510-22/98 хатыңызға жауап"])
def test_the_number_of_a_letter_is_no_phone(extractor, text):
    assert not extractor.mentions(text)
    assert extractor.mentions("Звонить 8709510-22/98")


@pytest.mark.parametrize(
    "label",
    [
        "с чего ", "чек есть, звоните № ", "шартта ", "в договоре ",
        "Caller ID: ", "счет ", "заказчик ", "номер заказчика ", "курьер по заказу ", "факт ",
        "телефон по заказу: ", "оплатил посылку, звонил ", "лицевой счет телефона ", "звонил с ",
        "Входящие: ", "входящий звонок ", "Номер\tСумма\n", "Сумма\n", "Заказ\n", "Сумма,Телефон\n5000,", "по делу ", "Заказ 12, ",
        "Просили продлить договор. Номер ", "жаңа тапсырыс. Нөмірі ", "чекте ", "чегінде ", "в чеке ",
    ],
)  # fmt: skip
def test_behind_these_words_stands_a_phone(extractor, label):
    """Also where a heading ends the line before."""
    assert [mention.value for mention in extractor.mentions(f"{label}87091234567")] == [_PHONE]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("өтінішінде 8.709.123.45.67 тел. жазылған", [_PHONE]),
        ("өтінімде 8709 123 45 67 тел., IP жоқ", [_PHONE]),
        ("заявка 87091234567 тел. 87097654321", ["+77097654321"]),
        ("заявка 87091234567 телевизор", []),
        ("өтінім 87091234567 нөмірінен түсті", [_PHONE]),
        ("өтінім 87091234567 қаралуда", []),
    ],
)
def test_the_word_for_a_phone_stands_behind(extractor, text, values):
    """As in Kazakh; before another number it is the word of that one."""
    assert [mention.value for mention in extractor.mentions(text)] == values


@pytest.mark.parametrize(
    "text",
    [
        "EAN 4600000000008", "4600000000008 x 2", "id 676770000000000006", f"RRN {_CARD}", f"РНМ {_CARD}", f"референс {_CARD}", f'"order_id":"{_CARD}"', f"order_id={_CARD}",
        f"txn_id: {_CARD}", f"түбіртек {_CARD}", f"трек-номер {_CARD}", f"лицевой счёт {_CARD}",
        f"Лицевой счёт ЖКХ {_CARD}", f"жеке шот {_CARD}", f"счёт-фактура № {_CARD}", f"исполнительное производство № {_CARD}",
        f"№ {_CARD}", f"Іс № 7527-24-00-1/{_CARD}", f"чеки {_CARD}, {_CARD}",
        f"идентификатор платежа: {_CARD}", f"код операции {_CARD}", "заказ № 9999 9900 0000 0006",
    ],
)  # fmt: skip
def test_a_reference_is_no_card(extractor, text):
    assert not extractor.mentions(text)


@pytest.mark.parametrize(
    "text",
    [
        f"карта № {_CARD}", f"№ карты {_CARD}", f"card_number: {_CARD}", f"счёт {_CARD}",
        f"№ {_CARD} картасына", f"ақша № {_CARD} карта шотына кетті", f"чек № 12, карту № {_CARD}",
        f"чек\n{_CARD}", f"чекте {_CARD} тұр", f"chekte {_CARD} tur", "оплата заказа 9999 9900 0000 0006", "№ 9999 9900 0000 0006",
    ],
)  # fmt: skip
def test_a_card_is_one(extractor, text):
    assert [mention.value for mention in extractor.mentions(text)] == [_CARD]


@pytest.mark.parametrize(
    "text",
    [
        "WhatsApp 2.24.8.85", "AnyDesk 2.24.8.85", "версия приложения 10.0.19.45", "ҚР ҚК 190.3.4.1",
        "nusqasy 10.0.19.45", "versiasy 2.24.8.85", "билд 10.0.19.45", "egov mobile 4.18.2.100",
        "андроид 11.13.17.47", "versiya prilozheniya 12.22.2.64", "антивирус 17.15.10.39", "кошелёк 7.9.12.58",
        "қосымша версиясы 15.17.17.67", "версия 12 точка 3 точка 112 точка 7", "пункт 5 точка 6 точка 7 точка 8",
        "звонил на 5 точка 6 точка 7 точка 8", "203 точка 0 точка 300 точка 7", "203 точка 0 точка 113", "5 точка 203 точка 0 точка 113 точка 7",
        "версия ПО 10.0.19.45", "Согласно ГОСТ 7.0.9.112, нарушений нет",
    ],
)  # fmt: skip
def test_a_version_is_no_address(extractor, text):
    assert not extractor.mentions(text)


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("IP 10.0.19.45", "10.0.19.45"),
        ("entered from 198 dot 51 dot 100 dot 7, then left", "198.51.100.7"),
        ("вход с 203 точка 0 точка 113 точка 7", "203.0.113.7"),
        ("203 нүкте 0 нүкте 113 нүкте 7 мекенжайынан", "203.0.113.7"),
        ("днс 8.8.8.8", "8.8.8.8"),
        ("вход в WhatsApp с 203.0.113.7", "203.0.113.7"),
        ("AnyDesk 203.0.113.7", "203.0.113.7"),
        ("новая версия: входили с 203.0.113.7", "203.0.113.7"),
    ],
)
def test_an_address_is_one(extractor, text, address):
    assert [mention.value for mention in extractor.mentions(text)] == [address]
