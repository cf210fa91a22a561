"""Writes addresses of any payload, as each coin's specification says; nobody holds their keys."""

from __future__ import annotations

import base64
import binascii
import hashlib
from typing import TYPE_CHECKING

from Crypto.Hash import SHA512, keccak

if TYPE_CHECKING:
    from collections.abc import Callable

BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_RIPPLE = "rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz"
BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_NANO = "13456789abcdefghijkmnopqrstuwxyz"
_BECH32_GENERATOR = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
_CASH_GENERATOR = (0x98F2BC8E61, 0x79B76D99E2, 0xF33E5FB3C4, 0xAE2EABE2A8, 0x1E4F43E470)
BECH32M_CONSTANT = 0x2BC830A3

Maker = tuple[str, int, "Callable[[bytes], str]"]
"""Coin, bytes of a payload, and what writes the address."""


def base58(data: bytes, alphabet: str = BASE58) -> str:
    """Big-endian number in base 58, a first letter for each leading zero byte."""
    number, text = int.from_bytes(data, "big"), ""
    while number:
        number, rest = divmod(number, 58)
        text = alphabet[rest] + text
    return alphabet[0] * (len(data) - len(data.lstrip(b"\0"))) + text


def base58check(data: bytes, alphabet: str = BASE58) -> str:
    """With the first four bytes of a double SHA-256."""
    return base58(data + hashlib.sha256(hashlib.sha256(data).digest()).digest()[:4], alphabet)


def words(data: bytes) -> list[int]:
    """Groups of five bits, the last one filled with zeros."""
    bits = "".join(f"{byte:08b}" for byte in data)
    bits += "0" * (-len(bits) % 5)
    return [int(bits[at : at + 5], 2) for at in range(0, len(bits), 5)]


def _polymod(values: list[int], generator: tuple[int, ...], shift: int) -> int:
    check = 1
    for value in values:
        top = check >> shift
        check = (check & ((1 << shift) - 1)) << 5 ^ value
        for bit in range(5):
            check ^= generator[bit] if top >> bit & 1 else 0
    return check


def bech32(prefix: str, data: list[int], constant: int = 1) -> str:
    """BIP 173, or BIP 350 with its constant."""
    head = [ord(c) >> 5 for c in prefix] + [0] + [ord(c) & 31 for c in prefix]
    check = _polymod([*head, *data, *([0] * 6)], _BECH32_GENERATOR, 25) ^ constant
    data = [*data, *(check >> 5 * (5 - at) & 31 for at in range(6))]
    return prefix + "1" + "".join(BECH32[word] for word in data)


def cashaddr(prefix: str, data: bytes) -> str:
    """Without the prefix, which the checksum counts nevertheless."""
    values = words(data)
    head = [ord(c) & 31 for c in prefix] + [0]
    check = _polymod([*head, *values, *([0] * 8)], _CASH_GENERATOR, 35) ^ 1
    values += [check >> 5 * (7 - at) & 31 for at in range(8)]
    return "".join(BECH32[word] for word in values)


def base32(data: bytes) -> str:
    """RFC 4648 without padding."""
    return base64.b32encode(data).decode().rstrip("=")


def substrate(network: int, key: bytes) -> str:
    """SS58 with a network number of one or two bytes."""
    if network < 64:
        head = bytes([network])
    else:
        head = bytes([0x40 | network >> 2 & 0x3F, network >> 8 | (network & 3) << 6])
    return base58(head + key + hashlib.blake2b(b"SS58PRE" + head + key).digest()[:2])


def algorand(key: bytes) -> str:
    """The last four bytes of SHA-512/256 behind the key."""
    return base32(key + SHA512.new(key, truncate="256").digest()[-4:])


def stellar(version: int, payload: bytes) -> str:
    """SEP-23: version, payload, CRC-16 in little-endian order."""
    data = bytes([version << 3]) + payload
    return base32(data + binascii.crc_hqx(data, 0).to_bytes(2, "little"))


def filecoin(head: str, protocol: bytes, payload: bytes) -> str:
    """BLAKE2b of protocol and payload, four bytes."""
    check = hashlib.blake2b(protocol + payload, digest_size=4).digest()
    return head + base32(payload + check).lower()


def nano(prefix: str, key: bytes) -> str:
    """Four zero bits and the key, then BLAKE2b of five bytes backwards."""
    check = hashlib.blake2b(key, digest_size=5).digest()[::-1]
    bits = f"{int.from_bytes(key, 'big'):0260b}{int.from_bytes(check, 'big'):040b}"
    return prefix + "".join(_NANO[int(bits[at : at + 5], 2)] for at in range(0, 300, 5))


def ton(flag: int, key: bytes) -> str:
    """TEP-2: flag, workchain 0, account, CRC-16."""
    data = bytes([flag, 0]) + key
    return base64.urlsafe_b64encode(data + binascii.crc_hqx(data, 0).to_bytes(2, "big")).decode()


def monero(network: int, payload: bytes) -> str:
    """Base58 by blocks of eight bytes, with four bytes of Keccak-256."""
    data = bytes([network]) + payload
    data += keccak.new(digest_bits=256, data=data).digest()[:4]
    sizes = {8: 11, 5: 7}
    blocks = [data[at : at + 8] for at in range(0, len(data), 8)]
    return "".join(base58(block.lstrip(b"\0")).rjust(sizes[len(block)], "1") for block in blocks)


def byron(payload: bytes) -> str:
    """CBOR of [tag 24 (payload), CRC-32]; the payload of a real one begins as here."""
    inner = b"\x83\x58\x1c" + payload + b"\xa0\x00"
    data = b"\x82\xd8\x18\x58" + bytes([len(inner)]) + inner
    return base58(data + b"\x1a" + binascii.crc32(inner).to_bytes(4, "big"))


