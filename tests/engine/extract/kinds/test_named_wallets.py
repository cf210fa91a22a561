"""Addresses of Solana, Sui and Aptos have no checksum: the words around them tell."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.extract.kinds.addresses import base58
from ortaq.engine.extract.kinds.wallets import find_wallets, parse_wallet, typed_wallet

_SOLANA = base58(bytes(range(1, 33)))
_OTHER = base58(bytes(range(101, 133)))
_SIGNATURE = base58(bytes(range(1, 65)))
_MOVE = "0x" + bytes(range(32)).hex()

_SAID = [
    (f"sol {_SOLANA}", "SOL"),
    (f"usdt(sol): {_SOLANA}", "SOL"),
    (f"{_SOLANA} (sol)", "SOL"),
    (f"I sent 12 SOL to {_SOLANA}", "SOL"),
    (f"the solana address is {_SOLANA}.", "SOL"),
    (f"{_SOLANA} (Phantom wallet of the scammer)", "SOL"),
    (f"перевёл на кошелёк в сети Солана {_SOLANA}", "SOL"),
    (f"вывели с фантома на {_SOLANA}", "SOL"),
    (f"Solana желісіндегі {_SOLANA} әмиянына жібердім", "SOL"),
    (f"rug on pump.fun, mint {_SOLANA}", "SOL"),
    (f"https://solscan.io/account/{_SOLANA}", "SOL"),
    (f"sent 3 sol to {_SOLANA}", "SOL"),
    (f"transaction on the Solana blockchain to {_SOLANA}", "SOL"),
    (f"My Sui wallet was emptied to {_MOVE}", "SUI"),
    (f"https://suiscan.xyz/mainnet/account/{_MOVE}", "SUI"),
    (f"адрес в сети Sui: {_MOVE}", "SUI"),
    (f"Aptos әмияны {_MOVE}", "APT"),
    (f"{_MOVE} on Aptos", "APT"),
    (f"sent 30 APT to {_MOVE}", "APT"),
]

_NOT_SAID = [
    f"my code is {_SOLANA}",
    f"sol kisige {_SOLANA} jiberdim",
    f"kod {_SOLANA} sol kisi berdi",
    f"сол кісіге {_SOLANA} жібердім",
    f"Solana transaction {_SIGNATURE}",
    f"API key for the Solana node: {_SOLANA}",
    f"Phantom session {_SOLANA}",
    f"Solana {_SOLANA[:30]}",
    f"Solana{' ' * 80}{_SOLANA}",
    f"SOL {'ab' * 16} {'AB' * 16}",
    f"sent to {_MOVE}",
    f"a law suit about {_MOVE}",
    f"Sui transaction hash {_MOVE}",
    f"хеш транзакции Sui {_MOVE}",
    f"https://suiscan.xyz/mainnet/tx/{_MOVE}",
    f"Aptos: {_MOVE} (tx)",
    f"txid on Sui: {_MOVE}",
]


@pytest.mark.parametrize(("text", "coin"), _SAID)
def test_the_words_around_name_the_coin(text: str, coin: str) -> None:
    """In three languages, before it or behind it, and in links to explorers."""
    found = list(find_wallets(text))

    assert [(f.detail, f.confidence) for f in found] == [(coin, 0.7)]
    assert text[found[0].start : found[0].end] == found[0].value


@pytest.mark.parametrize("text", _NOT_SAID)
def test_without_such_words_it_is_no_wallet(text: str) -> None:
    """Signatures, hashes, keys, and codes of which nothing is said."""
    assert not list(find_wallets(text))


def test_a_list_is_named_once() -> None:
    """Addresses that follow each other closely are of one coin."""
    text = f"Solana wallets of the group: {_SOLANA}, {_OTHER}, {_SOLANA}"

    assert [f.value for f in find_wallets(text)] == [_SOLANA, _OTHER, _SOLANA]


def test_an_address_beside_its_transaction() -> None:
    """Words before the code before speak of that one."""
    text = f"Sui wallet {_MOVE}. Transaction hash: 0x{'ab' * 32}"

    assert [f.value for f in find_wallets(text)] == [_MOVE]


def test_a_checksum_goes_before_words() -> None:
    """An address of another coin keeps its coin, whatever is said around it."""
    found = list(find_wallets("Solana scam, pay to TJRabPrwbZy45sbavfcjinPJC18kjpRTv8"))

    assert [f.detail for f in found] == ["TRX"]


def test_a_typed_value_needs_no_words() -> None:
    """What somebody types as a wallet may be one of Solana; a hash of 64 digits stays a hash."""
    assert parse_wallet(_SOLANA) is None
    assert typed_wallet(_SOLANA) == (_SOLANA, "SOL", 0.7)
    assert typed_wallet(_MOVE) is None
    assert typed_wallet(_SIGNATURE) is None
    assert typed_wallet(_SOLANA.lower()) is None


@given(key=st.binary(min_size=32, max_size=32).filter(lambda key: key[0] > 0))
def test_any_key_of_solana(key: bytes) -> None:
    """Any 32 bytes beside the name of the coin, written with letters of both cases and digits."""
    address = base58(key)
    varied = not address.isalpha() and not address.islower() and not address.isupper()

    found = [f.value for f in find_wallets(f"Solana: {address}")]

    assert found == ([address] if varied else [])
