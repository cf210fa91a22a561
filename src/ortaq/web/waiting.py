"""What waits for the reader, by his role: a sentence, a number, a link."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ortaq.act.campaigns.queries import count_hot_campaigns
from ortaq.act.reports.models import ReportStatus
from ortaq.act.reports.permissions import CHANGE_STATUS
from ortaq.act.reports.queries import ReportFilter, list_reports
from ortaq.plan.assessments.permissions import RATE, RESPOND
from ortaq.plan.assessments.queries import list_progress, takes_answers
from ortaq.plan.measures.queries import list_waiting
from ortaq.plan.rounds.queries import list_tasks
from ortaq.shared.labels import label
from ortaq.shared.people.permissions import MANAGE_PEOPLE
from ortaq.shared.people.queries import count_without_second_factor
from ortaq.shared.words import day, in_language, integer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ortaq.shared.actors import Actor

MEASURES_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing to do next."""

    text: str
    url: str
    note: str = ""


def list_waiting_for(actor: Actor, *, on: date) -> list[Waiting]:
    """Everything that waits for an actor, most urgent first."""
    return [
        *_reports(actor),
        *_campaigns(actor, on),
        *_measures(actor, on),
        *_rounds(actor, on),
        *_plan(actor),
        *_people(actor),
    ]


def _reports(actor: Actor) -> Iterator[Waiting]:
    if not actor.may(CHANGE_STATUS):
        return
    fresh = list_reports(actor, ReportFilter(status=ReportStatus.RECEIVED)).count()
    if fresh:
        text = ngettext(
            "%(number)s new report to look at", "%(number)s new reports to look at", fresh
        )
        yield Waiting(
            text % {"number": integer(fresh)},
            f"{reverse('reports:list')}?status={ReportStatus.RECEIVED}",
        )


def _campaigns(actor: Actor, on: date) -> Iterator[Waiting]:
    hot = count_hot_campaigns(actor, on=on)
    if hot:
        text = ngettext(
            "%(number)s campaign got reports in the last 30 days",
            "%(number)s campaigns got reports in the last 30 days",
            hot,
        )
        yield Waiting(text % {"number": integer(hot)}, reverse("campaigns:list"))


def _measures(actor: Actor, on: date) -> Iterator[Waiting]:
    rows = list_waiting(actor, on)
    for row in rows[:MEASURES_SHOWN]:
        due = row.measure.due_on
        notes = [label(row.standing.status, "measure_status")]
        if due:
            notes.append(_("due %(day)s") % {"day": day(due)})
        yield Waiting(
            in_language(row.measure.title),
            reverse("measures:measure", args=[row.measure.reference]),
            " · ".join(notes),
        )
    more = len(rows) - MEASURES_SHOWN
    if more > 0:
        text = ngettext("%(number)s more measure", "%(number)s more measures", more)
        yield Waiting(text % {"number": integer(more)}, reverse("measures:list"))


def _rounds(actor: Actor, on: date) -> Iterator[Waiting]:
    if not actor.may(RESPOND):
        return
    for task in list_tasks(actor):
        left = task.share.asked - task.share.done
        if not task.round.is_open or task.handed_in:
            continue
        text = ngettext(
            "%(number)s question of a round for your organisation",
            "%(number)s questions of a round for your organisation",
            left,
        )
        notes = [
            in_language(task.round.title),
            _("due %(day)s") % {"day": day(task.round.deadline)},
        ]
        if task.is_late(on):
            notes.append(_("the last day has passed"))
        yield Waiting(
            text % {"number": integer(left)} if left else _("Hand in your answers of a round"),
            reverse("rounds:desk", args=[task.round.reference, actor.organisation]),
            " · ".join(notes),
        )


def _plan(actor: Actor) -> Iterator[Waiting]:
    if not actor.may(RATE):
        return
    for progress in list_progress(actor):
        assessment, left = progress.assessment, progress.asked - progress.answered
        if left and takes_answers(actor, assessment):
            text = ngettext(
                "%(number)s provision without an answer",
                "%(number)s provisions without an answer",
                left,
            )
            yield Waiting(
                text % {"number": integer(left)},
                reverse("assessments:assessment", args=[assessment.reference]),
                in_language(assessment.title),
            )


def _people(actor: Actor) -> Iterator[Waiting]:
    if not (settings.REQUIRE_SECOND_FACTOR and actor.may(MANAGE_PEOPLE)):
        return
    bare = count_without_second_factor()
    if bare:
        text = ngettext(
            "%(number)s account without a second factor",
            "%(number)s accounts without a second factor",
            bare,
        )
        yield Waiting(text % {"number": integer(bare)}, reverse("people:users"))
