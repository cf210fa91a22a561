"""Who reports: a name, a phone, a gender, and the words that the phrase fragments need."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ortaq.data.demo.nation.issuer import iin_of
from ortaq.data.demo.nation.telling.wording import (
    write_amount,
    write_day,
    write_detail,
    write_phone,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from decimal import Decimal

    from ortaq.data.demo.nation.chance import Chance
    from ortaq.data.demo.nation.issuer import Detail, Issuer
    from ortaq.data.demo.nation.traits import Nation

WOMEN_SHARE = 0.58
"""Source: Kostanay city 2025, 567 women of 981 victims (alau.kz, 19 January 2026)."""


@dataclass(frozen=True, slots=True)
class Victim:
    """A made-up person: gender is m or f, the phone is E.164 and never issued."""

    name: str
    gender: str
    phone: str


def draw_victim(chance: Chance, traits: Nation, issuer: Issuer) -> Victim:
    """A fresh person with a phone that nobody else has."""
    gender = "f" if chance.random() < WOMEN_SHARE else "m"
    names = traits.women if gender == "f" else traits.men
    name = f"{chance.choice(names.first)} {chance.choice(names.last)}"
    return Victim(name, gender, issuer.issue("phone").value)


def everyday_words(
    chance: Chance,
    traits: Nation,
    victim: Victim,
    region: str,
    language: str,
) -> dict[str, str]:
    """Words for the places that say nothing about the offender."""
    return {
        "name": victim.name,
        "city": traits.centres[region][language],
        "own_phone": write_phone(chance, victim.phone),
        "bank": chance.choice(traits.banks[language]),
        "hotline": chance.choice(traits.hotlines),
        "portal": traits.portal,
    }


def crime_words(
    chance: Chance,
    details: Sequence[Detail],
    days: tuple[date, date],
    claimed_kzt: Decimal | None,
    language: str,
) -> dict[str, str]:
    """Words for the places that say when, how much, and by which details (days: occurred, reported)."""
    day = write_day(*days, language)
    amount = None if claimed_kzt is None else int(claimed_kzt)
    words = {
        "day": day,
        "Day": day[0].upper() + day[1:],
        "amount": write_amount(chance, amount, language),
    }
    for detail in details:
        words[detail.kind] = write_detail(chance, detail)
        if detail.kind == "iban":
            words["iin"] = iin_of(detail.value)
    return words
