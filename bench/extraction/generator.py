"""Labelled texts that the extractor was not written for: reports with known roles, and ordinary texts.

The sentences in `texts/` have other words than the demo's. `{phone:o}` is a phone of the
offender, `v` the victim's, `h` well known. The sentences of `heldout` are
measured apart: once somebody has read what goes wrong in them, they belong to `reports`, and new
ones are written. Identifiers are well formed and cannot belong to anybody.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ortaq.data.demo.nation.chance import Chance
from ortaq.data.demo.nation.issuer import (
    bitcoin_address,
    ethereum_address,
    iin_of,
    luhn_digit,
    tron_address,
)
from ortaq.engine.extract.kinds.national_ids import check_digit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_TEXTS = Path(__file__).parent / "texts"
_SLOT = re.compile(r"\{(\w+)(?::([ovh]))?\}")
_ROLES = {"o": "offender", "v": "victim", "h": "hub"}
LANGUAGES = ("kk", "ru", "en")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A text and what is true of it.

    Args:
        text: what somebody wrote.
        language: kk, ru or en.
        is_held_out: whether its sentences belong to the part that is only measured.
        truth: role by kind and normal form; a handle's platform is left out.
    """

    text: str
    language: str
    is_held_out: bool
    truth: dict[tuple[str, str], str]


def reports(seed: int, copies: int) -> Iterator[Labelled]:
    """Each line `copies` times, with other identifiers, forms and ways of typing."""
    chance = Chance(seed)
    for language in LANGUAGES:
        for name in ("reports", "heldout"):
            lines = _lines(f"{name}.{language}.txt")
            for copy in range(copies):
                for line in lines:
                    told = [line, chance.choice(lines)] if copy % 3 == 2 else [line]
                    yield _report(chance, told, language, is_held_out=name == "heldout")


def ordinary(seed: int, copies: int) -> Iterator[Labelled]:
    """Texts without any identifier: amounts, dates, cases, articles, versions, small talk."""
    chance = Chance(seed)
    for language in LANGUAGES:
        for number, line in enumerate(_lines(f"ordinary.{language}.txt") * copies):
            text = _SLOT.sub(lambda match: _number(chance, match[1]), line)
            yield Labelled(text, language, number % 2 == 1, {})


def _lines(name: str) -> list[str]:
    return (_TEXTS / name).read_text(encoding="utf-8").splitlines()


def _report(chance: Chance, lines: list[str], language: str, *, is_held_out: bool) -> Labelled:
    truth: dict[tuple[str, str], str] = {}
    style = chance.choices(list(_STYLES[language]), list(_STYLES[language].values()))[0]
    told: list[str] = []
    for line in lines:
        parts = _SLOT.split(line)
        said = ""
        for at in range(0, len(parts), 3):
            said += style(chance, parts[at])
            if at + 1 < len(parts) and parts[at + 2] is None:
                said += _number(chance, parts[at + 1])
            elif at + 1 < len(parts):
                kind, value, shown = _identifier(chance, parts[at + 1], parts[at + 2])
                truth[kind, value] = _ROLES[parts[at + 2]]
                said += shown
        told.append(said)
    mark = " " if style is unmarked else ". "
    return Labelled(mark.join(told), language, is_held_out, truth)


# How people type.
def plain(_: Chance, text: str) -> str:
    """As it is."""
    return text


def unmarked(_: Chance, text: str) -> str:
    """Small letters, hardly a mark."""
    return re.sub(r"[.,!?](?=\s|$)", "", text.lower())


def shouted(_: Chance, text: str) -> str:
    """All capitals."""
    return text.upper()


def without_kazakh_letters(_: Chance, text: str) -> str:
    """Typed on a Russian keyboard."""
    return text.translate(str.maketrans("әғқңөұүһіӘҒҚҢӨҰҮҺІ", "агкноуухиАГКНОУУХИ"))


def with_slips(chance: Chance, text: str) -> str:
    """In one long word of eight a letter is doubled, lost or swapped with the next."""
    return " ".join(_slipped(chance, word) if len(word) > 5 and chance.random() < 1 / 8 else word
                    for word in text.split(" "))  # fmt: skip


