"""A narrative cut at its mentions, so that a page can mark them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ortaq.act.reports.models import Mention


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of text, plain or a mention."""

    text: str
    mention: Mention | None = None


def highlight(narrative: str, mentions: Sequence[Mention]) -> list[Part]:
    """The text in pieces that join to the whole; where mentions overlap the first, longest wins.

    Args:
        narrative: the text.
        mentions: in order of start, longer ones first; those without a span are left out.
    """
    parts, place = [], 0
    for mention in mentions:
        if mention.start is None or mention.end is None or mention.start < place:
            continue
        if mention.start > place:
            parts.append(Part(narrative[place : mention.start]))
        parts.append(Part(narrative[mention.start : mention.end], mention))
        place = mention.end
    if place < len(narrative):
        parts.append(Part(narrative[place:]))
    return parts
