"""Importing a file of reports, batch by batch."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from django.db import transaction

from ortaq.act.intake.models import ImportRun, RejectedRow
from ortaq.act.intake.services.submit import submit
from ortaq.act.reports.models import Channel
from ortaq.act.reports.permissions import SUBMIT
from ortaq.act.reports.services import InvalidReport, ReportDraft, check
from ortaq.engine.exchange.layout import Layout
from ortaq.engine.exchange.mapping import Mapping
from ortaq.engine.exchange.rejections import Rejection
from ortaq.engine.exchange.report_fields import ReportField
from ortaq.engine.exchange.report_rows import RowParser
from ortaq.engine.exchange.tabular import open_table
from ortaq.engine.terms.errors import OrtaqError
from ortaq.shared import clock
from ortaq.shared.audit.services import give_way
from ortaq.shared.country import pack

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from ortaq.engine.exchange.report_rows import ReportRow
    from ortaq.engine.exchange.tabular import Note
    from ortaq.shared.actors import Actor

BATCH = 500
"""Rows in one transaction: what a kill at the worst moment has to do again."""


_OFFENDER_FIELDS = {
    ReportField.PHONE: "offender_contact",
    ReportField.EMAIL: "offender_contact",
    ReportField.HANDLE: "offender_contact",
    ReportField.SITE: "offender_site",
    ReportField.IBAN: "offender_account",
    ReportField.CARD: "offender_account",
    ReportField.WALLET: "offender_account",
}


class ImportOvertaken(OrtaqError):
    """Another process is importing the same file. Wait for it, then run the command again."""

    code = "import_overtaken"


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of a file.

    Args:
        run: counts of accepted, repeated and rejected rows.
        resumed_at: rows that an interrupted run had done before; 0 for a fresh one.
        notes: what a person should know of the file: ignored columns, another encoding.
    """

    run: ImportRun
    resumed_at: int
    notes: tuple[Note, ...]


def import_file(
    *,
    actor: Actor,
    path: Path,
    source: str,
    mapping: Mapping | None = None,
    progress: Callable[[int], None] | None = None,
) -> Imported:
    """Bring the good rows of a file into the register; go on where an interrupted run stopped.

    Args:
        actor: on whose behalf.
        path: CSV, XLSX, JSONL or Parquet; known by content.
        source: name of the source; with a row's id it makes a report unique.
        mapping: columns and values that cannot be found by name.
        progress: told the number of rows done after each batch.

    Raises:
        NotAllowed: the actor may not submit.
        OrtaqError: the file as a whole cannot be read; nothing is stored then.
    """
    actor.require(SUBMIT)
    mapping = mapping or Mapping()
    with open_table(
        path, encoding=mapping.encoding, delimiter=mapping.delimiter, sheet=mapping.sheet
    ) as table:
        layout = Layout.of(table.columns, mapping)
        parser = RowParser(
            layout, pack(), now=clock.now(), channels=tuple(str(code) for code in Channel)
        )
        for _ in table:
            pass  # a file that cannot be read to its end is refused before anything is stored
        run = _open_run(path, source)
        resumed_at = run.position
        rows = islice(iter(table), resumed_at, None)
        parsed = ((number, parser.parse(number, row)) for number, row in rows)
        while batch := list(islice(parsed, BATCH)):
            _store(actor, run, batch)
            give_way()
            if progress is not None:
                progress(run.position)
        notes = (*table.notes, *layout.notes, *parser.notes)
    run.finished_at = clock.now()
    run.save(update_fields=["finished_at"])
    return Imported(run, resumed_at, notes)


def list_rejections(run: ImportRun) -> Iterator[Rejection]:
    """The rows that a run could not take, in the order of the file."""
    for row in RejectedRow.objects.filter(run=run).order_by("row", "id").iterator():
        yield Rejection(row.row, row.field, row.code, row.value, row.parameters)


def _open_run(path: Path, source: str) -> ImportRun:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    run, _is_new = ImportRun.objects.get_or_create(
        digest=digest,
        source=source,
        finished_at=None,
        defaults={"file_name": path.name[-255:], "started_at": clock.now()},
    )
    return run


@transaction.atomic
def _store(actor: Actor, run: ImportRun, batch: list[tuple[int, ReportRow | Rejection]]) -> None:
    """Submit one batch and move the run's position, all or nothing.

    Raises:
        ImportOvertaken: another process took these rows meanwhile.
    """
    stored = ImportRun.objects.select_for_update().get(pk=run.pk)
    if stored.position != run.position or stored.finished_at is not None:
        raise ImportOvertaken(file=run.file_name)
    good: list[tuple[int, ReportDraft]] = []
    bad: list[Rejection] = []
    for number, row in batch:
        if isinstance(row, Rejection):
            bad.append(row)
            continue
        draft = _draft(run.source, row)
        try:
            check(draft, pack=pack(), now=clock.now())
        except InvalidReport as error:
            problem = error.problems[0]
            bad.append(Rejection(number, problem.field, problem.code, "", problem.parameters))
        else:
            good.append((number, draft))
    submitted = submit(actor=actor, drafts=[draft for _, draft in good])
    for (number, draft), result in zip(good, submitted, strict=True):
        if result.differs:
            told: dict[str, object] = {"source_id": draft.source_id}
            bad.append(Rejection(number, "source_id", "source_id_reused", draft.source_id, told))
    run.accepted += sum(result.is_new for result in submitted)
    run.repeated += sum(not result.is_new and not result.differs for result in submitted)
    run.rejected += len(bad)
    run.position += len(batch)
    _keep(run, bad)
    run.save()


def _keep(run: ImportRun, rejections: Iterable[Rejection]) -> None:
    RejectedRow.objects.bulk_create(
        RejectedRow(
            run=run,
            row=rejection.row,
            field=rejection.field,
            code=rejection.code,
            value=rejection.value[:200],
            parameters={name: str(value) for name, value in rejection.parameters.items()},
        )
        for rejection in rejections
    )


def _draft(source: str, row: ReportRow) -> ReportDraft:
    return ReportDraft(
        source=source,
        source_id=row.source_id,
        narrative=row.narrative,
        reported_at=row.reported_at,
        channel=row.channel or Channel.PARTNER,
        occurred_on=row.occurred_on,
        region=row.region,
        crime_type=row.crime_type,
        language=row.language,
        claimed_kzt=row.claimed_kzt,
        held_kzt=row.held_kzt,
        restored_kzt=row.restored_kzt,
        held_at=row.held_at,
        held_by=row.held_by,
        offender_fields=tuple(
            (_OFFENDER_FIELDS[ReportField(field)], value) for field, value in row.offender_fields
        ),
        reporter=row.reporter,
    )
