"""The plan as official papers and as tables."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from ortaq.engine.render.decree.docx import write_docx
from ortaq.engine.render.decree.pdf import write_pdf
from ortaq.engine.render.decree.plan import (
    Executor,
    PlanDocument,
    PlanRow,
    PlanSection,
    TargetRow,
    TargetSection,
    YearCost,
)
from ortaq.engine.render.decree.xlsx import write_xlsx
from ortaq.engine.render.tables import Column, Table
from ortaq.engine.terms.errors import OrtaqError
from ortaq.engine.terms.language import Language, sort_key
from ortaq.plan.measures import official, queries
from ortaq.plan.measures.queries.drafting.papers import committee_name, filled_lines
from ortaq.shared import clock
from ortaq.shared.actors import SYSTEM
from ortaq.shared.labels import label
from ortaq.shared.words import in_language
from ortaq.shared.words import language as reader_language

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ortaq.engine.render.tables import Cell
    from ortaq.plan.measures.models import Cost, Measure, MeasureIndicator, Plan
    from ortaq.plan.measures.queries import DirectionGroup, MeasureRow
    from ortaq.shared.actors import Actor
    from ortaq.shared.people.models import Organisation

WRITERS = {"docx": write_docx, "xlsx": write_xlsx, "pdf": write_pdf}
"""File formats of the printed plan."""

TEMPLATES = ("decree", "decree-parallel", "indicators")
"""Forms of the printed plan."""


class UnknownFormat(OrtaqError):
    """The plan isn't printed in this format. Use docx, xlsx or pdf."""

    code = "unknown_plan_format"


class UnknownTemplate(OrtaqError):
    """The plan isn't printed in this form. Use decree, decree-parallel or indicators."""

    code = "unknown_plan_template"


def make_plan(plan: Plan, language: Language, template: str = "decree") -> PlanDocument:
    """The plan as the decree table of seven columns, measures numbered through.

    Args:
        plan: which.
        language: of the paper; a parallel edition is Kazakh first and Russian second.
        template: decree, decree-parallel or indicators.

    Raises:
        UnknownTemplate: another template.
        UnknownPlaceholder: a text of the secretariat has a placeholder that is not on the list.
    """
    if template not in TEMPLATES:
        raise UnknownTemplate(value=template)
    groups = queries.group_by_direction(queries.list_measures(SYSTEM, plan, on=clock.today()))
    if template == "decree-parallel":
        second = _make(plan, groups, Language.RU)
        return replace(_make(plan, groups, Language.KK), second=second)
    made = _make(plan, groups, language)
    return replace(made, targets=_targets(groups, language)) if template == "indicators" else made


def _make(plan: Plan, groups: list[DirectionGroup], language: Language) -> PlanDocument:
    measures = [row.measure for group in groups for row in group.rows]
    numbers = queries.number_in_print([row for group in groups for row in group.rows])
    worded = filled_lines(plan, language)
    return PlanDocument(
        title=plan.title.in_(language),
        language=language,
        sections=tuple(
            PlanSection(
                title=official.SECTIONS[group.direction].in_(language),
                rows=tuple(
                    _plan_row(row.measure, str(numbers[row.measure.pk]), language)
                    for row in group.rows
                ),
            )
            for group in groups
        ),
        approval=worded.get("corner")
        or official.approval_corner(plan, language, committee_name(plan, language)),
        draft=plan.is_draft,
        demo_label=official.DEMO_LABEL.in_(language) if plan.is_demo else "",
        abbreviations=_abbreviations(measures, language),
        head=worded.get("head", ()),
        notes=worded.get("notes", ()),
        years=tuple(plan.years),
    )


def _targets(groups: list[DirectionGroup], language: Language) -> tuple[TargetSection, ...]:
    """The indicators of each direction's measures; directions without one are left out."""
    sections = (
        TargetSection(
            official.SECTIONS[group.direction].in_(language),
            tuple(
                _target(indicator, row.measure, language)
                for row in group.rows
                for indicator in row.measure.indicators.all()
            ),
        )
        for group in groups
    )
    return tuple(section for section in sections if section.rows)


def _target(indicator: MeasureIndicator, measure: Measure, language: Language) -> TargetRow:
    lead = measure.lead.short_name.in_(language) if measure.lead else ""
    linked = indicator.indicator
    source = (
        official.COMPUTED_AS.in_(language).format(code=linked.code)
        if linked
        else official.REPORTED_BY.in_(language).format(lead=lead)
    )
    return TargetRow(
        name=indicator.name.in_(language),
        unit=indicator.unit.in_(language),
        baseline=indicator.baseline,
        values=indicator.targets_by_year,
        source=source if linked or lead else "",
    )


