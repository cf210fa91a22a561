"""The rectangle that the cells of a sheet span, found without building the sheet."""

from __future__ import annotations

import re
from xml.parsers import expat

_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")

_FINAL = True


class UnusualPartError(ValueError):
    """The XML declares a document type, or a sheet that isn't XML, as no ordinary workbook does."""


class SheetExtent:
    """Rows and columns of one XML part, counted while it is fed in pieces.

    A cell without a reference stands right of the one before it, a row without a number below the
    one before it (ECMA-376 part 1, 18.3.1.4 and 18.3.1.73). A part that isn't XML spans nothing.
    """

    def __init__(self, name: str) -> None:
        """Start before the first byte of the part `name`."""
        self._rows = self._columns = 0
        self._row = self._column = 0
        self._parser: expat.XMLParserType | None = None
        if name.lower().endswith((".xml", ".rels")):
            self._parser = expat.ParserCreate()
            self._parser.StartElementHandler = self._start
            self._parser.StartDoctypeDeclHandler = self._refuse

    @property
    def cells(self) -> int:
        """Cells of the rectangle from the first cell of the sheet to the last seen."""
        return self._rows * self._columns

    def feed(self, chunk: bytes) -> None:
        """Count the cells of the next bytes.

        Raises:
            expat.ExpatError: not well-formed.
            UnusualPartError: a DOCTYPE.
        """
        if self._parser is not None:
            self._parser.Parse(chunk)

    def end(self) -> None:
        """Check that the document is complete.

        Raises:
            expat.ExpatError: it ends in the middle.
        """
        if self._parser is not None:
            self._parser.Parse(b"", _FINAL)

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(":")[2]
        if name == "c":
            self._cell(attributes.get("r", ""))
        elif name == "row":
            number = attributes.get("r", "")
            self._row = int(number) if number.isdecimal() else self._row + 1
            self._column = 0
        elif name == "Relationship":
            _check_target(attributes.get("Type", ""), attributes.get("Target", ""))

    def _cell(self, reference: str) -> None:
        self._column += 1
        if match := _REFERENCE.fullmatch(reference):
            self._column = _column_number(match.group(1))
            self._row = int(match.group(2))
        self._rows = max(self._rows, self._row)
        self._columns = max(self._columns, self._column)

    def _refuse(self, *_: object) -> None:
        raise UnusualPartError


def _check_target(kind: str, target: str) -> None:
    """A sheet under another name than .xml would escape the count."""
    if kind.endswith("/worksheet") and not target.lower().endswith(".xml"):
        raise UnusualPartError


def _column_number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - ord("A") + 1
    return number
