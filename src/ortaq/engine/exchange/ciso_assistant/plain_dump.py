"""A quick writer of plain YAML: block style, in the order of the data, without anchors.

It hands events to the emitter and works the text of each scalar out once, which takes half of the
time of the general dumper. That one takes over where data hold more than mappings, lists and scalars.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml
from yaml.events import (
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
    StreamStartEvent,
)
from yaml.representer import SafeRepresenter
from yaml.resolver import Resolver

try:
    from yaml import CSafeDumper as SafeDumper
except ImportError:  # PyYAML built without libyaml
    from yaml import SafeDumper  # type: ignore[assignment]  # same interface, slower

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from yaml.events import Event

TEXT = "tag:yaml.org,2002:str"

WIDTH = 100
"""Columns of a line of text."""

Style = tuple[str, str, tuple[bool, bool]]
"""Tag and text of a scalar, and whether it may stand without its tag, plain and quoted."""


class _UnusualError(Exception):
    """The data hold a set or the like: the general dumper writes them."""


def dump_plain(data: object) -> str:
    """The YAML text of data that a safe loader gave."""
    try:
        text: str = yaml.emit(
            _Events().document(data), Dumper=SafeDumper, allow_unicode=True, width=WIDTH
        )
    except _UnusualError:
        text = yaml.dump(data, Dumper=SafeDumper, allow_unicode=True, sort_keys=False, width=WIDTH)
    return text


class _Events:
    def __init__(self) -> None:
        self._representer = SafeRepresenter()
        self._resolver = Resolver()
        self._styles: dict[tuple[type, object], Style] = {}

    def document(self, data: object) -> Iterator[Event]:
        yield StreamStartEvent()
        yield DocumentStartEvent(explicit=False)
        yield from self._value(data)
        yield DocumentEndEvent(explicit=False)
        yield StreamEndEvent()

    def _value(self, value: object) -> Iterator[Event]:
        if type(value) is dict:
            yield MappingStartEvent(None, None, True, flow_style=False)  # noqa: FBT003
            for key, member in value.items():
                yield self._scalar(key)
                yield from self._value(member)
            yield MappingEndEvent()
        elif type(value) is list:
            yield SequenceStartEvent(None, None, True, flow_style=False)  # noqa: FBT003
            for member in value:
                yield from self._value(member)
            yield SequenceEndEvent()
        else:
            yield self._scalar(value)

    def _scalar(self, value: object) -> ScalarEvent:
        try:
            style = self._styles.get((type(value), value))
        except TypeError as error:
            raise _UnusualError from error
        if style is None:
            style = self._styles[type(value), value] = self._style(value)
        tag, text, implicit = style
        return ScalarEvent(None, tag, implicit, text)

    def _style(self, value: object) -> Style:
        node = self._representer.represent_data(value)
        if not isinstance(node, yaml.ScalarNode):
            raise _UnusualError
        resolve: Callable[..., object] = self._resolver.resolve  # PyYAML's stubs leave it untyped
        plain = resolve(yaml.ScalarNode, node.value, (True, False))
        return node.tag, node.value, (plain == node.tag, node.tag == TEXT)