def export_plan(
    *,
    actor: Actor,
    plan: Plan,
    file_format: str,
    language: Language,
    template: str = "decree",
) -> tuple[str, bytes]:
    """Name and content of the plan's file.

    Args:
        actor: who asks; a plan that he may not see does not exist for him.
        plan: which.
        file_format: docx, xlsx or pdf.
        language: of the whole paper; a parallel edition is always Kazakh and Russian.
        template: decree, decree-parallel or indicators.

    Raises:
        UnknownFormat, UnknownTemplate: see there.
        Plan.DoesNotExist: the actor may not see it.
    """
    if file_format not in WRITERS:
        raise UnknownFormat(value=file_format)
    visible = queries.get_plan(actor, plan.slug)
    created_at = clock.now()
    paper = make_plan(visible, language, template)
    content = WRITERS[file_format](paper, created_at=created_at)
    ending = {"decree": str(language), "decree-parallel": "kk-ru"}.get(
        template, f"{template}-{language}"
    )
    return f"{visible.slug}-{ending}.{file_format}", content


def measure_table(rows: Iterable[MeasureRow]) -> Table:
    """One row per measure in the reader's language; money in thousand tenge."""
    return Table(
        title=_("Measures"),
        columns=(
            Column(_("Number")),
            Column(_("Code")),
            Column(_("Direction")),
            Column(_("Measure"), width=48),
            Column(_("Form of completion"), width=24),
            Column(_("Lead")),
            Column(_("Co-executors"), width=24),
            Column(_("Start")),
            Column(_("Deadline"), width=20),
            Column(_("Due on")),
            Column(_("First deadline"), width=20),
            Column(_("Costs, thousand tenge"), places=3),
            Column(_("By the schedule")),
            Column(_("As the lead says")),
            Column(_("Progress"), places=4),
            Column(_("Gaps")),
        ),
        rows=tuple(_table_row(row) for row in rows),
        source=_("Ortaq, plan of measures"),
    )


def _plan_row(measure: Measure, number: str, language: Language) -> PlanRow:
    lead = [Executor(measure.lead.short_name.in_(language))] if measure.lead else []
    helpers = [
        Executor(body.organisation.short_name.in_(language), by_agreement=body.by_agreement)
        for body in measure.co_executors.all()
    ]
    return PlanRow(
        number=number,
        name=measure.title.in_(language),
        form_of_completion=measure.form_of_completion.in_(language),
        executors=(*lead, *helpers),
        deadline=measure.deadline.text(language) if measure.deadline else "",
        costs=tuple(_year_cost(cost, language) for cost in measure.costs.all()),
        is_funding_required=measure.is_funding_required,
    )


def _year_cost(cost: Cost, language: Language) -> YearCost:
    return YearCost(
        year=cost.year,
        thousands=cost.amount_thousand_kzt,
        source=official.SOURCES[cost.source].in_(language),
    )


def _abbreviations(measures: list[Measure], language: Language) -> tuple[tuple[str, str], ...]:
    """Short and full names of the bodies and sources that the table names, by the short one."""
    found = {
        body.short_name.in_(language): body.name.in_(language)
        for measure in measures
        for body in _bodies(measure)
    }
    for source in {cost.source for measure in measures for cost in measure.costs.all()}:
        if source in official.SOURCES_IN_FULL:
            short = official.SOURCES[source].in_(language)
            found[short] = official.SOURCES_IN_FULL[source].in_(language)
    pairs = ((short, full) for short, full in found.items() if short != full)
    return tuple(sorted(pairs, key=lambda pair: sort_key(pair[0])))


def _bodies(measure: Measure) -> list[Organisation]:
    lead = [measure.lead] if measure.lead else []
    return [*lead, *(body.organisation for body in measure.co_executors.all())]


def _table_row(row: MeasureRow) -> tuple[Cell, ...]:
    measure, language = row.measure, reader_language()
    return (
        measure.reference,
        measure.code,
        label(measure.direction, "direction"),
        in_language(measure.title),
        in_language(measure.form_of_completion),
        in_language(measure.lead.short_name) if measure.lead else "",
        "; ".join(in_language(body.organisation.short_name) for body in measure.co_executors.all()),
        measure.start_on,
        measure.deadline.text(language) if measure.deadline else "",
        measure.due_on,
        measure.original_deadline.text(language) if measure.original_deadline else "",
        row.cost_thousand_kzt,
        label(row.standing.status, "measure_status"),
        label(measure.declared_status, "declared_status"),
        measure.progress,
        "; ".join(link.gap.reference for link in measure.closes.all()),
    )
