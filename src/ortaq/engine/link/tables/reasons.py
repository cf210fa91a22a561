"""Reasons with their references and values, in batches."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from ortaq.engine.link.batch.reasons import CODES, NOWHERE, explain
from ortaq.engine.link.batch.text_reasons import explain_texts
from ortaq.engine.link.tables.mentions import KINDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from ortaq.engine.link.batch.columns import Whole
    from ortaq.engine.link.batch.grouping import Grouping
    from ortaq.engine.link.batch.reasons import Reasons
    from ortaq.engine.link.batch.text_reasons import TextReasons
    from ortaq.engine.link.tables.read import Read

    Words = Callable[[str, str], tuple[str, str, str]]

_WORDS = pa.dictionary(pa.int8(), pa.string())
_SENTENCES = pa.dictionary(pa.int16(), pa.string())
SCHEMA = pa.schema(
    {
        "report_id": pa.string(),
        "campaign": pa.string(),
        "kind": _WORDS,
        "value": pa.string(),
        "code": _WORDS,
        "weight": pa.float64(),
        "here": pa.int64(),
        "elsewhere": pa.int64(),
        "other_campaign": pa.string(),
        "days": pa.int64(),
    }
)
_AT_ONCE = 1 << 19
NARRATIVE = "narrative"
"""In place of a kind, where texts are alike; the value is then the reference of the other report."""
_NAMES = (*KINDS, NARRATIVE)
LANGUAGES = ("kk", "ru", "en")


def schema(*, in_words: bool) -> pa.Schema:
    """Of the reasons, with or without a sentence in each language."""
    if not in_words:
        return SCHEMA
    sentences = [pa.field(f"sentence_{language}", _SENTENCES) for language in LANGUAGES]
    return pa.schema([*SCHEMA, *sentences])


class ReasonTable:
    """The reasons of all reports, made when they are asked for.

    Args:
        read: what was linked.
        grouping: what was found.
        name: reference of each group.
    """

    def __init__(self, read: Read, grouping: Grouping, name: pa.Array) -> None:
        self._read, self._grouping, self._name = read, grouping, name

    def batches(self, words: Words | None = None) -> Iterator[pa.RecordBatch]:
        """All rows under `schema`, some at a time.

        Args:
            words: code and kind to the sentence in Kazakh, Russian and English; without it there
                are no sentences.
        """
        moment = self._read.reports.moment
        found = explain(self._read.mentions, moment, self._grouping)
        texts = explain_texts(moment, self._grouping)
        total = len(found.report) + len(texts.report)
        order = np.argsort(np.concatenate([found.report, texts.report]), kind="stable")
        told = None if words is None else _Sentences(words)
        for start in range(0, total, _AT_ONCE):
            rows = order[start : start + _AT_ONCE]
            is_text = rows >= len(found.report)
            parts = [
                self._batch(found, rows[~is_text], told),
                self._of_texts(texts, rows[is_text] - len(found.report), told),
            ]
            both = pa.concat_batches(parts)
            place = np.empty(len(rows), np.int64)
            place[np.concatenate([np.flatnonzero(~is_text), np.flatnonzero(is_text)])] = np.arange(
                len(rows)
            )
            yield both.take(pa.array(place)) if is_text.any() else parts[0]

    def table(self) -> pa.Table:
        """All rows at once, without sentences."""
        return pa.Table.from_batches(self.batches(), SCHEMA)

    def _batch(self, found: Reasons, part: Whole, told: _Sentences | None) -> pa.RecordBatch:
        report, identifier = found.report[part], found.identifier[part]
        other, days = found.other[part], found.days[part]
        kind, code = self._read.mentions.kind[identifier], found.code[part]
        columns = [
            self._read.reference.take(pa.array(report)),
            self._name.take(pa.array(self._grouping.group[report])),
            _words(kind, _NAMES),
            self._read.values.take(pa.array(identifier)),
            _words(code, CODES),
            pa.array(np.round(found.weight[part], 3)),
            pa.array(found.here[part]),
            pa.array(found.elsewhere[part]),
            self._name.take(pa.array(other, mask=other == NOWHERE)),
            pa.array(days, mask=days == NOWHERE),
        ]
        return _told(columns, code, kind, told)

    def _of_texts(self, texts: TextReasons, part: Whole, told: _Sentences | None) -> pa.RecordBatch:
        report, other, code = texts.report[part], texts.other[part], texts.code[part]
        kind = np.full(len(part), len(KINDS))
        apart = self._grouping.group[report] != self._grouping.group[other]
        columns = [
            self._read.reference.take(pa.array(report)),
            self._name.take(pa.array(self._grouping.group[report])),
            _words(kind, _NAMES),
            self._read.reference.take(pa.array(other)),
            _words(code, CODES),
            pa.array(np.round(texts.weight[part], 3)),
            pa.array(2 - apart),
            pa.array(apart.astype(np.int64)),
            self._name.take(pa.array(self._grouping.group[other], mask=~apart)),
            pa.array(texts.days[part]),
        ]
        return _told(columns, code, kind, told)


class _Sentences:
    """The sentences of all codes and kinds, in each language.

    Args:
        words: code and kind to the sentence in Kazakh, Russian and English.
    """

    def __init__(self, words: Words) -> None:
        every = [words(str(code), str(kind)) for code in CODES for kind in _NAMES]
        # Each sentence once: Parquet writes out every row of a dictionary that repeats itself.
        self._of = [
            pa.array(sentences).dictionary_encode().cast(_SENTENCES)
            for sentences in zip(*every, strict=True)
        ]

    def columns(self, code: Whole, kind: Whole) -> list[pa.DictionaryArray]:
        """Those of some rows, by language."""
        place = pa.array(code * len(_NAMES) + kind)
        return [sentences.take(place) for sentences in self._of]


def _told(
    columns: list[pa.Array], code: Whole, kind: Whole, told: _Sentences | None
) -> pa.RecordBatch:
    more = [] if told is None else told.columns(code, kind)
    return pa.RecordBatch.from_arrays([*columns, *more], schema=schema(in_words=told is not None))


def _words(code: Whole, words: Sequence[str]) -> pa.DictionaryArray:
    return pa.DictionaryArray.from_arrays(
        pa.array(code.astype(np.int8)), pa.array([str(word) for word in words])
    )
