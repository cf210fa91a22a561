"""Addresses that a line end or a space broke in two."""

from __future__ import annotations

import base64

import numpy as np
import pytest

from ortaq.engine.extract.kinds.broken_wallets import find_broken

_TRON = "TJRabPrwbZy45sbavfcjinPJC18kjpRTv8"
_BITCOIN = "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"
_ETHEREUM = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"


@pytest.mark.parametrize("address", [_TRON, _BITCOIN, _ETHEREUM])
@pytest.mark.parametrize("gap", [" ", "\n", "\r\n", " \n"])
def test_both_pieces_are_one_address(extractor, address, gap):
    """Wherever it broke; the span covers both pieces."""
    text = f"кошелёк {address[:20]}{gap}{address[20:]} деп жазды"

    (mention,) = extractor.mentions(text)

    assert mention.value == address
    assert text[mention.start : mention.end] == f"{address[:20]}{gap}{address[20:]}"


@pytest.mark.parametrize("address", [_TRON, _BITCOIN, _ETHEREUM])
def test_three_pieces_are_one_address(extractor, address):
    text = f"кошелёк {address[:12]} {address[12:24]} {address[24:]}. Перевёл"

    (mention,) = extractor.mentions(text)

    assert mention.value == address


def test_two_whole_addresses_stay_two(extractor):
    assert len(extractor.mentions(f"{_TRON} {_TRON}\n{_BITCOIN}")) == 3


def test_a_cyrillic_first_letter(extractor):
    """Pictures are read with the letter of the other alphabet."""
    assert [m.value for m in extractor.mentions("Т" + _TRON[1:])] == [_TRON]


@pytest.mark.parametrize(
    "text",
    [
        f"{_TRON[:20]} и {_TRON[20:]}",
        f"{_TRON[:20]}  {_TRON[19:]}",
        "Т34 и Тabc",
        "0x5aaeb605 3f3e94c9",
    ],
)
def test_other_codes_are_none(extractor, text):
    assert not extractor.mentions(text)


def test_an_encoded_attachment_has_none() -> None:
    """Lines of base64 as mails have them."""
    data = np.random.default_rng(5).bytes(57 * 5_000)

    assert not list(find_broken(base64.encodebytes(data).decode()))
