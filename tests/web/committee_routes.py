"""A committee at work, and the arguments of its addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factories import decisions
from ortaq.plan.decisions import services
from ortaq.plan.decisions.models import (
    AgendaItem,
    Assignment,
    Committee,
    CommitteeMember,
    Decision,
    DecisionStatus,
    MeetingMode,
    MeetingPaper,
)
from ortaq.plan.decisions.queries.voting import token_of
from ortaq.shared.actors import SYSTEM

if TYPE_CHECKING:
    from ortaq.shared.people.models import Organisation


def meet(organisation: Organisation) -> None:
    """A meeting with an item, a paper, a published decision, an assignment, and a written vote."""
    committee = Committee.objects.get()
    decisions.member(committee, organisation=organisation, user=None, email="m@example.kz")
    meeting = decisions.planned(committee)
    item = decisions.item(meeting)
    services.add_paper(actor=SYSTEM, item=item, title="Paper", content=b"words")
    services.invite(actor=SYSTEM, meeting=meeting)
    about = services.About(document=b"a document", document_name="document.txt")
    decision = decisions.decision(item, about=about)
    services.publish_decision(actor=SYSTEM, decision=decision)
    given = decisions.assignment(decision, organisation)
    services.hand_in(actor=SYSTEM, assignment=given, proof="Letter 1", content=b"letter")
    ballot = decisions.planned(committee, MeetingMode.CIRCULATION)
    services.propose_decision(actor=SYSTEM, meeting=ballot, text=decisions.words("Text"))


def _item() -> AgendaItem:
    return AgendaItem.objects.order_by("pk").first()


def _published() -> str:
    return Decision.objects.get(published_at__isnull=False).reference


def _proposed() -> Decision:
    return Decision.objects.get(status=DecisionStatus.PROPOSED)


def _member() -> CommitteeMember:
    return CommitteeMember.objects.order_by("pk").first()


def _token(_tenant: object) -> str:
    return token_of(_proposed(), _member())


_OF_COMMITTEE = ["members", "change", "add_member", "end_member", "set_group"]
_OF_COMMITTEE += ["new_meeting", "plan_meeting", "new_cycle"]
_OF_CYCLE = ["cycle", "change_cycle", "close_cycle", "set_step"]
_OF_MEETING = ["meeting", "calendar", "protocol", "invite", "hold", "cancel", "attendance"]
_OF_MEETING += ["record_decision", "add_item"]
_OF_ITEM = ["item", "add_paper", "add_speech", "declare_conflict"]
_OF_DECISION = ["decision", "proof", "frozen", "vote", "send_ballots", "close_vote", "publish"]
_OF_DECISION += ["assign"]
_OF_ASSIGNMENT = ["assignment", "extract", "assignment_proof", "hand_in", "decide"]

ARGUMENTS = {
    **{
        (f"decisions:{view}", "committee"): lambda _: Committee.objects.get().slug
        for view in [*_OF_COMMITTEE, *_OF_CYCLE, *_OF_MEETING, *_OF_ITEM]
    },
    **{
        (f"decisions:{view}", "number"): lambda _: _item().meeting.number
        for view in [*_OF_MEETING, *_OF_ITEM]
    },
    **{(f"decisions:{view}", "number"): lambda _: 1 for view in _OF_CYCLE},
    ("decisions:set_step", "step"): lambda _: "adoption",
    **{(f"decisions:{view}", "item"): lambda _: _item().number for view in _OF_ITEM},
    **{(f"decisions:{view}", "reference"): lambda _: _published() for view in _OF_DECISION},
    **{
        (f"decisions:{view}", "reference"): lambda _: Assignment.objects.get().reference
        for view in _OF_ASSIGNMENT
    },
    ("decisions:end_member", "pk"): lambda _: _member().pk,
    ("decisions:protocol", "file_format"): lambda _: "pdf",
    ("decisions:extract", "file_format"): lambda _: "pdf",
    ("decisions:decide", "deed"): lambda _: "accept",
    ("decisions:paper", "pk"): lambda _: MeetingPaper.objects.get().pk,
    ("decisions:ballot", "reference"): lambda _: _proposed().reference,
    ("decisions:ballot", "member"): lambda _: _member().pk,
    ("decisions:ballot", "token"): _token,
}
