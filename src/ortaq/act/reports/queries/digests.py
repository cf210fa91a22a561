"""Keyed hashes under which identifiers are stored and found."""

from __future__ import annotations

from ortaq.shared.secrets import keyed_digest


def identifier_digest(kind: str, value: str) -> str:
    """The keyed hash under which an identifier is stored."""
    return keyed_digest("identifier", kind, value)


def link_digest(kind: str, link_value: str) -> str:
    """The keyed hash that identifiers of the same evidence share."""
    return keyed_digest("link", kind, link_value)
