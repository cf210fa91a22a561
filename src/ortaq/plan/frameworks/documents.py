"""Frameworks as files of other programs, and what two of them ask beside each other as tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from ortaq.engine.exchange.framework_files import (
    Export,
    FrameworkFormat,
    read_kept_library,
    write_framework_bytes,
    write_library_bytes,
)
from ortaq.engine.exchange.loss import LossReport
from ortaq.engine.exchange.oscal import Selection
from ortaq.engine.render.tables import Column, Table
from ortaq.engine.terms.framework import TextPolicy
from ortaq.plan.frameworks import queries
from ortaq.shared import clock
from ortaq.shared.labels import label
from ortaq.shared.words import in_language

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ortaq.engine.render.tables import Cell
    from ortaq.engine.score.crosswalk import Covered, Crosswalk, Line
    from ortaq.engine.score.migrate import MigrationPlan, Move
    from ortaq.engine.terms.framework import Framework as EngineFramework
    from ortaq.engine.terms.framework import Provision
    from ortaq.plan.frameworks.models import Library
    from ortaq.shared.actors import Actor

LIBRARIES = frozenset({FrameworkFormat.CISO, FrameworkFormat.CISO_XLSX})
"""Forms in which a kept library can be given back."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """How a framework is to be written.

    Args:
        format: in which form; None takes that in which it came.
        other: reference of the framework at the other end of its lines, for `OSCAL_MAPPING`.
        groups: codes of the groups in scope, for `OSCAL_PROFILE`; none takes all provisions.
    """

    format: FrameworkFormat | None = None
    other: str = ""
    groups: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Written:
    """The file of a framework or library."""

    content: bytes
    format: FrameworkFormat
    losses: LossReport


def export(actor: Actor, reference: str, wanted: Wanted) -> Written:
    """A framework as a file; a library, and a framework that came in one, as that library, whole.

    Raises:
        Framework.DoesNotExist: nothing has this reference.
        FrameworkTextNotOurs: its texts may not leave the installation in another form than they came in.
        FrameworkInvalid: there is no line to the other framework.
    """
    library = queries.find_library(actor, reference)
    chosen = wanted.format
    if library is not None and (chosen is None or chosen in LIBRARIES):
        return _library(actor, library, chosen)
    framework = queries.get_framework(actor, reference)
    if framework.text_policy == TextPolicy.USER_IMPORT:
        raise queries.FrameworkTextNotOurs(reference=reference)
    content = queries.get_engine_framework(framework)
    format_ = chosen or FrameworkFormat.ORTAQ
    export_ = Export(
        format_,
        clock.now(),
        other=_other(actor, wanted.other),
        selection=_selection(content, wanted.groups),
    )
    file, losses = write_framework_bytes(content, export_)
    return Written(file, format_, losses)


def _library(actor: Actor, library: Library, chosen: FrameworkFormat | None) -> Written:
    file = queries.get_library_file(actor, library)
    own = FrameworkFormat.CISO_XLSX if file.is_workbook else FrameworkFormat.CISO
    if chosen in {None, own}:
        return Written(file.content, own, LossReport())
    parsed = read_kept_library(file.content, is_workbook=file.is_workbook)
    content, losses = write_library_bytes(parsed, chosen or own)
    return Written(content, chosen or own, losses)


def _other(actor: Actor, reference: str) -> EngineFramework | None:
    if not reference:
        return None
    return queries.get_engine_framework(queries.get_framework(actor, reference))


def _selection(framework: EngineFramework, groups: Iterable[str]) -> Selection | None:
    """The provisions of groups and of those under them."""
    chosen = set(groups)
    if not chosen:
        return None
    for group in framework.groups:
        if group.parent in chosen:
            chosen.add(group.code)
    codes = tuple(each.code for each in framework.provisions if each.group in chosen)
    named = ", ".join(groups)
    return Selection(f"{framework.reference}:{named}", named, framework.version, codes)


def crosswalk_table(crosswalk: Crosswalk, *, gaps_only: bool = False) -> Table:
    """One row per provision of the asking framework: how far the other one gives it, and by which lines."""
    rows = crosswalk.gaps if gaps_only else crosswalk.rows
    titles = {each.code: each for each in crosswalk.given.provisions}
    return Table(
        title=_("What one framework asks that another does not"),
        columns=(
            Column(_("Provision")),
            Column(_("Title"), width=40),
            Column(_("What it asks"), width=60),
            Column(_("Coverage")),
            Column(_("Provisions of the other framework"), width=40),
            Column(_("How they relate"), width=40),
            Column(_("Strength")),
            Column(_("Why"), width=48),
        ),
        rows=tuple(_covered(row, titles) for row in rows),
        source=_("Ortaq, lines between %(given)s and %(asking)s")
        % {"given": crosswalk.given.reference, "asking": crosswalk.asking.reference},
    )


def _covered(row: Covered, provisions: Mapping[str, Provision]) -> tuple[Cell, ...]:
    return (
        row.provision.code,
        in_language(row.provision.title),
        in_language(row.provision.requirement),
        label(row.coverage, "coverage"),
        "\n".join(_named(line.source, provisions) for line in row.lines),
        "\n".join(relation_words(line) for line in row.lines),
        "\n".join(str(line.mapping.strength) for line in row.lines),
        "\n".join(filter(None, (in_language(line.mapping.note) for line in row.lines))),
    )


def relation_words(line: Line) -> str:
    """How the given provision relates to the asking one, in the reader's language."""
    return label(line.relation, "relation")


def _named(code: str, provisions: Mapping[str, Provision]) -> str:
    found = provisions.get(code)
    return f"{code} {in_language(found.title)}" if found else code


def migration_table(plan: MigrationPlan) -> Table:
    """One row per question of the new version, then one per question that ends with the old one."""
    moves = tuple(_move(move) for move in plan.moves)
    dropped = tuple((None, code, _("dropped"), "") for code in plan.dropped)
    return Table(
        title=_("What becomes of the answers"),
        columns=(
            Column(_("Provision of the new version")),
            Column(_("Provisions of the old version")),
            Column(_("Answer"), width=36),
            Column(_("Why"), width=48),
        ),
        rows=(*moves, *dropped),
        source=f"Ortaq, {plan.old} → {plan.new}",
    )


def _move(move: Move) -> tuple[Cell, ...]:
    sources = ", ".join(move.sources)
    return move.target, sources, label(move.carry, "carry"), label(move.reason, "move_reason")
