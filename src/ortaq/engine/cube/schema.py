"""One row of the lake: a report without its text and without anybody's identity."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyarrow as pa

if TYPE_CHECKING:
    from datetime import date

LAKE_SCHEMA = pa.schema(
    [
        pa.field("report", pa.string(), nullable=False),
        pa.field("reported_on", pa.date32()),
        pa.field("month", pa.string(), nullable=False),
        pa.field("occurred_on", pa.date32()),
        pa.field("region", pa.string(), nullable=False),
        pa.field("crime_type", pa.string(), nullable=False),
        pa.field("channel", pa.string(), nullable=False),
        pa.field("language", pa.string(), nullable=False),
        pa.field("claimed_kzt", pa.int64()),
        pa.field("held_kzt", pa.int64()),
        pa.field("restored_kzt", pa.int64()),
        pa.field("campaign", pa.string(), nullable=False),
        pa.field("organisation", pa.string(), nullable=False),
        pa.field("provider", pa.string(), nullable=False),
        pa.field("held_after_min", pa.int64()),
        pa.field("identifier_use", pa.string(), nullable=False),
        pa.field("revision", pa.int32(), nullable=False),
    ]
)
"""Columns of a lake file, in order; `LakeRecord` says what each holds."""


@dataclass(frozen=True, slots=True)
class LakeRecord:
    """One report as analysis sees it. Unknown texts are empty, unknown sums and days are None.

    Args:
        report: its reference, unique in the lake.
        reported_on: day on which it came in.
        month: YYYY-MM of `reported_on`; names the file that holds the record.
        occurred_on: day of the crime, as the reporter says.
        region: ISO 3166-2 code.
        crime_type: code of the product's typology.
        channel: the door through which the report came.
        language: of the text: kk, ru, en.
        claimed_kzt: damage that the reporter claims.
        held_kzt: money stopped on request.
        restored_kzt: money given back.
        campaign: reference of the campaign; empty for none.
        organisation: who reported; empty for the public.
        provider: who held the money; empty where not told.
        held_after_min: whole minutes from the report to the hold; 0 where the hold came first.
        identifier_use: `again` where an identifier of the other side had been reported on an earlier
            day, `first` where none had, empty where the report names none.
        revision: number of the report's version that this row was made from.

    Units: whole tenge.
    """

    report: str
    reported_on: date | None = None
    month: str = ""
    occurred_on: date | None = None
    region: str = ""
    crime_type: str = ""
    channel: str = ""
    language: str = ""
    claimed_kzt: int | None = None
    held_kzt: int | None = None
    restored_kzt: int | None = None
    campaign: str = ""
    organisation: str = ""
    provider: str = ""
    held_after_min: int | None = None
    identifier_use: str = ""
    revision: int = 0
