"""Offences of the criminal code by which the country classifies cybercrime."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from ortaq.engine.terms.language import Trilingual


@dataclass(frozen=True, slots=True)
class Offence:
    """One article, or one paragraph of an article, of the criminal code.

    Args:
        article: as lawyers write it: 190, 188(2)(4), 232-1.
        title: title in the code; unofficial wording where `verified` is False.
        used_for: what the article is used for in cases of cybercrime.
        verified: False where the wording has not been compared with the official text.
        valid_from: day in force; None where older than the code's present edition.
    """

    article: str
    title: Trilingual
    used_for: Trilingual
    verified: bool
    valid_from: date | None = None
