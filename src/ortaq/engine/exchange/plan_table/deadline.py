"""The end of a measure as plans word it, to the code of a deadline."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = (
    "январ|қаңтар|january",
    "феврал|ақпан|february",
    "март|наурыз|march",
    "апрел|сәуір|april",
    r"ма[йяе]\b|мамыр|may\b",
    "июн|маусым|june",
    "июл|шілде|july",
    "август|тамыз|august",
    "сентябр|қыркүйек|september",
    "октябр|қазан|october",
    "ноябр|қараша|november",
    "декабр|желтоқсан|december",
)
_RECURRING = (
    ("half-yearly", r"полугоди[ею] каждого|раз в полугоди|каждое полугодие|(2|два) раза в год|дважды в год"),
    ("half-yearly", r"жартыжылдық сайын|жарты ?жыл\w* (бір|1) рет|жылына (екі|2) рет"),
    ("half-yearly", r"half-yearly|twice a year|every half"),
    ("quarterly", r"ежекварт|каждый квартал|раз в квартал|тоқсан сайын|тоқсанына|quarterly|every quarter"),
    ("monthly", r"ежемесяч|каждый месяц|раз в месяц|ай сайын|айына бір|monthly|every month"),
    ("yearly", r"ежегодн|каждый год|раз в год|жыл сайын|жылына бір|yearly|annual|every year"),
    ("continuous", r"постоянн|на протяжении|тұрақты|үнемі|continuous|ongoing|permanent"),
)  # fmt: skip
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4,
          "первый": 1, "второй": 2, "третий": 3, "четвертый": 4, "первое": 1, "второе": 2,
          "бірінші": 1, "екінші": 2, "үшінші": 3, "төртінші": 4,
          "first": 1, "second": 2, "third": 3, "fourth": 4}  # fmt: skip
_PART = r"(?<!\w)(iv|iii|ii|i|[1-4]|первый|второй|третий|четвертый|первое|второе|бірінші|екінші|үшінші|төртінші|first|second|third|fourth)(?:-?(?:й|ый|ой|е|ое|ші|шы|st|nd|rd|th))?"
_QUARTER = re.compile(rf"{_PART}[\s-]*(?:квартал|кв\b|тоқсан|quarter)|(?<!\w)q\s*([1-4])\b")
_HALF = re.compile(rf"{_PART}[\s-]*(?:полугоди|п/г|жартыжыл|half)|(?<!\w)h\s*([12])\b")
_EXACT = re.compile(
    r"(?<!\d)(?P<day>\d{1,2})[./](?P<month>\d{1,2})[./](?P<year>(?:19|20)\d\d)(?!\d)"
    r"|(?<!\d)(?P<iso_year>(?:19|20)\d\d)-(?P<iso_month>\d\d)-(?P<iso_day>\d\d)(?!\d)"
)
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_NUMBER = re.compile(r"(?<!\d)(\d{1,2})(?!\d)")
_FILLERS = re.compile(
    r"(?:в|течение|до|к|с|по|и|на|за|период|срок|конца|конец|начиная|года|годов|годы|год|году|гг|г"
    r"|жыл\w*|жж|ж|ішінде|бойы|дейін|соңына|соңы|аяғына|аралығында|және"
    r"|the|of|in|by|from|to|and|during|until|till|end|within|between|years?)"
)
"""Words that say nothing more about years that stand alone."""
_SEVERAL_PARTS = re.compile(
    r"(?<!\w)(?:iv|iii|ii|i|[1-4])(?:\s*(?:,|и|және|and)\s*(?:iv|iii|ii|i|[1-4])){1,3}[\s-]*\w{0,2}[\s-]*(?:квартал|тоқсан|quarter)"
)
"""Quarters of a year in which the same is due again."""
_UNDERSTOOD = re.compile(
    "|".join(
        (
            _FILLERS.pattern,
            *(rf"(?:{month})\w*" for month in _MONTHS),
            *map(re.escape, _ROMAN),
            r"(?:ежемесяч|ежекварт|ежегодн|кажд|квартал|полугоди|месяц|постоянн|протяжени|тоқсан)\w*",
            r"(?:жартыжыл|жарты|жылына|айына|тұрақты|негіз|үнемі|quarter|half|month|continuous|ongoing|permanent)\w*",
            r"кв|п|один|два|раза?|дважды|основ[еы]|всего|[йея]|ый|ой|ое|ші|шы|ай|сайын|бір|екі|рет",
            r"каждое|yearly|annual(?:ly)?|every|twice|once|a|on|basis|q|h|st|nd|rd|th",
        )
    )
)
"""Words that the code of a deadline says too."""
_LOOKALIKES = str.maketrans({"і": "i", "ı": "i", "ӏ": "i", "v": "v"})


def read_deadline(text: str, *, first_year: int, last_year: int) -> str | None:
    """The code of a deadline, such as 2026Q4; None where the words are not understood.

    Args:
        text: such as "IV квартал 2026 года", "2026-2028 жылдар", "monthly", "до 25.12.2026".
        first_year: of the plan, for what goes on without years of its own.
        last_year: of the plan.

    Example:
        >>> [read_deadline(text, first_year=2026, last_year=2028) for text in
        ...  ("IV квартал 2026 года", "2026–2028 годы", "ежемесячно", "2027 жылғы 25 желтоқсан")]
        ['2026Q4', '2026-2028', 'monthly 2026-2028', '2027-12-25']
    """
    words = " ".join(text.casefold().replace("ё", "е").split())
    years = [int(year) for year in _YEAR.findall(words)]
    for kind, sign in _RECURRING:
        if re.search(sign, words):
            span = _span(years or [first_year, last_year])
            return None if _names_a_part(words) else f"{kind} {span}"
    if exact := _EXACT.search(words):
        return _exact(exact)
    if not years:
        return None
    return _part_of_year(words, years)


def says_more(text: str) -> bool:
    """Whether the words of a deadline say more than its code does.

    Example:
        >>> [says_more(text) for text in ("ежеквартально", "ежеквартально, к 10 числу",
        ...  "до 1 декабря 2026 года", "IV квартал 2026 года, после принятия Закона")]
        [False, True, False, True]
    """
    words = _plain(" ".join(text.casefold().replace("ё", "е").split()))
    if _SEVERAL_PARTS.search(words):
        return True
    return not all(_UNDERSTOOD.fullmatch(word) for word in re.findall(r"[^\W\d_]+", words))


def _names_a_part(words: str) -> bool:
    """Whether a month or a quarter is named, in which something comes again: no code says that."""
    if any(re.search(month, words) for month in _MONTHS):
        return True
    return bool(_QUARTER.search(_plain(words)))


def _part_of_year(words: str, years: list[int]) -> str | None:
    """The last part of a year that is named; several years without parts are their span."""
    if found := list(_QUARTER.finditer(_plain(words))):
        return f"{years[-1]}Q{_ordinal(found[-1].group(1) or found[-1].group(2))}"
    if found := list(_HALF.finditer(_plain(words))):
        return f"{years[-1]}H{_ordinal(found[-1].group(1) or found[-1].group(2))}"
    months = [number for number, sign in enumerate(_MONTHS, start=1) if re.search(sign, words)]
    if months:
        return _month(words, months, years)
    if not all(_FILLERS.fullmatch(word) for word in re.findall(r"[^\W\d_]+", words)):
        return None
    return str(years[0]) if len(set(years)) == 1 else _span(years)


def _month(words: str, months: list[int], years: list[int]) -> str | None:
    """A month of a year, and the day where exactly one stands beside it; None where it comes again."""
    month, year = months[-1], years[-1]
    if len(months) == 1 and len(set(years)) > 1 and len(re.findall(_MONTHS[month - 1], words)) < 2:
        return None
    days = [int(day) for day in _NUMBER.findall(_YEAR.sub(" ", words)) if 1 <= int(day) <= 31]
    if len(months) == 1 and len(days) == 1:
        return _valid(year, month, days[0])
    return f"{year}-{month:02d}"


def _exact(found: re.Match[str]) -> str | None:
    day, month, year = found["day"], found["month"], found["year"]
    if day is None:
        day, month, year = found["iso_day"], found["iso_month"], found["iso_year"]
    return _valid(int(year), int(month), int(day))


def _valid(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _span(years: list[int]) -> str:
    return f"{min(years)}-{max(years)}"


def _ordinal(word: str) -> int:
    return _ROMAN[word]


def _plain(words: str) -> str:
    """Cyrillic letters that people type for Roman figures, as Latin ones."""
    return re.sub(r"(?<!\w)[іiıӏ]+v?(?!\w)", lambda m: m.group().translate(_LOOKALIKES), words)
