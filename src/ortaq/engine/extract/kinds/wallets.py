"""Cryptocurrency addresses: by their checksum, or by the words around those that have none."""

from __future__ import annotations

import base64
import re
from typing import TYPE_CHECKING, NamedTuple

from Crypto.Hash import keccak

from ortaq.engine.extract.kinds.checksums import base58_bytes
from ortaq.engine.extract.kinds.coins.checked import checked_address
from ortaq.engine.extract.kinds.found import WALLET, Found

if TYPE_CHECKING:
    from collections.abc import Iterator

Wallet = tuple[str, str, float]
"""Normal form, coin, confidence."""

_RETYPED_CASE_CONFIDENCE = 0.6
_UNCHECKED_CONFIDENCE = 0.9
_STARRED_CONFIDENCE = 0.9
_NAMED_CONFIDENCE = 0.7
_SHORTEST = 25
_CANDIDATE = re.compile(
    r"[A-Za-z0-9](?<![A-Za-z0-9].)"
    r"(?:(?<=[EU])Q[A-Za-z0-9_-]{46}|(?<=[XPC])-avax1[0-9a-z]{38}|(?<=n)ano_[0-9a-z]{60}"
    r"|(?<=x)rb_[0-9a-z]{60}|[A-Za-z0-9]{24,219})(?![A-Za-z0-9]|\.[a-z]{2})"
)
"""A run of letters and digits, or one of the addresses in which a dash or an underscore stands."""

WALLET_HINT = r"[0-9][A-Za-z]|[a-z][A-Z]|[A-Z]{12}"
"""A quick pattern (RE2 syntax) without which no address stands in a text. To count its characters
would give the set of all hints hundreds of states more."""

_SCHEME = re.compile(
    r"(?:(?:bitcoincash|ecash|kaspa|ronin)|(?<![\w:.-])(?:0|-1)):\Z", re.IGNORECASE
)
_LONGEST_SCHEME = 12
_ETHEREUM_LENGTH = 42
_ETHEREUM = re.compile(r"0[xX][0-9a-fA-F]{40}")
_RONIN = re.compile(r"ronin:[0-9a-f]{40}", re.IGNORECASE | re.ASCII)
_TON_READABLE = 48
_TON_RAW = re.compile(r"(?:0|-1):[0-9a-fA-F]{64}")
_STARRED = re.compile(
    r"(?<![A-Za-z0-9*])(?:[13]|bc1)[A-Za-z0-9]{0,60}(?:\*{1,2}[A-Za-z0-9]{1,60}){1,3}(?![A-Za-z0-9*])"
)
"""How blackmailers write an address past the filters of mail: "remove * from it"."""

_WORD = r"(?i:address|addr|and|bep20|bitcoin|bnb|btc|erc20|eth|from|id|is|ltc|my|sol|to|trc20|trx|usdt|wallet|xrp)"
_WORD_BEGINS = re.compile(_WORD)
_WORD_ENDS = re.compile(rf"{_WORD}\Z")
_LONGEST_WORD = 7
_GLUED = re.compile(
    rf"{_WORD}*?(?P<address>0x[0-9a-fA-F]{{40}}|(?:bc1|[13T])[A-Za-z0-9]{{24,60}}?){_WORD}*"
)

_NEAR = 60
_SOLANA_BYTES = 32


class _Family(NamedTuple):
    """Addresses without a checksum, which only the words around tell from other codes.

    Args:
        shape: of the address.
        hints: parts of the names in small letters, which are sought faster than the names.
        names: each coin's group matches the words that name it.
        meanings: the group "other" matches words of what an address is mistaken for.
    """

    shape: re.Pattern[str]
    hints: tuple[str, ...]
    names: re.Pattern[str]
    meanings: re.Pattern[str]


