"""Linking against its peers: accuracy and time in one run, as a table and CSV.

Run: python bench/linking/run.py --sizes 100000 1000000 --presets tuned slow --peers
"""

from __future__ import annotations

import argparse
import csv
import resource
import sys
import time
from dataclasses import astuple, dataclass, fields
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import peers
import poorer
from generator import draw
from habits import PRESETS, drawn
from measure import agreement, alike
from tellings import TELLINGS, narratives

from ortaq.engine.link.batch.grouping import group_reports
from ortaq.engine.render.chart import Chart
from ortaq.engine.render.chart import draw as drawn_chart
from ortaq.engine.render.charts.rows import bars

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    import numpy as np
    from generator import Nation
    from numpy.typing import NDArray

    from ortaq.engine.link.batch.columns import MentionColumns, ReportColumns


@dataclass(frozen=True, slots=True)
class Line:
    """One linker on one nation; `ratio` is its time over ours."""

    preset: str
    reports: int
    linker: str
    b3_precision: float
    b3_recall: float
    b3_f1: float
    pair_precision: float
    pair_recall: float
    pair_f1: float
    cpu_s: float
    ratio: float


def main(arguments: Sequence[str]) -> None:
    """Run what the arguments ask for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[20_000, 100_000])
    parser.add_argument(
        "--presets", nargs="+", default=list(PRESETS), help="names, or numbers: random"
    )
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--peers", action="store_true", help="run the installed peers too")
    parser.add_argument("--texts", choices=list(TELLINGS), help="with narratives told like this")
    parser.add_argument("--known", choices=["all", "half", "day", "nothing"], default="all")
    parser.add_argument("--no-roles", action="store_true", help="nobody says whose identifiers are")
    parser.add_argument("--out", type=Path, default=Path("linking.csv"))
    parser.add_argument("--chart", type=Path, help="SVG of the last size of the first preset")
    asked = parser.parse_args(arguments)
    lines = []
    for size in asked.sizes:
        for preset in asked.presets:
            less = partial(poorer.known, how=asked.known, roles=not asked.no_roles)
            for line in compare(
                preset, size, asked.seed, with_peers=asked.peers, texts=asked.texts, less=less
            ):
                lines.append(line)
                print(_told(line), flush=True)
    with asked.out.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow([field.name for field in fields(Line)])
        writer.writerows(astuple(line) for line in lines)
    if asked.chart:
        asked.chart.write_text(_drawn([line for line in lines if line.reports == asked.sizes[-1]]))
    peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory of the whole run {peak_mb:.0f} MB; table in {asked.out}")


def compare(
    preset: str,
    size: int,
    seed: int,
    *,
    with_peers: bool,
    texts: str | None,
    less: Callable[[Nation], tuple[ReportColumns, MentionColumns]],
) -> Iterator[Line]:
    """Ours, ours with texts, the bound and the peers on one nation."""
    habits = drawn(int(preset)) if preset.isdigit() else PRESETS[preset]
    nation = draw(habits, size, seed)
    read = less(nation)
    ours, ours_s = _timed(lambda _: group_reports(*read).group, nation)
    yield _line(preset, nation, "ortaq", ours, ours_s, ours_s)
    if texts:
        told = narratives(nation, TELLINGS[texts], seed)
        found, took_s = _timed(lambda _: group_reports(*read, texts=alike(told)).group, nation)
        yield _line(preset, nation, "ortaq, texts", found, took_s, ours_s)
    others = peers.installed() if with_peers else {}
    for name, linker in ({"bound": peers.bound} | others).items():
        found, took_s = _timed(linker, nation)
        yield _line(preset, nation, name, found, took_s, ours_s)


def _timed(
    linker: Callable[[Nation], NDArray[np.int64]], nation: Nation
) -> tuple[NDArray[np.int64], float]:
    start = time.process_time()
    return linker(nation), time.process_time() - start


def _line(
    preset: str,
    nation: Nation,
    name: str,
    found: NDArray[np.int64],
    took_s: float,
    ours_s: float,
) -> Line:
    scores = (round(score, 4) for score in astuple(agreement(found, nation.truth)))
    return Line(
        preset, len(nation.truth), name, *scores, round(took_s, 2), round(took_s / ours_s, 2)
    )


def _drawn(lines: Sequence[Line]) -> str:
    """Bars of B³ F1 by linker, with the time of each."""
    own = [line for line in lines if line.preset == lines[0].preset]
    values = [(f"{line.linker}, {line.cpu_s} s", line.b3_f1) for line in own]
    rows = bars(values, "en", places=3)
    title = f"Linking {own[0].reports} reports"
    description = "; ".join(f"{line.linker} {line.b3_f1}" for line in own)
    source = "bench/linking, a made nation"
    return drawn_chart(Chart("bars", title, description, source, "B³ F1", rows, "en"))


def _told(line: Line) -> str:
    return (
        f"{line.preset:>8} {line.reports:>9} {line.linker:<21}"
        f" B³ {line.b3_f1:.3f} ({line.b3_precision:.3f} {line.b3_recall:.3f})"
        f"  pairs {line.pair_f1:.3f} ({line.pair_precision:.3f} {line.pair_recall:.3f})"
        f"  {line.cpu_s:7.2f} s  x{line.ratio:.1f}"
    )


if __name__ == "__main__":
    main(sys.argv[1:])
