"""A YAML document read strictly: each value knows its path, so that an error can name the place."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, ClassVar, TypeVar

import yaml

from ortaq.engine.terms.errors import OrtaqError
from ortaq.engine.terms.language import Trilingual

try:
    from yaml import CSafeLoader as SafeLoader
except ImportError:  # PyYAML built without libyaml
    from yaml import SafeLoader  # type: ignore[assignment]  # same interface, slower

if TYPE_CHECKING:
    from collections.abc import Iterator
    from enum import StrEnum

E = TypeVar("E", bound="StrEnum")

MAX_DEPTH = 40
"""Levels of nesting; a framework needs seven, and the parser recurses once per level."""


class FrameworkInvalid(OrtaqError):
    """The file is not a framework: correct the place that `path` names and load it again.

    `reason` is one of: not_yaml, not_json, too_deep, too_large, duplicate_key, not_a_mapping,
    not_a_list, not_text, not_a_number, not_true_or_false, unknown_key, missing, unknown_value,
    duplicate, dangling, empty, unstorable.
    """

    code = "framework_invalid"

    def __init__(self, path: str, reason: str, value: object = "") -> None:
        super().__init__(path=path, reason=reason, value=str(value)[:80])
        self.path = path
        self.reason = reason


class _StrictLoader(SafeLoader):
    """The safe loader, but a key given twice in one mapping is an error instead of a loss."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[object, object]:
        seen: set[str] = set()
        for key, _ in node.value:
            name = str(key.value)
            if name in seen:
                raise FrameworkInvalid(_line(key.start_mark), "duplicate_key", name)
            seen.add(name)
        mapping: dict[object, object] = super().construct_mapping(node, deep=deep)
        return mapping


def load(text: str) -> Node:
    """The root node of a YAML document.

    Raises:
        FrameworkInvalid: not_yaml, too_deep or duplicate_key, with the line as path.
    """
    try:
        _refuse_deep(text)
        return Node(yaml.load(text, Loader=_StrictLoader), "")  # noqa: S506  (a safe loader)
    except (yaml.YAMLError, ValueError) as error:
        where = _line(getattr(error, "problem_mark", None))
        raise FrameworkInvalid(where, "not_yaml", getattr(error, "problem", "")) from error


def _line(mark: object) -> str:
    line = getattr(mark, "line", None)
    return "file" if line is None else f"line {line + 1}"


def _refuse_deep(text: str) -> None:
    depth = 0
    for event in yaml.parse(text, Loader=SafeLoader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > MAX_DEPTH:
            raise FrameworkInvalid(_line(event.start_mark), "too_deep")


@dataclass(frozen=True, slots=True)
class Node:
    """One value of the document and its path, such as `items[3].title.kk`."""

    value: object
    path: str

    LANGUAGES: ClassVar[tuple[str, ...]] = ("kk", "ru", "en")

    def fields(self, *known: str) -> Fields:
        """The members of a mapping that may have only these keys; null counts as absent."""
        if not isinstance(self.value, dict):
            raise self.error("not_a_mapping")
        prefix = f"{self.path}." if self.path else ""
        for key in self.value:
            if key not in known:
                raise FrameworkInvalid(f"{prefix}{key}", "unknown_key")
        children = {
            key: Node(value, f"{prefix}{key}")
            for key, value in self.value.items()
            if value is not None
        }
        return Fields(children, self.path)

    def entries(self) -> Iterator[tuple[str, Node]]:
        """Key and value of a mapping whose keys are codes of the file's own."""
        if not isinstance(self.value, dict):
            raise self.error("not_a_mapping")
        for key, value in self.value.items():
            yield str(key), Node(value, f"{self.path}.{key}")

    def items(self) -> Iterator[Node]:
        """The members of a list."""
        if not isinstance(self.value, list):
            raise self.error("not_a_list")
        for position, value in enumerate(self.value):
            yield Node(value, f"{self.path}[{position}]")

    def text(self) -> str:
        """A text; a number is taken as it is written (`version: 2001`)."""
        if isinstance(self.value, bool) or not isinstance(self.value, str | int):
            raise self.error("not_text")
        text = str(self.value).strip()
        if not text:
            raise self.error("empty")
        return text

    def integer(self) -> int:
        """A whole number."""
        if isinstance(self.value, bool) or not isinstance(self.value, int):
            raise self.error("not_a_number")
        return self.value

    def decimal(self) -> Decimal:
        """A finite number without rounding: 0.1 stays 0.1."""
        try:
            if isinstance(self.value, bool) or not isinstance(self.value, int | float | str):
                raise self.error("not_a_number")
            number = Decimal(str(self.value))
        except InvalidOperation as error:
            raise self.error("not_a_number") from error
        if not number.is_finite():
            raise self.error("not_a_number")
        return number

    def boolean(self) -> bool:
        """True or false."""
        if not isinstance(self.value, bool):
            raise self.error("not_true_or_false")
        return self.value

    def one_of(self, values: type[E]) -> E:
        """A member of the enumeration."""
        try:
            return values(self.text())
        except ValueError as error:
            raise self.error("unknown_value") from error

    def trilingual(self) -> Trilingual:
        """A text in at least one of kk, ru and en."""
        fields = self.fields(*self.LANGUAGES)
        texts = {language: fields.text(language, "") for language in self.LANGUAGES}
        if not any(texts.values()):
            raise self.error("empty")
        return Trilingual.of(texts)

    def error(self, reason: str) -> FrameworkInvalid:
        """The error that names this place."""
        return FrameworkInvalid(self.path or "file", reason, self.value)


@dataclass(frozen=True, slots=True)
class Fields:
    """The checked members of a mapping."""

    children: dict[str, Node]
    path: str

    def __getitem__(self, key: str) -> Node:
        """The member, which must be there."""
        if key not in self.children:
            raise FrameworkInvalid(f"{self.path}.{key}".lstrip("."), "missing")
        return self.children[key]

    def get(self, key: str) -> Node | None:
        """The member, or None."""
        return self.children.get(key)

    def items(self, key: str) -> Iterator[Node]:
        """The members of a list under `key`; none where it is absent."""
        node = self.get(key)
        return node.items() if node else iter(())

    def text(self, key: str, default: str) -> str:
        """The text under `key`, else the default."""
        node = self.get(key)
        return node.text() if node else default

    def boolean(self, key: str, *, default: bool) -> bool:
        """The truth value under `key`, else the default."""
        node = self.get(key)
        return node.boolean() if node else default

    def decimal(self, key: str, default: Decimal) -> Decimal:
        """The number under `key`, else the default."""
        node = self.get(key)
        return node.decimal() if node else default

    def trilingual(self, key: str, default: Trilingual) -> Trilingual:
        """The text under `key` in its languages, else the default."""
        node = self.get(key)
        return node.trilingual() if node else default