_ADDRESS_WORD = (
    r"(?P<address>wallet|address|account|recipient|кошел|адрес|сч[её]т|получател|әмиян|мекенжай|шот"
    r"|(?:\bto|\bfrom|\bна|\bс)[\s:]*\Z)"
)
_SOLANA = _Family(
    re.compile(r"(?=.*[0-9])(?=.*[A-Z])(?=.*[a-z])[1-9A-HJ-NP-Za-km-z]+"),
    ("sol", "солан", "phantom", "фантом", "raydium", "pump"),
    re.compile(
        r"(?P<SOL>(?i:solana|solscan|solflare|солан|phantom|фантом|raydium|pump\.?fun"
        r"|[0-9]\s?sol\b|\bsol (?:wallet|address|coin|token|кошел|адрес|әмиян)"
        r"|\bsol[)\s:=-]{1,4}\Z|\A[\s(]{1,2}sol(?:[).,!;]|\Z))|\bSOL\b)"
    ),
    re.compile(
        r"(?P<other>api.?key|api.?ключ|ключ.{0,3}api|secret|секрет|session|сесси|cookie|bearer"
        r"|passw|парол|құпия|private|приватн|block ?hash|хеш блок|хэш блок)|" + _ADDRESS_WORD,
        re.IGNORECASE,
    ),
)
_MOVE = _Family(
    re.compile(r"0x[0-9a-fA-F]{64}"),
    ("sui", "суи", "apt", "апт"),
    re.compile(
        r"(?P<SUI>(?i:\bsui(?:scan|vision|et)?\b|\bсуи\b))|(?P<APT>(?i:\baptos|\bаптос)|\bAPT\b)"
    ),
    re.compile(
        r"(?P<other>\btx|txid|txn|hash|transaction|digest|\bblock(?!chain)|хеш|хэш|транзакц|блок(?!чейн)"
        r"|private|приватн|secret|секрет)|" + _ADDRESS_WORD,
        re.IGNORECASE,
    ),
)
"""Source: Solana, Sui and Aptos documents: 32 bytes as base58 or as 64 hexadecimal digits."""

_FAMILIES = {**dict.fromkeys(range(32, 45), _SOLANA), 66: _MOVE}
"""By the number of characters."""

_SAID_AFTERWARDS = re.compile(
    r"[\s(\[,—–-]{0,4}(?:(?:is|was|the|это|—)\s){0,2}(?:tx|hash|transaction|хеш|хэш|транзакц)",
    re.IGNORECASE,
)


def find_wallets(text: str) -> Iterator[Found]:
    """Mentions of wallets with a right checksum, and of those that the words around name.

    Addresses of Solana, Sui and Aptos have no checksum: they are taken where the coin is named
    within 60 characters of them or of another such address close by. Hashes are no wallets.
    """
    if "*" in text:
        yield from _starred(text)
    previous = 0
    named: Found | None = None
    for match in _CANDIDATE.finditer(text):
        start, end = match.span()
        end -= text[end - 1] == "-" and not parse_wallet(match.group())  # in TON's a character
        wallet = None
        if text[start - 1 : start] == ":":
            scheme = _SCHEME.search(text, max(0, start - _LONGEST_SCHEME), start)
            wallet = parse_wallet(text[scheme.start() : end]) if scheme else None
            start = scheme.start() if scheme and wallet else start
        wallet = wallet or parse_wallet(text[start:end])
        if wallet:
            value, coin, confidence = wallet
            yield Found(WALLET, value, start, end, "wallet", confidence, coin)
        elif glued := _glued(text, start, end):
            yield glued
        elif end - start in _FAMILIES and (found := _named(text, start, end, previous, named)):
            named = found
            yield found
        previous = end


def _glued(text: str, start: int, end: int) -> Found | None:
    """The address between words that are glued to it: "BTC1Boat...", "0x12...and"."""
    last = end - _LONGEST_WORD
    if not (_WORD_BEGINS.match(text, start) or _WORD_ENDS.search(text, last, end)):
        return None
    match = _GLUED.fullmatch(text, start, end)
    wallet = parse_wallet(match["address"]) if match else None
    if match is None or wallet is None:
        return None
    confidence = min(wallet[2], _STARRED_CONFIDENCE)
    return Found(WALLET, wallet[0], *match.span("address"), "wallet", confidence, wallet[1])


def parse_wallet(text: str) -> Wallet | None:
    """Normal form, coin and confidence of an address, or None.

    An Ethereum address in mixed case whose case is wrong is kept with confidence 0.6: people
    retype addresses by hand and lose the case, while the 40 digits themselves are right. A raw
    address of TON has no checksum and confidence 0.9.
    """
    if len(text) < _SHORTEST:
        return None
    if text[:2] in ("0x", "0X"):
        shaped = len(text) == _ETHEREUM_LENGTH and _ETHEREUM.fullmatch(text)
        return _ethereum(text) if shaped else None
    if ":" in text:
        if _RONIN.fullmatch(text):
            return text.lower(), "RON", 1.0
        if _TON_RAW.fullmatch(text):
            return text.lower(), "TON", _UNCHECKED_CONFIDENCE
    found = checked_address(text)
    return (*found, 1.0) if found else None


