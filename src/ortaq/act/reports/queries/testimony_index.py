"""All testimony in a file of the lake: thousands of identifiers are read from it at once.

The file tells the register as it was at one moment. Whatever changes what a report testifies marks the report as changed; the
identifiers of those reports are read from the register, all others from the file.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import numpy as np

from ortaq.act.reports.models import Mention
from ortaq.act.reports.queries.testimony import Column, in_columns
from ortaq.shared.audit.queries import has_leaf
from ortaq.shared.lake.queries import get_folder

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from ortaq.act.reports.queries.testimony import Testimony, TestimonyQuery

    Numbers = NDArray[np.int64]

WORTH_IT = 200
"""Identifiers in one question from which the file is faster than the register. Measured in bench/check."""

MOST_CHANGED = 20_000
"""Mentions of changed reports beyond which the register is asked for all."""


@dataclass(frozen=True, slots=True)
class TestimonyFile:
    """The register as it was at one moment.

    Args:
        rows: shape (7, n), by identifier and report.
        until: reports that changed at this moment or later may be missing or others by now; None where
            nothing was read.
        leaf: index and hash of the last entry of the log, by which a register that was put back is
            noticed.
    """

    rows: Testimony
    until: datetime | None = None
    leaf: tuple[int, str] = (-1, "")

    def __len__(self) -> int:
        """Mentions in the file."""
        return len(self.rows[Column.IDENTIFIER])

    @property
    def is_of_this_register(self) -> bool:
        """Whether the log of the register still holds the entry."""
        return has_leaf(*self.leaf)


class TestimonyIndex:
    """Testimony from the file of a data set where many ask, and from the register.

    Args:
        query: reads the register.
        dataset: of the lake; empty where there is no file.
    """

    def __init__(self, query: TestimonyQuery, dataset: str) -> None:
        self.query, self.dataset = query, dataset
        self._open: tuple[Path, TestimonyFile] | None = None

    def find(self, identifiers: Numbers) -> Testimony:
        """All testimony of these identifiers (keys), in no order."""
        file = self.read_file() if self.dataset and len(identifiers) >= WORTH_IT else NOTHING
        changed = _changed_since(file)
        if changed is None:
            return self.query.find(identifiers.tolist())
        is_changed = np.isin(identifiers, changed)
        fresh = self.query.find(identifiers[is_changed].tolist())
        return np.concatenate([_rows_of(file.rows, identifiers[~is_changed]), fresh], axis=1)

    def read_file(self) -> TestimonyFile:
        """What the newest file says; nothing where there is none.

        A file that another process has just replaced, or that a machine left half-written when it lost power, is none.
        """
        for path in reversed(self.list_files()):
            if self._open and self._open[0] == path:
                return self._open[1]
            with suppress(FileNotFoundError, EOFError, ValueError):
                until, index, leaf = path.stem.split("_")
                file = TestimonyFile(
                    np.load(path, mmap_mode="r"), _moment(int(until)), (int(index), leaf)
                )
                self._open = path, file
                return file
        return NOTHING

    def list_files(self) -> list[Path]:
        """Files of the data set, the newest last."""
        files = get_folder(self.dataset).glob("*_*_*.npy")
        return sorted(files, key=lambda path: int(path.stem.partition("_")[0]))

    def path_of(self, until: datetime, leaf: tuple[int, str]) -> Path:
        """Where a file goes that tells the register until a moment."""
        microseconds = (until - _moment(0)) // timedelta(microseconds=1)
        return get_folder(self.dataset) / f"{microseconds}_{leaf[0]}_{leaf[1]}.npy"


NOTHING = TestimonyFile(in_columns([]))
"""What is known without a file."""


def _moment(microseconds: int) -> datetime:
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=microseconds)


def _changed_since(file: TestimonyFile) -> Numbers | None:
    """The identifiers that the file may be wrong about; None where that is all, or too many."""
    if file.until is None or not file.is_of_this_register:
        return None
    mentions = Mention.objects.filter(report__changed_at__gte=file.until)
    changed = list(mentions.values_list("identifier", flat=True)[: MOST_CHANGED + 1])
    return None if len(changed) > MOST_CHANGED else np.array(changed, np.int64)


def _rows_of(rows: Testimony, identifiers: Numbers) -> Testimony:
    identifiers = np.sort(identifiers)  # neighbours are looked up together
    begin = np.searchsorted(rows[Column.IDENTIFIER], identifiers)
    size = np.searchsorted(rows[Column.IDENTIFIER], identifiers, "right") - begin
    places = np.repeat(begin - np.cumsum(size) + size, size) + np.arange(size.sum())
    return rows[:, places]
