"""The code with which an author finds his comment again, and the seal of his contact."""

from __future__ import annotations

import secrets

from ortaq.shared.secrets import keyed_digest

_DIGITS = 16


def new_receipt() -> str:
    """A fresh code of 16 digits."""
    return f"{secrets.randbelow(10**_DIGITS):0{_DIGITS}d}"


def receipt_digest(receipt: str) -> str:
    """The keyed hash of a code, typed with or without spaces."""
    return keyed_digest("comment", "".join(letter for letter in receipt if letter.isdigit()))


def text_digest(*texts: str) -> str:
    """The keyed hash of what a comment says, apart from case and spaces."""
    return keyed_digest("comment text", *(" ".join(text.casefold().split()) for text in texts))
