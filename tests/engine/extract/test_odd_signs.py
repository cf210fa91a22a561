"""Texts with the signs that programs and telephones put between others: nothing stops the reading."""

from __future__ import annotations

import ipaddress
import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ortaq.engine.extract import identify
from ortaq.engine.extract.kinds.cards import parse_card
from ortaq.engine.extract.kinds.ibans import parse_iban
from ortaq.engine.extract.kinds.national_ids import parse_national_id
from ortaq.engine.extract.reading.refang import fold
from ortaq.engine.terms.identifier import IdentifierKind

if TYPE_CHECKING:
    from ortaq.engine.extract import Extractor
    from ortaq.engine.terms.country import CountryPack

_SPACES = [sign for sign in map(chr, range(0x3100)) if sign.isspace()]
_GAPS = st.sampled_from(
    [*_SPACES, "", "", "\r\n", "\n\n", "-", ".", ",", "/", "(", ")", "+", ":", "\x00", "\u200b", "\u202e",
     "\u0301", "\ud83d", "\u0130", "\u0131", "\u017f", "\u212a", "\u0663", "\u0969", "\u00b2", "00", "7", "*"]
)  # fmt: skip
_PIECES = st.sampled_from(
    ["+7 709 123 45 67", "8 709 123 45 67", "00 1234 5678", "8 10 44 7700 900123", "+1 202 555 0142",
     "KZ90 999T EST0 0000 0001", "9999 9900 0000 0006", "9999 **** **** 0006", "900101 900015",
     "https://evil.example/a?b=1", "http://192.0.2.1:8080/x", "http://[2001:db8::1]/a", "evil . kz",
     "https%3A%2F%2Fevil.kz%2Fa", "https://instagram.com/made_up", "wa.me/77091234567", "t.me/made_up",
     "tg://resolve?domain=made_up", "@made_up_1", "телеграм made_up", "a.b@evil.example", "203.0.113.77",
     "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed", "позвонил на 102", "Номер заказа:", "мой номер", "№",
     "восемь семьсот девять сто двадцать три сорок пять шестьдесят семь", "Сумма\tНомер\n", r"\u00a0"]
)  # fmt: skip
_HOST = r"[a-z0-9_-]+(?:\.[a-z0-9_-]+)+"
_FORMS = {
    IdentifierKind.PHONE: r"\+[1-9][0-9]{7,14}",
    IdentifierKind.CARD_MASKED: r"[0-9]{4,6}\*{6,8}[0-9]{4}",
    IdentifierKind.DOMAIN: _HOST,
    IdentifierKind.URL: rf"(?:https?|ftp)://(?:\[[0-9a-f:.]+\]|{_HOST})(?::[0-9]+)?/[^\s\x00-\x1f\ud800-\udfff]*",
    IdentifierKind.EMAIL: rf"[!-?A-~]+@{_HOST}",
    IdentifierKind.HANDLE: r"[a-z]+:\+?[a-z0-9_.-]+",
    IdentifierKind.WALLET: r"[A-Za-z0-9:_-]{25,}",
    IdentifierKind.SHORTCODE: r"[0-9]{3,5}",
}


_LINE_ENDS = st.sampled_from(["\n", "\n\n", " ", "="])


@st.composite
def _texts(draw: st.DrawFn, gaps: st.SearchStrategy[str] = _GAPS) -> str:
    """Pieces with odd signs in place of some of their blanks, between them and in the midst of them."""
    text = ""
    for piece in draw(st.lists(_PIECES, max_size=8)):
        gap = draw(gaps)
        shown = piece.replace(" ", gap) if draw(st.booleans()) else piece
        at = draw(st.integers(0, len(shown)))
        text += shown[:at] + draw(gaps) + shown[at:] + draw(gaps)
    return text


def _is_normal(kind: IdentifierKind, value: str) -> bool:
    if kind is IdentifierKind.IBAN:
        return parse_iban(value) == value
    if kind is IdentifierKind.CARD:
        return parse_card(value) == value and value.isascii()
    if kind in (IdentifierKind.IIN, IdentifierKind.BIN):
        return parse_national_id(value) == (kind, value)
    if kind is IdentifierKind.IP:
        return ipaddress.ip_address(value).compressed == value
    return re.fullmatch(_FORMS[kind], value) is not None


@given(texts=st.lists(_texts(), min_size=1, max_size=5))
@settings(max_examples=120)
def test_odd_signs_stop_nothing(extractor: Extractor, texts: list[str]) -> None:
    """Places lie inside the text, in order; values are in their normal form; neighbours are no matter."""
    together = extractor.rows(texts)

    assert together == [extractor.rows([text])[0] for text in texts]
    for text, rows in zip(texts, together, strict=True):
        end = end_of_url = 0
        for kind, value, start, stop, *_ in rows:
            assert 0 <= start < stop <= len(text)
            assert start >= end or stop <= end_of_url
            assert _is_normal(kind, value), (kind, value)
            end = max(end, stop)
            end_of_url = stop if kind is IdentifierKind.URL else end_of_url


@given(value=_texts())
@settings(max_examples=80)
def test_what_is_typed_is_in_its_normal_form_or_nothing(pack: CountryPack, value: str) -> None:
    """A whole value is held to the same forms as one in a text."""
    found = identify(value, pack)

    assert found is None or _is_normal(*found)


@given(text=_texts(_LINE_ENDS))
@settings(max_examples=120)
def test_the_ends_of_lines_say_nothing(extractor: Extractor, text: str) -> None:
    """Lines that end as on Windows hold the same identifiers, with the same roles, at the same signs."""
    plain = re.sub(r"\r\n?", "\n", text)
    windows = plain.replace("\n", "\r\n")

    (expected, found) = extractor.rows([plain, windows])

    assert [(row[0], row[1], row[6]) for row in found] == [
        (row[0], row[1], row[6]) for row in expected
    ]
    assert [windows[row[2] : row[3]].replace("\r\n", "\n") for row in found] == [
        plain[row[2] : row[3]] for row in expected
    ]


@pytest.mark.parametrize("space", _SPACES, ids=ascii)
def test_all_white_space_is_plain(space: str) -> None:
    """Patterns meet three kinds of it only."""
    assert fold(f"a{space}b").text in {"a b", "a\tb", "a\nb"}
