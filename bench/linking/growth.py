"""The whole command at growing sizes: time against linear, and peak memory, of files to files.

Run: python bench/linking/growth.py --sizes 1000000 3000000 10000000 [--texts usual]
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from generator import draw
from habits import PRESETS
from measure import agreement
from schemes import KINDS
from tellings import TELLINGS, narratives

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator import Nation

_ROLES = ("offender", "victim", "hub", "unknown")
_LANGUAGES = ("kk", "ru", "en")
_DAY_S = 86_400
_START_S = 1_672_531_200  # 2023-01-01


def main(arguments: Sequence[str]) -> None:
    """Make the files of each size, link them, and print a line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[100_000, 300_000])
    parser.add_argument("--preset", default="tuned")
    parser.add_argument("--texts", choices=list(TELLINGS), help="with narratives told like this")
    parser.add_argument("--make", type=Path, help="only write the files of the first size here")
    asked = parser.parse_args(arguments)
    if asked.make:
        write(draw(PRESETS[asked.preset], asked.sizes[0], 1), asked.make, asked.texts)
        return
    first: float | None = None
    for size in asked.sizes:
        with tempfile.TemporaryDirectory() as folder:
            place = Path(folder)
            texts = ["--texts", asked.texts] if asked.texts else []
            subprocess.run(
                [sys.executable, __file__, "--sizes", str(size), "--preset", asked.preset,
                 "--make", folder, *texts], check=True,
            )  # fmt: skip
            wall_s, cpu_s, peak_mb = _linked(place)
            found = _agreement(place)
        first = first or cpu_s / size
        print(
            f"{size:>9} reports  {wall_s:6.1f} s  cpu {cpu_s:6.1f} s  {cpu_s / size / first:.2f} x"
            f" linear  peak {peak_mb:5.0f} MB  B³ {found.b3_f1:.3f} pairs {found.pair_f1:.3f}",
            flush=True,
        )


def write(nation: Nation, folder: Path, texts: str | None) -> None:
    """The files that `ortaq campaigns link` reads, and the truth."""
    count = len(nation.truth)
    ids = pa.array(np.char.add("r", np.arange(count).astype("U8")))
    attributes = {
        "report_id": ids,
        "reported_at": _times(nation.reported),
        "occurred_at": _times(nation.occurred),
        "crime_type": pa.array(np.char.add("t", nation.crime_type.astype("U3"))),
        "region": pa.array(np.char.add("KZ-", nation.region.astype("U3"))),
        "language": pa.array(list(_LANGUAGES)).take(pa.array(nation.language)),
        "amount_kzt": nation.amount,
    }
    if texts:
        attributes["narrative"] = narratives(nation, TELLINGS[texts], 3)
    pq.write_table(pa.table(attributes), folder / "reports.parquet")
    mentions = {
        "report_id": ids.take(pa.array(nation.report)),
        "kind": pa.array(list(KINDS)).take(pa.array(nation.kind)),
        "value": pa.array(np.char.add("v", nation.identifier.astype("U9"))),
        "role": pa.array(list(_ROLES)).take(pa.array(nation.role)),
        "role_confidence": nation.role_confidence,
    }
    pq.write_table(pa.table(mentions), folder / "mentions.parquet")
    np.save(folder / "truth.npy", nation.truth)


def _times(days: np.ndarray) -> pa.Array:
    return pa.array((_START_S + days * _DAY_S).astype(np.int64), pa.timestamp("s", "UTC"))


def _linked(folder: Path) -> tuple[float, float, float]:
    """Seconds on the clock and of the processors, and megabytes, of the whole command."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    command = [sys.executable, "-m", "ortaq", "campaigns", "link", folder / "mentions.parquet",
               folder / "out.parquet", "--reports", folder / "reports.parquet", "--json"]  # fmt: skip
    timed = ["/usr/bin/env", sys.executable, "-c", _PEAK, *map(str, command)]
    done = subprocess.run(timed, check=True, capture_output=True, text=True)
    wall_s = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return wall_s, used, int(done.stderr.split()[-1]) / 1024


_PEAK = (
    "import resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True);"
    "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, file=sys.stderr)"
)


def _agreement(folder: Path):  # noqa: ANN202 - an Agreement
    names = pq.read_table(folder / "out.parquet")["campaign"].combine_chunks()
    found = names.dictionary_encode().indices.to_numpy()
    return agreement(found, np.load(folder / "truth.npy"))


if __name__ == "__main__":
    main(sys.argv[1:])
