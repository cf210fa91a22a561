"""What is said of identifiers: what a reader may see of it, and what everybody may be told."""

from __future__ import annotations

from datetime import UTC, date, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, TypeVar

import numpy as np

from ortaq.act.reports.queries.digest_index import find_identifiers
from ortaq.act.reports.queries.reports import EVERY, organisation_read
from ortaq.act.reports.queries.testimony import ROLES, VOUCHED, Column, TestimonyQuery
from ortaq.act.reports.queries.testimony_index import TestimonyIndex
from ortaq.engine.terms.identifier import Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from numpy.typing import NDArray

    from ortaq.act.reports.queries.testimony import Testimony
    from ortaq.shared.actors import Actor

    _Numbers = NDArray[np.int64]
    _Mask = NDArray[np.bool_]

_T = TypeVar("_T")

REPORTERS_NEEDED = 3
"""Persons with a contact of their own whose reports flag an identifier. Ortaq's own rule: one person, or
one angry pair, cannot."""

FLAG_DAYS = 365
"""Days after its last report that a flag holds. Ortaq's own rule: numbers get new owners."""


class Ground(StrEnum):
    """Why an identifier is flagged."""

    INSTITUTION = "institution"
    REPORTERS = "reporters"


_OFFENDER, _VICTIM, _UNKNOWN = map(ROLES.index, (Role.OFFENDER, Role.VICTIM, Role.UNKNOWN))
_GROUNDS = {True: Ground.INSTITUTION, False: Ground.REPORTERS}
_DAY_S = 86_400
_EPOCH = date(1970, 1, 1).toordinal()
_day = lru_cache(maxsize=10_000)(date.fromordinal)


class Flag(NamedTuple):
    """A warning that everybody may read.

    Args:
        ground: whose word it rests on.
        reports: that say an offender used it, in the last FLAG_DAYS.
        first_on: day of the first of them.
        last_on: day of the last.
        expires_on: day from which it holds no more unless another report comes.
    """

    ground: Ground
    reports: int
    first_on: date
    last_on: date
    expires_on: date


class Seen(NamedTuple):
    """What a reader may see: reports that name it, other than as the victim's own.

    Args:
        reports: how many.
        reporters: persons with a contact, and institutions, that told them.
        first_on: day of the first.
        last_on: day of the last.
        beside: what another app keeps beside these reports, ascending.
    """

    reports: int
    reporters: int
    first_on: date
    last_on: date
    beside: tuple[int, ...]


class Standing(NamedTuple):
    """What is said of one identifier: a tuple, since machines ask for them by the ten thousand."""

    seen: Seen | None = None
    flag: Flag | None = None


class StandingQuery:
    """Asks what is said of identifiers, and for one column that another app keeps beside reports.

    Args:
        beside: path of the column from a report; empty for none.
        dataset: of the lake, with all testimony; empty where only the register is asked.
    """

    def __init__(self, beside: str = "", *, dataset: str = "") -> None:
        self.index = TestimonyIndex(TestimonyQuery(beside), dataset)

    def find(
        self, actor: Actor, link_digests: Sequence[str], *, on: date, now: datetime
    ) -> dict[str, Standing]:
        """Standings by link digest; absent where nothing may be told.

        A value that reports call the victim's own at least as often as the offender's is told to nobody.

        Args:
            actor: what he may see is counted; flags are for everybody.
            link_digests: of different values; identifiers of one digest are forms of the same.
            on: the present day.
            now: the present instant.
        """
        keys, places = find_identifiers(link_digests)
        testimony = self.index.find(keys)
        order = np.argsort(keys)
        forms = order[np.searchsorted(keys, testimony[Column.IDENTIFIER], sorter=order)]
        counting = _Counting(testimony, places[forms], len(link_digests))
        since = int((now - timedelta(days=FLAG_DAYS)).astimezone(UTC).timestamp())
        seen, flags = counting.seen(organisation_read(actor)), counting.flags(since, on)
        return {
            link_digests[one]: Standing(seen.get(one), flags.get(one))
            for one in seen.keys() | flags.keys()
        }


