"""The content of a framework as rows: written in batches, cleared, counted and indexed by word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import ProtectedError

from ortaq.engine.terms.errors import OrtaqError
from ortaq.plan.frameworks.models import (
    Framework,
    LineOrigin,
    Provision,
    ProvisionGroup,
    ProvisionMapping,
    ProvisionWord,
)
from ortaq.plan.frameworks.stored import evidence_out
from ortaq.plan.frameworks.words import words_of
from ortaq.shared.batches import BATCH

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ortaq.engine.terms.framework import Framework as EngineFramework
    from ortaq.engine.terms.framework import FrameworkGroup
    from ortaq.engine.terms.framework import Provision as EngineProvision


class FrameworkVersionInUse(OrtaqError):
    """Answers or gaps point at this version and its content is another one now. Give it a new version."""

    code = "framework_version_in_use"


def clear(row: Framework) -> list[ProvisionMapping]:
    """Remove the content of a version and return the lines drawn by hand, each with its provision.

    Raises:
        FrameworkVersionInUse: something points at its provisions.
    """
    drawn = ProvisionMapping.objects.filter(provision__framework=row).exclude(
        origin=LineOrigin.FILE
    )
    kept = list(drawn.select_related("provision"))
    try:
        Provision.objects.filter(framework=row).delete()
    except ProtectedError as error:
        raise FrameworkVersionInUse(reference=row.reference) from error
    ProvisionGroup.objects.filter(framework=row).delete()
    return kept


def fill(
    row: Framework, framework: EngineFramework, *, urns: Mapping[str, str] | None = None
) -> None:
    """Write groups, provisions, lines and words of a version that has none.

    `urns` gives the URN of a provision by its code, for a framework of a library.
    """
    groups = _add_groups(row, framework.groups)
    provisions = _add_provisions(row, framework.provisions, groups, urns or {})
    ProvisionMapping.objects.bulk_create(
        (
            ProvisionMapping(
                provision=provisions[mapping.provision],
                position=position,
                target=mapping.target,
                relation=mapping.relation,
                strength=mapping.strength,
                note=mapping.note,
                rationale=mapping.rationale,
            )
            for position, mapping in enumerate(framework.mappings)
        ),
        batch_size=BATCH,
    )


def keep_lines(row: Framework, kept: Iterable[ProvisionMapping]) -> None:
    """Draw lines again that were drawn by hand, where their provision is still there."""
    codes = {line.provision.code for line in kept}
    found = Provision.objects.filter(framework=row, code__in=codes)
    provisions = {provision.code: provision for provision in found}
    again = [line for line in kept if line.provision.code in provisions]
    for line in again:
        line.pk, line.provision = None, provisions[line.provision.code]
    ProvisionMapping.objects.bulk_create(again, batch_size=BATCH)


def index_words(row: Framework) -> None:
    """Write anew which words the provisions of a framework hold; none of a draft."""
    ProvisionWord.objects.filter(framework=row).delete()
    if row.is_draft:
        return
    positions: dict[str, list[int]] = {}
    provisions = Provision.objects.filter(framework=row).order_by("position")
    for provision in provisions.only("position", "code", "title", "requirement").iterator():
        for word in words_of(provision.code, provision.title, provision.requirement):
            positions.setdefault(word, []).append(provision.position)
    ProvisionWord.objects.bulk_create(
        (
            ProvisionWord(framework=row, word=word.encode(), positions=places)
            for word, places in positions.items()
        ),
        batch_size=BATCH,
    )


def count_provisions(row: Framework) -> None:
    """Set the counts of a framework anew, without saving it."""
    provisions = Provision.objects.filter(framework=row)
    row.provision_count = provisions.count()
    row.assessable_count = provisions.filter(assessable=True).count()


def _add_groups(row: Framework, listed: Iterable[FrameworkGroup]) -> dict[str, ProvisionGroup]:
    """The rows of all groups by code; those of one depth are written at once."""
    levels: dict[int, list[tuple[int, FrameworkGroup]]] = {}
    depths = {"": -1}
    for position, group in enumerate(listed):
        depths[group.code] = depths[group.parent] + 1
        levels.setdefault(depths[group.code], []).append((position, group))
    groups: dict[str, ProvisionGroup] = {}
    for depth in sorted(levels):
        rows = [
            ProvisionGroup(
                framework=row,
                code=group.code,
                position=position,
                parent=groups.get(group.parent),
                title=group.title,
                weight=group.weight,
            )
            for position, group in levels[depth]
        ]
        created = ProvisionGroup.objects.bulk_create(rows, batch_size=BATCH)
        groups |= {group.code: group for group in created}
    return groups


def _add_provisions(
    row: Framework,
    listed: Iterable[EngineProvision],
    groups: Mapping[str, ProvisionGroup],
    urns: Mapping[str, str],
) -> dict[str, Provision]:
    provisions = [
        Provision(
            framework=row,
            group=groups[provision.group],
            code=provision.code,
            position=position,
            kind=provision.kind,
            title=provision.title,
            requirement=provision.requirement,
            question=provision.question,
            evidence=evidence_out(provision.evidence),
            assessable=provision.assessable,
            weight=provision.weight,
            level=provision.level,
            requisite=provision.requisite,
            typical_measures=list(provision.typical_measures),
            urn=urns.get(provision.code, "")[:MAX_URN],
        )
        for position, provision in enumerate(listed)
    ]
    created = Provision.objects.bulk_create(provisions, batch_size=BATCH)
    return {provision.code: provision for provision in created}


MAX_URN = 400
"""Characters of a URN in the register."""
