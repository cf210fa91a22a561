"""Frameworks: the outside norms a country compares itself with, as data."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from ortaq.engine.terms.language import Trilingual

if TYPE_CHECKING:
    from collections.abc import Mapping


class Engine(StrEnum):
    """The rule by which answers to a framework become scores."""

    TREATY = "treaty"  # law and practice, each on its own scale
    STAGE_ALL = "stage_all"  # a stage is reached when all its indicators are
    REQUISITE_COVERAGE = "requisite_coverage"  # level by requisite questions, and coverage
    WEIGHTED_BINARY = "weighted_binary"  # weighted share of yes answers
    POINTS_EVIDENCE = "points_evidence"  # points that count only with an accepted source
    RANGE_MEAN = "range_mean"  # mean of values normalised to their own range


class TextPolicy(StrEnum):
    """Whose words the texts are, which decides whether they may be published."""

    OWN_WORDS = "own_words"
    LICENSED = "licensed"
    USER_IMPORT = "user_import"  # never exported


class ProvisionKind(StrEnum):
    """What a provision is about."""

    DEFINITION = "definition"
    OFFENCE = "offence"
    ANCILLARY = "ancillary"
    PROCEDURE = "procedure"
    SAFEGUARD = "safeguard"
    JURISDICTION = "jurisdiction"
    COOPERATION = "cooperation"
    PREVENTION = "prevention"
    CAPACITY = "capacity"
    FINAL = "final"


class EvidenceType(StrEnum):
    """What sort of source an answer should rest on."""

    LAW = "law"
    STATISTIC = "statistic"
    DOCUMENT = "document"


class Relation(StrEnum):
    """How what one provision asks relates to what another one asks."""

    EQUAL = "equal"
    SUBSET = "subset"
    SUPERSET = "superset"
    INTERSECTS = "intersects"
    NONE = "none"  # somebody looked: they have nothing in common

    @property
    def reversed(self) -> Relation:
        """The relation read from the other end."""
        return _REVERSED.get(self, self)


_REVERSED = {Relation.SUBSET: Relation.SUPERSET, Relation.SUPERSET: Relation.SUBSET}


class Rationale(StrEnum):
    """By what two provisions were compared."""

    SYNTACTIC = "syntactic"  # by their words
    SEMANTIC = "semantic"  # by their meaning
    FUNCTIONAL = "functional"  # by what comes of meeting them


NO_TEXT = Trilingual()
"""The text of what needs none."""


@dataclass(frozen=True, slots=True)
class ScaleStep:
    """One possible answer on a scale; a higher value is nearer to what the framework asks."""

    value: int
    label: Trilingual


LEVELS = "level"
"""Code of the scale that names the levels of a maturity model; its steps are no answers."""


@dataclass(frozen=True, slots=True)
class Scale:
    """The possible answers to one aspect of a provision, from the lowest to the highest value.

    Under the code `LEVELS`, the levels or stages of a maturity model instead.
    """

    code: str
    title: Trilingual
    steps: tuple[ScaleStep, ...]

    @property
    def max(self) -> int:
        """The highest value."""
        return max(step.value for step in self.steps)


@dataclass(frozen=True, slots=True)
class FrameworkSource:
    """Where the norm comes from and under which terms its texts are used.

    `url` is empty where there is no other text: a model of our own.
    """

    name: Trilingual
    url: str
    licence: str
    text_policy: TextPolicy


@dataclass(frozen=True, slots=True)
class FrameworkGroup:
    """A chapter of a framework; `parent` is the code of the group above it, or empty."""

    code: str
    title: Trilingual
    weight: Decimal = Decimal(1)
    parent: str = ""


@dataclass(frozen=True, slots=True)
class EvidenceRequest:
    """One source that the assessor is asked for.

    Args:
        type: law, statistic or document.
        text: what exactly is asked for.
        required: True where an answer without it does not count as proved.
        indicator: code of the indicator of the picture that can fill a statistic in, or empty.
    """

    type: EvidenceType
    text: Trilingual
    required: bool = False
    indicator: str = ""


@dataclass(frozen=True, slots=True)
class Provision:
    """One numbered clause of a framework.

    Args:
        code: stable code within the framework, such as BC-16.
        group: code of its group.
        kind: what it is about.
        title: short title.
        requirement: what it asks of a state.
        question: as put to the agency that answers; empty where it is not assessable.
        evidence: sources asked for, in order.
        assessable: False for clauses that put no question to a state (final provisions).
        weight: within its group.
        level: stage or level in a maturity model, else None.
        requisite: True where a level can't be reached without it.
        typical_measures: codes of measures that usually close the gap.
    """

    code: str
    group: str
    kind: ProvisionKind
    title: Trilingual
    requirement: Trilingual
    question: Trilingual = NO_TEXT
    evidence: tuple[EvidenceRequest, ...] = ()
    assessable: bool = True
    weight: Decimal = Decimal(1)
    level: int | None = None
    requisite: bool = True
    typical_measures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ProvisionMapping:
    """A line between a provision of this framework and one of another.

    Args:
        provision: code in this framework.
        target: `reference:code` in the other one, as `budapest-2001:BC-16`; it need not be loaded.
        relation: how the sets of what they ask relate, read from `provision` to `target`.
        strength: from 0 (hardly) to 10 (wholly).
        note: why.
        rationale: by what they were compared.
    """

    provision: str
    target: str
    relation: Relation
    strength: int
    note: Trilingual = NO_TEXT
    rationale: Rationale = Rationale.SEMANTIC


@dataclass(frozen=True, slots=True)
class Framework:
    """A whole framework in one version."""

    code: str
    version: str
    title: Trilingual
    source: FrameworkSource
    engine: Engine
    scales: tuple[Scale, ...]
    groups: tuple[FrameworkGroup, ...]
    provisions: tuple[Provision, ...]
    mappings: tuple[ProvisionMapping, ...] = ()

    @property
    def reference(self) -> str:
        """Code and version, unique among frameworks: `budapest-2001`."""
        return f"{self.code}-{self.version}"

    @property
    def levels(self) -> tuple[ScaleStep, ...]:
        """The named levels of a maturity model, else nothing."""
        return next((scale.steps for scale in self.scales if scale.code == LEVELS), ())

    @property
    def assessable(self) -> tuple[Provision, ...]:
        """The provisions that are put to a state as questions, in order."""
        return tuple(provision for provision in self.provisions if provision.assessable)

    def by_group(self) -> Mapping[str, tuple[Provision, ...]]:
        """Provisions of each group, both in the framework's order; empty groups included."""
        return {
            group.code: tuple(p for p in self.provisions if p.group == group.code)
            for group in self.groups
        }
