"""The country pack's organisations and the packaged frameworks."""

from __future__ import annotations

from ortaq.data import frameworks
from ortaq.engine.exchange.framework_yaml import read_framework
from ortaq.plan.frameworks.services import load_framework
from ortaq.shared.actors import SYSTEM
from ortaq.shared.country import pack
from ortaq.shared.people.services import load_organisations


def load_reference_data() -> None:
    """Load what is missing of the country pack and the frameworks."""
    load_organisations(actor=SYSTEM, institutions=pack().institutions)
    for name in frameworks.names():
        load_framework(actor=SYSTEM, framework=read_framework(frameworks.text(name)))
