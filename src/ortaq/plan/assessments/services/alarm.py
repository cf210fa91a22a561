"""Telling the secretariat which sources have grown old."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ortaq.plan.assessments.permissions import MANAGE
from ortaq.plan.assessments.queries import list_aged_sources
from ortaq.shared import clock
from ortaq.shared.actors import Role
from ortaq.shared.outbox.links import absolute
from ortaq.shared.outbox.services import Letter, Reader, post
from ortaq.shared.people.queries import list_users
from ortaq.shared.words import in_language

if TYPE_CHECKING:
    from ortaq.plan.assessments.queries import AgedSource
    from ortaq.shared.actors import Actor


@transaction.atomic
def warn_of_expired_sources(*, actor: Actor) -> int:
    """Write to each secretary about the sources that have expired; return how many there are.

    The same set of sources is told once, so that no letter comes every day.

    Raises:
        NotAllowed: the actor may not run assessments.
    """
    actor.require(MANAGE)
    expired = [aged for aged in list_aged_sources(actor, on=clock.today()) if aged.expired]
    if not expired:
        return 0
    newest = max(str(aged.source.valid_until) for aged in expired)
    for user in list_users().filter(role=Role.SECRETARY, is_active=True):
        reader = Reader.of(user)
        post(
            actor=actor,
            kind="assessments.expired_sources",
            key=f"assessments.expired_sources:{newest}:{len(expired)}:{reader.key}",
            to=reader,
            write=lambda: _letter(expired),
            about=("source", newest),
        )
    return len(expired)


def _letter(expired: list[AgedSource]) -> Letter:
    count = len(expired)
    subject = ngettext(
        "%(counter)s source has expired", "%(counter)s sources have expired", count
    ) % {"counter": count}
    lines = [
        f"– {in_language(aged.source.title)} {aged.source.article}".rstrip() for aged in expired
    ]
    body = [
        _("Answers rest on sources that have to be looked at again:"),
        "\n".join(lines),
        absolute(reverse("assessments:aged_sources")),
    ]
    return Letter(subject=subject, body="\n\n".join(body))
