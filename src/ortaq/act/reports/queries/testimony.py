"""What reports testify of identifiers: a mention, who told it and when; in columns, so that thousands are counted in one go."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

import numpy as np
from django.db.models import IntegerField, Value

from ortaq.act.reports.models import Channel, Mention, Report
from ortaq.act.reports.queries.utc import UtcText
from ortaq.engine.terms.identifier import Role
from ortaq.shared.compiled import CompiledQuery

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from django.db.models import QuerySet
    from numpy.typing import NDArray

    Testimony = NDArray[np.int64]
    """Shape (7, n): a row for each `Column`, a mention a place."""

    _Mention = tuple[int, int, str, float]
    """Key of the identifier, key of the report, role, confidence in the role."""

    _Told = tuple[str, str, int | None, str, int | None]
    """Of a report: when it was told (UTC), digest of the reporter's contact or empty, key of the
    organisation that told it, the door that it came by, what is beside."""

SURE = 0.8
"""Least confidence in the role where the word of one institution flags. Ortaq's own rule."""

DOORS_OF_INSTITUTIONS = frozenset({Channel.BANK, Channel.TELECOM, Channel.DESK, Channel.PARTNER})
"""Channels that a member of the public cannot choose."""

ROLES = tuple(Role)
"""The place of a role is its number in `Column.ROLE`."""

_ROLE_NUMBER = {role.value: number for number, role in enumerate(ROLES)}
_HEX = 15
"""Digits of a digest that tell one reporter from another: 60 bits."""


class Column(IntEnum):
    """What is kept of a mention; keys are 0 where there is none."""

    IDENTIFIER = 0
    REPORT = 1
    AT = 2
    """Seconds since 1970."""
    PERSON = 3
    """The beginning of the digest of the reporter's contact."""
    ORGANISATION = 4
    BESIDE = 5
    """Key of what another app keeps beside the report."""
    ROLE = 6
    """Its number, and `VOUCHED` added where an institution is sure of it."""


VOUCHED = 16


class TestimonyQuery:
    """Reads testimony from the register, and one column that another app keeps beside reports.

    Args:
        beside: path of the column from a report; empty for none.
    """

    def __init__(self, beside: str = "") -> None:
        self._beside = beside or Value(None, IntegerField())
        self._in_mentions = f"report__{beside}" if beside else self._beside
        self._mentions = CompiledQuery(_mentions)
        self._reports = CompiledQuery(self._told)

    def find(self, identifiers: Sequence[int]) -> Testimony:
        """All testimony of these identifiers (keys).

        Reports are read apart, in the order of their keys: those that lie together are found together.
        """
        mentions = self._mentions.rows(sorted(identifiers))
        keys = sorted({key for _, key, _, _ in mentions})
        told = {key: rest for key, *rest in self._reports.rows(keys)}
        return in_columns([(*row, *told[row[1]]) for row in mentions if row[1] in told])

    def changed_since(self, moment: datetime | None) -> QuerySet[Mention, tuple[object, ...]]:
        """Rows for `in_columns` of the reports that changed at or after a moment, or of all."""
        changed = {} if moment is None else {"report__changed_at__gte": moment}
        return Mention.objects.filter(**changed).values_list(
            "identifier",
            "report",
            "role",
            "role_confidence",
            UtcText("report__reported_at"),
            "report__reporter_digest",
            "report__organisation",
            "report__channel",
            self._in_mentions,
        )

    def _told(self, keys: list[int]) -> QuerySet[Report, tuple[object, ...]]:
        return Report.objects.filter(pk__in=keys).values_list(
            "pk", UtcText("reported_at"), "reporter_digest", "organisation", "channel", self._beside
        )


def in_columns(rows: Sequence[tuple[object, ...]]) -> Testimony:
    """Rows of a `_Mention` and a `_Told` as columns."""
    if not rows:
        return np.zeros((len(Column), 0), np.int64)
    identifiers, reports, roles, sure, moments, persons, organisations, channels, beside = zip(
        *rows, strict=True
    )
    is_institutions = np.array(
        [
            organisation is not None or channel in DOORS_OF_INSTITUTIONS
            for organisation, channel in zip(organisations, channels, strict=True)
        ]
    )
    role = np.array([_ROLE_NUMBER[name] for name in roles], np.int64)
    role[is_institutions & (np.array(sure) >= SURE)] += VOUCHED
    return np.array(
        [
            identifiers,
            reports,
            np.array(moments, "datetime64[s]").astype(np.int64),
            [int(digest[:_HEX], 16) if digest else 0 for digest in persons],
            [key or 0 for key in organisations],
            [key or 0 for key in beside],
            role,
        ],
        np.int64,
    )


def _mentions(identifiers: list[int]) -> QuerySet[Mention, _Mention]:
    return Mention.objects.filter(identifier__in=identifiers).values_list(
        "identifier", "report", "role", "role_confidence"
    )
