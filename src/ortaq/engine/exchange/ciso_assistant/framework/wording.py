"""Texts of a library in our three languages, and ours in the form of a library."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from ortaq.engine.exchange.ciso_assistant.record import Record
from ortaq.engine.exchange.loss import LossBook, Reason
from ortaq.engine.terms.language import Language, Trilingual

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

R = TypeVar("R", bound=Record)

OURS = tuple(language.value for language in Language)

STAND_IN = Language.EN.value
"""Where a text of a library goes whose language we have no place for."""


class Wording:
    """Reads texts of one library.

    Args:
        locale: language of the plain keys, such as `en` or `fr-CA`.
        book: where languages that are left out are noted.
    """

    def __init__(self, locale: str, book: LossBook) -> None:
        self._locale = _base(locale) or STAND_IN
        self._book = book
        self._is_read = False

    @property
    def foreign(self) -> str:
        """The library's own language where a text was found and none in ours, else empty."""
        return "" if self._is_read or self._locale in OURS else self._locale

    def of(self, record: Record, *keys: str) -> Trilingual:
        """The text of the first of these keys that has one; empty where none has."""
        for key in keys:
            texts = self._texts(record, key)
            if texts:
                return Trilingual.of(texts)
        return Trilingual()

    def _texts(self, record: Record, key: str) -> dict[str, str]:
        found = dict(self._translated(record, key))
        plain = record.words(key)
        if plain:
            found[self._locale] = plain
        ours = {language: found[language] for language in OURS if language in found}
        for language in found.keys() - ours.keys():
            self._book.note(f"texts.{language}", Reason.OTHER_LANGUAGE)
        if found and not ours:
            return {STAND_IN: found.get(self._locale) or next(iter(found.values()))}
        self._is_read = self._is_read or bool(ours)
        return ours

    @staticmethod
    def _translated(record: Record, key: str) -> Iterable[tuple[str, str]]:
        translations = getattr(record, "translations", None) or {}
        for language, texts in translations.items():
            text = texts.get(key)
            if isinstance(text, str) and text.strip():
                yield _base(str(language)), text.strip()


def _base(locale: str) -> str:
    return locale.replace("_", "-").split("-")[0].casefold()


def default_language(title: Trilingual) -> str:
    """The language of a library's plain keys: English, Russian or Kazakh, the first that is there."""
    texts = title.as_dict()
    return next((language for language in ("en", "ru", "kk") if texts[language]), "en")


def worded(record: R, locale: str, **texts: Trilingual) -> R:
    """The record with these texts: in the library's language as such, in others as translations.

    A text that has no words in the library's language gives those of another one, which are not
    repeated as a translation.
    """
    plain: dict[str, Any] = {}  # Any: what `replace` takes
    others: dict[str, dict[str, str]] = {}
    for key, text in texts.items():
        words = {language: each for language, each in text.as_dict().items() if each}
        if not words:
            continue
        main = locale if locale in words else next(iter(words))
        plain[key] = words.pop(main)
        for language, translation in words.items():
            others.setdefault(language, {})[key] = translation
    if others:
        plain["translations"] = others
    return replace(record, **plain)


def joined(texts: Iterable[Trilingual], between: str = "\n") -> Trilingual:
    """Texts one after the other, language by language."""
    found = list(texts)
    return Trilingual.of(
        {
            language: between.join(filter(None, (text.as_dict()[language] for text in found)))
            for language in OURS
        }
    )


def shortened(text: Trilingual, most: int) -> Trilingual:
    """The text cut to its first line and a number of characters."""
    lines: Mapping[str, str] = {
        language: words.strip().splitlines()[0][:most].rstrip() if words.strip() else ""
        for language, words in text.as_dict().items()
    }
    return Trilingual.of(lines)
