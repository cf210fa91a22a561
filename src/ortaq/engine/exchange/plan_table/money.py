"""The cells of costs and of their sources."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from ortaq.engine.exchange.plan_table.plan import CostPart
from ortaq.engine.terms.language import Language

THOUSAND = Decimal(1)
"""Worth, in thousands, of the usual unit of a plan."""
_NONE = re.compile(
    r"^(?:-|–|—|0|(?:финансировани[ея]\s+|қаржыландыру(?:ды)?\s+|қаражат\s+)?"
    r"(?:не\s*требу[ею]т(?:ся|\s+финансирования)|не\s+предусмотрен\w*"
    r"|талап\s+ет(?:ілм|п)ейді|қажет\s+емес)"
    r"|без\s+финансирования|not\s+required|none|нет|жоқ)?\.?$"
)
_LATER = re.compile(r"^(?:уточняется|нақтыланады|to be specified)\.?$")
"""Money is needed, and nobody has said yet how much."""
_LINE = re.compile(
    r"^(?:(?P<year>(?:19|20)\d\d)\s*(?:жыл\w*|год\w*|г\.?|ж\.?)?\s*[-–—:=]\s*)?"
    r"(?P<sum>\d[\d\s\u00a0\u202f]*(?:[.,]\d+)*)\s*"
    r"(?P<unit>тыс\w*\.?|мың|thousand|млн\w*\.?|миллион\w*|million|млрд\w*\.?|миллиард\w*|billion)?\.?\s*"
    r"(?:тенге|теңге|тг\.?|kzt|tenge)?\s*(?:\((?P<source>[^()]+)\))?\s*[;.]?$"
)
_TOTAL = re.compile(
    r"^(?:всего|барлығы|итого|жиыны|total|all years)\b[\s:–—-]*[\d\s.,]*"
    r"(?:тыс\w*\.?|мың|thousand|млн\w*\.?|million)?\s*(?:тенге|теңге|тг|kzt|tenge)?\s*\.?$"
)
_POINT_IN_THOUSANDS = re.compile(r"\d{1,3}\.\d{3}")
"""Twelve and a half, or twelve thousand five hundred? Only an English paper tells."""
_UNITS = (
    (r"млрд|миллиард|billion", Decimal(1_000_000)),
    (r"млн|миллион|million", Decimal(1000)),
    (r"тыс|мың|thousand", Decimal(1)),
    (r"тенге|теңге|\bтг\b|tenge|kzt", Decimal("0.001")),
)
"""Words of a unit to its worth in thousands, the largest first."""
_MOST = Decimal(10) ** 11
"""Thousands; more than that is a slip of the pen, or the number of a document."""


@dataclass(frozen=True, slots=True)
class ReadCosts:
    """Costs of a cell.

    Args:
        parts: money by year and source, as far as told.
        is_required: False where the cell says that no money is needed.
        odd: lines that were not understood.
    """

    parts: tuple[CostPart, ...] = ()
    is_required: bool = True
    odd: tuple[str, ...] = ()


def read_costs(text: str, language: str = "ru", *, unit: Decimal = THOUSAND) -> ReadCosts:
    r"""Costs in thousands: a sum, a line a year and source, or the words for none.

    Args:
        text: of the cell.
        language: of the paper; decides what a comma means.
        unit: worth, in thousands, of the unit that the head of the column names; a line that names its own
            unit is read by that.

    Example:
        >>> read_costs("2026 год – 12 500 (РБ)\n2027 год – 1,5 млн тенге (РБ)").parts[1].thousands
        Decimal('1500.0')
    """
    folded = " ".join(text.casefold().split())
    if _NONE.match(folded):
        return ReadCosts(is_required=folded in {"", "-", "–", "—"})
    if _LATER.match(folded):
        return ReadCosts()
    parts, odd = [], []
    for line in _lines(text):
        part = _part(line, language, unit)
        if part is None and not _TOTAL.match(line.casefold()):
            odd.append(line)
        elif part is not None:
            parts.append(part)
    return ReadCosts(parts=tuple(parts), odd=tuple(odd))


def read_sources(text: str) -> tuple[str, ...]:
    """Words of the sources; none where the cell says that no money is needed.

    Example:
        >>> read_sources("РБ, МБ"), read_sources("Не требуется")
        (('РБ', 'МБ'), ())
    """
    folded = " ".join(text.casefold().split())
    if _NONE.match(folded) or _LATER.match(folded):
        return ()
    return tuple(part.strip(" .") for part in re.split(r"[,;\n]", text) if part.strip(" ."))


def _lines(text: str) -> list[str]:
    lines = [line.strip() for line in re.split(r"\n|;", text)]
    return [line for line in lines if line]


def unit_in(words: str) -> Decimal | None:
    """Worth, in thousands, of the unit of money that the words name; None where they name none.

    Example:
        >>> unit_in("Объём финансирования, млн. тенге"), unit_in("Источник финансирования")
        (Decimal('1000'), None)
    """
    folded = words.casefold()
    return next((worth for sign, worth in _UNITS if re.search(sign, folded)), None)


def _part(line: str, language: str, unit: Decimal) -> CostPart | None:
    found = _LINE.match(line.strip().casefold())
    if found is None:
        return None
    amount = _amount(found["sum"], language)
    if amount is None:
        return None
    thousands = amount * (unit_in(found["unit"] or "") or unit)
    if thousands >= _MOST:
        return None
    year = int(found["year"]) if found["year"] else None
    source = ""
    if found["source"]:
        start = line.casefold().rindex(found["source"])
        source = line[start : start + len(found["source"])].strip()
    return CostPart(thousands, year, source)


def _amount(digits: str, language: str) -> Decimal | None:
    if language != Language.EN and _POINT_IN_THOUSANDS.fullmatch(digits.strip()):
        return None
    try:
        return Decimal(_plain_number(digits, language))
    except InvalidOperation:
        return None


def _plain_number(digits: str, language: str) -> str:
    """Digits with a decimal point; in English a comma stands between thousands."""
    plain = re.sub(r"[\s\u00a0\u202f]", "", digits)
    if language == Language.EN or re.fullmatch(r"\d{1,3}(,\d{3})+\.\d+", plain):
        return plain.replace(",", "")
    return plain.replace(",", ".")
