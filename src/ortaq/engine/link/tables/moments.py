"""Times of reports."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from ortaq.engine.link.tables.source import shown
from ortaq.engine.terms.errors import OrtaqError

if TYPE_CHECKING:
    from ortaq.engine.link.batch.columns import Whole
    from ortaq.engine.link.tables.source import Source

_FORMS = (pa.timestamp("s", "UTC"), pa.timestamp("s"))


class UnreadableTime(OrtaqError):
    """A time is no ISO 8601 date or date with time: correct it."""

    code = "unreadable_time"


def seconds(reports: Source) -> Whole:
    """When each report happened, else when it was reported, in seconds since 1970.

    Where neither is known the middle of all known ones stands in; where none is, 0.

    Args:
        reports: with columns reported_at and occurred_at (dates, times or text), each optional.

    Raises:
        UnreadableTime: a text is no time.
    """
    found = pa.chunked_array([pa.nulls(reports.num_rows, pa.int64())])
    for column in ("occurred_at", "reported_at"):
        if column in reports.column_names:
            found = pc.coalesce(found, _seconds(reports[column], column))
    known = found.drop_null().to_numpy()
    middle = int(np.median(known)) if len(known) else 0
    times: Whole = pc.fill_null(found, middle).to_numpy()
    return times


def _seconds(times: pa.ChunkedArray, column: str) -> pa.ChunkedArray:
    kind = times.type
    if pa.types.is_dictionary(kind):
        times, kind = pc.cast(times, kind.value_type), kind.value_type
    if pa.types.is_null(kind):
        return pc.cast(times, pa.int64())
    if pa.types.is_string(kind) or pa.types.is_large_string(kind):
        times = _parsed(pc.if_else(pc.equal(times, ""), None, times), column)
    elif pa.types.is_date(kind):
        times = pc.cast(times, pa.timestamp("s"))
    elif not pa.types.is_timestamp(kind):
        raise UnreadableTime(field=column, value=shown(times.drop_null()) or str(kind))
    at = pa.timestamp("s", times.type.tz)
    return pc.cast(pc.cast(times, at, safe=False), pa.int64())


def _parsed(text: pa.ChunkedArray, column: str) -> pa.ChunkedArray:
    for form in _FORMS:
        try:
            return pc.cast(text, form)
        except pa.ArrowInvalid:
            continue
    raise UnreadableTime(field=column, value=_unreadable(text.drop_null()))


def _unreadable(texts: pa.ChunkedArray) -> str:
    """The first that is no time."""
    for place, one in enumerate(texts.to_pylist()):
        try:
            datetime.fromisoformat(one)
        except ValueError:
            return shown(texts[place:])
    return shown(texts)
