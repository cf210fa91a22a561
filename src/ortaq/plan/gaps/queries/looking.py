"""Looking up articles of the country's law for a provision: by words, and by meaning where a model is there."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
from django.db.models import Max

from ortaq.engine.similar.e5 import is_installed
from ortaq.engine.similar.lexical import TextIndex, common_words
from ortaq.engine.similar.meaning import fuse, rank_meanings
from ortaq.engine.terms.language import Language
from ortaq.plan.gaps.models import LawArticle, TextMeaning
from ortaq.plan.gaps.permissions import ALIGN
from ortaq.plan.gaps.queries.meanings import (
    HELD,
    digest_of,
    find_wanted,
    register_state,
    vectors_of,
    wanted_texts,
)

if TYPE_CHECKING:
    from ortaq.engine.similar.meaning import Vectors
    from ortaq.plan.frameworks.models import Provision
    from ortaq.shared.actors import Actor

MOST_CANDIDATES, DEPTH = 10, 30
"""Articles proposed, and how far down each order they are looked for. Ortaq's own choice."""


@dataclass(frozen=True, slots=True)
class LawCandidate:
    """An article of the register that may answer to a provision, and why it is proposed.

    Args:
        article: which.
        words: of the provision in the article's language, which the article holds.
        share: weight of these words among all of the provision, in [0, 1].
        by_words, by_meaning: its place in each order, from 1; None where it is not near the top.
    """

    article: LawArticle
    words: tuple[str, ...]
    share: float
    by_words: int | None
    by_meaning: int | None


@dataclass(frozen=True, slots=True)
class Looked:
    """What was found, and how it was looked for.

    Args:
        candidates: the likeliest first.
        articles: of the register.
        read: articles whose meaning is known; 0 where only words were compared.
        is_installed: whether the model of meanings is there.
    """

    candidates: tuple[LawCandidate, ...]
    articles: int
    read: int
    is_installed: bool


@dataclass(frozen=True, slots=True)
class _Register:
    """The articles made ready: keys in order, and by language the places and the words of its articles."""

    keys: tuple[int, ...]
    digests: tuple[str, ...]
    languages: dict[str, tuple[tuple[int, ...], TextIndex]]


@dataclass(frozen=True, slots=True)
class _Meanings:
    """Places of the articles whose meaning is known, and their vectors, one row each."""

    places: tuple[int, ...]
    vectors: Vectors


def look_up_articles(actor: Actor, provision: Provision) -> Looked:
    """Articles of the register that may answer to a provision, the likeliest first; nothing is decided.

    In each language the provision's own words are looked for. What the texts mean is compared across
    languages, so that an article in Kazakh is found for a provision that stands in English only.
    """
    actor.require(ALIGN)
    state = register_state()
    register = _register(state)
    texts = wanted_texts(provision)
    by_words = [_by_words(register, language, text) for language, text in texts.items()]
    newest = TextMeaning.objects.aggregate(Max("pk"))["pk__max"]
    meanings = _meanings(state, newest)
    by_meaning = _by_meaning(meanings, tuple(texts.values()))
    chosen = fuse([*map(list, by_words), by_meaning], top=MOST_CANDIDATES)
    rows = LawArticle.objects.in_bulk([register.keys[place] for place in chosen])
    candidates = tuple(
        _candidate(article, texts.get(Language(article.language), ""), place, by_words, by_meaning)
        for place in chosen
        if (article := rows.get(register.keys[place]))
    )
    read = len(meanings.places) if by_meaning else 0
    return Looked(candidates, len(register.keys), read, is_installed())


def _by_words(register: _Register, language: str, text: str) -> dict[int, float]:
    """Places of articles in a language that hold words of a text, with the share of each, the best first."""
    if language not in register.languages:
        return {}
    places, index = register.languages[language]
    return {places[one.place]: one.score for one in index.rank(text, top=DEPTH)}


def _candidate(
    article: LawArticle,
    text: str,
    place: int,
    by_words: list[dict[int, float]],
    by_meaning: list[int],
) -> LawCandidate:
    own = next((each for each in by_words if place in each), {})
    return LawCandidate(
        article,
        common_words(text, article.text),
        own.get(place, 0.0),
        [*own].index(place) + 1 if own else None,
        by_meaning.index(place) + 1 if place in by_meaning else None,
    )


def _by_meaning(meanings: _Meanings, texts: tuple[str, ...]) -> list[int]:
    wanted = find_wanted(texts) if meanings.places and texts else None
    if wanted is None:
        return []
    found = rank_meanings(wanted, meanings.vectors, top=DEPTH)
    return [meanings.places[place] for place in found]


@lru_cache(maxsize=1)
def _register(_state: tuple[object, ...]) -> _Register:
    """The register as it stands; made anew when its state has changed."""
    rows = LawArticle.objects.order_by("pk").values_list("pk", "language", "act", "text")
    keys, digests = [], []
    texts: dict[str, list[str]] = defaultdict(list)
    at: dict[str, list[int]] = defaultdict(list)
    for place, (key, language, act, text) in enumerate(rows.iterator()):
        keys.append(key)
        digests.append(digest_of(HELD, text))
        texts[language].append(f"{act} {text}")
        at[language].append(place)
    languages = {one: (tuple(at[one]), TextIndex(texts[one])) for one in texts}
    return _Register(tuple(keys), tuple(digests), languages)


@lru_cache(maxsize=1)
def _meanings(state: tuple[object, ...], _newest: int | None) -> _Meanings:
    """What is known of the register's meaning; made anew when either has changed."""
    digests = _register(state).digests
    kept = vectors_of(digests)
    places = tuple(place for place, digest in enumerate(digests) if digest in kept)
    rows = [kept[digests[place]] for place in places]
    return _Meanings(places, np.stack(rows) if rows else np.empty((0, 0), np.float32))
