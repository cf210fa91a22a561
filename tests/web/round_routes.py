"""Rounds and messages of the small nation, and the arguments of their addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factories import rounds
from ortaq.plan.assessments.models import Assessment, Source
from ortaq.plan.rounds.models import Invitation, Round, Upload
from ortaq.plan.rounds.services import open_round
from ortaq.shared import clock
from ortaq.shared.actors import SYSTEM
from ortaq.shared.outbox.models import Message
from ortaq.shared.personal_links.services import token_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from ortaq.shared.people.models import Organisation

ASKED = ("BC-16", "BC-17")


def ask(organisation: Organisation) -> None:
    """An open round that asks an organisation, with an invited person and an upload, and a draft."""
    assessment = Assessment.objects.order_by("pk").first()
    rounds.drafted(assessment)
    round_ = rounds.planned(rounds.drafted(assessment))
    rounds.assigned(round_, organisation, ASKED)
    round_ = open_round(actor=SYSTEM, round_=round_)
    rounds.invited(round_, organisation)
    Upload.objects.create(
        round=round_,
        organisation=organisation,
        language="kk",
        rows={"rows": [], "problems": [], "ignored_columns": []},
        at=clock.now(),
        by="test",
    )


def _open(_tenant: object) -> str:
    return Round.objects.get(opened_at__isnull=False).reference


def _draft(_tenant: object) -> str:
    draft = Round.objects.filter(opened_at__isnull=True).first()
    return draft.reference if draft else "Q-999999"


def _upload(_tenant: object) -> int:
    upload = Upload.objects.first()
    return upload.pk if upload else 1


def _invitation(_tenant: object) -> str:
    return Invitation.objects.get().public_id


PAGES_OF_A_DESK = (
    *("", "_question", "_save", "_add_source", "_remove_source", "_upload", "_preview", "_apply"),
    *("_hand_in", "_take_back", "_questionnaire_xlsx"),
)
"""Of an organisation's part of a round, by an account and by a personal link."""

OF_OPEN = (
    *("round", "sections", "progress_csv", "progress_xlsx", "remind", "close", "reopen"),
    *("people", "invite_many", "when", "who", "check", "revoke", "renew"),
)
OF_DRAFTS = ("scope", "copy", "propose", "open", "drop")

ARGUMENTS: dict[tuple[str, str], Callable[..., object]] = {
    **{(f"rounds:{view}", "reference"): _open for view in OF_OPEN},
    **{(f"rounds:{view}", "reference"): _draft for view in OF_DRAFTS},
    **{
        (f"rounds:{view}", "public_id"): _invitation
        for view in ("revoke", "renew", *(f"invited{page}" for page in PAGES_OF_A_DESK))
    },
    **{(f"rounds:desk{page}", "reference"): _open for page in PAGES_OF_A_DESK},
    **{
        (f"rounds:desk{page}", "organisation"): lambda tenant: tenant.organisation.code
        for page in PAGES_OF_A_DESK
    },
    **{
        (f"rounds:{door}{page}", "code"): lambda _: ASKED[0]
        for door in ("desk", "invited")
        for page in ("_question", "_save", "_add_source", "_remove_source")
    },
    **{
        (f"rounds:{door}_remove_source", "source"): lambda _: Source.objects.first().pk
        for door in ("desk", "invited")
    },
    **{
        (f"rounds:{door}{page}", "pk"): _upload
        for door in ("desk", "invited")
        for page in ("_preview", "_apply")
    },
    ("rounds:enter", "token"): lambda _: token_of(Invitation.objects.get()),
    **{
        (f"outbox:{view}", "reference"): lambda _: Message.objects.first().reference
        for view in ("message", "retry", "cancel")
    },
}