def _slipped(chance: Chance, word: str) -> str:
    at = chance.randrange(1, len(word) - 2)
    pair = word[at : at + 2]
    if not pair.isalpha():
        return word
    return (
        word[:at]
        + chance.choice((pair[1] + pair[0], pair[1], pair[0] * 2 + pair[1]))
        + word[at + 2 :]
    )


_STYLES: dict[str, dict[Callable[[Chance, str], str], float]] = {
    "kk": {plain: 0.5, unmarked: 0.15, without_kazakh_letters: 0.2, with_slips: 0.1, shouted: 0.05},
    "ru": {plain: 0.6, unmarked: 0.2, with_slips: 0.15, shouted: 0.05},
    "en": {plain: 0.65, unmarked: 0.2, with_slips: 0.1, shouted: 0.05},
}


# Identifiers and the forms in which they are written.
def _identifier(chance: Chance, slot: str, role: str) -> tuple[str, str, str]:
    """Kind, normal form and what stands in the text."""
    if role == "h":
        value = chance.choice(("102", "1414") if slot == "short" else ("egov.kz", "kaspi.kz"))
        return ("shortcode", value, value) if slot == "short" else ("domain", value, value)
    return _MAKERS[slot](chance)


def _digits(chance: Chance, count: int) -> str:
    return "".join(chance.choices("0123456789", k=count))


_PHONE_FORMS = (
    "+7{0}{1}{2}{3}", "+7 {0} {1} {2} {3}", "+7({0}){1}-{2}-{3}", "+7 ({0}) {1} {2}{3}",
    "8{0}{1}{2}{3}", "8 {0} {1} {2} {3}", "8-{0}-{1}{2}{3}", "8({0}){1}{2}{3}", "8.{0}.{1}.{2}.{3}",
    "7{0}{1}{2}{3}", "{0} {1} {2} {3}", "{0}{1}{2}{3}", "+7-{0}-{1}-{2}-{3}", "8 {0}\n{1}\n{2}{3}",
    "8\u00a0{0}\u00a0{1}\u00a0{2}\u00a0{3}", "+7\u200b{0}{1}{2}{3}", "8{0} {1} {2}{3}",
    "8/{0}/{1}-{2}-{3}",
)  # fmt: skip


def _phone(chance: Chance) -> tuple[str, str, str]:
    code, rest = chance.choice(("709", "799")), _digits(chance, 7)
    shown = chance.choice(_PHONE_FORMS).format(code, rest[:3], rest[3:5], rest[5:])
    if chance.random() < 0.04:
        shown = f"8{code}{rest}".replace("0", chance.choice("OО"), 1)
    return "phone", f"+7{code}{rest}", shown


def _iban(chance: Chance) -> tuple[str, str, str]:
    account = "999" + _digits(chance, 13)
    value = f"KZ{98 - int(account + '203500') % 97:02d}{account}"
    grouped = " ".join(value[at : at + 4] for at in range(0, 20, 4))
    return (
        "iban",
        value,
        chance.choice((value, value, grouped, value.lower(), grouped.replace(" ", "-"))),
    )


def _card(chance: Chance) -> tuple[str, str, str]:
    body = "999999" + _digits(chance, 9)
    value = body + luhn_digit(body)
    groups = [value[at : at + 4] for at in range(0, 16, 4)]
    return (
        "card",
        value,
        chance.choice((value, " ".join(groups), "-".join(groups), "\u00a0".join(groups))),
    )


def _masked(chance: Chance) -> tuple[str, str, str]:
    tail = _digits(chance, 4)
    shown = chance.choice((f"999999******{tail}", f"9999 99** **** {tail}", f"999999xxxxxx{tail}"))
    return "card_masked", f"999999******{tail}", shown


def _iin(chance: Chance) -> tuple[str, str, str]:
    value = iin_of(_digits(chance, 12))
    return "iin", value, value


def _bin(chance: Chance) -> tuple[str, str, str]:
    while True:
        body = f"{chance.randint(10, 25)}{chance.randint(1, 12):02d}90{_digits(chance, 5)}"
        check = check_digit(body)
        if check is not None:
            return "bin", f"{body}{check}", f"{body}{check}"


_NAMES = ("tolem", "zhuldyz", "fastcash", "nurbank-online", "sale", "kredit24", "lotto", "ipo-gaz")