class _Counting:
    """Counts of many identifiers at once.

    Args:
        testimony: shape (7, n).
        of: shape (n), the number of the identifier that each is about.
        size: how many there are.
    """

    def __init__(self, testimony: Testimony, of: _Numbers, size: int) -> None:
        order = np.lexsort((testimony[Column.REPORT], of))
        self._rows, self._of, self._size = testimony[:, order], of[order], size
        self._role = self._rows[Column.ROLE] % VOUCHED
        victims = self._reports(self._role == _VICTIM)
        offenders = self._reports(self._role == _OFFENDER)
        self._is_told = (victims == 0) | (victims < offenders)

    def seen(self, organisation: int) -> dict[int, Seen]:
        """What a reader of these reports (as `organisation_read`) sees, by number of the identifier."""
        rows = self._rows
        counted = (self._role == _OFFENDER) | (self._role == _UNKNOWN)
        if organisation != EVERY:
            counted &= rows[Column.ORGANISATION] == organisation
        reporter = np.where(
            rows[Column.PERSON] != 0, rows[Column.PERSON], rows[Column.ORGANISATION]
        )
        reports = self._reports(counted)
        found = np.flatnonzero(self._is_told & (reports > 0))
        columns = (
            reports[found].tolist(),
            self._others(counted, reporter)[found].tolist(),
            *(map(_day, days) for days in self._period(counted, found)),
            self._listed(counted, rows[Column.BESIDE], found),
        )
        return _by_number(found, map(Seen._make, zip(*columns, strict=True)))

    def flags(self, since: int, on: date) -> dict[int, Flag]:
        """Warnings that hold, by number of the identifier, of what was told from a moment on."""
        rows = self._rows
        counted = (self._role == _OFFENDER) & (rows[Column.AT] >= since)
        reports = self._reports(counted)
        is_vouched = self._reports(counted & (rows[Column.ROLE] >= VOUCHED)) > 0
        could_be_enough = counted & (reports >= REPORTERS_NEEDED)[self._of]
        persons = self._others(could_be_enough, rows[Column.PERSON])
        found = np.flatnonzero(self._is_told & (is_vouched | (persons >= REPORTERS_NEEDED)))
        first, last = self._period(counted, found)
        expires = [day + FLAG_DAYS for day in last]
        columns = (
            [_GROUNDS[one] for one in is_vouched[found].tolist()],
            reports[found].tolist(),
            map(_day, first),
            map(_day, last),
            map(_day, expires),
        )
        flags = _by_number(found, map(Flag._make, zip(*columns, strict=True)))
        return {one: flag for one, flag in flags.items() if flag.expires_on > on}

    def _reports(self, counted: _Mask) -> _Numbers:
        """Different reports of each identifier among the rows that are counted."""
        of, reports = self._of[counted], self._rows[Column.REPORT][counted]
        return np.bincount(of[_first_of_each(of, reports)], minlength=self._size)

    def _others(self, counted: _Mask, keys: _Numbers) -> _Numbers:
        """Different keys of each identifier among the rows that are counted, without 0."""
        of, _ = self._pairs(counted, keys)
        return np.bincount(of, minlength=self._size)

    def _pairs(self, counted: _Mask, keys: _Numbers) -> tuple[_Numbers, _Numbers]:
        """Each pair of an identifier and a key once, ascending, without 0."""
        counted = counted & (keys != 0)
        of, keys = self._of[counted], keys[counted]
        order = np.lexsort((keys, of))
        of, keys = of[order], keys[order]
        once = _first_of_each(of, keys)
        return of[once], keys[once]

    def _listed(self, counted: _Mask, keys: _Numbers, found: _Numbers) -> list[tuple[int, ...]]:
        """The different keys of each identifier that was found."""
        of, keys = self._pairs(counted, keys)
        begin, end = np.searchsorted(of, found), np.searchsorted(of, found, "right")
        all_keys = keys.tolist()
        return [
            tuple(all_keys[start:stop])
            for start, stop in zip(begin.tolist(), end.tolist(), strict=True)
        ]

    def _period(self, counted: _Mask, found: _Numbers) -> tuple[list[int], list[int]]:
        """Ordinals of the days of the first and of the last row of each identifier that was found."""
        days = self._rows[Column.AT][counted] // _DAY_S + _EPOCH
        starts = np.searchsorted(self._of[counted], np.arange(self._size + 1))
        days = np.append(days, 0)  # the last start lies behind the last row
        first, last = (pick.reduceat(days, starts)[found] for pick in (np.minimum, np.maximum))
        return first.tolist(), last.tolist()


def _first_of_each(of: _Numbers, keys: _Numbers) -> _Mask:
    """Where a pair of sorted columns differs from the pair before."""
    differs = np.ones(len(of), np.bool_)
    differs[1:] = (of[1:] != of[:-1]) | (keys[1:] != keys[:-1])
    return differs


def _by_number(found: _Numbers, told: Iterable[_T]) -> dict[int, _T]:
    return dict(zip(found.tolist(), told, strict=True))
