"""What people are told about a round, in their language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ortaq.plan.rounds.queries import list_invitations, list_members
from ortaq.shared import words
from ortaq.shared.outbox.links import absolute
from ortaq.shared.outbox.services import Letter, Reader, post
from ortaq.shared.personal_links.services import token_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ortaq.plan.rounds.models import Invitation, Round
    from ortaq.shared.actors import Actor
    from ortaq.shared.people.models import Organisation

OPENED, REMINDER, LINK, REOPENED = (
    "rounds.opened",
    "rounds.reminder",
    "rounds.link",
    "rounds.reopened",
)


@dataclass(frozen=True, slots=True)
class Addressee:
    """Somebody who answers for an organisation; with an invitation, he has no account."""

    organisation: Organisation
    reader: Reader
    invitation: Invitation | None = None


def list_addressees(round_: Round, organisations: Iterable[Organisation]) -> list[Addressee]:
    """Members with an account, then invited people, of these organisations."""
    listed = {organisation.pk: organisation for organisation in organisations}
    members = [
        Addressee(listed[pk], Reader.of(user))
        for pk, users in list_members(listed).items()
        for user in users
    ]
    invited = [
        invited_addressee(one)
        for one in list_invitations(round_)
        if not one.is_revoked and one.organisation_id in listed
    ]
    return members + invited


def invited_addressee(invitation: Invitation) -> Addressee:
    """The person behind an invitation."""
    reader = Reader(
        invitation.name,
        invitation.language,
        address=invitation.email,
        organisation=invitation.organisation,
    )
    return Addressee(invitation.organisation, reader, invitation)


def tell(
    *, actor: Actor, round_: Round, to: Addressee, kind: str, occasion: str, asked: int, left: int
) -> None:
    """Write one letter down: `occasion` tells this news from the next of its kind."""

    def write() -> Letter:
        return compose(round_, to, kind=kind, asked=asked, left=left)

    post(
        actor=actor,
        kind=kind,
        key=f"{kind}:{round_.reference}:{occasion}:{to.organisation.code}:{to.reader.key}",
        to=to.reader,
        write=write,
        about=("round", round_.reference),
        is_confidential=to.invitation is not None,
    )


def compose(
    round_: Round, to: Addressee, *, kind: str, asked: int, left: int, example: bool = False
) -> Letter:
    """The letter in the language that is set; an example before sending names no personal link."""
    values = {
        "title": words.in_language(round_.title),
        "day": words.day(round_.deadline),
        "organisation": words.in_language(to.organisation.name),
    }
    own_words = words.in_language(round_.message) if kind == OPENED else ""
    body = [
        own_words.strip(),
        _("Your organisation: %(organisation)s.") % values,
        _count(asked, left, kind),
        _("Last day to answer: %(day)s.") % values,
        _way(round_, to, example=example),
    ]
    return Letter(_subject(kind) % values, "\n\n".join(part for part in body if part))


def _subject(kind: str) -> str:
    return {
        OPENED: _("%(title)s: please answer by %(day)s"),
        REMINDER: _("Reminder: %(title)s, answers by %(day)s"),
        LINK: _("%(title)s: your personal link"),
        REOPENED: _("%(title)s is open again until %(day)s"),
    }[kind]


def _count(asked: int, left: int, kind: str) -> str:
    if kind == REMINDER:
        text = ngettext(
            "%(left)s of %(asked)s question has no answer yet.",
            "%(left)s of %(asked)s questions have no answer yet.",
            asked,
        )
    else:
        text = ngettext(
            "%(asked)s question is put to you.", "%(asked)s questions are put to you.", asked
        )
    return text % {"left": words.integer(left), "asked": words.integer(asked)}


def _way(round_: Round, to: Addressee, *, example: bool) -> str:
    if to.invitation is None:
        page = reverse("rounds:desk", args=[round_.reference, to.organisation.code])
        return _("Answer here, or fill in the spreadsheet that you find there: %(link)s") % {
            "link": absolute(page)
        }
    page = reverse("rounds:enter", args=["example" if example else token_of(to.invitation)])
    return _(
        "Answer here without an account, or fill in the spreadsheet that you find there: %(link)s\n"
        "The link is yours alone: whoever has it can answer in your name. It works until %(day)s."
    ) % {"link": absolute(page), "day": words.day(round_.last_day)}
