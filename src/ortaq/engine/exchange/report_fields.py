"""The fields of a report that a table may bring, and the names its columns go by."""

from __future__ import annotations

from enum import StrEnum

from ortaq.engine.exchange.values.vocabulary import folded


class ReportField(StrEnum):
    """A field of an imported report."""

    SOURCE_ID = "source_id"
    NARRATIVE = "narrative"
    REPORTED_AT = "reported_at"
    OCCURRED_ON = "occurred_on"
    REGION = "region"
    CRIME_TYPE = "crime_type"
    CHANNEL = "channel"
    LANGUAGE = "language"
    CLAIMED_KZT = "claimed_kzt"
    HELD_KZT = "held_kzt"
    RESTORED_KZT = "restored_kzt"
    HELD_AT = "held_at"
    HELD_BY = "held_by"
    PHONE = "phone"
    SITE = "site"
    EMAIL = "email"
    IBAN = "iban"
    CARD = "card"
    WALLET = "wallet"
    HANDLE = "handle"
    REPORTER_NAME = "reporter_name"
    REPORTER_PHONE = "reporter_phone"
    REPORTER_EMAIL = "reporter_email"
    REPORTER_IIN = "reporter_iin"


REQUIRED = (ReportField.NARRATIVE, ReportField.REPORTED_AT)

OFFENDER_FIELDS = (
    ReportField.PHONE,
    ReportField.SITE,
    ReportField.EMAIL,
    ReportField.IBAN,
    ReportField.CARD,
    ReportField.WALLET,
    ReportField.HANDLE,
)
"""The offender's identifiers; each may be spread over several columns and several values a cell."""

SEVERAL_COLUMNS = (ReportField.SOURCE_ID, *OFFENDER_FIELDS)
"""Fields that a mapping may take from more than one column; the parts of a source's number are
joined, for sources whose number alone repeats."""

UNCLEAR_OWNER = {
    ReportField.PHONE: ReportField.REPORTER_PHONE,
    ReportField.EMAIL: ReportField.REPORTER_EMAIL,
}
"""A column called just "phone" may be either side's. Taking a victim's number for the offender's
accuses an innocent person, so such a column is used only when the other side has its own."""

