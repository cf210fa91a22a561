"""Latin letters in place of the Cyrillic ones that look like them, in names."""

from __future__ import annotations

import re

from ortaq.engine.extract.kinds.endings import KAZAKH_ENDING

LOOKALIKES = "аеорсухік"
"""Small Cyrillic letters that stand in names by a slip of the keyboard or on purpose."""

_LATIN = str.maketrans(
    "аеорсухікмтвнАЕОРСУХІКМТВН\u0131\u0130\u017f\u212a", "aeopcyxikmtbhAEOPCYXIKMTBHiIsK"
)
_ENDING = re.compile(rf"(?<=[A-Za-z0-9]){KAZAKH_ENDING}")


def in_latin(name: str) -> str:
    """A name without a Kazakh ending and without letters of another script."""
    return name if name.isascii() else _ENDING.sub("", name).translate(_LATIN)