def typed_wallet(text: str) -> Wallet | None:
    """The same for a value that was typed as one: an address of Solana needs no words around it."""
    found = parse_wallet(text)
    if found or _FAMILIES.get(len(text)) is not _SOLANA:
        return found
    shaped = _SOLANA.shape.fullmatch(text) and _is_solana(text)
    return (text, "SOL", _NAMED_CONFIDENCE) if shaped else None


def wallet_key(value: str) -> str:
    """What the forms of one account share, of an address in its normal form.

    The same account is written with and without a letter for its chain (Avalanche), with the old
    and the new prefix (Nano), as an address of Ronin and of Ethereum, and on TON raw or in one of
    two readable forms that say how to treat a payment.

    Example:
        >>> wallet_key("xrb_1111111111111111111111111111111111111111111111111111hifc8npp")
        'nano_1111111111111111111111111111111111111111111111111111hifc8npp'
    """
    if value.startswith("ronin:"):
        return checksummed(f"0x{value.removeprefix('ronin:')}")
    if value.startswith("xrb_"):
        return f"nano_{value.removeprefix('xrb_')}"
    if value[1:7] == "-avax1":
        return value[2:]
    if len(value) == _TON_READABLE and value[:2] in {"EQ", "UQ"}:
        data = base64.urlsafe_b64decode(value)
        return f"{int.from_bytes(data[1:2], signed=True)}:{data[2:34].hex()}"
    return value


def checksummed(address: str) -> str:
    """An Ethereum address with the letter case of EIP-55."""
    digits = address[2:].lower()
    digest = keccak.new(digest_bits=256, data=digits.encode()).hexdigest()
    cased = (
        digit.upper() if nibble >= "8" else digit
        for digit, nibble in zip(digits, digest, strict=False)
    )
    return "0x" + "".join(cased)


def _ethereum(text: str) -> Wallet:
    value = checksummed(text)
    digits = text[2:]
    right = digits in (value[2:], digits.lower(), digits.upper())
    return value, "ETH", 1.0 if right else _RETYPED_CASE_CONFIDENCE


def _starred(text: str) -> Iterator[Found]:
    """Addresses of Bitcoin with stars in them, whose checksum is right without."""
    for match in _STARRED.finditer(text):
        wallet = parse_wallet(match.group().replace("*", ""))
        if wallet:
            yield Found(
                WALLET, wallet[0], *match.span(), "wallet", _STARRED_CONFIDENCE, wallet[1]
            )  # fmt: skip


def _named(text: str, start: int, end: int, previous: int, named: Found | None) -> Found | None:
    """The address without a checksum at this place, if the words around say what it is.

    Args:
        text: all of it.
        start: where the address would begin.
        end: where it would end.
        previous: end of the code before; words before it speak of that one.
        named: the last address that was named; those that follow it closely are of its coin.
    """
    family = _FAMILIES[end - start]
    before, after = text[max(0, start - _NEAR) : start], text[end : end + _NEAR]
    coin = _coin(family, before, after)
    if not coin and named and start - named.end <= _NEAR and _FAMILIES[len(named.value)] is family:
        coin = named.detail
    value = text[start:end]
    if not coin or not family.shape.fullmatch(value):
        return None
    if family is _MOVE:
        value = value.lower()
    elif not _is_solana(value):
        return None
    if _is_something_else(family, text[max(previous, start - _NEAR) : start], after):
        return None
    return Found(WALLET, value, start, end, "wallet", _NAMED_CONFIDENCE, coin)


def _coin(family: _Family, before: str, after: str) -> str:
    """The coin named last before an address, else first after it; empty where none is."""
    around = (before + after).lower()
    for hint in family.hints:
        if hint in around:
            match = _last(family.names, before) or family.names.search(after)
            return (match.lastgroup or "") if match else ""
    return ""


def _is_something_else(family: _Family, before: str, after: str) -> bool:
    """Whether the last telling word before a code, or the first one behind it, is of another thing."""
    match = _last(family.meanings, before)
    if match and match.lastgroup == "other":
        return True
    return family is _MOVE and bool(_SAID_AFTERWARDS.match(after))


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """The last place where a pattern matches."""
    matches = list(pattern.finditer(text))
    return matches[-1] if matches else None


def _is_solana(text: str) -> bool:
    """Whether base58 stands for 32 bytes."""
    data = base58_bytes(text)
    return data is not None and len(data) == _SOLANA_BYTES
