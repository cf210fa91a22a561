"""Cells that name a term: region, crime type, channel, language."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from ortaq.engine.exchange.mapping import ANY_VALUE, BadMappingError, Mapping
from ortaq.engine.exchange.rejections import EXCERPT_CHARS
from ortaq.engine.exchange.report_fields import ReportField
from ortaq.engine.exchange.values import ValueProblem, Vocabulary, clean_line
from ortaq.engine.exchange.values.vocabulary import folded

if TYPE_CHECKING:
    from ortaq.engine.terms.country import CountryPack

MAX_UNKNOWN_TYPES = 100
"""Different labels that are counted; a column with more is no list of types."""

_CHANNEL = re.compile(r"[a-z][a-z0-9_]{0,39}")
_LANGUAGES = Vocabulary(
    (
        ("kk", ("kaz", "kz", "kazakh", "қазақша", "қазақ", "қазақ тілі", "казахский")),
        ("ru", ("rus", "russian", "орысша", "орыс", "орыс тілі", "русский")),
        ("en", ("eng", "english", "ағылшынша", "ағылшын", "ағылшын тілі", "английский")),
    )
)


class CodedCells:
    """Reads cells whose values are terms of the country or of the product.

    The mapping's own values go first; then the names everybody uses; then its `*`. An empty cell
    takes the mapping's default, else stays empty.

    Args:
        mapping: values and defaults of the table.
        pack: regions and crime types.
        channels: allowed channel codes; empty allows any short code.

    Raises:
        BadMappingError: a code in `mapping` is not in the pack or list.
    """

    def __init__(self, mapping: Mapping, pack: CountryPack, channels: tuple[str, ...]) -> None:
        self.unknown_types: Counter[str] = Counter()
        self._mapping = mapping
        self._regions = Vocabulary.regions(pack)
        self._crime_types = Vocabulary.crime_types(pack)
        self._channels = Vocabulary((code, ()) for code in channels) if channels else None
        _check(mapping, ReportField.REGION, tuple(region.code for region in pack.regions))
        _check(mapping, ReportField.CRIME_TYPE, tuple(kind.code for kind in pack.crime_types))
        _check(mapping, ReportField.CHANNEL, channels)
        _check(mapping, ReportField.LANGUAGE, ("kk", "ru", "en"))

    def region(self, cell: object) -> str:
        """Code of the region, or empty.

        Raises:
            ValueProblem: `unknown_region` with the names that look alike as `suggestions`.
        """
        return self._named(ReportField.REGION, cell, self._regions)

    def crime_type(self, cell: object) -> str:
        """Code of the crime type, or empty (not yet classified).

        A word nobody knows is counted in `unknown_types`: a source's own label is no reason to
        lose its report.
        """
        try:
            return self._named(ReportField.CRIME_TYPE, cell, self._crime_types)
        except ValueProblem:
            label = clean_line(cell)[:EXCERPT_CHARS]
            if label in self.unknown_types or len(self.unknown_types) < MAX_UNKNOWN_TYPES:
                self.unknown_types[label] += 1
            return ""

    def channel(self, cell: object) -> str:
        """Code of the channel, or empty.

        Raises:
            ValueProblem: `unknown_channel`.
        """
        if self._channels is not None:
            return self._named(ReportField.CHANNEL, cell, self._channels)
        text = clean_line(cell)
        code = self._mapped(ReportField.CHANNEL, text)
        if code is None:
            code = folded(text).replace(" ", "_")
        if code and not _CHANNEL.fullmatch(code):
            raise ValueProblem("unknown_channel", suggestions=())
        return code

    def language(self, cell: object) -> str:
        """kk, ru, en, or empty for any other word: then the text itself tells."""
        text = clean_line(cell)
        code = self._mapped(ReportField.LANGUAGE, text)
        return (_LANGUAGES.find(text) or "") if code is None else code

    def _named(self, name: ReportField, cell: object, vocabulary: Vocabulary) -> str:
        text = clean_line(cell)
        code = self._mapped(name, text)
        if code is None:
            code = vocabulary.find(text)
        if code is None:
            code = self._mapping.values.get(name, {}).get(ANY_VALUE)
        if code is None:
            raise ValueProblem(f"unknown_{name}", suggestions=vocabulary.suggest(text))
        return code

    def _mapped(self, name: ReportField, text: str) -> str | None:
        """What the mapping makes of the text, None where it says nothing."""
        if not text:
            return self._mapping.defaults.get(name, "")
        return self._mapping.values.get(name, {}).get(folded(text))


def _check(mapping: Mapping, name: ReportField, codes: tuple[str, ...]) -> None:
    used = [*mapping.values.get(name, {}).values()]
    if name in mapping.defaults:
        used.append(mapping.defaults[name])
    for code in used:
        if codes and code and code not in codes:
            allowed = ", ".join(codes)
            raise BadMappingError(
                where=str(name), problem="unknown_code", value=code, allowed=allowed
            )
