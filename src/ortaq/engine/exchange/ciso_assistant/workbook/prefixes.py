"""Short names of the beginnings of URNs, which references in cells use."""

from __future__ import annotations

import re

_PLAIN = re.compile(r"[^\s,:A-Z]+")


class Prefixes:
    """Gives each beginning of a URN a short name when it is first met."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}

    def cell(self, urn: str) -> str:
        """`prefix:reference` of a URN, or the URN itself where it can't be split and joined again."""
        base, _, last = urn.rpartition(":")
        if not base or not _PLAIN.fullmatch(last):
            return urn
        name = self._names.setdefault(base, f"p{len(self._names) + 1}")
        return f"{name}:{last}"

    def rows(self) -> list[dict[str, object]]:
        """The rows of the sheet of prefixes."""
        return [{"prefix_id": name, "prefix_value": base} for base, name in self._names.items()]


def base_of(urns: list[str]) -> str:
    """What most URNs begin with: all but the last part of the first one."""
    return urns[0].rpartition(":")[0] if urns else ""
