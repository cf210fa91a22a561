"""The fonts have the letters of the product's languages."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

import pytest

from ortaq.engine.render.fonts import FONT_DIRECTORY
from ortaq.engine.terms.language import KAZAKH_ALPHABET

if TYPE_CHECKING:
    from pathlib import Path

NEEDED = KAZAKH_ALPHABET + KAZAKH_ALPHABET.upper() + "₸№«»–—−\u00a0" + "0123456789"


def characters_of(path: Path) -> set[int]:
    """Characters of a font's cmap table, format 4 (Source: OpenType 1.9, cmap)."""
    data = path.read_bytes()
    tables = {
        data[at : at + 4]: struct.unpack(">I", data[at + 8 : at + 12])[0]
        for at in range(12, 12 + 16 * struct.unpack(">H", data[4:6])[0], 16)
    }
    cmap = tables[b"cmap"]
    count = struct.unpack(">H", data[cmap + 2 : cmap + 4])[0]
    for number in range(count):
        offset = struct.unpack(">I", data[cmap + 8 + 8 * number : cmap + 12 + 8 * number])[0]
        table = cmap + offset
        if struct.unpack(">H", data[table : table + 2])[0] == 4:
            break
    segments = struct.unpack(">H", data[table + 6 : table + 8])[0] // 2
    ends = struct.unpack(f">{segments}H", data[table + 14 : table + 14 + 2 * segments])
    starts_at = table + 16 + 2 * segments
    starts = struct.unpack(f">{segments}H", data[starts_at : starts_at + 2 * segments])
    return {
        character
        for start, end in zip(starts, ends, strict=True)
        for character in range(start, end + 1)
    }


@pytest.mark.parametrize("path", sorted(FONT_DIRECTORY.glob("*.ttf")), ids=lambda path: path.stem)
def test_a_font_has_every_letter_needed(path: Path) -> None:
    missing = [letter for letter in NEEDED if ord(letter) not in characters_of(path)]

    assert not missing


def test_each_family_has_its_licence_beside_it() -> None:
    texts = [path.read_text() for path in FONT_DIRECTORY.glob("OFL*.txt")]

    assert len(texts) == 2
    assert all("SIL OPEN FONT LICENSE Version 1.1" in text for text in texts)
