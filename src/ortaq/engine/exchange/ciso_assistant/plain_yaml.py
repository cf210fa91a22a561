"""A quick reader of plain YAML: mappings, lists and scalars without tags and merged keys.

Libraries of thousands of nodes are all like that, and building their data straight from the parser's
events takes a tenth of the time of the general loader, which takes over wherever a document has more. Both
give the same data.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml
from yaml.constructor import SafeConstructor
from yaml.events import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

try:
    from yaml import CSafeLoader as SafeLoader
except ImportError:  # PyYAML built without libyaml
    from yaml import SafeLoader  # type: ignore[assignment]  # same interface, slower

if TYPE_CHECKING:
    from collections.abc import Iterator

SIMPLE = frozenset(
    f"tag:yaml.org,2002:{kind}" for kind in ("null", "bool", "int", "float", "timestamp")
)
"""Tags of scalars that are neither text nor a sign of a feature that we leave to the loader."""

_VALUES = (ScalarEvent, MappingStartEvent, SequenceStartEvent, AliasEvent)
"""Events that a value begins with."""

_NOTHING = object()


class _UnusualError(Exception):
    """The document has a tag, a merged key or an error: the general loader reads it."""


def load_plain(text: str) -> object:
    """The data of a YAML document, as the safe loader gives them.

    Raises:
        yaml.YAMLError, ValueError, RecursionError: as the loader does.
    """
    try:
        return _Builder().build(yaml.parse(text, Loader=SafeLoader))
    except _UnusualError:
        return yaml.load(text, Loader=SafeLoader)


class _Builder:
    def __init__(self) -> None:
        self._scalars: dict[str, object] = {}
        self._anchors: dict[str, object] = {}
        self._constructor = SafeConstructor()
        self._resolvers: dict[str | None, list[tuple[str, Any]]] = (
            SafeLoader.yaml_implicit_resolvers
        )

    def build(self, events: Iterator[Any]) -> object:
        """The one document; collections that are still open stand on a stack, not in recursion."""
        root: list[object] = []
        stack: list[tuple[Any, Any]] = []
        holder: Any = root
        key: Any = _NOTHING
        for event in events:
            kind = type(event)
            if kind is MappingEndEvent or kind is SequenceEndEvent:
                holder, key = stack.pop()
                continue
            if kind not in _VALUES:
                continue
            value = self._value(kind, event)
            if type(holder) is list:
                holder.append(value)
            elif key is _NOTHING:
                key = _hashable(value)
                continue
            else:
                holder[key] = value
                key = _NOTHING
            if kind is MappingStartEvent or kind is SequenceStartEvent:
                stack.append((holder, key))
                holder, key = value, _NOTHING
        if len(root) != 1:
            raise _UnusualError
        return root[0]

    def _value(self, kind: type, event: Any) -> object:
        """The value of an event; that of a collection is still empty."""
        anchor = event.anchor
        if kind is AliasEvent:
            if anchor not in self._anchors:
                raise _UnusualError
            return self._anchors[anchor]
        if event.tag is not None:
            raise _UnusualError
        value: object
        if kind is ScalarEvent:
            value = self._plain(event.value) if event.implicit[0] else event.value
        else:
            value = {} if kind is MappingStartEvent else []
        if anchor is not None:
            self._anchors[anchor] = value
        return value

    def _plain(self, text: str) -> object:
        value = self._scalars.get(text, _NOTHING)
        if value is _NOTHING:
            value = self._scalars[text] = self._resolved(text)
        return value

    def _resolved(self, text: str) -> object:
        for tag, pattern in (*self._resolvers.get(text[:1], ()), *self._resolvers.get(None, ())):
            if pattern.match(text):
                if tag not in SIMPLE:
                    raise _UnusualError
                node = yaml.ScalarNode(tag, text)
                construct = self._constructor.yaml_constructors[tag]
                made: object = construct(self._constructor, node)
                return made
        return text


def _hashable(key: object) -> object:
    if isinstance(key, dict | list):
        raise _UnusualError
    return key
