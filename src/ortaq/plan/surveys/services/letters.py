"""What experts are told, in their language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from ortaq.shared import words
from ortaq.shared.outbox.links import absolute
from ortaq.shared.outbox.services import Letter, Reader, post
from ortaq.shared.personal_links.services import token_of

if TYPE_CHECKING:
    from ortaq.plan.surveys.models import Expert, Survey
    from ortaq.shared.actors import Actor

OPENED, TURNED, REMINDER, LINK, CLOSED = (
    "surveys.opened",
    "surveys.turned",
    "surveys.reminder",
    "surveys.link",
    "surveys.closed",
)


def tell(*, actor: Actor, survey: Survey, expert: Expert, kind: str, occasion: str) -> None:
    """Write one letter down: `occasion` tells this news from the next of its kind."""
    post(
        actor=actor,
        kind=kind,
        key=f"{kind}:{survey.reference}:{occasion}:{expert.public_id}",
        to=_reader(expert),
        write=lambda: compose(survey, expert, kind=kind),
        about=("survey", survey.reference),
        is_confidential=expert.is_guest,
    )


def tell_all(*, actor: Actor, survey: Survey, kind: str, occasion: str) -> int:
    """Tell all experts of a survey; return how many letters."""
    experts = survey.experts.filter(revoked_at__isnull=True).select_related(
        "user", "user__organisation", "organisation"
    )
    for expert in experts.order_by("pk"):
        tell(actor=actor, survey=survey, expert=expert, kind=kind, occasion=occasion)
    return len(experts)


def compose(survey: Survey, expert: Expert, *, kind: str) -> Letter:
    """The letter in the language that is set."""
    title, day = words.in_language(survey.title), words.day(survey.deadline)
    body = [
        words.in_language(survey.message).strip() if kind == OPENED else "",
        _news(kind),
        _privacy() if kind in {OPENED, LINK} else "",
        "" if kind == CLOSED else _("Last day to answer: %(day)s.") % {"day": day},
        _way(survey, expert, kind),
    ]
    subject = _subject(kind) % {"title": title, "day": day}
    return Letter(subject, "\n\n".join(part for part in body if part))


def _subject(kind: str) -> str:
    return {
        OPENED: _("%(title)s: please give your estimates by %(day)s"),
        TURNED: _("%(title)s: the second turn, until %(day)s"),
        REMINDER: _("Reminder: %(title)s, estimates by %(day)s"),
        LINK: _("%(title)s: your access to the survey"),
        CLOSED: _("%(title)s: the results"),
    }[kind]


def _news(kind: str) -> str:
    return {
        OPENED: _(
            "You are asked as an expert. For each question give the lowest, the most likely and the"
            " highest value that you think possible, with your reason. “I can't judge” is an answer too."
        ),
        TURNED: _(
            "The first turn is over. You see now what all experts said together and their reasons, and"
            " may keep your estimates or change them. If you do nothing, they stay as they are."
        ),
        REMINDER: _("We still miss some of your answers."),
        LINK: _("You are asked as an expert about uncertain numbers of measures."),
        CLOSED: _("The survey is over. Thank you; you can look at the results now."),
    }[kind]


def _privacy() -> str:
    return _(
        "The other experts don't learn who you are. The secretariat sees that you have answered, not what."
    )


def _way(survey: Survey, expert: Expert, kind: str) -> str:
    if not expert.is_guest:
        page = reverse("surveys:answer", args=[survey.reference])
        return _("Sign in and go to: %(link)s") % {"link": absolute(page)}
    link = absolute(reverse("surveys:enter", args=[token_of(expert)]))
    if kind == CLOSED:
        return _("Your personal link: %(link)s\nIt works until %(day)s.") % {
            "link": link,
            "day": words.day(survey.last_day),
        }
    return _(
        "Answer here without an account: %(link)s\n"
        "The link is yours alone: whoever has it can answer in your name. It works until %(day)s."
    ) % {"link": link, "day": words.day(survey.last_day)}


def _reader(expert: Expert) -> Reader:
    if expert.user is not None:
        return Reader.of(expert.user)
    return Reader(
        expert.name, expert.language, address=expert.email, organisation=expert.organisation
    )
