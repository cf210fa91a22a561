"""Libraries of CISO Assistant: frameworks, mappings, threats, controls and risk matrices in one file.

A library read from YAML and written again is equal as data: what has the expected shape becomes a
field, and everything else stays in `rest`, untouched. Its Excel form (second layout) and our own
framework hold less; each of those conversions returns a report of what was lost.

Source: own description of the format after the published libraries and the README of the library
    tools of CISO Assistant (intuitem, community edition, August 2026).
"""

from ortaq.engine.exchange.ciso_assistant.framework.from_framework import from_framework
from ortaq.engine.exchange.ciso_assistant.framework.mappings_in import read_lines
from ortaq.engine.exchange.ciso_assistant.framework.to_framework import (
    FrameworkReading,
    read_frameworks,
    to_framework,
    to_frameworks,
)
from ortaq.engine.exchange.ciso_assistant.library_yaml import read_library, write_library
from ortaq.engine.exchange.ciso_assistant.model import Library
from ortaq.engine.exchange.ciso_assistant.workbook.reader import read_workbook, read_workbook_bytes
from ortaq.engine.exchange.ciso_assistant.workbook.writer import write_workbook

__all__ = [
    "FrameworkReading",
    "Library",
    "from_framework",
    "read_frameworks",
    "read_library",
    "read_lines",
    "read_workbook",
    "read_workbook_bytes",
    "to_framework",
    "to_frameworks",
    "write_library",
    "write_workbook",
]