def _host(chance: Chance) -> str:
    return f"{chance.choice(_NAMES)}{_digits(chance, 3)}.{chance.choice(('example', 'test', 'invalid'))}"


def _site(chance: Chance) -> tuple[str, str, str]:
    value = _host(chance)
    forms = (
        value,
        value,
        value,
        value.replace(".", "[.]"),
        value.replace(".", " dot "),
        f"({value})",
    )
    return "domain", value, chance.choice(forms)


def _url(chance: Chance) -> tuple[str, str, str]:
    host, path = _host(chance), chance.choice(("/", "/login", "/pay?id=77", "/a/b.html"))
    value = f"https://{host}{path}"
    forms = (
        value,
        value,
        f"HTTPS://{host.upper()}{path}",
        "hxxps://" + host.replace(".", "[.]") + path,
    )
    return "url", value, chance.choice(forms)


def _email(chance: Chance) -> tuple[str, str, str]:
    host, name = _host(chance), chance.choice(("info", "a.bekova", "help-desk", "support77"))
    value = f"{name}@{host}"
    return "email", value, chance.choice((value, value, value.title(), f"{name}[at]{host}"))


def _name(chance: Chance) -> str:
    return f"{chance.choice(('aidar', 'qarzhy', 'shop', 'trade', 'arzan'))}_{chance.choice(('kz', 'pro', 'help'))}{_digits(chance, 3)}"


def _telegram(chance: Chance) -> tuple[str, str, str]:
    name = _name(chance)
    return (
        "handle",
        name,
        chance.choice((f"@{name}", f"@{name}", f"t.me/{name}", f"https://t.me/{name}")),
    )


def _telegram_link(chance: Chance) -> tuple[str, str, str]:
    name = _name(chance)
    return "handle", name, chance.choice((f"t.me/{name}", f"https://t.me/{name}"))


def _instagram(chance: Chance) -> tuple[str, str, str]:
    name = _name(chance)
    return (
        "handle",
        name,
        chance.choice((f"@{name}", f"instagram.com/{name}", f"https://www.instagram.com/{name}/")),
    )


def _whatsapp(chance: Chance) -> tuple[str, str, str]:
    number = f"7799{_digits(chance, 7)}"
    return "handle", f"+{number}", chance.choice((f"wa.me/{number}", f"https://wa.me/{number}"))


def _ip(chance: Chance) -> tuple[str, str, str]:
    value = f"203.0.113.{chance.randint(40, 250)}"
    return "ip", value, chance.choice((value, value.replace(".", "[.]")))


_BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_BECH32_GENERATOR = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
_BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"


def _cosmos_address(payload: bytes) -> str:
    """Bech32 of 20 bytes (BIP 173)."""
    prefix, number = "cosmos", int.from_bytes(payload, "big")
    words = [number >> 5 * place & 31 for place in reversed(range(32))]
    check = 1
    for value in [
        *(ord(c) >> 5 for c in prefix),
        0,
        *(ord(c) & 31 for c in prefix),
        *words,
        *[0] * 6,
    ]:
        top, check = check >> 25, (check & 0x1FFFFFF) << 5 ^ value
        for bit, factor in enumerate(_BECH32_GENERATOR):
            check ^= factor if top >> bit & 1 else 0
    words += [(check ^ 1) >> 5 * place & 31 for place in reversed(range(6))]
    return f"{prefix}1" + "".join(_BECH32[word] for word in words)


def _polkadot_address(payload: bytes) -> str:
    """SS58 of a key that ends in twelve zero bytes, with network number 0."""
    data = b"\0" + payload + bytes(12)
    number = int.from_bytes(data + hashlib.blake2b(b"SS58PRE" + data).digest()[:2], "big")
    text = ""
    while number:
        number, rest = divmod(number, 58)
        text = _BASE58[rest] + text
    return "1" * (len(data) - len(data.lstrip(b"\0"))) + text


_ADDRESSES = (tron_address, ethereum_address, bitcoin_address, _cosmos_address, _polkadot_address)


def _wallet(chance: Chance) -> tuple[str, str, str]:
    payload = hashlib.sha256(chance.randbytes(16)).digest()[:20]
    value = chance.choice(_ADDRESSES)(payload)
    shown = value.lower() if value.startswith("0x") and chance.random() < 0.3 else value
    return "wallet", value, shown


