"""Texts made to stop a scanner: the time grows with the length and no faster."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from ortaq.engine.extract import Extractor

_MEGABYTE = 1_000_000
_LARGE_SECONDS = 8.0
_MAX_GROWTH = 4 * 3.0

_HOSTILE = {
    "phones": "+7777",
    "plus_signs": "+7",
    "sevens": "7",
    "spaced_digits": "8 7 ",
    "valid_phones": "+77091234567 ",
    "nested_brackets": "[([{",
    "bracketed_dots": "[.](dot)",
    "direction_marks": "\u202e\u200f7",
    "dots": "a.",
    "at_signs": "a@",
    "handles": "@abcdef_1 ",
    "schemes": "http://",
    "urls": "https://a.example/b?c ",
    "closing_brackets": "https://a.example/" + ")" * 1900 + " ",
    "base58": "1A",
    "hex": "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed",
    "unified_addresses": "u1" + "q" * 200 + " ",
    "substrate_addresses": "1" + "z" * 46 + " ",
    "named_addresses": "SOL 4" + "Zk9" * 14 + " ",
    "joined_addresses": "EQ" + "a-" * 23 + " nano_",
    "starred_addresses": "1A*2b ",
    "number_words": "семь ",
    "word_dots": "a dot ",
    "dictated_dots": "a точка ру ",
    "dictated_names": "a at b dot ",
    "dots_left_out": "сайт a kz ",
    "glued_sites": "сайтa.kz",
    "glued_links": "https://a.bhttps://",
    "glued_words": "https://a.kz/bи ",
    "mixed_labels": "кa.kz ",
    "mixed_letters": "aа",
    "mixed_names": "aа@",
    "names_at": "abcdefgh12 at b.kz ",
    "dogs": "собака ab_cd ",
    "apart": "a . kz ",
    "bots": "бот abcbot ",
    "broken_off": "a\n.com",
    "plain_names": "инст abcdefg и ",
    "mistyped": "инстарам ",
    "escapes": r"\/%2B7&#38;\u0041",
    "tags": "0<b>0",
    "named_handles": "телега ab_cd_e ",
    "broken_addresses": "T1abcdefgh\n",
    "cues": "мой номер с номера ",
    "gaps": "перевел a a a a ",
    "masks": "4400*x",
    "masks_over_lines": "4400 43__\n",
    "letters_for_digits": "8 7O9 B",
    "retyped_accounts": "KZOO 999O OOOO OOOO OOOO ",
    "figures_and_words": "8 709 sem', ",
    "words_and_stops": "8 709 семь. ",
    "iban_starts": "KZ90 ",
    "colons": "a:",
    "lists": "b-1=a.kz@c.kz ",
    "programs": "a = el.id;",
    "odd_line_ends": "0012\x8534 ",
    "line_ends_of_windows": "8709\r\n",
    "encoded_links": "https%3A%2F%2Fa.kz%2F",
    "fours": "9999 ",
    "commas": "семь, ",
    "so_they_wrote": "8709 123 45 67 - так ",
    "spaces": " ",
    "letters": "ы",
    "clauses": "请a.kz/b",
    "remarks": "https://a.kz/b(c ",
    "columns": "https://a.kz/b,Cd,1 ",
    "underlines": "_a.kz ",
    "padding": "a+bcdefghij=@",
    "british": "£09098790142 ",
    "doubts": "8709 123 45 67, чей не чей не ",
    "holders": "9999990000000006 а а а а а а а иин 900101900015 ",
    "persons": "900101900015, прож. а, а, а тел. 87091234567 ",
    "initials": "А.Б. 87091234567 ",
}


def _seconds(extractor: Extractor, text: str) -> float:
    started = time.process_time()
    extractor.mentions(text)
    return time.process_time() - started


@pytest.mark.parametrize("piece", _HOSTILE.values(), ids=_HOSTILE.keys())
def test_time_grows_linearly(extractor: Extractor, piece: str) -> None:
    """Four times the text takes at most about four times as long."""
    small = piece * (_MEGABYTE // 16 // len(piece))

    base = max(min(_seconds(extractor, small) for _ in range(2)), 0.005)

    assert any(_seconds(extractor, small * 4) < base * _MAX_GROWTH for _ in range(2))


@pytest.mark.parametrize("piece", ["+7777", "[([{", "\u202e\u200f7", "+77091234567 "])
def test_a_megabyte_ends_soon(extractor: Extractor, piece: str) -> None:
    """A report of one megabyte holds nobody up (about a second; the bound allows slow machines)."""
    text = piece * (_MEGABYTE // len(piece))

    taken = _seconds(extractor, text)

    assert taken < _LARGE_SECONDS