def _base58check_maker(coin: str, version: bytes) -> Maker:
    return coin, 20, lambda payload: base58check(version + payload)


def _bech32_maker(coin: str, prefix: str, size: int, constant: int = 1) -> Maker:
    return coin, size, lambda payload: bech32(prefix, words(payload), constant)


def _segwit_maker(coin: str, prefix: str) -> Maker:
    return coin, 20, lambda payload: bech32(prefix, [0, *words(payload)])


def _taproot_maker(coin: str, prefix: str) -> Maker:
    return coin, 32, lambda payload: bech32(prefix, [1, *words(payload)], BECH32M_CONSTANT)


def _substrate_maker(coin: str, network: int) -> Maker:
    return coin, 32, lambda payload: substrate(network, payload)


MAKERS: tuple[Maker, ...] = (
    *(
        _base58check_maker(coin, bytes.fromhex(version))
        for coin, versions in {
            "BTC": "00 05", "LTC": "30 32", "DOGE": "1e 16", "DASH": "4c 10", "TRX": "41",
            "NEO": "17", "BTG": "26", "DGB": "3f", "RVN": "3c 7a", "QTUM": "3a", "ZEC": "1cb8 1cbd",
            "XTZ": "06a19f 06a1a1 06a1a4 06a1a6 025a79",
        }.items()
        for version in versions.split()
    ),
    *(
        _segwit_maker(coin, prefix)
        for coin, prefix in (("BTC", "bc"), ("LTC", "ltc"), ("BTG", "btg"), ("DGB", "dgb"), ("QTUM", "qc"))
    ),
    _taproot_maker("BTC", "bc"),
    _taproot_maker("LTC", "ltc"),
    *(
        _bech32_maker(coin, prefix, 20)
        for coin, prefix in (
            ("ATOM", "cosmos"), ("OSMO", "osmo"), ("JUNO", "juno"), ("INJ", "inj"),
            ("LUNA", "terra"), ("SEI", "sei"), ("TIA", "celestia"), ("KAVA", "kava"),
            ("RUNE", "thor"), ("AKT", "akash"), ("DYDX", "dydx"), ("STARS", "stars"),
            ("BNB", "bnb"), ("AVAX", "avax"), ("ZIL", "zil"), ("ONE", "one"),
        )
    ),
    _bech32_maker("LUNA", "terra", 32),
    _bech32_maker("EGLD", "erd", 32),
    _bech32_maker("ADA", "addr", 57),
    _bech32_maker("ADA", "addr", 29),
    _bech32_maker("ADA", "stake", 29),
    _bech32_maker("ZEC", "zs", 43),
    _bech32_maker("ZEC", "tex", 20, BECH32M_CONSTANT),
    _bech32_maker("ZEC", "u", 61, BECH32M_CONSTANT),
    _bech32_maker("ZEC", "u", 128, BECH32M_CONSTANT),
    ("LTC", 66, lambda payload: bech32("ltcmweb", [0, *words(payload)])),
    ("AVAX", 20, lambda payload: "X-" + bech32("avax", words(payload))),
    ("AVAX", 20, lambda payload: "P-" + bech32("avax", words(payload))),
    ("AVAX", 20, lambda payload: "C-" + bech32("avax", words(payload))),
    _substrate_maker("DOT", 0),
    _substrate_maker("KSM", 2),
    _substrate_maker("SUBSTRATE", 42),
    _substrate_maker("SUBSTRATE", 5),
    _substrate_maker("SUBSTRATE", 63),
    _substrate_maker("SUBSTRATE", 66),
    _substrate_maker("SUBSTRATE", 10041),
    ("XRP", 20, lambda payload: base58check(b"\0" + payload, _RIPPLE)),
    ("XRP", 24, lambda payload: base58check(b"\x05\x44" + payload[:20] + b"\1" + payload[20:] + bytes(4), _RIPPLE)),
    ("BCH", 20, lambda payload: cashaddr("bitcoincash", b"\0" + payload)),
    ("XEC", 20, lambda payload: "ecash:" + cashaddr("ecash", b"\0" + payload)),
    ("KAS", 32, lambda payload: "kaspa:" + cashaddr("kaspa", b"\0" + payload)),
    ("KAS", 33, lambda payload: "kaspa:" + cashaddr("kaspa", b"\1" + payload)),
    ("ALGO", 32, algorand),
    ("XLM", 32, lambda payload: stellar(6, payload)),
    ("XLM", 32, lambda payload: stellar(2, payload)),
    ("XLM", 40, lambda payload: stellar(12, payload)),
    ("FIL", 20, lambda payload: filecoin("f1", b"\1", payload)),
    ("FIL", 20, lambda payload: filecoin("f2", b"\2", payload)),
    ("FIL", 48, lambda payload: filecoin("f3", b"\3", payload)),
    ("FIL", 20, lambda payload: filecoin("f410f", b"\x04\x0a", payload)),
    ("XNO", 32, lambda payload: nano("nano_", payload)),
    ("XNO", 32, lambda payload: nano("xrb_", payload)),
    ("TON", 32, lambda payload: ton(0x11, payload)),
    ("TON", 32, lambda payload: ton(0x51, payload)),
    ("XMR", 64, lambda payload: monero(18, payload)),
    ("XMR", 64, lambda payload: monero(42, payload)),
    ("XMR", 72, lambda payload: monero(19, payload)),
    ("ADA", 28, byron),
)  # fmt: skip
"""All coins with a checksum but Ethereum, whose letters may be in any case."""
