"""The packaged frameworks, read once."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from ortaq.data import frameworks
from ortaq.engine.exchange.framework_yaml import read_framework

if TYPE_CHECKING:
    from ortaq.engine.terms.framework import Framework


@cache
def read(reference: str) -> Framework:
    """A packaged framework by code and version."""
    return read_framework(frameworks.text(reference))
