"""Finds phones, accounts, sites and names in what people write, and says whose they are.

Terms: a *mention* is one identifier at one place of one text; a *hub* is an identifier that
everybody shares. Never looks anything up outside the text and the country pack.
"""

from __future__ import annotations

from ortaq.engine.extract.errors import InvalidIdentifier, UnknownField
from ortaq.engine.extract.extractor import Extractor
from ortaq.engine.extract.identify import defang, identify, normalise
from ortaq.engine.extract.keys import LinkKeys
from ortaq.engine.extract.warning_lists import warning_hubs

__all__ = [
    "Extractor",
    "InvalidIdentifier",
    "LinkKeys",
    "UnknownField",
    "defang",
    "identify",
    "normalise",
    "warning_hubs",
]
