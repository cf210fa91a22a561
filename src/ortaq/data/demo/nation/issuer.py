"""Makes identifiers that are well formed and that nobody can own, each at most once."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, NamedTuple

from Crypto.Hash import keccak

if TYPE_CHECKING:
    from ortaq.data.demo.nation.chance import Chance

PHONE_PREFIXES = ("7709", "7799")
"""Country code and operator code of two blocks outside every plan of the numbering library."""
CARD_BIN = "999999"
IBAN_BANK_CODE = "999"
_BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_BRANDS = ("halyq-bank", "kaspl", "egov-tolem", "kazpost-zhetkizu", "qazaq-invest", "0lx-market")
_TOPICS = ("bonus", "pay", "online", "kz", "trade", "shop", "express", "kabinet", "zhardem")
_ZONES = ("example", "test", "invalid")
_WORDS = ("alem", "altyn", "arzan", "bereke", "invest", "kurator", "magazin", "nesie", "tabys")


class Detail(NamedTuple):
    """One identifier of an offender.

    Args:
        kind: phone, telegram, instagram, domain, email, iban, card, pay_phone or wallet.
        value: its normal form; a handle without the at sign.
    """

    kind: str
    value: str


class Issuer:
    """Issues details of any kind, never the same value twice.

    Args:
        chance: the only source of variation.
    """

    def __init__(self, chance: Chance) -> None:
        self._chance = chance
        self._issued: set[str] = set()
        self._makers = {
            "phone": self._phone,
            "pay_phone": self._phone,
            "iban": self._iban,
            "card": self._card,
            "domain": self._domain,
            "email": lambda: f"{self._chance.choice(_WORDS)}@{self._domain()}",
            "telegram": self._handle,
            "instagram": self._handle,
            "wallet": self._wallet,
        }

    def issue(self, kind: str) -> Detail:
        """A fresh detail of this kind."""
        make = self._makers[kind]
        value = make()
        while value in self._issued:
            value = make()
        self._issued.add(value)
        return Detail(kind, value)

    def _digits(self, count: int) -> str:
        return str(self._chance.randrange(10**count)).zfill(count)

    def _phone(self) -> str:
        return f"+{self._chance.choice(PHONE_PREFIXES)}{self._digits(7)}"

    def _iban(self) -> str:
        account = IBAN_BANK_CODE + self._digits(13)
        return f"KZ{_iban_check(account)}{account}"

    def _card(self) -> str:
        body = CARD_BIN + self._digits(9)
        return body + luhn_digit(body)

    def _domain(self) -> str:
        brand, topic = self._chance.choice(_BRANDS), self._chance.choice(_TOPICS)
        return f"{brand}-{topic}{self._digits(3)}.{self._chance.choice(_ZONES)}"

    def _handle(self) -> str:
        first, second = self._chance.choice(_WORDS), self._chance.choice(_TOPICS)
        return f"{first}_{second}{self._digits(4)}_demo"

    def _wallet(self) -> str:
        payload = hashlib.sha256(self._chance.randbytes(16)).digest()[:20]
        return self._chance.choice((tron_address, tron_address, ethereum_address, bitcoin_address))(
            payload,
        )


def _iban_check(account: str) -> str:
    return f"{98 - int(account + '203500') % 97:02d}"


def luhn_digit(body: str) -> str:
    """The check digit that follows `body` on a payment card (ISO/IEC 7812-1, annex B)."""
    doubled = (int(digit) * (2 if place % 2 == 0 else 1) for place, digit in enumerate(body[::-1]))
    return str(-sum(value - 9 if value > 9 else value for value in doubled) % 10)


def _base58check(versioned: bytes) -> str:
    check = hashlib.sha256(hashlib.sha256(versioned).digest()).digest()[:4]
    number, text = int.from_bytes(versioned + check, "big"), ""
    while number:
        number, rest = divmod(number, 58)
        text = _BASE58[rest] + text
    return "1" * (len(versioned) - len(versioned.lstrip(b"\0"))) + text


def tron_address(payload: bytes) -> str:
    """A TRON address: base58check with version byte 0x41."""
    return _base58check(b"\x41" + payload)


def bitcoin_address(payload: bytes) -> str:
    """A Bitcoin pay-to-public-key-hash address: base58check with version byte 0."""
    return _base58check(b"\0" + payload)


def ethereum_address(payload: bytes) -> str:
    """An Ethereum address with the mixed-case checksum (EIP-55)."""
    plain = payload.hex()
    mark = keccak.new(digest_bits=256, data=plain.encode("ascii")).hexdigest()
    letters = (
        letter.upper() if int(nibble, 16) > 7 else letter
        for letter, nibble in zip(plain, mark[: len(plain)], strict=True)
    )
    return "0x" + "".join(letters)


def iin_of(iban: str) -> str:
    """The never-issued IIN (7th digit 9) of the made-up holder of an account, equal for equal accounts.

    Source: check digit of the IIN, two passes of weights modulo 11.
    """
    seed = int(hashlib.sha256(iban.encode("ascii")).hexdigest()[:12], 16)
    for attempt in range(seed, seed + 100):
        born = f"{60 + attempt % 40:02d}{1 + attempt // 40 % 12:02d}{1 + attempt // 480 % 28:02d}"
        body = f"{born}9{attempt // 13440 % 10000:04d}"
        check = _iin_check(body)
        if check < 10:
            return f"{body}{check}"
    raise AssertionError(iban)


def _iin_check(body: str) -> int:
    digits = [int(digit) for digit in body]
    check = sum(digit * weight for digit, weight in zip(digits, range(1, 12), strict=True)) % 11
    if check == 10:
        weights = (*range(3, 12), 1, 2)
        check = sum(digit * weight for digit, weight in zip(digits, weights, strict=True)) % 11
    return check
