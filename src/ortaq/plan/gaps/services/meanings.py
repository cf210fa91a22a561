"""Reading articles and provisions for their meaning, ahead of the pages that look them up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from ortaq.engine.similar.e5 import find_e5
from ortaq.plan.gaps.models import TextMeaning
from ortaq.plan.gaps.queries.meanings import HELD, digest_of, list_texts
from ortaq.shared.actors import SYSTEM

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ortaq.engine.similar.meaning import Meaning

AT_ONCE = 4
"""Texts between two savings: a few seconds of work are lost if it is interrupted. Ortaq's own choice."""

FORGOTTEN_AT_ONCE = 500
"""Within what every database takes as names in one question."""


def read_texts(*, model: Meaning | None = None) -> Iterator[tuple[int, int]]:
    """Keep the meaning of every text that is not kept yet, and forget those of texts that are no more.

    Goes on where it was interrupted. Without a model of meanings it does nothing.

    Yields:
        How many are read now and how many there are to read, after each few.
    """
    reader = model or find_e5()
    if reader is None:
        return
    texts = {digest_of(use, text): (use, text) for use, text in list_texts(SYSTEM)}
    kept = dict(TextMeaning.objects.values_list("digest", "pk"))
    gone = [key for digest, key in kept.items() if digest not in texts]
    for start in range(0, len(gone), FORGOTTEN_AT_ONCE):
        TextMeaning.objects.filter(pk__in=gone[start : start + FORGOTTEN_AT_ONCE]).delete()
    missing = [(digest, *told) for digest, told in texts.items() if digest not in kept]
    done = 0
    for start in range(0, len(missing), AT_ONCE):
        few = missing[start : start + AT_ONCE]
        _keep(reader, few)
        done += len(few)
        yield done, len(missing)


@transaction.atomic
def _keep(reader: Meaning, few: Sequence[tuple[str, str, str]]) -> None:
    rows = []
    for digest, use, text in few:
        vector = reader.held([text]) if use == HELD else reader.wanted([text])
        rows.append(TextMeaning(digest=digest, vector=vector[0].tobytes()))
    TextMeaning.objects.bulk_create(rows, ignore_conflicts=True)
