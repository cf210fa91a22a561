"""Extraction beside other products: speed in one run, precision and recall by kind, roles.

    python bench/extraction/run.py [--copies N] [--seed S]

Ratios are what counts: all products read the same texts one after another on one core. Ours finds
every kind, normalises and names roles in the time that is measured; the others only find.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from typing import TYPE_CHECKING

from accuracy import counted, ours
from generator import ordinary, reports
from peers import normal, peers

from ortaq.data import country
from ortaq.engine.extract import Extractor

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from accuracy import Count
    from generator import Labelled
    from peers import Peer

_ROUNDS = 3
_SENTENCES = 4


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--copies", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    told = list(reports(options.seed, options.copies))
    plain = list(ordinary(options.seed, options.copies))
    _print_accuracy(told, plain)
    _print_speed(told)


def _print_accuracy(told: Sequence[Labelled], plain: Sequence[Labelled]) -> None:
    read = ours()
    for name, is_held_out in (("seen", False), ("held out", True)):
        chosen = [text for text in told if text.is_held_out == is_held_out]
        count, _ = counted(chosen, read)
        print(f"\n{len(chosen)} reports, {name}: roles {count.role_accuracy:.3f} right,")
        print(
            f"  {count.wrong} wrong and {count.unsaid} unknown of {count.right + count.wrong + count.unsaid}"
        )
        _print_kinds(count)
    made_up, _ = counted(plain, read)
    print(f"\n{len(plain)} ordinary texts: {sum(made_up.extras.values())} made up")


def _print_kinds(count: Count) -> None:
    for kind in sorted({*count.hits, *count.misses, *count.extras}):
        print(f"  {kind:12} precision {count.precision(kind):.4f}  recall {count.recall(kind):.4f}")


def _print_speed(told: Sequence[Labelled]) -> None:
    texts = _letters(told)
    extractor = Extractor(country.load("kz"))
    own = _rate(extractor.mentions, texts)
    size = sum(map(len, texts)) / len(texts)
    print(f"\n{len(texts)} texts of {size:.0f} characters on one core")
    print(f"  {'ours':14} {own:9.0f} texts/s   every kind, normal forms, roles")
    for peer in peers():
        rate = _rate(peer.scan, texts)
        print(f"  {peer.name:14} {rate:9.0f} texts/s   ours is {own / rate:.1f} times as fast")
        _print_peer(peer, told)


def _letters(told: Sequence[Labelled]) -> list[str]:
    """Sentences put together to reports of the usual length."""
    texts = [text.text for text in told]
    return [". ".join(texts[at : at + _SENTENCES]) for at in range(0, len(texts), _SENTENCES)]


def _rate(read: Callable[[str], object], texts: Sequence[str]) -> float:
    """Texts a second, the best of some rounds in processor time."""
    best = float("inf")
    for _ in range(_ROUNDS):
        started = time.process_time()
        for text in texts:
            read(text)
        best = min(best, time.process_time() - started)
    return len(texts) / best


def _print_peer(peer: Peer, told: Sequence[Labelled]) -> None:
    hits: Counter[str] = Counter()
    there: Counter[str] = Counter()
    for labelled in told:
        found = normal(peer.scan(labelled.text))
        for key in labelled.truth:
            if key[0] in peer.kinds:
                there[key[0]] += 1
                hits[key[0]] += key in found
    print("    recall " + "  ".join(f"{k} {hits[k] / there[k]:.2f}" for k in sorted(there)))


if __name__ == "__main__":
    main()
