"""Consultations of the small nation, and the arguments of their addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factories import consultations
from ortaq.plan.consultations import services
from ortaq.plan.consultations.models import Comment, CommentGroup, Consultation, Refusal
from ortaq.plan.measures.queries import find_current_plan
from ortaq.shared import clock
from ortaq.shared.actors import PUBLIC, SYSTEM

if TYPE_CHECKING:
    from collections.abc import Callable

    from ortaq.shared.people.models import Organisation


def consult(organisation: Organisation) -> None:
    """An open consultation on the plan with comments in every state, and a draft."""
    open_one = consultations.on_plan(find_current_plan(SYSTEM))
    section = consultations.section(open_one)
    said = consultations.comment(section, "Мерзімді қысқарту керек", language="kk")
    services.assign_group(
        actor=SYSTEM, group=said.group, organisation=organisation, due_on=clock.today()
    )
    consultations.answered(said)
    consultations.comment(section, "Кто отвечает за это")
    consultations.comment(section, "Срок слишком велик", published=False)
    refused = consultations.comment(section, "Реклама", published=False)
    services.refuse_comment(
        actor=SYSTEM, comment=refused, refusal=Refusal.OFF_TOPIC, words="Не о проекте"
    )
    services.appeal(actor=PUBLIC, comment=refused, text="Это о проекте")
    consultations.consultation(published=False)


def _open(_tenant: object) -> str:
    return Consultation.objects.exclude(status="draft").earliest("pk").reference


def _comment(_tenant: object) -> int:
    return Comment.objects.get(state="refused").number


def _group(_tenant: object) -> int:
    return CommentGroup.objects.earliest("pk").pk


OF_ONE = (
    *("consultation", "comments", "voices", "table_download", "section", "comment", "prepare"),
    *("sections", "publish", "close", "publish_answers", "moderation", "publish_many"),
    *("moderate", "publish_comment", "refuse_comment", "open_contact", "decide_appeal"),
    *("board", "group_comments", "group", "assign", "dispose", "merge", "take_out"),
    *("change_text", "proof"),
)
OF_A_COMMENT = ("moderate", "publish_comment", "refuse_comment", "open_contact", "decide_appeal")
OF_A_GROUP = ("group", "assign", "dispose", "merge", "take_out", "change_text")

ARGUMENTS: dict[tuple[str, str], Callable[..., object]] = {
    **{(f"consultations:{view}", "reference"): _open for view in OF_ONE},
    **{(f"consultations:{view}", "number"): _comment for view in OF_A_COMMENT},
    **{(f"consultations:{view}", "group"): _group for view in OF_A_GROUP},
    **{(f"consultations:{view}", "position"): lambda _: 1 for view in ("section", "comment")},
    ("consultations:table_download", "file_format"): lambda _: "csv",
}
