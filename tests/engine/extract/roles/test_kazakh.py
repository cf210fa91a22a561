"""Kazakh reports: endings, postpositions, relative clauses, and what officers and clerks shorten."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ortaq.engine.terms.identifier import Role

if TYPE_CHECKING:
    from ortaq.engine.extract import Extractor

_A = "+7 709 123 45 67"
_B = "+7 799 765 43 21"
_CARD = "9999990000000006"
_OTHER_CARD = "9999991234567893"
_IBAN = "KZ90999TEST000000001"
_IIN = "900101900015"
_OFFENDER, _VICTIM, _UNKNOWN = Role.OFFENDER, Role.VICTIM, Role.UNKNOWN

_OF_VICTIMS = [
    (f"Клиенттің тел. {_B}", [_VICTIM]),
    (f"Кл. шоты {_IBAN}, қалдығы 5 000 теңге", [_VICTIM]),
    (f"Кл. кері байл. {_B}", [_VICTIM]),
    (f"Кл. {_CARD} картасына 5 000 теңге ауд.", [_OFFENDER]),
    (f"Кл. {_A} нөмірінен қоңырау түскен", [_OFFENDER]),
    (f"Кл. айтуынша, {_A} нөмірінен хабарласқан", [_OFFENDER]),
    (f"Өтініш иесінің байланысы: {_B}", [_VICTIM]),
    (f"aryz berushinin nomeri {_B}", [_VICTIM]),
    (f"арыз беруши {_CARD} картасына 5000 тенге аударган", [_OFFENDER]),
    (f"Арыз беруші 73 000 теңге {_IBAN} шотына аударған", [_OFFENDER]),
    (f"Арыз берушінің өзі {_B} нөмірін пайдаланады", [_VICTIM]),
    (f"Арыз берушіге {_A} нөмірінен қоңырау шалынған", [_OFFENDER]),
    (f"Кодты жәбірленушіден {_A} нөмірінен жазған адам сұраған", [_OFFENDER]),
    (f"Жәбірленушіге (аб. {_B}) қоңырау шалған {_A} нөмірі", [_VICTIM, _OFFENDER]),
    (f"Жәбірленушіге тиесілі нөмір {_B}", [_VICTIM]),
    (f"Кім шағымданады: Болат С., Тараз қ., {_B}", [_VICTIM]),
    (f"Сәйкестендіру {_B} тел. арқылы өтті", [_VICTIM]),
    (f"Сәйкестендіру үшін {_CARD} картасына 1 теңге аудар деді", [_OFFENDER]),
    (f"Болат С., ЖСН {_IIN}, мекенжайы: Тараз қ., тел. {_B}", [_VICTIM] * 2),
    (f"Күдікті Болат, ЖСН {_IIN}, мекенжайы: Тараз қ., тел. {_A}", [_OFFENDER] * 2),
    (f"Менің атым Болат, тел {_B}", [_VICTIM]),
    (f"Жалға беруші {_A} нөмірін берді", [_OFFENDER]),
    (f"Өзім {_B} нөмірінен банкке звондадым", [_VICTIM]),
    (f"Апам картасын {_OTHER_CARD} айтып қойыпты", [_VICTIM]),
    (f"Апам 80 жаста, оған {_A} звондап алдады", [_OFFENDER]),
    (f"Апам Күләш, тел {_B}, ақшасын беріп қойды", [_VICTIM]),
]
_OF_ACCOUNTS = [
    (f"Өтініш беруші {_IBAN} ЖСК-ға 5 000 теңге аударған", [_OFFENDER]),
    (f"Қағазға {_CARD} деп жазып алыпты", [_OFFENDER]),
    (f"Смс код менің номеріме {_B} келді", [_VICTIM]),
    (f"Компанияның байланыс нөмірі {_A}", [_OFFENDER]),
    (f"Біздің компанияның байланыс нөмірі {_B}", [_VICTIM]),
    ("Кл. шағымы: @made_up_shop алдады", [_OFFENDER]),
    ("Қосымша табыс ұсынылған, байланыс телеграмдағы @made_up_job", [_OFFENDER]),
    ("Арыз берушінің парақшасы evil.example сілтемесіне өткеннен кейін бұзылған", [_OFFENDER]),
    (f"Ақшаны {_A} телефон нөміріне тіркелген шотқа аудардым", [_OFFENDER]),
    (f"Ақша {_B} нөміріне тіркелген шотымнан кетті", [_VICTIM]),
    (f"Каспиім {_B} нөміріне тіркелген", [_VICTIM]),
    (f"Өтініш тіркелді: делдал, телефоны {_A}", [_OFFENDER]),
    (f"Сатушыға {_A} нөмірі арқылы 40 000 теңге аудардым", [_OFFENDER]),
    (f"Онымен байланыс {_A} арқылы жүргізілген", [_OFFENDER]),
    (f"Маған {_B} арқылы хабарласуға болады", [_VICTIM]),
    (f"Ақша {_A} каспиіне түскен екен", [_OFFENDER]),
    (f"Ақшам {_A} нөміріне түскен", [_OFFENDER]),
    (f"Кеткен картасы {_CARD}", [_OFFENDER]),
    (f"Депозитімді жауып {_A} (Ольга С.) нөміріне салдым", [_OFFENDER]),
    (f"{_IBAN} (Ольга С., жсн {_IIN}) шотына аудардым", [_OFFENDER] * 2),
    (f"Ақша менің {_IBAN} (Ольга С., жсн {_IIN}) шотымнан кетті", [_VICTIM] * 2),
    (f"Кл. 270 000 теңге «Банк» АҚ картасына ({_CARD}) ауд.", [_OFFENDER]),
    (f"Сайт берді {_OTHER_CARD} енгіздім", [_VICTIM]),
]
_OF_CONTACTS = [
    (f"Тел {_A} менікі емес", [_OFFENDER]),
    (f"Тел {_B} менікі", [_VICTIM]),
    (f"Бұл {_A} менің номерім емес", [_OFFENDER]),
    (f"Ақшамды қайтармайды {_A}", [_OFFENDER]),
    (f"Ақшамды {_OTHER_CARD} картама қайтарды", [_VICTIM]),
    (f"Картамды бұғаттаңыздар {_OTHER_CARD}", [_VICTIM]),
    (f"Номерімді қалдырдым, {_A} нөмірінен біреу шықты", [_OFFENDER]),
    ("Инстаграмымды ұрлады @made_up_shop", [_VICTIM]),
    (f"Телефонымды ұрлаған жігіт {_A} нөмірінен жазды", [_OFFENDER]),
    (f"Менің {_B} вотсабыма жазыңыз", [_VICTIM]),
    (f"Вотсабыма {_A} жазды", [_OFFENDER]),
    (f"mening {_B} votsabyma zhazyngyzdar", [_VICTIM]),
    (f"Magan habarlasyngyzdar {_B}", [_VICTIM]),
    (f"menin' aqshamdy {_A} nomerine saldym", [_OFFENDER]),
    (f"Код {_B} ге келді", [_VICTIM]),
    (f"Ертеңіне {_A} дан тағы звондады", [_OFFENDER]),
    (f"{_A} dan zvondap aldady", [_OFFENDER]),
    ("почтама me@mail.example хат келді", [_VICTIM]),
    ("почтама it@mail.example дегеннен хат келді", [_OFFENDER]),
    ("Анамның телефонында evil.example дан жүктелген бағдарлама тұр", [_OFFENDER]),
    (f"Ауылда тұрамын {_A} және {_B} нөмірлерінен звондады", [_OFFENDER] * 2),
    (f"{_A} нөміріне қоңырау шалсам, тұтқаны көтермейді", [_OFFENDER]),
    (f"Ойбай не дейін менің шотым {_IBAN}", [_VICTIM]),
]
_OF_OFFICES = [
    (f"Банкке {_A} звондадым, картаны жапты", [_UNKNOWN]),
    (f"Банктің {_A} нөміріне өзім қоңырау шалдым", [_UNKNOWN]),
    (f"Жедел желісіне {_A} қоңырау шалдым", [_UNKNOWN]),
    (f"Банктің {_A} нөмірінен хабарласып тұрмыз деді", [_OFFENDER]),
    (f"Банктің қызметкерімін деп {_A} звондады", [_OFFENDER]),
    (f"Оқу орталығы {_A} ақша алып алдады", [_OFFENDER]),
]


@pytest.mark.parametrize(
    ("text", "roles"), [*_OF_VICTIMS, *_OF_ACCOUNTS, *_OF_CONTACTS, *_OF_OFFICES]
)
def test_kazakh_words_tell_the_role(extractor: Extractor, text: str, roles: list[Role]) -> None:
    """With all letters, without them and in Latin script; each beside its opposite."""
    assert [mention.role for mention in extractor.mentions(text)] == roles
