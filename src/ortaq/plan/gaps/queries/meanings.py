"""What articles and provisions mean: which texts are read, and what is kept of them."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
from django.db.models import Count, Max

from ortaq.engine.similar.e5 import NAME, find_e5
from ortaq.engine.similar.meaning import READ_CHARACTERS
from ortaq.engine.terms.framework import Engine
from ortaq.engine.terms.language import Language
from ortaq.plan.frameworks.queries import list_frameworks, list_provisions
from ortaq.plan.gaps.models import LawArticle, TextMeaning

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ortaq.engine.similar.meaning import Vectors
    from ortaq.plan.frameworks.models import Provision
    from ortaq.shared.actors import Actor

HELD, WANTED = "held", "wanted"
"""Uses of a text: it is looked through, or something is looked for with it."""


FEW = 100
"""So many rows are asked for by name; more are picked out of all, which no database takes amiss."""


def digest_of(use: str, text: str) -> str:
    """The name under which the meaning of a text is kept."""
    told = "\x00".join((NAME, use, str(READ_CHARACTERS), text[:READ_CHARACTERS]))
    return hashlib.sha256(told.encode("utf-8", "replace")).hexdigest()


def wanted_texts(provision: Provision) -> dict[Language, str]:
    """Title, requirement and question of a provision in each language that has some."""
    texts = (provision.title, provision.requirement, provision.question)
    found = {
        language: " ".join(filter(None, (text.as_dict()[language] for text in texts)))
        for language in Language
    }
    return {language: text for language, text in found.items() if text}


def register_state() -> tuple[object, ...]:
    """Equal while no article of the register has come, gone or changed."""
    return tuple(LawArticle.objects.aggregate(Count("pk"), Max("pk"), Max("added_at")).values())


def list_texts(actor: Actor) -> Iterator[tuple[str, str]]:
    """Uses and texts that are read for their meaning: provisions of treaties, then the register.

    There are none while the register is empty: nothing could be looked up.
    """
    if not LawArticle.objects.exists():
        return
    for framework in list_frameworks(actor).filter(engine=Engine.TREATY):
        for provision in list_provisions(framework).filter(assessable=True):
            for text in wanted_texts(provision).values():
                yield WANTED, text
    for text in LawArticle.objects.order_by("pk").values_list("text", flat=True).iterator():
        yield HELD, text


def vectors_of(digests: Iterable[str]) -> dict[str, Vectors]:
    """The kept vectors by digest; those that are not kept are left out."""
    wanted = set(digests)
    rows = TextMeaning.objects.order_by("pk")
    if len(wanted) <= FEW:
        rows = rows.filter(digest__in=wanted)
    return {
        digest: np.frombuffer(bytes(vector), np.float32)
        for digest, vector in rows.values_list("digest", "vector").iterator()
        if digest in wanted
    }


def find_wanted(texts: tuple[str, ...]) -> Vectors | None:
    """What the texts of a provision mean, one row a text; None where nothing here can tell."""
    digests = [digest_of(WANTED, text) for text in texts]
    kept = vectors_of(digests)
    if all(digest in kept for digest in digests):
        return np.stack([kept[digest] for digest in digests])
    return _read_now(texts)


@lru_cache(maxsize=256)
def _read_now(texts: tuple[str, ...]) -> Vectors | None:
    model = find_e5()
    return model.wanted(texts) if model else None
