"""Writes what a reporter tells: a shape of sentences, a style of typing, and the details in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ortaq.data.demo.nation.telling.fragments import fragments
from ortaq.data.demo.nation.telling.style import STYLES, plain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ortaq.data.demo.nation.chance import Chance
    from ortaq.data.demo.nation.telling.fragments import Fragment
    from ortaq.data.demo.nation.telling.style import Style

SHAPES: Mapping[str, int] = {
    "OEC$MX": 5,
    "EC$X": 5,
    "OCEM$NX": 4,
    "EMC$": 3,
    "C$": 2,
    "$CEX": 2,
    "OEECM$NXX": 3,
    "NEC$": 2,
    "CEEM$NX": 2,
    "MEC$MX": 1,
}
"""Orders of the sentences and how often each is used. O opening, E event, C contact, M middle,
$ money, N noise (own phone, bank, hot-line), X ending, H holder of the account."""
OFFICIAL_SHAPES: Mapping[str, int] = {"PCE$HZ": 3, "PEC$Z": 3, "PCEEM$HNZ": 2}
"""The same for a statement taken down by staff: P official opening, Z official ending."""
_SECTIONS = {
    "O": "openings",
    "M": "middles",
    "N": "noise",
    "X": "endings",
    "P": "official_openings",
    "Z": "official_endings",
    "H": "holders",
}
_SWITCHED = "OMNX"
_SWITCH_SHARE = {"kk": 0.18, "ru": 0.05, "en": 0.0}
"""How often a general sentence falls into the other language; an assumption."""
_OTHER = {"kk": "ru", "ru": "kk"}


@dataclass(frozen=True, slots=True)
class Facts:
    """What the text has to say.

    Args:
        language: kk, ru or en.
        gender: m or f, of the teller.
        official: taken down by staff rather than typed by the teller.
        crime_type: the true type.
        contact: kinds of contact to mention.
        money: kind of destination to mention.
        places: the words for the places of a fragment, by name.
    """

    language: str
    gender: str
    official: bool
    crime_type: str
    contact: Sequence[str]
    money: str
    places: Mapping[str, str]


def compose(chance: Chance, facts: Facts) -> str:
    """One narrative; sentences do not repeat inside it."""
    shapes = OFFICIAL_SHAPES if facts.official else SHAPES
    shape = chance.choices(list(shapes), list(shapes.values()))[0]
    style = plain if facts.official else _draw_style(chance, facts.language)
    told: list[Fragment] = []
    for slot in shape:
        told += [_draw(chance, section, told) for section in _sections(chance, slot, facts)]
    return " ".join(_fill(chance, fragment, style, facts.places) for fragment in told)


def _draw_style(chance: Chance, language: str) -> Style:
    styles = STYLES[language]
    return chance.choices(list(styles), list(styles.values()))[0]


def _sections(chance: Chance, slot: str, facts: Facts) -> list[tuple[Fragment, ...]]:
    own = fragments(facts.language, facts.gender)
    if slot == "C":
        return [own[f"contact.{kind}"] for kind in facts.contact]
    if slot == "E":
        return [own[f"events.{facts.crime_type}"]]
    if slot == "$":
        return [own[f"money.{facts.money}"]]
    if slot == "H" and "iin" not in facts.places:
        return []
    if slot in _SWITCHED and chance.random() < _SWITCH_SHARE[facts.language]:
        return [fragments(_OTHER[facts.language], facts.gender)[_SECTIONS[slot]]]
    return [own[_SECTIONS[slot]]]


def _draw(chance: Chance, section: tuple[Fragment, ...], told: list[Fragment]) -> Fragment:
    return chance.choice([fragment for fragment in section if fragment not in told] or section)


def _fill(
    chance: Chance,
    fragment: Fragment,
    style: Style,
    places: Mapping[str, str],
) -> str:
    return "".join(
        (places[part] if place % 2 else style(chance, part)) for place, part in enumerate(fragment)
    ).strip()
