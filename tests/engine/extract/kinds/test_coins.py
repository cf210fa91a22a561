"""Addresses of every coin: documented ones, and ones of any payload with and without a slip."""

from __future__ import annotations

import hashlib
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.extract.kinds.addresses import (
    BASE58,
    BECH32,
    MAKERS,
    bech32,
    nano,
    substrate,
    ton,
    words,
)
from ortaq.engine.extract.kinds.wallets import (
    WALLET_HINT,
    checksummed,
    find_wallets,
    parse_wallet,
    wallet_key,
)

_UNIFIED = (
    "u1pg2aaph7jp8rpf6yhsza25722sg5fcn3vaca6ze27hqjw7jvvhhuxkpcg0ge9xh6drsgdkda8qjq5chpehkcpxf87rnj"
    "ryjqwymdheptpvnljqqrjqzjwkc2ma6hcq666kgwfytxwac8eyex6ndgr6ezte66706e3vaqrd25dzvzkc69kw0jgywtd0"
    "cmq52q5lkw6uh7hyvzjse8ksx"
)
_DOCUMENTED = [
    ("5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY", "SUBSTRATE"),
    ("15oF4uVJwmo4TdGW7VfQxNLavjCXviqxT9S1MgbjMNHr6Sp5", "DOT"),
    ("HNZata7iMYWmk5RvZRTiAsSDhV8366zq2YGb3tLH5Upf74F", "KSM"),
    ("cosmos1xs55snr6lxsalaqrwc63cxlmgn437zzvmzg7te", "ATOM"),
    ("init10alvsy3f0a6vsr7ghjh3rtygrhygavsk3tscgz", "INIT"),
    ("XVLhHMPHU98es4dbozjVtdWzVrDjtV18pX8yuPT7y4xaEHi", "XRP"),
    ("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAY5HFKQ", "ALGO"),
    ("tz2JmrN5LtfkYZFCQnWQtwpd9u7Fq3Dc4n6E", "XTZ"),
    ("kaspa:qqj9fg59mptxkr9j0y53j5mwurcmda5mtza9n6v9pm9uj8h0wgk6uma5pvumr", "KAS"),
    ("xrb_15dng9kx49xfumkm4q6qpaxneie6oynebiwpums3ktdd6t3f3dhp69nxgb38", "XNO"),
    ("f1hvuzpfdycc6z6mjgbiyaiojikd6wk2vwy7muuei", "FIL"),
    ("f410f2tc7wfsirksibajjmkm5ksymmsgjgm62hjnomwa", "FIL"),
    ("GA7QYNF7SOWQ3GLR2BGMZEHXAVIRZA4KVWLTJJFC7MGXUA74P7UJVSGZ", "XLM"),
    ("MA7QYNF7SOWQ3GLR2BGMZEHXAVIRZA4KVWLTJJFC7MGXUA74P7UJUAAAAAAAAAAAACJUQ", "XLM"),
    ("CA3D5KRYM6CB7OWQ6TWYRR3Z4T7GNZLKERYNZGGA5SOAOPIFY6YQGAXE", "XLM"),
    ("EQDKbjIcfM6ezt8KjKJJLshZJJSqX7XOA4ff-W72r5gqPrHF", "TON"),
    (_UNIFIED, "ZEC"),
]
"""Source: the public development key of Substrate; examples and test vectors of keplr, the X-address
codec, Algorand (the zero address), Tezos, kaspad, nano-base32, Filecoin, SEP-23, TON and ZIP 316."""

_LETTERS = "".join(sorted({*BASE58, *BECH32}))


@pytest.mark.parametrize(("address", "coin"), _DOCUMENTED)
def test_documented_addresses(address: str, coin: str) -> None:
    """Each comes back as it is written in the standard, with its coin."""
    assert parse_wallet(address) == (address, coin, 1.0)


@pytest.mark.parametrize("maker", MAKERS, ids=lambda maker: maker[0])
def test_the_quick_pattern_holds_in_every_address(maker: tuple) -> None:
    """No text with an address is passed over, whatever hash the address is made of."""
    _, size, write = maker

    hashes = [hashlib.shake_256(str(number).encode()).digest(size) for number in range(500)]

    assert all(re.search(WALLET_HINT, write(payload)) for payload in hashes)


@pytest.mark.parametrize("maker", MAKERS, ids=lambda maker: maker[0])
@given(data=st.data())
@settings(max_examples=15)
def test_any_payload_is_found(maker: tuple, data: st.DataObject) -> None:
    """An address of any payload is found in a sentence, with its place and its coin."""
    coin, size, write = maker
    address = write(data.draw(st.binary(min_size=size, max_size=size)))
    text = f"Ақшаны {address}-ға жібердім"

    found = list(find_wallets(text))

    assert [(text[f.start : f.end], f.value, f.detail) for f in found] == [(address, address, coin)]


