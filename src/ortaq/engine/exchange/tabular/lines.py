"""Lines of a text file, none of them longer than a limit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ortaq.engine.exchange.tabular.encoding import UnknownEncodingError
from ortaq.engine.exchange.tabular.reader import TableError

if TYPE_CHECKING:
    from typing import TextIO

MAX_RECORD_CHARS = 4 * 1024 * 1024
"""200 times the longest report text we accept; a file of one 1 GB line is refused after this."""

MAX_RECORD_LINES = 2_000
"""A quoted cell with more line breaks is a quotation mark that nobody closed."""


class LineTooLongError(TableError):
    """Row `row` is longer than `limit` signs: the file is damaged or isn't a table of reports."""

    code = "line_too_long"


class UnclosedQuoteError(TableError):
    """A quotation mark opened in row `row` is never closed: close or double it."""

    code = "unclosed_quote"


class BoundedLines:
    """Iterator over the lines of one record after another.

    The reader calls `end_record` when a record is complete; a record that grows past the limits
    or meets the end of the file is an error.

    Args:
        stream: text opened with `newline=""`.
    """

    def __init__(self, stream: TextIO) -> None:
        """Start before the first line, in record 1."""
        self.record = 1
        self._stream = stream
        self._chars = 0
        self._lines = 0

    def __iter__(self) -> BoundedLines:
        """Itself."""
        return self

    def __next__(self) -> str:
        """The next line with its line break.

        Raises:
            LineTooLongError: the record exceeds `MAX_RECORD_CHARS`.
            UnclosedQuoteError: it exceeds `MAX_RECORD_LINES` or the file ends inside it.
            UnknownEncodingError: the bytes don't fit the encoding.
        """
        line = self._read()
        if not line:
            if self._lines:
                raise UnclosedQuoteError(row=self.record)
            raise StopIteration
        self._chars += len(line)
        self._lines += 1
        if self._chars > MAX_RECORD_CHARS:
            raise LineTooLongError(row=self.record, limit=MAX_RECORD_CHARS)
        if self._lines > MAX_RECORD_LINES:
            raise UnclosedQuoteError(row=self.record)
        return line

    def end_record(self) -> int:
        """The number of the record that just ended; the next line begins a new one."""
        ended = self.record
        self.record += 1
        self._chars = self._lines = 0
        return ended

    def _read(self) -> str:
        try:
            return self._stream.readline(MAX_RECORD_CHARS + 1)
        except UnicodeDecodeError as error:
            raise UnknownEncodingError(encoding=error.encoding, row=self.record) from error
