"""The sentences of the pages: why a measure stands where it stands, and what it lacks."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from ortaq.plan.measures.queries import MeasureProblem
from ortaq.plan.measures.standing import ComputedStatus
from ortaq.shared.labels import label
from ortaq.shared.words import day, percent

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    from ortaq.plan.measures.queries import MeasureRow
    from ortaq.plan.measures.standing import Standing

REASONS: dict[str, _StrPromise] = {
    "removed": gettext_lazy("The measure is removed from control."),
    "done": gettext_lazy("Reported as fully done on %(reported)s."),
    "done_late": gettext_lazy(
        "Reported as fully done on %(reported)s, after the deadline of %(due)s."
    ),
    "no_deadline": gettext_lazy("No deadline is set, so there is nothing to compare with."),
    "no_start": gettext_lazy(
        "No first day is set, so the work cannot be compared with the time gone."
    ),
    "not_begun": gettext_lazy("The work begins on %(start)s."),
    "no_report": gettext_lazy("Nobody has reported on it yet."),
    "report_missing": gettext_lazy(
        "The last report is of %(reported)s; the one due by %(missing)s is missing."
    ),
    "goes_on": gettext_lazy("Reported on %(reported)s; the work goes on until %(due)s."),
    "behind": gettext_lazy("%(elapsed)s of the time is gone, %(progress)s of the work is done."),
    "keeps_up": gettext_lazy("%(elapsed)s of the time is gone, %(progress)s of the work is done."),
}

PROBLEMS: dict[str, _StrPromise] = {
    MeasureProblem.NO_FORM: gettext_lazy(
        "Name the document that will prove it is done: an order, a report, an act."
    ),
    MeasureProblem.NO_LEAD: gettext_lazy("Name one organisation that leads."),
    MeasureProblem.NO_DEADLINE: gettext_lazy("Set a deadline."),
    MeasureProblem.NO_INDICATOR: gettext_lazy(
        "Add an indicator that will show the effect, or write why there is none."
    ),
    MeasureProblem.NO_BASELINE: gettext_lazy(
        "Give the indicator a baseline (where we stand today), or write why there is none."
    ),
    MeasureProblem.NO_TARGET: gettext_lazy("Give every indicator a target for at least one year."),
    MeasureProblem.NO_START: gettext_lazy(
        "Set the first day of the work, so that progress can be compared with time."
    ),
    MeasureProblem.NO_COST: gettext_lazy(
        "Estimate the costs per year and source, or mark that no money is required."
    ),
    MeasureProblem.NO_RATIONALE: gettext_lazy("Write in a sentence why the measure is needed."),
    MeasureProblem.NO_GAP: gettext_lazy("Link the gap that it closes."),
    MeasureProblem.OUTSIDE_PLAN: gettext_lazy("The deadline lies outside the years of the plan."),
    MeasureProblem.NOT_IN_KAZAKH: gettext_lazy("Write title and form of completion in Kazakh."),
    MeasureProblem.NOT_IN_RUSSIAN: gettext_lazy("Write title and form of completion in Russian."),
}

STATUS_KINDS = {
    ComputedStatus.OVERDUE: "alarm",
    ComputedStatus.BEHIND: "alarm",
    ComputedStatus.DUE_SOON: "warning",
    ComputedStatus.UNKNOWN: "unknown",
    ComputedStatus.ON_TRACK: "ok",
    ComputedStatus.DONE: "done",
    ComputedStatus.REMOVED: "draft",
}
"""Computed status to the shape in which the page shows it."""

ACTIONS: dict[str, _StrPromise] = {
    "measure.add": gettext_lazy("Added to the plan"),
    "measure.change": gettext_lazy("Content changed"),
    "measure.move_deadline": gettext_lazy("Deadline moved"),
    "measure.report": gettext_lazy("Progress reported"),
    "measure.link_gap": gettext_lazy("Gap linked"),
    "measure.unlink_gap": gettext_lazy("Link to a gap removed"),
    "measure.record": gettext_lazy("Full record changed"),
    "measure.note": gettext_lazy("Note written"),
    "measure.resolve_note": gettext_lazy("Note settled or opened again"),
    "measure.override": gettext_lazy("A point of the SMART check set aside"),
    "measure.withdraw_override": gettext_lazy("A point of the SMART check holds again"),
}


def action_words(action: str) -> str:
    """What a line of the log says was done to a measure."""
    return str(ACTIONS.get(action, action))


def reason_sentence(standing: Standing) -> str:
    """Why a measure stands where it stands."""
    values = {name: _value(value) for name, value in standing.parameters.items()}
    days = standing.parameters.get("days")
    if standing.reason == "overdue" and isinstance(days, int):
        return ngettext(
            "The deadline was %(due)s, %(days)s day ago; %(progress)s of the work is done.",
            "The deadline was %(due)s, %(days)s days ago; %(progress)s of the work is done.",
            days,
        ) % {**values, "days": days}
    if standing.reason == "due_soon" and isinstance(days, int):
        return ngettext(
            "%(days)s day is left until %(due)s; %(progress)s of the work is done.",
            "%(days)s days are left until %(due)s; %(progress)s of the work is done.",
            days,
        ) % {**values, "days": days}
    return str(REASONS[standing.reason]) % values


def disagreement_sentence(row: MeasureRow) -> str:
    """What the lead says against what the schedule says; empty where they agree."""
    if not row.standing.disagrees:
        return ""
    return _("The lead says “%(declared)s”, the schedule says “%(computed)s”.") % {
        "declared": label(row.measure.declared_status, "declared_status"),
        "computed": label(row.standing.status, "measure_status"),
    }


def problem_sentence(problem: str) -> str:
    """What to improve in a measure."""
    return str(PROBLEMS[problem])


def _value(value: object) -> str:
    if isinstance(value, Decimal):
        return percent(value)
    return day(value if isinstance(value, date) else None)


def odd_sentence(reason: str) -> str:
    """Why a cell of an imported table has to be looked at."""
    return {
        "deadline_unread": _("The deadline is not understood."),
        "deadline_in_part": _("The end is understood; the cell says more than that."),
        "deadline_missing": _("There is no deadline."),
        "executors_missing": _("Nobody is named as responsible."),
        "unknown_body": _("The register has no organisation of this name; it is added with it."),
        "costs_unread": _("The costs are not understood."),
        "source_unread": _("The source of the money is not understood."),
        "source_in_part": _("The source is understood; the cell says more than that."),
        "year_unread": _("The costs have no year of the plan."),
        "source_without_costs": _("A source is named, and no costs."),
        "section_guessed": _("The direction is guessed from the head of the section."),
        "empty_section": _("A section without measures."),
        "no_name": _("A line without a measure."),
        "shared_with_above": _(
            "The cell stands over several rows of the paper and holds for each of them."
        ),
        "shared_sum": _("A sum over several rows of the paper; it counts once, in the first."),
        "shared_across": _("The cell stands over several columns of the paper."),
        "column_unknown": _("The plan has no such column; the text is only kept here."),
        "footnote_mark": _("A mark points to a note of the paper."),
        "number_missing": _("The row has no number; it may continue the row above."),
        "sub_row": _("A row below another one; read them together."),
        "note_below": _("A note of the paper."),
        "other_table": _("A row of another table."),
        "sum_differs": _("The sum of the paper differs from the sum of its measures."),
    }[reason]


def odd_column(column: str) -> str:
    """A column of the plan's table."""
    return {
        "row": _("row"),
        "number": _("number of the row"),
        "name": _("measure"),
        "form": _("form of completion"),
        "note": _("note"),
        "other": _("other"),
        "section": _("section"),
        "deadline": _("deadline"),
        "executors": _("responsible executors"),
        "costs": _("costs"),
        "source": _("source of financing"),
    }[column]
