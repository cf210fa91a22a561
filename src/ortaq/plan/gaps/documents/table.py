"""Gaps as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from ortaq.engine.render.tables import Column, Table
from ortaq.plan.gaps.wording import closing_words
from ortaq.shared.labels import label
from ortaq.shared.words import in_language

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ortaq.engine.render.tables import Cell
    from ortaq.plan.gaps.models import Gap


def gap_table(gaps: Iterable[Gap]) -> Table:
    """One row per gap in the order given; sizes in [0, 1]."""
    return Table(
        title=_("Gaps"),
        columns=(
            Column(_("Number")),
            Column(_("Gap"), width=48),
            Column(_("Framework")),
            Column(_("Provision")),
            Column(_("Size"), places=4),
            Column(_("Direction")),
            Column(_("Root cause")),
            Column(_("Where it comes from")),
            Column(_("Status")),
            Column(_("Who answers for it"), width=36),
            Column(_("Opened on")),
            Column(_("Closed on")),
            Column(_("Why it was closed"), width=48),
        ),
        rows=tuple(_row(gap) for gap in gaps),
        source=_("Ortaq, list of gaps"),
    )


def _row(gap: Gap) -> tuple[Cell, ...]:
    return (
        gap.reference,
        in_language(gap.title),
        gap.provision.framework.reference if gap.provision else "",
        gap.provision.code if gap.provision else "",
        gap.severity,
        label(gap.pillar, "direction"),
        label(gap.root_cause, "root_cause"),
        label(gap.origin, "gap_origin"),
        label(gap.status, "gap_status"),
        in_language(gap.owner.name) if gap.owner else "",
        gap.opened_at.date(),
        gap.closed_at.date() if gap.closed_at else None,
        closing_words(gap),
    )
