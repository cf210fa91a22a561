"""The members of an OSCAL object, read leniently: what has another shape than expected is absent."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from ortaq.engine.exchange.framework_yaml import FrameworkInvalid
from ortaq.engine.exchange.oscal.values import NAMESPACE
from ortaq.engine.terms.language import Trilingual

if TYPE_CHECKING:
    from collections.abc import Mapping

ONE = Decimal(1)


@dataclass(frozen=True, slots=True)
class Members:
    """An object of a document."""

    values: Mapping[str, object]

    def word(self, key: str) -> str:
        """The text of a key, else empty."""
        value = self.values.get(key)
        return value.strip() if isinstance(value, str) else ""

    def one(self, key: str) -> Members:
        """The object of a key, else an empty one."""
        value = self.values.get(key)
        return Members(value if isinstance(value, dict) else {})

    def many(self, key: str) -> list[Members]:
        """The objects of a list, else none."""
        value = self.values.get(key)
        listed = value if isinstance(value, list) else []
        return [Members(each) for each in listed if isinstance(each, dict)]

    @property
    def is_own(self) -> bool:
        """True for a property or part of our namespace."""
        return self.values.get("ns") == NAMESPACE

    def own_props(self, name: str) -> list[Members]:
        """Properties of our namespace with this name."""
        return [each for each in self.many("props") if each.is_own and each.word("name") == name]

    def own(self, name: str) -> str:
        """The value of the first property of our namespace with this name, else empty."""
        return next((each.word("value") for each in self.own_props(name)), "")

    def texts(self, name: str) -> Trilingual | None:
        """The text that properties of our namespace hold, one a language."""
        found = {each.word("class"): each.word("value") for each in self.own_props(name)}
        return Trilingual.of(found) if found else None

    def part_texts(self, name: str, *, own: bool = True) -> Trilingual | None:
        """The text that parts with a language hold."""
        found = {}
        for part in self.many("parts"):
            language = part.own("lang")
            if language and part.word("name") == name and part.is_own == own:
                prose = part.values.get("prose")
                found[language] = prose if isinstance(prose, str) else ""
        return Trilingual.of(found) if found else None

    def label(self) -> str:
        """The number that a reader sees: the label without a class, else any."""
        labels = [each for each in self.many("props") if each.word("name") == "label"]
        plain = [each for each in labels if not each.word("class")]
        return next((each.word("value") for each in (*plain, *labels)), "")

    def decimal(self, name: str) -> Decimal:
        """A number of our namespace, else 1."""
        try:
            number = Decimal(self.own(name) or 1)
        except InvalidOperation:
            return ONE
        return number if number.is_finite() and number >= 0 else ONE


def root_of(data: object, model: str) -> Members:
    """The document of this model.

    Raises:
        FrameworkInvalid: not_a_mapping, or missing where it is another model.
    """
    if not isinstance(data, dict):
        raise FrameworkInvalid("file", "not_a_mapping")
    content = data.get(model)
    if not isinstance(content, dict):
        raise FrameworkInvalid(model, "missing")
    return Members(content)