_MAKERS: dict[str, Callable[[Chance], tuple[str, str, str]]] = {
    "phone": _phone, "iban": _iban, "card": _card, "masked": _masked, "iin": _iin, "bin": _bin,
    "site": _site, "url": _url, "email": _email, "tg": _telegram, "tglink": _telegram_link,
    "ig": _instagram, "wa": _whatsapp, "ip": _ip, "wallet": _wallet,
}  # fmt: skip


# Numbers that identify nobody.
def _number(chance: Chance, slot: str) -> str:
    return _NUMBERS[slot](chance)


def _amount(chance: Chance) -> str:
    value = int(10 ** chance.uniform(3, 11))
    return chance.choice(
        (
            f"{value}",
            f"{value:,}".replace(",", " "),
            f"{value:,}",
            f"{value:,}".replace(",", " ") + ",00",
        )
    )


def _date(chance: Chance) -> str:
    day, month, year = chance.randint(1, 28), chance.randint(1, 12), chance.randint(1990, 2026)
    return chance.choice(
        (
            f"{day:02d}.{month:02d}.{year}",
            f"{year}-{month:02d}-{day:02d}",
            f"{day:02d}/{month:02d}/{year}",
        )
    )


def _version(chance: Chance) -> str:
    parts = [str(chance.randint(0, 30)) for _ in range(chance.randint(2, 4))]
    return ".".join(parts)


_NUMBERS: dict[str, Callable[[Chance], str]] = {
    "amount": _amount,
    "date": _date,
    "time": lambda chance: f"{chance.randint(0, 23):02d}{chance.choice('.:')}{chance.randint(0, 59):02d}",
    "version": _version,
    "build": lambda chance: _version(chance) + "." + _digits(chance, 4),
    "article": lambda chance: chance.choice((f"{chance.randint(100, 460)} ч. {chance.randint(1, 4)}", f"{chance.randint(100, 460)}-{chance.randint(1, 3)}")),
    "clause": lambda chance: ".".join(str(chance.randint(1, 12)) for _ in range(chance.randint(2, 4))),
    "short": lambda chance: _digits(chance, 3).lstrip("0") or "7",
    "law": lambda chance: f"{chance.randint(1, 300)}-VIII",
    "longcase": lambda chance: f"{chance.randint(20, 26)}{_digits(chance, chance.choice((9, 11, 13)))}",
    "order": lambda chance: f"{chance.randint(1, 9)}{_digits(chance, chance.choice((6, 7, 9, 10, 11)))}",
    "track": lambda chance: f"CV{_digits(chance, 9)}KZ",
    "flight": lambda chance: _digits(chance, 3),
    "room": lambda chance: str(chance.randint(1, 420)),
    "floor": lambda chance: str(chance.randint(1, 30)),
    "house": lambda chance: f"{chance.randint(1, 200)}/{chance.randint(1, 9)}",
    "postcode": lambda chance: f"0{_digits(chance, 5)}",
    "lat": lambda chance: f"{chance.uniform(41, 54):.6f}",
    "lon": lambda chance: f"{chance.uniform(47, 86):.6f}",
    "percent": lambda chance: f"{chance.uniform(1, 60):.1f}",
    "rate": lambda chance: f"{chance.uniform(400, 600):.2f}",
    "people": lambda chance: f"{int(10 ** chance.uniform(2, 6)):,}".replace(",", " "),
    "imei": lambda chance: f"35{_digits(chance, 13)}",
    "code": lambda chance: _digits(chance, chance.choice((4, 6))),
    "last4": lambda chance: _digits(chance, 4),
    "idcard": lambda chance: f"0{_digits(chance, 8)}",
    "uuid": lambda chance: f"{chance.randbytes(4).hex()}-{chance.randbytes(2).hex()}-4{chance.randbytes(2).hex()[1:]}-a{chance.randbytes(2).hex()[1:]}-{chance.randbytes(6).hex()}",
    "sha": lambda chance: chance.randbytes(32).hex(),
    "gitsha": lambda chance: chance.randbytes(20).hex(),
    "isbn": lambda chance: f"978-{_digits(chance, 1)}-{_digits(chance, 4)}-{_digits(chance, 4)}-{_digits(chance, 1)}",
}  # fmt: skip
