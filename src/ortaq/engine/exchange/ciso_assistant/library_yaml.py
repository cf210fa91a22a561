"""YAML text to library, and back to text that is equal as data."""

from __future__ import annotations

import yaml

from ortaq.engine.exchange.ciso_assistant.model import Library
from ortaq.engine.exchange.ciso_assistant.plain_dump import dump_plain
from ortaq.engine.exchange.ciso_assistant.plain_yaml import load_plain
from ortaq.engine.exchange.ciso_assistant.record import read_record, write_record
from ortaq.engine.exchange.framework_yaml import FrameworkInvalid, refuse_unfit


def read_library(text: str) -> Library:
    """The library that a YAML text holds.

    Raises:
        FrameworkInvalid: not_yaml, not_a_mapping, too_deep (or a ring of aliases), too_large, unstorable;
            missing where it has no `objects`.
    """
    return library_of(load_yaml(text))


def library_of(data: object) -> Library:
    """The library of data that were loaded already.

    Raises:
        FrameworkInvalid: see `read_library`.
    """
    if not isinstance(data, dict):
        raise FrameworkInvalid("file", "not_a_mapping")
    refuse_unfit(data)
    library = read_record(Library, data)
    if library.objects is None:
        raise FrameworkInvalid("objects", "missing")
    return library


def write_library(library: Library) -> str:
    """The YAML text of a library."""
    return dump_plain(write_record(library))


def load_yaml(text: str) -> object:
    """The data of a YAML text.

    Raises:
        FrameworkInvalid: not_yaml, too_deep.
    """
    try:
        return load_plain(text)
    except RecursionError as error:
        raise FrameworkInvalid("file", "too_deep") from error
    except (yaml.YAMLError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        where = "file" if mark is None else f"line {mark.line + 1}"
        raise FrameworkInvalid(where, "not_yaml", getattr(error, "problem", "")) from error
