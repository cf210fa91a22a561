"""Wallets: documented addresses of each coin, and checksums that notice a change."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ortaq.engine.extract.kinds.wallets import parse_wallet

_DOCUMENTED = [
    ("1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2", "BTC"),
    ("3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy", "BTC"),
    ("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", "BTC"),
    ("bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0", "BTC"),
    ("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", "ETH"),
    ("0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359", "ETH"),
    ("TJRabPrwbZy45sbavfcjinPJC18kjpRTv8", "TRX"),
    ("rN7n7otQDd6FczFgLdSqtcsAUxDkw6fzRH", "XRP"),
    ("qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a", "BCH"),
]
"""Source: examples of BIP 173, BIP 350, EIP-55, the XRP Ledger, TRON and cashaddr documents."""


@pytest.mark.parametrize(("address", "coin"), _DOCUMENTED)
def test_documented_addresses(address: str, coin: str) -> None:
    """Each comes back as it is written in the standard, with its coin."""
    assert parse_wallet(address) == (address, coin, 1.0)


@pytest.mark.parametrize("address", [address for address, coin in _DOCUMENTED if coin != "ETH"])
@given(place=st.integers(0, 200), letter=st.sampled_from("23456789acdefghj"))
def test_a_changed_letter_is_noticed(address: str, place: int, letter: str) -> None:
    """One letter exchanged: no wallet."""
    place %= len(address)
    changed = address[:place] + letter + address[place + 1 :]

    assert (parse_wallet(changed) is not None) == (changed == address)


def test_prefix_of_bitcoin_cash_is_dropped() -> None:
    """The prefix is optional, so the normal form has none."""
    address = "qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a"

    assert parse_wallet(f"bitcoincash:{address}") == (address, "BCH", 1.0)


def test_retyped_case_lowers_confidence() -> None:
    """People lose the case of an Ethereum address; its digits still lead to the money."""
    found = parse_wallet("0x5AAeb6053F3E94C9b9A09f33669435E7Ef1BeAed")

    assert found == ("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", "ETH", 0.6)


@pytest.mark.parametrize(
    "text",
    [
        "0x11c058c3efbf53939fb6872b09a2b5cf2410a1e2c3f3c867664e43a626d878c0",
        "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7k7grplx",
        "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqh2y7hd",
        "tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx",
        "d41d8cd98f00b204e9800998ecf8427e",
    ],
)
def test_other_codes_are_no_wallets(text: str) -> None:
    """Transaction and file hashes, wrong checksums of a version, test networks."""
    assert parse_wallet(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "BTC:{0}ETH",
        "wallet{0}",
        "is{0}and",
        "myBTC{0}",
        "btc{0}USDT",
        r"address\n{0}",
        r"to\t{0}\r\n",
    ],
)
@pytest.mark.parametrize("address", [_DOCUMENTED[0][0], _DOCUMENTED[2][0], _DOCUMENTED[4][0]])
def test_words_and_escaped_white_space_are_no_part_of_it(
    extractor, text: str, address: str
) -> None:
    """People forget the space; programs write "\\n" in two signs."""
    shown = text.format(address)

    (mention,) = extractor.mentions(shown)

    assert mention.value == address
    assert shown[mention.start : mention.end] == address


@given(text=st.text("0123456789abcdefxGTAEQUqp1_-rl48De", min_size=1, max_size=110))
def test_any_text_is_read(text: str) -> None:
    """No input raises."""
    found = parse_wallet(text)

    assert found is None or found[1].isupper()
