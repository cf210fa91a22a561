"""Texts in small letters, for patterns that would take several times as long to pass over case."""

from __future__ import annotations


def in_small_letters(text: str) -> str:
    """The text in lower case, with every character in its old place.

    Example:
        >>> in_small_letters("İLE Қоңырау")
        'ile қоңырау'
    """
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(sign.lower()[0] for sign in text)
