"""What waits for the reader, by his role: a sentence, a number, a link."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from textwrap import shorten
from typing import TYPE_CHECKING

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ortaq.act.campaigns.queries import count_hot_campaigns
from ortaq.act.reports.models import ReportStatus
from ortaq.act.reports.permissions import CHANGE_STATUS
from ortaq.act.reports.queries import ReportFilter, list_reports
from ortaq.plan.assessments.permissions import MANAGE, RATE, RESPOND
from ortaq.plan.assessments.queries import list_assessments, list_progress, takes_answers
from ortaq.plan.consultations.permissions import ANSWER
from ortaq.plan.consultations.queries import list_own_open
from ortaq.plan.decisions.models import AssignmentStatus, DecisionStatus
from ortaq.plan.decisions.permissions import EXECUTE
from ortaq.plan.decisions.permissions import MANAGE as MANAGE_DECISIONS
from ortaq.plan.decisions.permissions import READ as READ_DECISIONS
from ortaq.plan.decisions.queries import (
    AssignmentFilter,
    find_vote,
    list_assignments,
    list_decisions,
    who_may_vote_for,
)
from ortaq.plan.measures.queries import list_waiting
from ortaq.plan.rounds.models import RoundStatus
from ortaq.plan.rounds.permissions import MANAGE as MANAGE_ROUNDS
from ortaq.plan.rounds.queries import list_rounds, list_tasks
from ortaq.shared.labels import label
from ortaq.shared.people.permissions import MANAGE_PEOPLE
from ortaq.shared.people.queries import count_without_second_factor
from ortaq.shared.words import day, in_language, integer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ortaq.shared.actors import Actor

MEASURES_SHOWN = 3
NOTE_LENGTH = 100
"""Letters of a text that is only named."""


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
        *_own_rounds(actor, on),
        *_disputes(actor),
        *_votes(actor),
        *_assignments(actor),
        *_comments(actor),
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


def _own_rounds(actor: Actor, on: date) -> Iterator[Waiting]:
    """The rounds that the secretariat holds: those not sent yet, and those that take answers."""
    if not actor.may(MANAGE_ROUNDS):
        return
    for round_ in list_rounds(actor).exclude(status=RoundStatus.CLOSED):
        where = reverse("rounds:round", args=[round_.reference])
        if round_.is_draft:
            yield Waiting(_("A round that is not sent yet"), where, in_language(round_.title))
        else:
            counts = {
                "done": integer(getattr(round_, "handed_in_count")),  # noqa: B009 - an annotation
                "asked": integer(getattr(round_, "organisation_count")),  # noqa: B009 - an annotation
            }
            notes = [in_language(round_.title), _("due %(day)s") % {"day": day(round_.deadline)}]
            if round_.deadline is not None and round_.deadline < on:
                notes.append(_("the last day has passed: remind, or close it"))
            text = _("%(done)s of %(asked)s organisations are done with a round")
            yield Waiting(text % counts, where, " · ".join(notes))


def _disputes(actor: Actor) -> Iterator[Waiting]:
    if not actor.may(MANAGE):
        return
    for assessment in list_assessments(actor):
        disputed = getattr(assessment, "disputed_count")  # noqa: B009 - an annotation
        if disputed and takes_answers(actor, assessment):
            text = ngettext(
                "%(number)s provision that organisations answer differently",
                "%(number)s provisions that organisations answer differently",
                disputed,
            )
            yield Waiting(
                text % {"number": integer(disputed)},
                reverse("assessments:sessions", args=[assessment.reference]),
                in_language(assessment.title),
            )


def _votes(actor: Actor) -> Iterator[Waiting]:
    """Texts on which the reader, or the member he stands in for, has not voted yet."""
    if not actor.may(READ_DECISIONS) or actor.may(MANAGE_DECISIONS):
        return
    for decision in list_decisions(actor).filter(status=DecisionStatus.PROPOSED):
        if any(find_vote(decision, one) is None for one in who_may_vote_for(actor, decision)):
            yield Waiting(
                _("A text of the Committee on which you vote"),
                reverse("decisions:decision", args=[decision.reference]),
                shorten(in_language(decision.text), NOTE_LENGTH, placeholder="…"),
            )


def _assignments(actor: Actor) -> Iterator[Waiting]:
    if not actor.may(EXECUTE):
        return
    mine = list_assignments(actor, AssignmentFilter(mine=True, status=AssignmentStatus.OPEN))
    late = list_assignments(actor, AssignmentFilter(mine=True, status="overdue")).count()
    number = mine.count()
    if number:
        text = ngettext(
            "%(number)s assignment of the Committee to your organisation",
            "%(number)s assignments of the Committee to your organisation",
            number,
        )
        note = ngettext("%(number)s is overdue", "%(number)s are overdue", late)
        yield Waiting(
            text % {"number": integer(number)},
            f"{reverse('decisions:assignments')}?mine=on",
            note % {"number": integer(late)} if late else "",
        )


def _comments(actor: Actor) -> Iterator[Waiting]:
    """Comments of a public consultation that the reader's organisation answers."""
    if not actor.may(ANSWER):
        return
    by_consultation = Counter(group.consultation for group in list_own_open(actor))
    for consultation, number in by_consultation.items():
        text = ngettext(
            "%(number)s comment that waits for your answer",
            "%(number)s comments that wait for your answer",
            number,
        )
        yield Waiting(
            text % {"number": integer(number)},
            reverse("consultations:board", args=[consultation.reference]),
            in_language(consultation.title),
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
