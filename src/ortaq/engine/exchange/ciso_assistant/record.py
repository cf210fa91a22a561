"""Records that keep what they don't understand: known keys become fields, the rest stays as it is.

A value enters its field only where it has the expected shape; null, a number where a text belongs or
an unknown key stay in `rest`. Writing fields and rest together therefore gives the same data again.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from functools import partial
from typing import Any, TypeVar

Rest = Mapping[object, object]
"""Keys and values as they stand in the file."""


@dataclass(frozen=True, slots=True)
class Shape:
    """How a value enters a field (None refuses it) and how it is written again."""

    fit: Callable[[object], object]
    plain: Callable[[Any], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A mapping of the file; `rest` holds the keys that have no field and the values that don't fit."""

    rest: Rest = field(default_factory=dict)

    def words(self, key: str) -> str:
        """The value of a key as text, wherever it is kept; empty where there is none."""
        value = getattr(self, key, None)
        value = self.rest.get(key) if value is None else value
        return "" if value is None else str(value).strip()

    def in_language(self, language: str, key: str) -> str:
        """The translation of a key, else empty."""
        found = (getattr(self, "translations", None) or {}).get(language, {}).get(key)
        return found if isinstance(found, str) else ""


R = TypeVar("R", bound=Record)


def read_record(kind: type[R], data: Mapping[Any, object]) -> R:
    """The record of a mapping."""
    shapes = _shapes(kind)
    known: dict[str, Any] = {}
    rest: dict[object, object] = {}
    for key, value in data.items():
        shape = shapes.get(key) if isinstance(key, str) else None
        fitted = shape.fit(value) if shape is not None and value is not None else None
        if fitted is None:
            rest[key] = value
        else:
            known[key] = fitted
    return kind(rest=rest, **known)


def write_record(record: Record) -> dict[object, object]:
    """The mapping of a record: its fields in order, then the rest."""
    data: dict[object, object] = {}
    for key, shape in _shapes(type(record)).items():
        value = getattr(record, key)
        if value is not None:
            data[key] = shape.plain(value)
    data.update(record.rest)
    return data


_SHAPES: dict[type[Record], dict[str, Shape]] = {}
"""Shapes of the fields of each kind of record, remembered."""


def _shapes(kind: type[Record]) -> dict[str, Shape]:
    if kind not in _SHAPES:
        own = (each for each in fields(kind) if each.name != "rest")
        _SHAPES[kind] = {each.name: each.metadata["shape"] for each in own}
    return _SHAPES[kind]


def _same(value: object) -> object:
    return value


def _only(kind: type, value: object) -> object:
    return value if type(value) is kind else None


def _texts(value: object) -> object:
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return tuple(value)
    return None


def _one(kind: type[Record], value: object) -> object:
    return read_record(kind, value) if isinstance(value, dict) else None


def _many(kind: type[Record], value: object) -> object:
    if isinstance(value, list) and all(isinstance(item, dict) for item in value):
        return tuple(read_record(kind, item) for item in value)
    return None


def _mappings(value: object) -> object:
    if isinstance(value, list) and all(isinstance(item, dict) for item in value):
        return value
    return None


def _some(kind: type[Record], value: object) -> object:
    return _one(kind, value) if isinstance(value, dict) else _many(kind, value)


def _keyed(kind: type[Record], value: object) -> object:
    if not isinstance(value, dict):
        return None
    if not all(isinstance(k, str) and isinstance(item, dict) for k, item in value.items()):
        return None
    return {key: read_record(kind, item) for key, item in value.items()}


def _translations(value: object) -> object:
    if isinstance(value, dict) and all(isinstance(texts, dict) for texts in value.values()):
        return value
    return None


def _plain_many(records: tuple[Record, ...]) -> object:
    return [write_record(record) for record in records]


def _plain_some(records: Record | tuple[Record, ...]) -> object:
    return write_record(records) if isinstance(records, Record) else _plain_many(records)


def _plain_keyed(records: Mapping[str, Record]) -> object:
    return {key: write_record(record) for key, record in records.items()}


def _absent(fit: Callable[[object], object], plain: Callable[[Any], object]) -> Any:
    """A field that is None while the key is absent; Any, as a field stands for its later value."""
    return field(default=None, metadata={"shape": Shape(fit, plain)})


text_field: Callable[[], Any] = partial(_absent, partial(_only, str), _same)
"""A field of text."""

whole_field: Callable[[], Any] = partial(_absent, partial(_only, int), _same)
"""A field with a whole number."""

truth_field: Callable[[], Any] = partial(_absent, partial(_only, bool), _same)
"""A field that is true or false."""

mappings_field: Callable[[], Any] = partial(_absent, _mappings, _same)
"""A field with a list of mappings, as they stand in the file."""

any_field: Callable[[], Any] = partial(_absent, _same, _same)
"""A field of any shape, as it stands in the file."""

texts_field: Callable[[], Any] = partial(_absent, _texts, list)
"""A field with a list of texts."""

translations_field: Callable[[], Any] = partial(_absent, _translations, _same)
"""A field with texts by language and key."""


def one_field(kind: type[Record]) -> Any:
    """A field with one record."""
    return _absent(partial(_one, kind), write_record)


def many_field(kind: type[Record]) -> Any:
    """A field with a list of records."""
    return _absent(partial(_many, kind), _plain_many)


def some_field(kind: type[Record]) -> Any:
    """A field with one record or a list of them, written as it was read."""
    return _absent(partial(_some, kind), _plain_some)


def keyed_field(kind: type[Record]) -> Any:
    """A field with records by name."""
    return _absent(partial(_keyed, kind), _plain_keyed)
