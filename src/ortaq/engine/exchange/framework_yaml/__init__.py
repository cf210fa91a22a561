"""Frameworks as YAML: one file per framework and version, written by people, read strictly.

An unknown key, a key given twice, a missing text or a reference to nothing is an error that names
its place; nothing is guessed and nothing is dropped.
"""

from ortaq.engine.exchange.framework_yaml.node import FrameworkInvalid
from ortaq.engine.exchange.framework_yaml.plain_data import refuse_unfit
from ortaq.engine.exchange.framework_yaml.reader import read_framework
from ortaq.engine.exchange.framework_yaml.writer import write_framework

__all__ = ["FrameworkInvalid", "read_framework", "refuse_unfit", "write_framework"]
