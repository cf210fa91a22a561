"""Which encoding a text file is in."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from ortaq.engine.exchange.tabular.reader import TableError

if TYPE_CHECKING:
    from pathlib import Path

CHUNK_BYTES = 1 << 20
"""How much is held while scanning: large enough to be fast, small against any memory."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_KAZAKH = "ҚқҺһҰұӘәӨөҒғҮүҢң"
_PLAUSIBLE = re.compile(f"[а-яёА-ЯЁІі{_KAZAKH}«»–—“”„‘’…№\xa0•°]")
_CYRILLIC = re.compile(f"[а-яёА-ЯЁ{_KAZAKH}]")
_LOWER = re.compile("[а-яё]")
_MIXED_WORD = re.compile("[A-Za-z][а-яё]|[а-яё][A-Za-z]")

PLAUSIBLE_SHARE = 0.97
"""Least share of expected signs among the non-ASCII ones; text in CP866, KOI8-R or Latin-1 read
by mistake stays far below (see the tests)."""

MIXED_SHARE = 0.05
"""Largest share of places where a Latin letter touches a Cyrillic one: Latin-1 text read as
Windows-1251 touches at nearly every accent."""


class UnknownEncodingError(TableError):
    """The file is not text in a known encoding: save it as UTF-8, or name `encoding`."""

    code = "unknown_encoding"


def detect_encoding(path: Path) -> str:
    """The Python codec that reads the whole file.

    A byte order mark decides; else UTF-8 if every byte agrees; else Windows-1251 or its Kazakh
    form KZ-1048, if what comes out reads like Cyrillic.

    Raises:
        UnknownEncodingError: nothing fits, or the file has zero bytes (it is not text).
        OSError: the file can't be read.

    Source: KZ-1048 is the Kazakhstan standard ST RK 1048-2002, which puts the Kazakh letters on
        the Serbian and Ukrainian places of Windows-1251.
    """
    with path.open("rb") as file:
        head = file.read(CHUNK_BYTES)
    for mark, encoding in _BOMS:
        if head.startswith(mark):
            return encoding
    if b"\0" in head:
        raise UnknownEncodingError
    return "utf-8" if _is_utf8(path) else _legacy_encoding(path)


def _is_utf8(path: Path) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    with path.open("rb") as file:
        try:
            while chunk := file.read(CHUNK_BYTES):
                decoder.decode(chunk)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return False
    return True


def _legacy_encoding(path: Path) -> str:
    sample = _first_foreign_bytes(path)
    try:
        text = sample.decode("kz1048")
    except UnicodeDecodeError as error:
        raise UnknownEncodingError from error
    if not _reads_like_cyrillic(text):
        raise UnknownEncodingError
    return "kz1048" if any(letter in text for letter in _KAZAKH) else "cp1251"


def _first_foreign_bytes(path: Path) -> bytes:
    """The first chunk that has a byte outside ASCII."""
    with path.open("rb") as file:
        while chunk := file.read(CHUNK_BYTES):
            if not chunk.isascii():
                return chunk
    return b""


def _reads_like_cyrillic(text: str) -> bool:
    foreign = [sign for sign in text if not sign.isascii()]
    letters = _CYRILLIC.findall(text)
    if not letters or len(_PLAUSIBLE.findall(text)) < PLAUSIBLE_SHARE * len(foreign):
        return False
    mostly_lower = 2 * len(_LOWER.findall(text)) >= len(letters)
    return mostly_lower and len(_MIXED_WORD.findall(text)) <= MIXED_SHARE * len(letters)