@pytest.mark.parametrize("maker", MAKERS, ids=lambda maker: maker[0])
@given(data=st.data())
@settings(max_examples=15, derandomize=True)
def test_a_slip_is_noticed(maker: tuple, data: st.DataObject) -> None:
    """One letter exchanged behind the prefix: no wallet. Two bytes of checksum miss 1 of 65,536."""
    _, size, write = maker
    address = write(data.draw(st.binary(min_size=size, max_size=size)))
    place = data.draw(st.integers(address.find(":") + 8, len(address) - 1))
    letter = data.draw(st.sampled_from([one for one in _LETTERS if one != address[place]]))

    changed = address[:place] + letter + address[place + 1 :]

    assert not list(find_wallets(f"sent to {changed} today"))


@pytest.mark.parametrize("size", [19, 21, 33])
def test_a_payload_of_another_size_is_no_address(size: int) -> None:
    """A right checksum over a wrong number of bytes."""
    assert parse_wallet(bech32("cosmos", words(bytes(size)))) is None


def test_a_capital_first_letter_is_a_slip_of_the_telephone() -> None:
    """Keyboards write the first letter of a message in capitals; other mixed case is refused."""
    address = bech32("bc", [0, *words(bytes(range(20)))])

    assert parse_wallet(address.capitalize()) == (address, "BTC", 1.0)
    assert parse_wallet(address[:9] + address[9:].upper()) is None


@pytest.mark.parametrize("network", [46, 47, 64 + 6, 9999, 16383])
def test_networks_that_nobody_registered(network: int) -> None:
    """A short checksum is believed only for registered networks of Substrate."""
    assert parse_wallet(substrate(network, bytes(range(32)))) is None


@pytest.mark.parametrize(
    ("written", "value", "coin"),
    [
        ("0:" + "0f" * 32, "0:" + "0f" * 32, "TON"),
        ("-1:" + "AB" * 32, "-1:" + "ab" * 32, "TON"),
        ("ronin:" + "5A" * 20, "ronin:" + "5a" * 20, "RON"),
    ],
)
def test_forms_with_a_scheme(written: str, value: str, coin: str) -> None:
    """Raw addresses of TON and addresses of Ronin have no letters to check; their scheme tells."""
    found = list(find_wallets(f"кошелёк {written}."))

    assert [(f.value, f.detail, f.end - f.start) for f in found] == [(value, coin, len(written))]


@pytest.mark.parametrize(
    "text",
    ["sha256:" + "0f" * 32, "10:" + "0f" * 32, "a.0:" + "0f" * 32, "commit:" + "5a" * 20],
)
def test_other_codes_behind_a_colon(text: str) -> None:
    """Digests, times and commits are no wallets."""
    assert not list(find_wallets(text))


def test_a_wallet_joined_to_a_word() -> None:
    """A dash or an underscore ends a word before an address, and an ending may follow."""
    address = "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2"

    found = list(find_wallets(f"BTC-{address} wallet_{address}_old {address}-да"))

    assert [f.value for f in found] == [address] * 3


@pytest.mark.parametrize(
    "address",
    ["1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2", "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"],
)
@pytest.mark.parametrize("star", ["*", "**"])
def test_stars_against_filters_of_mail(address: str, star: str) -> None:
    """ "Remove * from it", say blackmailers; bold type of chats is no such disguise."""
    hidden = f"pay to {address[:9]}{star}{address[9:]} (remove * from it)"

    found = list(find_wallets(hidden))

    assert [(f.value, hidden[f.start : f.end].replace("*", "")) for f in found] == [
        (address, address)
    ]
    assert [f.value for f in find_wallets(f"**{address}**")] == [address]
    assert not list(find_wallets(f"pay to {address[:9]}{star}z{address[10:]}"))


@given(st.binary(min_size=32, max_size=32))
@settings(max_examples=25)
def test_the_forms_of_one_account_share_a_key(key: bytes) -> None:
    """Bounceable, not bounceable and raw on TON; old and new prefix; chains of Avalanche; Ronin."""
    account = bech32("avax", words(key[:20]))
    forms = [
        (ton(0x11, key), ton(0x51, key), f"0:{key.hex()}"),
        (nano("xrb_", key), nano("nano_", key)),
        (f"X-{account}", f"P-{account}", account),
        (f"ronin:{key[:20].hex()}", checksummed(f"0x{key[:20].hex()}")),
    ]

    for written in forms:
        found = [parse_wallet(text) for text in written]
        assert len({wallet_key(wallet[0]) for wallet in found if wallet}) == 1
        assert all(found)
