"""Texts, bodies and days of a plan of action."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

from ortaq.engine.exchange.loss import Reason
from ortaq.engine.exchange.oscal.values import Json, line, prop, stamp, uid

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ortaq.engine.exchange.loss import LossBook
    from ortaq.engine.terms.language import Language, Trilingual

LEAD, CO_EXECUTOR, OWNER = "lead", "co-executor", "owner"
"""Roles of bodies."""

ROLES = {LEAD: "Lead body", CO_EXECUTOR: "Co-executor", OWNER: "Body that answers for a gap"}


class Teller:
    """Says texts in the language of the document and keeps the other languages beside them."""

    def __init__(self, language: Language, book: LossBook) -> None:
        self.language, self.book = language, book

    def line(self, text: Trilingual) -> str:
        """The text in one line."""
        return line(text.in_(self.language))

    def text(self, text: Trilingual, instead: Trilingual) -> str:
        """The text with its lines, else the other one."""
        found = text.in_(self.language)
        return found if found.strip() else self.line(instead)

    def kept(self, path: str, name: str, text: Trilingual) -> list[Json]:
        """Properties that hold the text in each language; its lines, where it has some, as remarks."""
        given = {code: words for code, words in text.as_dict().items() if words.strip()}
        if any(code != self.language for code in given):
            self.book.note(path, Reason.OTHER_LANGUAGE)
        return [
            prop(name, words, class_=code, **({} if line(words) == words else {"remarks": words}))
            for code, words in given.items()
        ]

    def props(self, path: str, values: Mapping[str, object]) -> list[Json]:
        """Properties for the values that are not empty."""
        given = {name: value for name, value in values.items() if value not in (None, "")}
        for name in given:
            self.book.note(f"{path}.{name}", Reason.OWN_NAMESPACE)
        return [prop(name, value) for name, value in given.items()]


def parties(names: Iterable[str]) -> list[Json]:
    """Each body once."""
    return [
        {"uuid": party(name), "type": "organization", "name": line(name)}
        for name in dict.fromkeys(filter(None, names))
    ]


def party(name: str) -> str:
    """The identifier of a body."""
    return uid("party", name)


def first_instant(day: date) -> str:
    """The first instant of a day, as a deadline has no hour."""
    return stamp(datetime.combine(day, time(), UTC))
