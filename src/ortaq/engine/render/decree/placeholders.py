"""Texts with placeholders: a closed list of names, replaced by words; nothing is ever run."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ortaq.engine.terms.errors import OrtaqError

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

_MARK = re.compile(r"\{\{\s*([^{}]*?)\s*\}\}")
_LEFT = re.compile(r"\{\{|\}\}|\{%|%\}")


class UnknownPlaceholder(OrtaqError):
    """The text has a placeholder that isn't on the list, or a bracket without its pair. Correct it."""

    code = "unknown_placeholder"


def require_known(text: str, names: Collection[str]) -> None:
    """Return where every placeholder is on the list.

    Raises:
        UnknownPlaceholder: one is not, or brackets have no pair.
    """
    for found in _MARK.finditer(text):
        if found[1] not in names:
            raise UnknownPlaceholder(value=found[0], known=", ".join(sorted(names)))
    if left := _LEFT.search(_MARK.sub("", text)):
        raise UnknownPlaceholder(value=left[0], known=", ".join(sorted(names)))


def fill(text: str, values: Mapping[str, str]) -> str:
    """The text with its placeholders replaced, once: what a value says is not looked at again.

    Raises:
        UnknownPlaceholder: see `require_known`.

    Example:
        >>> fill("Plan for {{ plan.years }}", {"plan.years": "2026–2028"})
        'Plan for 2026–2028'
    """
    require_known(text, values.keys())
    return _MARK.sub(lambda found: values[found[1]], text)
