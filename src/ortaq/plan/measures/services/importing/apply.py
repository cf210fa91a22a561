"""Making a plan of a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from ortaq.engine.terms.language import Trilingual
from ortaq.plan.measures.permissions import MANAGE
from ortaq.plan.measures.services.drafts import CoExecutorDraft, CostDraft, MeasureDraft
from ortaq.plan.measures.services.measures import add_measure
from ortaq.plan.measures.services.plans import create_plan
from ortaq.shared.people.services import add_organisation

if TYPE_CHECKING:
    from ortaq.engine.exchange.plan_table import ReadRow
    from ortaq.plan.measures.models import Measure, Plan, PlanImport
    from ortaq.plan.measures.queries.imports import ImportPreview, PreviewRow
    from ortaq.shared.actors import Actor
    from ortaq.shared.people.models import Organisation

LONGEST_CODE = 32


@transaction.atomic
def import_plan(
    *, actor: Actor, slug: str, preview: ImportPreview, uploaded: PlanImport | None = None
) -> Plan:
    """A new draft plan with every measure of the file.

    Bodies that the register lacks are added with the name that the paper gives them, so that the plan
    prints as it was. Cells that were not understood stay with their measure, to be looked at.

    Raises:
        PlanSlugTaken: a plan has this short name.
    """
    actor.require(MANAGE)
    read = preview.plan
    plan = create_plan(
        actor=actor,
        slug=slug,
        title=_both(preview, read.title, preview.second.title if preview.second else ""),
        first_year=preview.first_year,
        last_year=preview.last_year,
    )
    bodies: dict[str, Organisation] = {}
    codes: set[str] = set()
    others = preview.second.rows if preview.second else (None,) * len(preview.rows)
    for number, (row, other) in enumerate(zip(preview.rows, others, strict=True), start=1):
        code = _free_code(row.row.number or str(number), codes)
        measure = add_measure(
            actor=actor, plan=plan, draft=_draft(actor, preview, row, code, bodies, other)
        )
        _keep_unread(measure, row)
    plan.refresh_from_db()
    if uploaded is not None:
        uploaded.plan = plan
        uploaded.save(update_fields=["plan"])
    return plan


def _draft(
    actor: Actor,
    preview: ImportPreview,
    row: PreviewRow,
    code: str,
    bodies: dict[str, Organisation],
    other: ReadRow | None,
) -> MeasureDraft:
    read = row.row
    named = _named(actor, preview, row, bodies)
    return MeasureDraft(
        code=code,
        direction=row.direction,
        title=_both(preview, read.name, other.name if other else ""),
        form_of_completion=_both(
            preview, read.form_of_completion, other.form_of_completion if other else ""
        ),
        lead=named[0][0] if named else "",
        deadline=row.deadline,
        co_executors=tuple(CoExecutorDraft(body, by_agreement=mark) for body, mark in named[1:]),
        costs=tuple(CostDraft(year, source, amount) for year, source, amount in row.costs),
        is_funding_required=read.is_funding_required or bool(row.costs),
    )


def _named(
    actor: Actor, preview: ImportPreview, row: PreviewRow, bodies: dict[str, Organisation]
) -> list[tuple[str, bool]]:
    """Codes of the bodies in the order printed; unknown ones are added to the register."""
    unknown = {body.name for body in row.unknown}
    known = iter([(row.lead, False)] * (row.lead is not None) + list(row.co_executors))
    found: list[tuple[str, bool]] = []
    for body in row.row.executors:
        if body.name in unknown:
            organisation = bodies.get(body.name) or _add(actor, preview, body.name)
            bodies[body.name] = organisation
        else:
            one, _mark = next(known)
            if one is None:
                continue
            organisation = one
        found.append((organisation.code, body.by_agreement))
    return found


def _add(actor: Actor, preview: ImportPreview, name: str) -> Organisation:
    language = preview.plan.language
    full = preview.plan.abbreviations.get(name, name)
    return add_organisation(
        actor=actor, name=_text(language, full), short_name=_text(language, name), group="other"
    )


def _keep_unread(measure: Measure, row: PreviewRow) -> None:
    kept = [
        {"column": odd.column, "text": odd.text, "reason": odd.reason}
        for odd in row.odd
        if odd.reason not in {"unknown_body", "section_guessed"}
    ]
    if kept:
        measure.unread = kept
        measure.save(update_fields=["unread"])


def _both(preview: ImportPreview, first: str, second: str) -> Trilingual:
    """A text in the language of the paper, and in its second one where it is a parallel edition."""
    words = {str(preview.plan.language): first}
    if preview.second is not None:
        words[str(preview.second.language)] = second
    return Trilingual.of(words)


def _text(language: str, words: str) -> Trilingual:
    return Trilingual.of({language: words})


def _free_code(wanted: str, taken: set[str]) -> str:
    code, number = wanted[:LONGEST_CODE], 1
    while code in taken:
        number += 1
        code = f"{wanted[: LONGEST_CODE - 4]}-{number}"
    taken.add(code)
    return code