_NAMES: dict[ReportField, str] = {
    ReportField.SOURCE_ID: (
        "source_id; report_id; external_id; id; number; report number; registration number; "
        "номер; номер обращения; номер сообщения; номер заявления; рег номер; "
        "регистрационный номер; идентификатор; нөмірі; хабарлама нөмірі; өтініш нөмірі; "
        "тіркеу нөмірі"
    ),
    ReportField.NARRATIVE: (
        "narrative; text; description; report text; message; details; fabula; "
        "текст; описание; текст обращения; текст сообщения; суть обращения; фабула; "
        "обстоятельства; содержание; мәтін; мәтіні; хабарлама мәтіні; өтініш мәтіні; сипаттама; "
        "сипаттамасы; мазмұны; мән жайы"
    ),
    ReportField.REPORTED_AT: (
        "reported_at; reported; report date; reported on; date reported; created_at; registered_at;"
        " timestamp; date; дата обращения; дата сообщения; дата заявления; дата регистрации; "
        "дата и время обращения; дата; хабарлама күні; хабарланған күні; өтініш күні; "
        "тіркелген күні; күні"
    ),
    ReportField.OCCURRED_ON: (
        "occurred_on; occurred_at; occurred; incident date; date of incident; crime date; "
        "дата происшествия; дата совершения; дата преступления; дата события; оқиға күні; "
        "болған күні; жасалған күні"
    ),
    ReportField.REGION: (
        "region; oblast; province; место; регион; область; город область; өңір; өңірі; облыс; "
        "облысы; аймақ"
    ),
    ReportField.CRIME_TYPE: (
        "crime_type; type; category; kind; тип; вид; категория; вид преступления; "
        "вид мошенничества; тип мошенничества; түрі; санаты; қылмыс түрі; алаяқтық түрі"
    ),
    ReportField.CHANNEL: (
        "channel; report channel; intake channel; канал; канал обращения; арна; арнасы; "
        "хабарлама арнасы"
    ),
    ReportField.LANGUAGE: "language; lang; язык; язык обращения; тіл; тілі",
    ReportField.CLAIMED_KZT: (
        "claimed_kzt; claimed; amount; amount_kzt; damage; damage_kzt; loss; sum; claimed damage; "
        "сумма; ущерб; сумма ущерба; заявленный ущерб; похищенная сумма; сома; сомасы; залал; "
        "залал сомасы; шығын; келтірілген залал"
    ),
    ReportField.HELD_KZT: (
        "held_kzt; held; frozen; held amount; удержано; заблокировано; сумма удержания; "
        "приостановлено; ұсталған; ұсталған сома; тоқтатылған сома; бұғатталған сома"
    ),
    ReportField.RESTORED_KZT: (
        "restored_kzt; restored; returned; recovered; refunded; возвращено; возмещено; "
        "сумма возврата; қайтарылды; қайтарылған сома; өтелген сома"
    ),
    ReportField.HELD_AT: (
        "held_at; hold_at; hold time; time of hold; held since; frozen_at; blocked_at; "
        "время удержания; дата и время удержания; время приостановления; "
        "дата и время приостановления; время блокировки; дата и время блокировки; "
        "тоқтатылған уақыты; тоқтатылған күні мен уақыты; бұғатталған уақыты; ұсталған уақыты"
    ),
    ReportField.HELD_BY: (
        "held_by; holding_bank; hold_bank; provider; holding provider; bank that held; frozen_by; "
        "кем удержано; банк удержания; удержавший банк; кем приостановлено; "
        "приостановивший банк; кем заблокировано; кім тоқтатты; тоқтатқан банк; "
        "ұстаған банк; бұғаттаған банк"
    ),
    ReportField.PHONE: (
        "offender_phone; suspect_phone; scammer_phone; caller; phone; telephone; "
        "телефон мошенника; номер мошенника; телефон подозреваемого; телефон; номер телефона; "
        "алаяқтың телефоны; алаяқтың нөмірі; күдікті телефоны; телефоны; телефон нөмірі"
    ),
    ReportField.SITE: (
        "site; url; website; link; domain; offender_site; сайт; ссылка; адрес сайта; домен; "
        "сілтеме; сайты; сайт мекенжайы"
    ),
    ReportField.EMAIL: (
        "offender_email; suspect_email; email; e-mail; почта мошенника; email мошенника; почта; "
        "электронная почта; алаяқтың поштасы; пошта; электрондық пошта"
    ),
    ReportField.IBAN: (
        "iban; account; account number; offender_account; beneficiary account; счет; номер счета; "
        "счет получателя; счет мошенника; шот; шоты; шот нөмірі; алушының шоты; алаяқтың шоты"
    ),
    ReportField.CARD: (
        "card; card number; offender_card; beneficiary card; карта; номер карты; карта получателя; "
        "карта мошенника; карта нөмірі; алушының картасы; алаяқтың картасы"
    ),
    ReportField.WALLET: (
        "wallet; wallets; crypto wallet; wallet address; кошелек; кошельки; криптокошелек; "
        "адрес кошелька; әмиян; әмияны; криптоәмиян"
    ),
    ReportField.HANDLE: (
        "handle; account name; nickname; telegram; username; ник; аккаунт; никнейм; аккаунты; "
        "лақап аты"
    ),
    ReportField.REPORTER_NAME: (
        "reporter_name; victim_name; applicant; applicant name; заявитель; фио заявителя; "
        "потерпевший; фио потерпевшего; өтініш беруші; өтініш берушінің аты жөні; жәбірленуші; "
        "жәбірленушінің аты жөні"
    ),
    ReportField.REPORTER_PHONE: (
        "reporter_phone; victim_phone; applicant phone; contact phone; телефон заявителя; "
        "телефон потерпевшего; контактный телефон; өтініш берушінің телефоны; "
        "жәбірленушінің телефоны; байланыс телефоны"
    ),
    ReportField.REPORTER_EMAIL: (
        "reporter_email; victim_email; applicant email; contact email; email заявителя; "
        "почта заявителя; почта потерпевшего; өтініш берушінің поштасы; жәбірленушінің поштасы"
    ),
    ReportField.REPORTER_IIN: (
        "reporter_iin; victim_iin; applicant iin; иин заявителя; иин потерпевшего; "
        "өтініш берушінің жсн; жәбірленушінің жсн"
    ),
}

_BARE = "phone; telephone; телефон; номер телефона; телефоны; телефон нөмірі"
_BARE_MAIL = "email; e-mail; почта; электронная почта; пошта; электрондық пошта"

SYNONYMS: dict[ReportField, tuple[str, ...]] = {
    field: tuple(folded(name) for name in names.split("; ")) for field, names in _NAMES.items()
}
"""Folded column names of each field, the surest first."""

BARE_NAMES = frozenset(folded(name) for name in f"{_BARE}; {_BARE_MAIL}".split("; "))
"""Names that don't say whose phone or mail it is."""
