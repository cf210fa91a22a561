"""The lines above the table: the title of the plan, and the unit of its money."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ortaq.engine.exchange.plan_table.money import unit_in

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

_UNIT_ALONE = re.compile(
    r"^\(?\s*(?:в\s+)?(?:тыс\w*|млн|миллион\w*|млрд|миллиард\w*|мың|thousands?|millions?)\.?(?:\s+of)?"
    r"\s*(?:тенге|теңге|тг|tenge|kzt)\.?\s*\)?$",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"\bарналған$", re.IGNORECASE)
"""The end of a line after which a Kazakh title goes on."""


def whole_title(lines: Sequence[str]) -> str:
    """The last of the lines, with the one above it where that begins the same sentence.

    Example:
        >>> whole_title(["Утверждён", "ПЛАН", "мероприятий на 2026–2028 годы"])
        'ПЛАН мероприятий на 2026–2028 годы'
    """
    *above, title = lines or [""]
    if above and (title[:1].islower() or _GOES_ON.search(above[-1])):
        return f"{above[-1]} {title}"
    return title


def read_unit_line(line: str) -> Decimal | None:
    """Worth, in thousands, of the unit that a line names and nothing else; None for another line.

    Example:
        >>> read_unit_line("(млн. тенге)"), read_unit_line("План на 5 млн. тенге")
        (Decimal('1000'), None)
    """
    return unit_in(line) if _UNIT_ALONE.match(line) else None
