"""Lines between two frameworks, as they stand in the register."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q, Value
from django.db.models.functions import StrIndex, Substr

from ortaq.engine.score.crosswalk import find_code, plain_code
from ortaq.engine.terms.framework import Relation
from ortaq.plan.frameworks.models import Provision, ProvisionMapping
from ortaq.plan.frameworks.permissions import READ
from ortaq.plan.frameworks.queries.frameworks import list_frameworks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.db.models import QuerySet

    from ortaq.plan.frameworks.models import Framework
    from ortaq.shared.actors import Actor


@dataclass(frozen=True, slots=True)
class DrawnLine:
    """A line read from one framework to another one.

    Args:
        line: the row.
        source: code in the first framework.
        target: code in the second one.
        source_provision: the provision of the first framework.
        target_provision: the provision of the second one.
        relation: read from source to target.
        is_reversed: True where the row stands at the second framework.
    """

    line: ProvisionMapping
    source: str
    target: str
    source_provision: Provision
    target_provision: Provision
    relation: Relation
    is_reversed: bool


def list_lines(actor: Actor, source: Framework, target: Framework) -> list[DrawnLine]:
    """The lines between two frameworks, recorded at either end, in the order of the first one."""
    actor.require(READ)
    found = [*_recorded(source, target), *_turned(source, target)]
    return sorted(found, key=_place)


def _place(line: DrawnLine) -> tuple[int, int]:
    return line.source_provision.position, line.target_provision.position


def list_compared(actor: Actor, framework: Framework) -> QuerySet[Framework]:
    """The published frameworks to which lines lead from this one, or from which they come, by reference."""
    published = list_frameworks(actor).exclude(pk=framework.pk)
    lines = ProvisionMapping.objects.filter(provision__framework=framework).order_by()
    name = Substr("target", 1, StrIndex("target", Value(":")) - 1)
    named = list(lines.annotate(named=name).values_list("named", flat=True).distinct())
    back = ProvisionMapping.objects.filter(target__startswith=f"{framework.reference}:").order_by()
    owners = list(back.values_list("provision__framework", flat=True).distinct())
    there = Q(reference__in=named) | Q(slug__in=named) | Q(pk__in=owners)
    return published.filter(there)


def get_line(actor: Actor, pk: int) -> ProvisionMapping:
    """One line with its provision and framework.

    Raises:
        ProvisionMapping.DoesNotExist: there is none.
    """
    actor.require(READ)
    lines = ProvisionMapping.objects.select_related("provision__framework")
    return lines.get(pk=pk)


def _recorded(source: Framework, target: Framework) -> Iterator[DrawnLine]:
    for line, other in _lines(source, target):
        relation = Relation(line.relation)
        own = line.provision
        yield DrawnLine(line, own.code, other.code, own, other, relation, is_reversed=False)


def _turned(source: Framework, target: Framework) -> Iterator[DrawnLine]:
    for line, other in _lines(target, source):
        relation = Relation(line.relation).reversed
        own = line.provision
        yield DrawnLine(line, other.code, own.code, other, own, relation, is_reversed=True)


def _lines(one: Framework, other: Framework) -> Iterator[tuple[ProvisionMapping, Provision]]:
    towards = Q(target__startswith=f"{other.reference}:") | Q(target__startswith=f"{other.slug}:")
    lines = ProvisionMapping.objects.filter(towards, provision__framework=one)
    rows = list(lines.select_related("provision").order_by("position", "pk"))
    if not rows:
        return
    provisions = {each.code: each for each in Provision.objects.filter(framework=other)}
    codes = {plain_code(code): code for code in provisions} | {code: code for code in provisions}
    for row in rows:
        code = find_code(row.target.partition(":")[2], codes)
        if code:
            yield row, provisions[code]
