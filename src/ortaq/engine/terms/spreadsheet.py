"""Text that no spreadsheet program runs as a formula."""

from __future__ import annotations

import re

_FORMULA_START = re.compile(r"^(?=[\s\"']*[=+\-@＝＋－＠\t\r\n])")
_FORMULA_INSIDE = re.compile(r"([;\t\r\n][ \"]*)(?=[=+\-@＝＋－＠'])")
_ESCAPED_START = re.compile(r"^'(?=[\s\"']*[=+\-@＝＋－＠\t\r\n])")
_ESCAPED_INSIDE = re.compile(r"([;\t\r\n][ \"]*)'(?=[=+\-@＝＋－＠'])")


def neutralise(text: str) -> str:
    """`text` that no spreadsheet takes for a formula; `restore` gives the text back.

    The rule: an apostrophe goes in front of a cell whose first character, after spaces, quotes and
    apostrophes, is one of = + - @, their full-width forms, TAB, CR or LF. A spreadsheet that splits cells at
    another sign than ours sees a new cell after a semicolon, a TAB or a line end: there an apostrophe goes in
    front of the same characters.

    Source: OWASP, "CSV Injection".

    Example:
        >>> neutralise("=HYPERLINK(1)"), neutralise("+77091234567"), neutralise("call; -1")
        ("'=HYPERLINK(1)", "'+77091234567", "call; '-1")
    """
    inside = _FORMULA_INSIDE.sub(r"\1'", text)
    return _FORMULA_START.sub("'", inside)


def restore(text: str) -> str:
    """The text that `neutralise` was given."""
    return _ESCAPED_INSIDE.sub(r"\1", _ESCAPED_START.sub("", text))
