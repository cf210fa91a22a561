"""Numbers as readers of Kazakh, Russian and English write them."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from ortaq.engine.terms.language import Language

NBSP = "\u00a0"
MINUS = "\u2212"

DECIMAL_SIGN = {Language.KK: ",", Language.RU: ",", Language.EN: "."}
THOUSANDS_SIGN = {Language.KK: NBSP, Language.RU: NBSP, Language.EN: ","}
"""Source: state practice in Kazakhstan (space between thousands, comma before decimals); English usage."""


def format_integer(value: int, language: str) -> str:
    """`value` with its thousands apart.

    Example:
        >>> format_integer(1234567, "en")
        '1,234,567'
        >>> format_integer(-1234567, "kk").replace(NBSP, "_")
        '−1_234_567'
    """
    return format_decimal(value, language, places=0)


def format_decimal(value: Decimal | float, language: str, *, places: int) -> str:
    """`value` rounded half up to `places` decimals.

    A float is read by its shortest decimal form, so that 2.675 rounds to 2.68.

    Example:
        >>> format_decimal(Decimal("1234.5"), "kk", places=2).replace(NBSP, "_")
        '1_234,50'
    """
    rounded = _exact(value).quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    whole, _, fraction = f"{abs(rounded):,f}".partition(".")
    known = Language(language)
    text = whole.replace(",", THOUSANDS_SIGN[known])
    if fraction:
        text += DECIMAL_SIGN[known] + fraction
    return MINUS + text if rounded < 0 else text


def format_percent(share: Decimal | float, language: str, *, places: int = 0) -> str:
    """A share in [0, 1] as per cent; Kazakh and Russian put a no-break space before the sign.

    Example:
        >>> format_percent(0.125, "en", places=1)
        '12.5%'
    """
    text = format_decimal(_exact(share) * 100, language, places=places)
    return f"{text}%" if language == Language.EN else f"{text}{NBSP}%"


def format_amount(value: Decimal | int, unit: str, language: str, *, places: int = 0) -> str:
    """A sum and the word of its unit, kept on one line.

    Args:
        value: the sum, in `unit`.
        unit: word of the currency or other unit, in the reader's language.
        language: kk, ru or en.
        places: decimals shown.
    """
    return f"{format_decimal(value, language, places=places)}{NBSP}{unit}"


def _exact(value: Decimal | float) -> Decimal:
    return value if isinstance(value, Decimal) else Decimal(str(value))
