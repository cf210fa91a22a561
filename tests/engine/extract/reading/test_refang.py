"""Undoing disguises while keeping track of places."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ortaq.engine.extract.reading.refang import Folded, fold
from ortaq.engine.extract.reading.spelled import spelled_numbers


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("hxxps://a[.]example", "https://a.example"),
        ("hxxp[:]//a[.]example", "http://a.example"),
        ("a (точка) example", "a.example"),
        ("a dot example", "a.example"),
        ("the dot in the end", "the dot in the end"),
        ("точка зрения", "точка зрения"),
        ("x\u200by\u202ez", "xyz"),
        ("\uff17\u00a0\u0667", "7 7"),
        ("https://a.example/b", "https://a.example/b"),
        ("+7&nbsp;709&#32;&quot;", '+7 709 "'),
        ("8 709<br>123 <b>45</b> 67", "8 709 123 45 67"),
        ("<b>bold</b> 5 <i>x</i> a < b", "<b>bold</b> 5 <i>x</i> a < b"),
        (r"\u002b7709 \u0442\u0435\u043b \ud83d", r"+7709 тел \ud83d"),
        ("tel:%2B7709", "tel:+7709"),
        (r"a\nb\\tc\r\nd.\nE", "a\nb\tc\n\nd.\nE"),
        (r"C:\new\temp \\host\new %TEMP%\tmp ..\new", r"C:\new\temp \\host\new %TEMP%\tmp ..\new"),
        ("https://a.example/?p=%2B7709", "https://a.example/?p=%2B7709"),
        ("\u2467\u2466\u24ea", "870"),
        (r"8\u00a0709\u2013", r"8 709\u2013"),
        ("ip 203 . 0 . 113 . 7, 7", "ip 203.0.113.7, 7"),
        ("1 . 2 . 3 . 4", "1 . 2 . 3 . 4"),
        ("10 . 203 . 0 . 113 . 7", "10 . 203 . 0 . 113 . 7"),
        ("9999_9900_0000_0006", "9999-9900-0000-0006"),
        ("KZ90_999T_EST0_0000_0001", "KZ90-999T-EST0-0000-0001"),
        ("log_2024_1001_1002_1003", "log_2024_1001_1002_1003"),
        ("8_709_123_45_67 @shop_24_37", "8-709-123-45-67 @shop_24_37"),
        ("банк (пятьсот пять) набрал пятьсот пять", "банк (505) набрал 505"),
        ("wa . me/77091234567, t . me/ab_cd", "wa.me/77091234567, t.me/ab_cd"),
        ("карта 9999 9900 00\n00 0006 ушло", "карта 9999 9900 0000 0006 ушло"),
        ("9999\n9900 0000 0006, 8 709 1\n23 45 67", "9999\n9900 0000 0006, 8 709 1\n23 45 67"),
        ("карта 999999...0006.", "карта 999999******0006."),
        ("ip 203,0,113,7, сумма 192,168,100,123", "ip 203.0.113.7, сумма 192,168,100,123"),
        ("0х" + "a" * 40, "0x" + "a" * 40),
        ("info(a)evil.example, 5(a)of.the law", "info@evil.example, 5(a)of.the law"),
        ("a\r\nb\r\r\nc", "a\nb\n\nc"),
        ("a\x0bb\x85c\u2028d\x1fe", "a\nb\nc\nd e"),
    ],
)
def test_disguises_are_undone(text: str, plain: str) -> None:
    """Sites become sites again; ordinary sentences stay."""
    assert fold(text).text == plain


def test_an_edit_maps_back_to_its_origin() -> None:
    """Every character of a replacement stands where the original stood."""
    folded = Folded("ab[.]cd").edited([(2, 5, ".")])

    assert folded.text == "ab.cd"
    assert folded.span(0, 5) == (0, 7)
    assert folded.span(2, 3) == (2, 5)
    assert folded.span(3, 5) == (5, 7)


def test_edits_upon_edits_map_back() -> None:
    """A second edit is traced through the first."""
    folded = Folded("a[.]b[.]c").edited([(1, 4, ".")]).edited([(3, 6, ".")])

    assert folded.text == "a.b.c"
    assert folded.span(4, 5) == (8, 9)


@given(text=st.text("a.[]()hxtp:/@ дот\u200b7", max_size=60))
def test_places_stay_in_order(text: str) -> None:
    """Whatever is undone, each character has a place inside the text, in order."""
    folded = fold(text)

    spans = [folded.span(at, at + 1) for at in range(len(folded.text))]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert spans == sorted(spans)


@pytest.mark.parametrize(
    ("words", "digits"),
    [
        ("восемь семьсот девять сто двадцать три сорок пять шестьдесят семь", "87091234567"),
        ("сегіз жеті жүз тоғыз жүз жиырма үш қырық бес алпыс жеті", "87091234567"),
        ("плюс семь семьсот девять сто двадцать три сорок пять шестьдесят семь", "+77091234567"),
        ("eight seven oh nine one two three four five six seven", "87091234567"),
        ("сегіз жеті жүз тоғыз жүз он екі отыз төрт елу алты жеті", "870911234567"),
        ("сто двести триста", None),
        ("один два три четыре пять", None),
    ],
)
def test_spelt_numbers(words: str, digits: str | None) -> None:
    """Number words add up as a listener writes them; short counts are no phones."""
    edits = list(spelled_numbers(f"это {words}, всё"))

    expected = [(4, 4 + len(words), digits)] if digits else []
    assert edits == expected
