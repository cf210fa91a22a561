"""Which column of one table holds which field of a report."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ortaq.engine.exchange.mapping import Mapping
from ortaq.engine.exchange.report_fields import (
    BARE_NAMES,
    OFFENDER_FIELDS,
    REQUIRED,
    SYNONYMS,
    UNCLEAR_OWNER,
    ReportField,
)
from ortaq.engine.exchange.tabular.reader import Note
from ortaq.engine.exchange.values.vocabulary import folded
from ortaq.engine.terms.errors import OrtaqError

if TYPE_CHECKING:
    from collections.abc import Sequence


class MissingColumnError(OrtaqError):
    """No column for `field`, or the mapped `column` isn't there; `found` lists the table's columns.

    Rename a column, or name it for this field under `[columns]` of a mapping file.
    """

    code = "missing_column"


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of one table by field, checked against its header.

    Args:
        columns: field -> columns that exist.
        mapping: how values are written.
        notes: `column_ignored` and `column_unclear` (whose phone or mail?), one a column.
    """

    columns: dict[ReportField, tuple[str, ...]]
    mapping: Mapping = field(default_factory=Mapping)
    notes: tuple[Note, ...] = ()

    @classmethod
    def of(cls, columns: Sequence[str], mapping: Mapping | None = None) -> Layout:
        """The layout of a table with these columns: first as mapped, the rest found by name.

        Names are compared without case and punctuation, in Kazakh, Russian and English.

        Raises:
            MissingColumnError: a mapped or required column isn't there.
        """
        mapping = mapping or Mapping()
        chosen = _as_mapped(columns, mapping)
        taken = {column for group in chosen.values() for column in group} | set(mapping.ignore)
        free = {folded(column): column for column in reversed(columns) if column not in taken}
        _find_by_name(chosen, free)
        unclear = _settle_unclear(chosen, free)
        for required in REQUIRED:
            if required not in chosen:
                raise MissingColumnError(field=str(required), found=", ".join(columns))
        return cls(chosen, mapping, _notes(columns, free, unclear))


def _as_mapped(columns: Sequence[str], mapping: Mapping) -> dict[ReportField, tuple[str, ...]]:
    for name, wanted in mapping.columns.items():
        for column in wanted:
            if column not in columns:
                found = ", ".join(columns)
                raise MissingColumnError(field=str(name), column=column, found=found)
    return dict(mapping.columns)


def _find_by_name(chosen: dict[ReportField, tuple[str, ...]], free: dict[str, str]) -> None:
    """Move columns with a known name from `free` to `chosen`."""
    for name, synonyms in SYNONYMS.items():
        if name in chosen:
            continue
        known = [key for key in synonyms if key in free and key not in BARE_NAMES]
        if known:
            wanted = known if name in OFFENDER_FIELDS else known[:1]
            chosen[name] = tuple(free.pop(key) for key in wanted)


def _settle_unclear(
    chosen: dict[ReportField, tuple[str, ...]], free: dict[str, str]
) -> frozenset[str]:
    """Give columns called just "phone" to the side that has none; those that stay unclear."""
    unclear: set[str] = set()
    for offender, reporter in UNCLEAR_OWNER.items():
        bare = [key for key in SYNONYMS[offender] if key in free and key in BARE_NAMES]
        if bare and (offender in chosen) != (reporter in chosen):
            side = reporter if offender in chosen else offender
            chosen[side] = (free.pop(bare[0]),)
        unclear.update(key for key in bare if key in free)
    return frozenset(unclear)


def _notes(
    columns: Sequence[str], free: dict[str, str], unclear: frozenset[str]
) -> tuple[Note, ...]:
    codes = {
        column: "column_unclear" if key in unclear else "column_ignored"
        for key, column in free.items()
    }
    return tuple(Note(codes[name], {"column": name}) for name in columns if name in codes)
