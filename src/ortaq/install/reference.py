"""The country pack's organisations and the packaged frameworks."""

from __future__ import annotations

import hashlib

from ortaq.data import frameworks
from ortaq.data.indicators import loader as indicators
from ortaq.engine.exchange.framework_yaml import read_framework
from ortaq.picture.indicators.services import load_indicators
from ortaq.plan.frameworks.queries import list_digests
from ortaq.plan.frameworks.services import load_framework
from ortaq.shared.actors import SYSTEM
from ortaq.shared.country import pack
from ortaq.shared.people.services import load_organisations


def load_reference_data() -> None:
    """Load what is missing of the country pack and the frameworks."""
    load_organisations(actor=SYSTEM, institutions=pack().institutions)
    load_indicators(actor=SYSTEM, definitions=indicators.load())
    _load_frameworks()


def _load_frameworks() -> None:
    """Load the packaged frameworks, and don't even parse what is loaded unchanged.

    A packaged file is the exporter's text, so that the digest of its bytes is that of its content.
    """
    loaded = list_digests(SYSTEM)
    for name in frameworks.names():
        text = frameworks.text(name)
        if hashlib.sha256(text.encode()).hexdigest() not in loaded:
            load_framework(actor=SYSTEM, framework=read_framework(text))
