"""URNs of a library we write."""

from __future__ import annotations

import re

from ortaq.engine.exchange.codes import Codes, slug

_NOT_PART = re.compile(r"[^\w.~-]+")

MAX_PART = 200
"""Characters of the last part of a URN."""


class Urns:
    """The URNs of one framework: small letters, each used once.

    Example:
        >>> Urns("ortaq", "budapest").of("req_node", "BC-16")
        'urn:ortaq:risk:req_node:budapest:bc-16'
    """

    def __init__(self, packager: str, framework: str) -> None:
        self._packager = packager
        self._framework = slug(framework)
        self._taken = Codes(MAX_PART)
        self._given: dict[tuple[str, str, bool], str] = {}

    def of(self, kind: str, code: str = "", *, chapter: bool = False) -> str:
        """The URN of the library, the framework or something in it; the same again for the same.

        Args:
            kind: library, framework, req_node, function, req_mapping_set.
            code: code of the thing within the framework; empty for the framework itself.
            chapter: True for a group of provisions, which may have the code of one of them.
        """
        key = (kind, code, chapter)
        if key not in self._given:
            head = f"urn:{self._packager}:risk:{kind}:{self._framework}"
            self._given[key] = f"{head}:{self._part(code)}" if code else head
        return self._given[key]

    def _part(self, code: str) -> str:
        return self._taken.take(_NOT_PART.sub("-", code.casefold()).strip("-") or "node")
