"""The country pack of this installation."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from django.conf import settings

from ortaq.data.country import load
from ortaq.engine.extract import Extractor, warning_hubs

if TYPE_CHECKING:
    from ortaq.engine.terms.country import CountryPack


def pack() -> CountryPack:
    """The country pack that ORTAQ_COUNTRY names."""
    return load(settings.COUNTRY)


@cache
def extractor() -> Extractor:
    """The extractor with this country's numbers, banks and hubs, and the packaged warning lists, compiled once."""
    return Extractor(pack(), warning_hubs())
