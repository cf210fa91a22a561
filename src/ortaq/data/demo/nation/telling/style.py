"""How people type: hurried, angry, without Kazakh letters, in Latin script, with slips."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from ortaq.data.demo.nation.chance import Chance

    Style = Callable[[Chance, str], str]

_PLAIN = str.maketrans("әғқңөұүһіӘҒҚҢӨҰҮҺІ", "агкноуухиАГКНОУУХИ")
_LATIN = dict(
    zip("абвгдезийклмнопрстуфхыэәғқңөұүһі", "abvgdeziiklmnoprstufhyeagqnouuhi", strict=True),
) | {
    "ё": "io",
    "ж": "zh",
    "ц": "ts",
    "ч": "ch",
    "ш": "sh",
    "щ": "sh",
    "ю": "iu",
    "я": "ia",
    "ъ": "",
    "ь": "",
    "«": '"',
    "»": '"',
}
_LATIN_TABLE = str.maketrans(
    {
        **_LATIN,
        **{
            letter.upper(): latin.capitalize()
            for letter, latin in _LATIN.items()
            if letter.isalpha()
        },
    },
)
_NO_MARKS = str.maketrans("", "", '.,!?«»"')
_SHORTEST_SLIP = 6


def plain(_: Chance, text: str) -> str:
    """The text as it is."""
    return text


def shouted(_: Chance, text: str) -> str:
    """All capitals."""
    return text.upper()


def unmarked(_: Chance, text: str) -> str:
    """Small letters without punctuation (the colon stays, it sets details apart)."""
    return text.lower().translate(_NO_MARKS)


def without_kazakh_letters(_: Chance, text: str) -> str:
    """Kazakh typed on a Russian keyboard."""
    return text.translate(_PLAIN)


def in_latin(_: Chance, text: str) -> str:
    """Kazakh in everyday Latin letters."""
    return text.translate(_LATIN_TABLE)


def with_slips(chance: Chance, text: str) -> str:
    """One long word in about six has two letters swapped or one left out."""
    return " ".join(
        _slip(chance, word) if len(word) >= _SHORTEST_SLIP and chance.random() < 1 / 6 else word
        for word in text.split(" ")
    )


def _slip(chance: Chance, word: str) -> str:
    place = chance.randrange(1, len(word) - 2)
    if not word[place : place + 2].isalpha():
        return word
    swapped = word[place + 1] + word[place] if chance.random() < 1 / 2 else word[place + 1]
    return word[:place] + swapped + word[place + 2 :]


STYLES: dict[str, dict[Style, float]] = {
    "kk": {
        plain: 0.6,
        unmarked: 0.12,
        with_slips: 0.1,
        without_kazakh_letters: 0.1,
        shouted: 0.04,
        in_latin: 0.04,
    },
    "ru": {plain: 0.66, unmarked: 0.15, with_slips: 0.14, shouted: 0.05},
    "en": {plain: 0.7, unmarked: 0.12, with_slips: 0.15, shouted: 0.03},
}
"""The share of each style in each language; an assumption."""
