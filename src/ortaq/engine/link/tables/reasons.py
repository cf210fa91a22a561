"""Reasons with their references and values, in batches."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from ortaq.engine.link.batch.reasons import CODES, NOWHERE, explain
from ortaq.engine.link.tables.mentions import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ortaq.engine.link.batch.columns import Whole
    from ortaq.engine.link.batch.grouping import Grouping
    from ortaq.engine.link.batch.reasons import Reasons
    from ortaq.engine.link.tables.read import Read

_WORDS = pa.dictionary(pa.int8(), pa.string())
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


class ReasonTable:
    """The reasons of all reports, made when they are asked for.

    Args:
        read: what was linked.
        grouping: what was found.
        name: reference of each group.
    """

    def __init__(self, read: Read, grouping: Grouping, name: pa.Array) -> None:
        self._read, self._grouping, self._name = read, grouping, name

    def batches(self) -> Iterator[pa.RecordBatch]:
        """All rows under `SCHEMA`, some at a time."""
        found = explain(self._read.mentions, self._read.reports.moment, self._grouping)
        for start in range(0, len(found.report), _AT_ONCE):
            yield self._batch(found, slice(start, start + _AT_ONCE))

    def table(self) -> pa.Table:
        """All rows at once."""
        return pa.Table.from_batches(self.batches(), SCHEMA)

    def _batch(self, found: Reasons, part: slice) -> pa.RecordBatch:
        report, identifier = found.report[part], found.identifier[part]
        other, days = found.other[part], found.days[part]
        columns = [
            self._read.reference.take(pa.array(report)),
            self._name.take(pa.array(self._grouping.group[report])),
            _words(self._read.mentions.kind[identifier], KINDS),
            self._read.values.take(pa.array(identifier)),
            _words(found.code[part], CODES),
            pa.array(np.round(found.weight[part], 3)),
            pa.array(found.here[part]),
            pa.array(found.elsewhere[part]),
            self._name.take(pa.array(other, mask=other == NOWHERE)),
            pa.array(days, mask=days == NOWHERE),
        ]
        return pa.RecordBatch.from_arrays(columns, schema=SCHEMA)


def _words(code: Whole, words: Sequence[str]) -> pa.DictionaryArray:
    return pa.DictionaryArray.from_arrays(
        pa.array(code.astype(np.int8)), pa.array([str(word) for word in words])
    )
