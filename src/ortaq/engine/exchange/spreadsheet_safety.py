"""Text that no spreadsheet program runs as a formula."""

from __future__ import annotations

import re

_FORMULA_START = re.compile(r"(^|[\t\r\n,;|\"])([ \t\r\n]*)(?=[=+\-@＝＋－＠])")
_CONTROL_START = re.compile(r"^(?=[\t\r\n])")


def neutralise(text: str) -> str:
    """The text with an apostrophe before every sign that would begin a formula.

    A cell begins after a separator or quotation mark too, because the reader's program may split
    the line at another separator than ours. A second call changes nothing.

    Source: OWASP, "CSV Injection" (signs = + - @ TAB CR and their full-width forms).

    Example:
        >>> neutralise("=1+1"), neutralise("+77091234567"), neutralise("a;=cmd")
        ("'=1+1", "'+77091234567", "a;'=cmd")
    """
    return _CONTROL_START.sub("'", _FORMULA_START.sub(r"\1\2'", text))
