"""Words that tell whose identifier stands beside them, as data.

A phrase is written in lower case with "е" for "ё". `*` stands for the rest of a word, `...` for
up to four words, a space for any white space. `side` says where the phrase stands: before the
identifier ("мой номер +7 ...") or after it ("+7 ... нөмірінен қоңырау шалды").
"""

from __future__ import annotations

from dataclasses import dataclass

from ortaq.engine.terms.identifier import Role


@dataclass(frozen=True, slots=True)
class CueGroup:
    """Phrases of one language that mean the same with the same strength.

    Args:
        role: what the phrases say.
        side: "before" or "after".
        weight: in [0, 1], confidence when the phrase touches the identifier.
        phrases: separated by commas.
    """

    role: Role
    side: str
    weight: float
    phrases: str


CUES: tuple[CueGroup, ...] = (
    # The reporter's own, Russian.
    CueGroup(
        Role.VICTIM,
        "before",
        0.97,
        "мой номер*, моего номера, мой телефон*, моего телефона, мой тел, мой сотовый*, мой моб*, "
        "мой личный номер, мой контакт*, мои контакт*, моя карт*, моей карт*, мою карт*, мой счет*, "
        "моего счет*, моем счет*, мой иик, мой iban, мой иин, мой бин, мой кошел*, моего кошел*, "
        "моя почт*, мою почт*, мой email, мой e-mail, мой ватсап*, мой whatsapp, мой инстаграм*, "
        "мой аккаунт*, моего аккаунта, моя страниц*, мой сайт, мой telegram, мой телеграм*, "
        "своей карт*, своего счет*, свою карт*, свой номер, своего номера, свой счет, "
        "нашего счет*, нашей карт*, наш номер, мне на номер, нам на номер",
    ),
    CueGroup(
        Role.VICTIM,
        "before",
        0.85,
        "мне звонил* на, мне позвонил* на, звонил* на номер, звонил* на телефон, звонили мне на, позвонил* мне на, звонок на номер, "
        "звонок на телефон, звонки на номер, смс на номер, сообщение на номер, код на номер, "
        "связаться со мной, свяжитесь со мной, перезвоните мне, связь со мной, для связи, "
        "контактный номер*, контактный телефон*, контакты для связи, номер для связи, "
        "обратная связь, списал* с, сняли с, списан* с, списались с, снялись с, "
        "заявител*, потерпевш*, владелец карты, владельца карты, я владелец",
    ),
    CueGroup(Role.VICTIM, "before", 0.75, "с карты, с карточки, со счета, со своего, со своей"),
    CueGroup(
        Role.VICTIM,
        "after",
        0.95,
        "это мой номер, это мой, это моя карта, это моя, - мой номер, - моя карта",
    ),
    # The reporter's own, Kazakh.
    CueGroup(
        Role.VICTIM,
        "before",
        0.96,
        "менің нөмір*, менің телефон*, менің карта*, менің шот*, менің әмиян*, менің пошта*, "
        "менің жсн, менің парақша*, менің, өзімнің, өз картам*, өз шотым*, өз нөмірім*, "
        "біздің нөмір*, біздің шот*",
    ),
    CueGroup(
        Role.VICTIM,
        "before",
        0.88,
        "нөмірім, телефоным, картам, картамнан, шотым, шотымнан, жсн-ім, поштам",
    ),
    CueGroup(
        Role.VICTIM,
        "before",
        0.85,
        "байланыс нөмір*, байланыс телефон*, байланысу үшін, хабарласу үшін, маған хабарлас*, "
        "маған қоңырау шал*, жәбірленуші*, арыз иесі*, өтініш беруші*",
    ),
    CueGroup(
        Role.VICTIM,
        "after",
        0.95,
        "нөмірім*, нөміріме, телефоным*, картам*, карточкам*, шотым*, әмияным*, поштам*, "
        "деген менің, менің нөмірім, нөмірлі телефоным*, нөмірлі картам*, менікі",
    ),
    CueGroup(Role.VICTIM, "after", 0.8, "нөміріне қоңырау, нөміріне хабарлас*, нөміріне смс"),
    CueGroup(
        Role.VICTIM,
        "before",
        0.93,
        "menin nomirim, menin telefonym, menin kartam, menin shotym, menin, mening, meniñ, "
        "ozimnin, nomirim, telefonym, kartam, kartamnan, shotym, shotymnan",
    ),
    # The reporter's own, English.
    CueGroup(
        Role.VICTIM,
        "before",
        0.96,
        "my number, my phone*, my mobile*, my cell*, my card*, my bank card*, my account*, "
        "my bank account*, my iban, my wallet*, my email, my e-mail, my address, my own, "
        "my personal, my instagram, my telegram, my whatsapp, my iin, my website, our number, "
        "our account*, our website",
    ),
    CueGroup(
        Role.VICTIM,
        "before",
        0.85,
        "call me back on, call me back at, call me at, call me on, reach me at, reach me on, "
        "contact me at, contact me on, called me on, phoned me on, text me at, texted me on, "
        "rang me on, calls to my, victim*, complainant*, debited from, withdrawn from",
    ),
    CueGroup(Role.VICTIM, "after", 0.9, "is my number, is my, is mine"),
    # The offender's, Russian.
    CueGroup(
        Role.OFFENDER,
        "before",
        0.92,
        "звонил* с, звонил* мне с, позвонил* с, позвонил* мне с, звонят с, звонок с, звонки с, "
        "звонок от, звонил* ... с номера, с номера, с номеров, с абонентского номера, "
        "с телефона, с неизвестного номера, неизвестный номер, незнакомый номер, "
        "с незнакомого номера, номер* мошенник*, "
        "карта мошенник*, карту мошенник*, счет мошенник*, кошелек мошенник*, сайт мошенник*, "
        "мошенник*, аферист*, злоумышленник*, лжесотрудник*, лже-сотрудник*, обманщик*, "
        "ватсап* с, вотсап* с, вацап* с, whatsapp с, телеграм* с, telegram с, viber с, "
        "пришл* ... с, поступил* ... с, смс с, смс от, сообщение от, сообщение с, написал* с, писал* с, пишет с, пишут с",
    ),
    CueGroup(
        Role.OFFENDER,
        "before",
        0.88,
        "перевел* ... на, перевод* ... на, перевести ... на, перечислил* ... на, "
        "отправил* ... на, отправить ... на, оплатил* ... на, скинул* ... на, скинуть ... на, "
        "закинул* ... на, внес* ... на, положил* ... на, пополнил* ... на, перевести ... по, "
        "перевел* ... по номеру, перевел*, отправил* ... по номеру",
    ),
    CueGroup(
        Role.OFFENDER,
        "before",
        0.8,
        "на карту, на карты, на карточку, на счет, на счета, на кошелек, на кошельки, на адрес, "
        "реквизит*, получател*, по ссылке, ссылк*, на сайт*, сайт*, фишинг*, поддельн*, фейк*, "
        "лжесайт*, перейти на, зайти на, зашел на, зашла на, аккаунт*, профил*, канал*, "
        "продавец, продавца, якобы, бот, чат*, дроп*, куратор*, менеджер*",
    ),
    CueGroup(
        Role.OFFENDER,
        "before",
        0.65,
        "представил*, позвонил*, звонил*, на номер, по номеру, абонент*, номер карты, написал*",
    ),
    CueGroup(
        Role.OFFENDER,
        "after",
        0.85,
        "звонил*, позвонил*, звонят, звонит, написал*, писал*, пишет, прислал*, представил*, "
        "принадлежит мошенник*, мошенник*, мошенническ*, это мошенник*, фишинг*, поддельн*",
    ),
    # The offender's, Kazakh.
    CueGroup(
        Role.OFFENDER,
        "before",
        0.9,
        "алаяқ*, белгісіз нөмір*, бейтаныс нөмір*, қоңырау шалған нөмір*, қоңырау шалды, "
        "қоңырау келді, мына нөмір*, мына шот*, мына карта*, осы шот*, осы карта*, осы нөмір*, "
        "қылмыскер*, шабуылдаушы*",
    ),
    CueGroup(
        Role.OFFENDER,
        "before",
        0.8,
        "сілтеме*, сайт*, жалған, фишинг*, аудардым, аударды, салдым, жібердім, аударған, "
        "арнасы*, парақша*, сатушы*, деген",
    ),
    CueGroup(
        Role.OFFENDER,
        "after",
        0.92,
        "нөмірінен, нөмірден, нөмірлі, нөмірі арқылы, нөмірімен, телефонынан, -дан қоңырау, "
        "-ден қоңырау, -тан қоңырау, -тен қоңырау, қоңырау шалды, қоңырау шалып, қоңырау келді, "
        "хабарласты, хабарласып, шотына, шотқа, картасына, картаға, карточкасына, "
        "карта нөміріне, нөміріне ақша, нөміріне ... аудар*, әмиянына, әмиянға, адресіне, "
        "мекенжайына, сайтына, сайты, сайтында, сілтемесі*, сілтеме*, деген сайт*, деген нөмір*, "
        "деген алаяқ*, аудар*, салдым, жібердім, арнасы*, парақшасы*, ботына, жазды",
    ),
    CueGroup(
        Role.OFFENDER,
        "after",
        0.88,
        "nomirinen, nomerinen, qonyrau shaldy, konyrau shaldy, habarlasty, shotyna, kartasyna, "
        "audardym, audardy, saldym, siltemesi*, saityna",
    ),
    CueGroup(Role.OFFENDER, "before", 0.85, "alayaq*, belgisiz nomir*, siltem*, audardym, sait*"),
    # The offender's, English.
    CueGroup(
        Role.OFFENDER,
        "before",
        0.92,
        "called from, called me from, call from, calls from, calling from, phoned from, "
        "phone call from, text from, texts from, texted from, message from, messages from, "
        "sms from, email from, e-mail from, from number, from the number, from a number, "
        "unknown number, scammer*, fraudster*, impostor*, caller, contacted by, contacted me from, "
        "contacted me via, wrote from, writing from",
    ),
    CueGroup(
        Role.OFFENDER,
        "before",
        0.88,
        "sent ... to, send ... to, transferred ... to, transfer ... to, paid ... to, pay ... to, "
        "wired ... to, deposited ... to, deposit ... to, moved ... to, to the account, to account, "
        "to card, to the card, to wallet, to the wallet, to address, to the address, "
        "to iban, beneficiary",
    ),
    CueGroup(
        Role.OFFENDER,
        "before",
        0.8,
        "website*, site*, link*, fake, phishing, scam*, fraud*, suspicious, visit*, wallets, "
        "wallet, address, account of, profile, channel, seller, follow, click*, page",
    ),
    CueGroup(
        Role.OFFENDER,
        "after",
        0.88,
        "called me, called and, called claiming, called, texted me, messaged me, contacted me, "
        "keeps calling, wrote to me, is a scam*, is fake, is phishing, scammed, asked me to",
    ),
)

PRIORS: dict[str, float] = {
    "url": 0.6,
    "domain": 0.6,
    "ip": 0.6,
    "wallet": 0.6,
    "handle": 0.55,
    "email": 0.5,
}
"""Confidence that an unexplained identifier of this kind is the offender's: people who report a
fraud name the sites and wallets that cheated them; other kinds stay unknown."""
