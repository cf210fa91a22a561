"""Gaps that may be the same: by lines between their provisions, and by their words."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

import pyarrow as pa

from ortaq.engine.similar.pairs import near_pairs
from ortaq.engine.similar.signatures import signatures
from ortaq.engine.terms.framework import Relation
from ortaq.engine.terms.language import Language
from ortaq.plan.frameworks.queries import list_lines
from ortaq.plan.gaps.models import GapDifference, GapStatus
from ortaq.plan.gaps.permissions import MANAGE
from ortaq.plan.gaps.queries.gaps import list_gaps

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.db.models import QuerySet

    from ortaq.plan.frameworks.models import Framework
    from ortaq.plan.gaps.models import Gap
    from ortaq.shared.actors import Actor

LEAST_LIKENESS = 0.4
"""From which likeness of their words two gaps are proposed. Ortaq's own choice."""

ORDER = (Relation.EQUAL, Relation.SUPERSET, Relation.SUBSET, Relation.INTERSECTS)
"""Relations by which gaps are proposed, the strongest first."""

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two gaps that may be the same; somebody decides.

    Args:
        one: the one that was named first.
        other: the other one.
        relation: of their provisions, read from the first; None where only the words are alike.
        strength: of the line between their provisions, 0 to 10.
        likeness: of their words in [0, 1].
    """

    one: Gap
    other: Gap
    relation: Relation | None
    strength: int
    likeness: float

    @property
    def is_one_provision(self) -> bool:
        """Whether both stand at the same provision."""
        return (
            self.one.provision_id is not None and self.one.provision_id == self.other.provision_id
        )


def list_candidates(actor: Actor) -> list[Candidate]:
    """Pairs of gaps that are not closed and may be the same, the likeliest first; nothing is decided."""
    actor.require(MANAGE)
    gaps = {gap.pk: gap for gap in list_gaps(actor).exclude(status=GapStatus.CLOSED)}
    told_apart = set(GapDifference.objects.values_list("one", "other"))
    related = _related(actor, gaps)
    alike = _alike(gaps)
    found = [
        Candidate(
            gaps[pair[0]],
            gaps[pair[1]],
            *related.get(pair, (None, 0)),
            likeness=alike.get(pair, 0.0),
        )
        for pair in {*related, *alike} - told_apart
    ]
    return sorted(found, key=_rank)


def list_differences(actor: Actor) -> QuerySet[GapDifference]:
    """Pairs that were told apart, the newest first."""
    actor.require(MANAGE)
    pairs = GapDifference.objects.select_related(
        "one__provision__framework", "other__provision__framework"
    )
    return pairs.order_by("-said_at", "-pk")


def _rank(candidate: Candidate) -> tuple[int, int, float, int, int]:
    place = ORDER.index(candidate.relation) if candidate.relation else len(ORDER)
    keys = (candidate.one.pk, candidate.other.pk)
    return (place, -candidate.strength, -candidate.likeness, *keys)


def _related(actor: Actor, gaps: dict[int, Gap]) -> dict[Pair, tuple[Relation | None, int]]:
    """Pairs at one provision, or at provisions between which a line is drawn."""
    at: dict[int, list[int]] = defaultdict(list)
    frameworks: dict[int, Framework] = {}
    for gap in gaps.values():
        if gap.provision is not None:
            at[gap.provision.pk].append(gap.pk)
            frameworks[gap.provision.framework_id] = gap.provision.framework
    found: dict[Pair, tuple[Relation | None, int]] = {}
    for keys in at.values():
        for one, other in combinations(sorted(keys), 2):
            found[one, other] = (Relation.EQUAL, 10)
    for source, target in combinations(frameworks.values(), 2):
        for line in list_lines(actor, source, target):
            if line.relation is Relation.NONE:
                continue
            for one in at.get(line.source_provision.pk, ()):
                for other in at.get(line.target_provision.pk, ()):
                    pair, relation = _ordered(one, other, line.relation)
                    found.setdefault(pair, (relation, line.line.strength))
    return found


def _ordered(one: int, other: int, relation: Relation) -> tuple[Pair, Relation]:
    if one < other:
        return (one, other), relation
    return (other, one), relation.reversed


def _alike(gaps: dict[int, Gap]) -> dict[Pair, float]:
    """Pairs whose words are alike in one of the languages."""
    keys = sorted(gaps)
    found: dict[Pair, float] = {}
    for language in Language:
        texts = pa.chunked_array([[_words(gaps[key], language) for key in keys]], type=pa.string())
        near = near_pairs(signatures(texts), LEAST_LIKENESS)
        for one, other, likeness in zip(near.one, near.other, near.likeness, strict=True):
            first, second = sorted((keys[int(one)], keys[int(other)]))
            if _differ_in_framework(gaps[first], gaps[second]):
                continue
            found[first, second] = max(found.get((first, second), 0.0), float(likeness))
    return found


def _differ_in_framework(one: Gap, other: Gap) -> bool:
    """True where one framework asks two things of them, however alike it words them."""
    if one.provision is None or other.provision is None or one.provision_id == other.provision_id:
        return False
    return one.provision.framework_id == other.provision.framework_id


def _words(gap: Gap, language: Language) -> str | None:
    parts = [gap.title.as_dict()[language], gap.description.as_dict()[language]]
    return " ".join(filter(None, parts)) or None


def list_merged(gap: Gap) -> Iterator[Gap]:
    """The gaps merged into one, with their provisions, by number."""
    merged = gap.merged.select_related("assessment", "provision__framework", "owner")
    yield from merged.order_by("pk")
