"""Votes of members: by account, by personal link, or as the secretariat heard them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from ortaq.engine.terms.errors import OrtaqError
from ortaq.plan.decisions.models import Decision, DecisionStatus, Vote, VoteChoice
from ortaq.plan.decisions.permissions import MANAGE, READ
from ortaq.plan.decisions.queries.voting import (
    count_votes,
    find_ballot,
    is_over,
    list_votable,
    token_of,
    who_may_vote_for,
)
from ortaq.plan.decisions.services.decisions import adopt
from ortaq.plan.decisions.services.invitations import readers_of
from ortaq.shared import clock
from ortaq.shared.actors import PUBLIC
from ortaq.shared.audit.services import record
from ortaq.shared.outbox.links import absolute
from ortaq.shared.outbox.services import Letter, post
from ortaq.shared.words import in_language, moment

if TYPE_CHECKING:
    from ortaq.plan.decisions.models import CommitteeMember
    from ortaq.shared.actors import Actor

BALLOT = "decisions.ballot"


class MayNotVote(OrtaqError):
    """This member has no vote here: absent, in conflict, not represented by you, or the vote is over."""

    code = "may_not_vote"


class VoteNotOver(OrtaqError):
    """Members still have time to vote. Close the vote after its last instant, or when all have voted."""

    code = "vote_not_over"


class LinkWornOut(OrtaqError):
    """The link does not lead to an open vote. Ask the secretariat."""

    code = "vote_link_worn_out"


@transaction.atomic
def cast_vote(
    *,
    actor: Actor,
    decision: Decision,
    member: CommitteeMember,
    choice: VoteChoice,
    dissent: str = "",
) -> Vote:
    """Vote for a member, or change his vote while the vote is open.

    Raises:
        MayNotVote: the actor may not vote for him on this text now.
    """
    actor.require(READ)
    current = _lock(decision)
    if member.pk not in {m.pk for m in who_may_vote_for(actor, current)}:
        raise MayNotVote
    return _cast(actor, current, member, choice, dissent)


@transaction.atomic
def cast_vote_by_link(
    *, reference: str, member: int, token: str, choice: VoteChoice, dissent: str = ""
) -> Vote:
    """Vote through a personal link; the log says which member's link it was.

    Raises:
        LinkWornOut: the link is wrong, or the vote is over.
    """
    found = find_ballot(reference, member, token)
    if found is None:
        raise LinkWornOut
    decision, voter = _lock(found[0]), found[1]
    if decision.status != DecisionStatus.PROPOSED or is_over(decision):
        raise LinkWornOut
    return _cast(PUBLIC, decision, voter, choice, dissent)


@transaction.atomic
def close_vote(*, actor: Actor, decision: Decision) -> Decision:
    """Count the votes and say what became of the text.

    Raises:
        MayNotVote: the vote is closed already.
        VoteNotOver: written votes may still come.
        PlanMoved, PlanNotDraft, PlanIncomplete: see `decisions.adopt`.
    """
    actor.require(MANAGE)
    current = _lock(decision)
    if current.status != DecisionStatus.PROPOSED:
        raise MayNotVote
    count = count_votes(current)
    if current.meeting.is_by_circulation and not is_over(current) and not count.all_voted:
        raise VoteNotOver
    current.votes_for, current.votes_against = count.in_favour, count.against
    current.votes_abstained = count.abstained
    if count.result == DecisionStatus.ADOPTED:
        return adopt(actor, current, "decision.adopt")
    current.status, current.decided_at = count.result, clock.now()
    current.save()
    record(
        actor,
        "decision.refuse",
        subject_kind="decision",
        subject=current.reference,
        result=count.result,
    )
    return current


@transaction.atomic
def send_ballots(*, actor: Actor, decision: Decision) -> int:
    """Write to every member who may vote in writing; who has no account gets a personal link.

    The letter does not hold the text, which may be closed. Returns how many letters.

    Raises:
        MayNotVote: the text is not put to a written vote.
    """
    actor.require(MANAGE)
    current = _lock(decision)
    if current.status != DecisionStatus.PROPOSED or not current.meeting.is_by_circulation:
        raise MayNotVote
    votable = {member.pk for member in list_votable(current)}
    count = 0
    for member, reader in readers_of(current.meeting):
        if member.pk not in votable:
            continue
        url = _ballot_url(current, member)
        post(
            actor=actor,
            kind=BALLOT,
            key=f"{BALLOT}:{current.pk}:{reader.key}",
            to=reader,
            write=lambda url=url: _letter(current, url),  # type: ignore[misc]  # bound to this round
            about=("decision", current.reference),
            is_confidential=reader.user is None,
        )
        count += 1
    record(
        actor, "decision.ballot", subject_kind="decision", subject=current.reference, readers=count
    )
    return count


def _ballot_url(decision: Decision, member: CommitteeMember) -> str:
    if member.user_id is not None:
        return absolute(reverse("decisions:decision", args=[decision.reference]))
    arguments = [decision.reference, member.pk, token_of(decision, member)]
    return absolute(reverse("decisions:ballot", args=arguments))


def _letter(decision: Decision, url: str) -> Letter:
    meeting = decision.meeting
    until = moment(meeting.votes_until)
    subject = _("%(committee)s: your vote on %(reference)s") % {
        "committee": in_language(meeting.committee.name),
        "reference": decision.reference,
    }
    lines = [
        _("A text is put to the vote in writing. Votes are taken until %(moment)s.")
        % {"moment": until},
        _("Read it and vote: %(url)s") % {"url": url},
        _("The link is yours alone. Do not pass it on."),
    ]
    return Letter(subject, "\n\n".join(lines))


def _cast(
    actor: Actor, decision: Decision, member: CommitteeMember, choice: VoteChoice, dissent: str
) -> Vote:
    vote, _new = Vote.objects.update_or_create(
        decision=decision,
        member=member,
        defaults={
            "choice": choice,
            "dissent": dissent.strip(),
            "cast_at": clock.now(),
            "cast_by": actor.name,
        },
    )
    record(
        actor,
        "vote.cast",
        subject_kind="decision",
        subject=decision.reference,
        member=member.pk,
        choice=choice,
    )
    return vote


def _lock(decision: Decision) -> Decision:
    rows = Decision.objects.select_for_update(of=("self",)).select_related(
        "meeting", "meeting__committee", "plan", "item", "snapshot"
    )
    return rows.get(pk=decision.pk)
