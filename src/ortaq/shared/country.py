"""The country pack of this installation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings

from ortaq.data.country import load

if TYPE_CHECKING:
    from ortaq.engine.terms.country import CountryPack


def pack() -> CountryPack:
    """The country pack that ORTAQ_COUNTRY names."""
    return load(settings.COUNTRY)
