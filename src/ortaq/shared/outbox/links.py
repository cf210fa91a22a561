"""Addresses as they stand in messages."""

from __future__ import annotations

from ortaq import options


def absolute(path: str) -> str:
    """The address of a page, from `https://`, for a reader outside the site."""
    return options.URL.text().rstrip("/") + path
