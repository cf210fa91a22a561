"""Extraction beside other products: speed in one run, precision and recall by kind, roles.

    python bench/extraction/run.py [--copies N] [--seed S] [--chart OUT.svg] [--compiled WHEEL]

Ratios are what counts: all products read the same texts one after another on one core, every round
other texts, so that nobody reads a text twice. Ours finds every kind, normalises and names roles in
the time that is measured; the others only find. A compiled wheel of ours, or the folder where it is
installed, is measured beside it in a process of its own, and must find the same rows.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from datetime import date
from functools import partial
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from accuracy import counted
from accuracy import ours as reader
from generator import ordinary, reports
from peers import missing, normal, peers
from readers import Compiled, ours, timed

from ortaq.data.demo.nation.reports import reports as nation
from ortaq.engine.render.chart import Chart, draw
from ortaq.engine.render.charts.rows import bars

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from accuracy import Count
    from generator import Labelled
    from peers import Peer

    Clock = Callable[[Sequence[str]], tuple[float, object]]

_ROUNDS = 3
_SENTENCES = 4
_TEXTS = 4_000
_OURS, _COMPILED = "ortaq", "ortaq, compiled"


def main() -> None:
    """Print the tables, and draw the chart where one is wanted."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--copies", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--chart", type=Path)
    parser.add_argument("--compiled", type=Path)
    options = parser.parse_args()
    told = list(reports(options.seed, options.copies))
    plain = list(ordinary(options.seed, options.copies))
    _print_accuracy(told, plain)
    rates = {}
    clocks = _clocks(options.compiled, [text.text for text in (*told, *plain)])
    for name, make in (("reports of the demo", _demo), ("dense texts", _dense)):
        rates[name] = _print_speed(name, make, options.seed, clocks)
    for peer in peers():
        _print_peer(peer, told)
    for name in missing():
        print(f"{name} is not installed: left out")
    if options.chart:
        options.chart.write_text(_chart(rates["reports of the demo"]), encoding="utf-8")


def _print_accuracy(told: Sequence[Labelled], plain: Sequence[Labelled]) -> None:
    read = reader()
    for name, is_held_out in (("seen", False), ("held out", True)):
        chosen = [text for text in told if text.is_held_out == is_held_out]
        count, _ = counted(chosen, read)
        print(f"\n{len(chosen)} reports, {name}:")
        _print_roles(chosen, read)
        _print_kinds(count)
    made_up, _ = counted(plain, read)
    print(f"\n{len(plain)} ordinary texts: {sum(made_up.extras.values())} made up")


def _print_roles(texts: Sequence[Labelled], read: Callable[[str], dict]) -> None:
    for language in ("kk", "ru", "en"):
        count, _ = counted([text for text in texts if text.language == language], read)
        judged = count.right + count.wrong + count.unsaid
        print(
            f"  roles {language}: {count.role_accuracy:.3f} right,"
            f" {count.wrong} wrong and {count.unsaid} unknown of {judged}"
        )


def _print_kinds(count: Count) -> None:
    for kind in sorted({*count.hits, *count.misses, *count.extras}):
        print(f"  {kind:12} precision {count.precision(kind):.4f}  recall {count.recall(kind):.4f}")


def _demo(seed: int) -> list[str]:
    """Reports of the demonstration's nation: one or two identifiers, some hundred characters."""
    return [report.narrative for report in nation(seed, _TEXTS, until=date(2026, 6, 1))]


def _dense(seed: int) -> list[str]:
    """Sentences of the bench put together to texts that are full of identifiers."""
    texts = [text.text for text in reports(seed, 3)]
    return [". ".join(texts[at : at + _SENTENCES]) for at in range(0, len(texts), _SENTENCES)]


def _clocks(wheel: Path | None, texts: Sequence[str]) -> dict[str, Clock]:
    """What reads texts and tells how long that took, by the name of the product."""
    read = ours()
    clocks: dict[str, Clock] = {_OURS: partial(timed, read)}
    if wheel:
        compiled = Compiled(wheel)
        for several in (texts, _demo(0), _dense(0)):
            compiled.check(several, read)
        clocks[_COMPILED] = compiled.timed
    return clocks | {peer.name: partial(timed, _each(peer)) for peer in peers()}


def _print_speed(
    name: str, make: Callable[[int], list[str]], seed: int, clocks: dict[str, Clock]
) -> dict[str, float]:
    """Texts a second of each product: the median of rounds, each with texts of its own."""
    rates: dict[str, list[float]] = defaultdict(list)
    for number in range(_ROUNDS + 1):
        texts = make(seed + number)
        for product, clock in clocks.items():
            seconds, _ = clock(texts)
            if number:
                rates[product].append(len(texts) / seconds)
    found = {product: median(several) for product, several in rates.items()}
    size = sum(map(len, texts)) / len(texts)
    print(f"\n{name}: {_ROUNDS} rounds of {len(texts)} texts of {size:.0f} characters, one core")
    for product, rate in sorted(found.items(), key=lambda pair: -pair[1]):
        times = "; ".join(
            f"{ours} {found[ours] / rate:.2f}" for ours in (_OURS, _COMPILED) if ours in found
        )
        print(f"  {product:16} {rate:9.0f} texts/s   times as fast: {times}")
    return found


def _each(peer: Peer) -> Callable[[Sequence[str]], object]:
    def scan(texts: Sequence[str]) -> object:
        return [peer.scan(text) for text in texts]

    return scan


def _print_peer(peer: Peer, told: Sequence[Labelled]) -> None:
    hits: Counter[str] = Counter()
    there: Counter[str] = Counter()
    for labelled in told:
        found = normal(peer.scan(labelled.text))
        for key in labelled.truth:
            if key[0] in peer.kinds:
                there[key[0]] += 1
                hits[key[0]] += key in found
    recall = "  ".join(f"{kind} {hits[kind] / there[kind]:.2f}" for kind in sorted(there))
    print(f"{peer.name}: recall {recall}")


def _chart(rates: dict[str, float]) -> str:
    ordered = sorted(rates.items(), key=lambda pair: -pair[1])
    return draw(
        Chart(
            name="bars",
            title="Extraction: reports a second on one core",
            description="; ".join(f"{name} {rate:.0f}" for name, rate in ordered),
            source="bench/extraction/run.py, reports of the demonstration",
            unit="reports a second",
            rows=bars(ordered, "en"),
            language="en",
        )
    )


if __name__ == "__main__":
    main()
