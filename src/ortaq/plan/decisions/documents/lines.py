"""The lines of a decision and of what follows from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from ortaq.plan.decisions.documents.printing import name_of
from ortaq.plan.decisions.models import AssignmentStatus, DecisionStatus, VoteChoice
from ortaq.shared.labels import label
from ortaq.shared.words import day, in_language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ortaq.plan.decisions.models import Assignment, Decision


def decision_lines(decision: Decision, number: str, assignments: list[Assignment]) -> Iterator[str]:
    """A numbered point of a protocol: text, votes, dissent, what it froze, who does what until when."""
    text = in_language(decision.text)
    if decision.status != DecisionStatus.ADOPTED:
        text = f"{text} ({label(decision.status, 'decision_status')})"
    yield f"{number}. {text}"
    if decision.votes_for is not None:
        yield _("Votes: for %(for)s, against %(against)s, abstained %(abstained)s.") % {
            "for": decision.votes_for,
            "against": decision.votes_against,
            "abstained": decision.votes_abstained,
        }
    if decision.dissent:
        yield _("Dissenting opinion: %(text)s") % {"text": decision.dissent}
    for vote in decision.votes.all():
        if vote.dissent and vote.choice != VoteChoice.FOR:
            yield _("Dissenting opinion: %(text)s") % {
                "text": f"{name_of(vote.member)}: {vote.dissent}"
            }
    if decision.subject:
        yield _("Decided about: %(subject)s %(reference)s, SHA-256 %(digest)s") % {
            "subject": label(decision.subject, "decision_subject"),
            "reference": decision.subject_reference,
            "digest": decision.snapshot.digest if decision.snapshot else "",
        }
    for assignment in assignments:
        yield from assignment_lines(assignment, f"{number}.{assignment.number}")


def assignment_lines(assignment: Assignment, number: str) -> Iterator[str]:
    """One assignment: words, executor, who helps, deadline, form of completion."""
    state = (
        f" ({label('withdrawn', 'assignment_status')})"
        if assignment.status == AssignmentStatus.WITHDRAWN
        else ""
    )
    yield f"{number}. {in_language(assignment.text)}{state}"
    bodies = [assignment.executor, *assignment.co_executors.all()]
    yield _("Executor: %(names)s. Deadline: %(due)s.") % {
        "names": ", ".join(in_language(body.name) for body in bodies),
        "due": day(assignment.due_on),
    }
    form = in_language(assignment.form_of_completion)
    if form:
        yield _("Form of completion: %(form)s.") % {"form": form.rstrip(".")}
