"""Lines between two frameworks, read either way, and what one asks that the other does not.

Source: the relations are those of set theory as NIST IR 8477 (2024) uses them; the rules of coverage are
    ours: only a line of equals, or of a wider provision, covers what another one asks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from ortaq.engine.terms.framework import Relation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from ortaq.engine.terms.framework import Framework, Provision, ProvisionMapping

_NOT_PART = re.compile(r"[^\w.~-]+")


class Coverage(StrEnum):
    """How far another framework's provisions give what one asks."""

    COVERED = "covered"  # an equal or wider provision is there
    PARTLY = "partly"  # what is there asks less, or something else besides
    UNRELATED = "unrelated"  # somebody looked and found nothing in common
    UNMAPPED = "unmapped"  # nobody has drawn a line


COVERING = frozenset({Relation.EQUAL, Relation.SUPERSET})
"""Relations of the other framework's provision to ours that give all we ask."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line between a provision of one framework and one of another.

    Args:
        source: code in the first framework.
        target: code in the second one.
        relation: read from source to target, whichever end it is recorded at.
        mapping: the line as it is recorded.
        is_reversed: True where it is recorded at the second framework.
    """

    source: str
    target: str
    relation: Relation
    mapping: ProvisionMapping
    is_reversed: bool = False


@dataclass(frozen=True, slots=True)
class Covered:
    """A provision that is put to a state, and what the other framework gives for it; the best line first."""

    provision: Provision
    coverage: Coverage
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Crosswalk:
    """What `asking` asks beside what `given` asks; its provisions in order, each with its lines.

    `dangling` holds the recorded targets that lead to no provision of the other framework.
    """

    given: Framework
    asking: Framework
    rows: tuple[Covered, ...]
    dangling: tuple[str, ...]

    @property
    def gaps(self) -> tuple[Covered, ...]:
        """What `given` does not give: all but the covered provisions."""
        return tuple(row for row in self.rows if row.coverage is not Coverage.COVERED)

    def count(self, coverage: Coverage) -> int:
        """The number of provisions of this coverage."""
        return sum(row.coverage is coverage for row in self.rows)


def crosswalk(given: Framework, asking: Framework) -> Crosswalk:
    """What one framework asks that another one does not: the gap report of a mapping.

    Lines of both frameworks count, those of `asking` reversed.
    """
    lines, dangling = lines_between(given, asking)
    by_target: dict[str, list[Line]] = {}
    for line in lines:
        by_target.setdefault(line.target, []).append(line)
    rows = tuple(_covered(each, by_target.get(each.code, [])) for each in asking.assessable)
    return Crosswalk(given, asking, rows, dangling)


def lines_between(source: Framework, target: Framework) -> tuple[tuple[Line, ...], tuple[str, ...]]:
    """The lines between two frameworks, recorded at either, each pair once; and targets that lead nowhere.

    Where both record a pair, the line of `source` counts.
    """
    found: dict[tuple[str, str], Line] = {}
    dangling: list[str] = []
    for mapping, code in _towards(source.mappings, target, dangling):
        line = Line(mapping.provision, code, mapping.relation, mapping)
        found.setdefault((line.source, line.target), line)
    for mapping, code in _towards(target.mappings, source, dangling):
        turned = mapping.relation.reversed
        line = Line(code, mapping.provision, turned, mapping, is_reversed=True)
        found.setdefault((line.source, line.target), line)
    return tuple(found.values()), tuple(dangling)


def find_code(wanted: str, codes: Mapping[str, str]) -> str | None:
    """The code that a line means, as it is or as a file that spells codes in small letters has it."""
    return codes.get(wanted) or codes.get(plain_code(wanted))


def codes_of(provisions: Iterable[Provision]) -> dict[str, str]:
    """Codes by themselves and by their plain form; the exact form wins."""
    listed = [provision.code for provision in provisions]
    return {plain_code(code): code for code in listed} | {code: code for code in listed}


def plain_code(code: str) -> str:
    """A code in small letters, with hyphens for what other programs leave out.

    Example:
        >>> plain_code("A.5 (1)")
        'a.5-1-'
    """
    return _NOT_PART.sub("-", code.strip().lower())


def _towards(
    mappings: Sequence[ProvisionMapping], other: Framework, dangling: list[str]
) -> Iterator[tuple[ProvisionMapping, str]]:
    codes = codes_of(other.provisions)
    for mapping in mappings:
        framework, _, code = mapping.target.partition(":")
        if framework not in {other.code, other.reference}:
            continue
        found = find_code(code, codes)
        if found:
            yield mapping, found
        else:
            dangling.append(mapping.target)


def _covered(provision: Provision, lines: Sequence[Line]) -> Covered:
    ordered = sorted(lines, key=lambda line: (_rank(line), -line.mapping.strength))
    if not ordered:
        return Covered(provision, Coverage.UNMAPPED, ())
    return Covered(provision, _RANKS[_rank(ordered[0])], tuple(ordered))


_RANKS = (Coverage.COVERED, Coverage.PARTLY, Coverage.UNRELATED)


def _rank(line: Line) -> int:
    if line.relation in COVERING:
        return 0
    return 2 if line.relation is Relation.NONE else 1
