"""Our engine from Arrow to Arrow, here or, compiled, in a process of its own.

A process holds one engine: `python readers.py` answers lists of texts with rows and seconds, by the
engine that is the first on PYTHONPATH.
"""

from __future__ import annotations

import gc
import os
import pickle
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa

from ortaq.data import country
from ortaq.engine.extract import Extractor, scan, warning_hubs
from ortaq.engine.extract.batches import REPORTS, extract_batches

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Reader = Callable[[Sequence[str]], list[pa.RecordBatch]]

_BATCH = 5_000


def ours() -> Reader:
    """From Arrow to Arrow, as the command and Spark call it."""
    extractor = Extractor(country.load("kz"), warning_hubs())

    def read(texts: Sequence[str]) -> list[pa.RecordBatch]:
        batch = pa.record_batch([pa.array([""] * len(texts)), pa.array(texts)], REPORTS)
        batches = [batch.slice(at, _BATCH) for at in range(0, len(texts), _BATCH)]
        return list(extract_batches(batches, extractor))

    return read


def timed(read: Callable[[Sequence[str]], object], texts: Sequence[str]) -> tuple[float, object]:
    """Processor time of a reading, and what came out."""
    gc.collect()
    started = time.process_time()
    found = read(texts)
    return time.process_time() - started, found


class Compiled:
    """The engine of a compiled wheel, or of the folder into which one was installed.

    Args:
        place: the wheel or the folder.
    """

    def __init__(self, place: Path) -> None:
        if place.is_file():
            self._unpacked = tempfile.TemporaryDirectory()
            with zipfile.ZipFile(place) as files:
                files.extractall(self._unpacked.name)
            place = Path(self._unpacked.name)
        self._process = subprocess.Popen(
            [sys.executable, __file__],
            env={**os.environ, "PYTHONPATH": str(place.resolve())},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        engine = pickle.load(self._process.stdout)
        if engine.endswith(".py"):
            raise SystemExit(f"{place} holds no compiled engine")

    def timed(self, texts: Sequence[str]) -> tuple[float, list[pa.RecordBatch]]:
        """As `timed`, in the other process."""
        pickle.dump(list(texts), self._process.stdin)
        self._process.stdin.flush()
        return pickle.load(self._process.stdout)

    def check(self, texts: Sequence[str], read: Reader) -> None:
        """End the run where the rows of any text are others."""
        _, found = self.timed(texts)
        if pa.Table.from_batches(found) != pa.Table.from_batches(read(texts)):
            raise SystemExit("the compiled engine finds other rows")


def main() -> None:
    """Answer until there are no more texts."""
    read = ours()
    pickle.dump(scan.__file__, sys.stdout.buffer)
    sys.stdout.buffer.flush()
    while True:
        try:
            texts = pickle.load(sys.stdin.buffer)
        except EOFError:
            return
        pickle.dump(timed(read, texts), sys.stdout.buffer)
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
