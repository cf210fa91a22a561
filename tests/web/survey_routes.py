"""Surveys of the small nation in each state, and the arguments of their addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factories import surveys
from ortaq.plan.measures.models import Measure
from ortaq.plan.surveys.models import Expert, Survey
from ortaq.plan.surveys.services import end_turn, publish_survey
from ortaq.shared.actors import SYSTEM
from ortaq.shared.personal_links.services import token_of

if TYPE_CHECKING:
    from collections.abc import Callable

ASKED = (surveys.EFFECT, surveys.HARM)


def survey() -> None:
    """A published survey, one in its second turn, and a draft, about a measure with costs."""
    measure = Measure.objects.filter(costs__isnull=False).order_by("pk").first()
    values = (50, 60, 70, 80, 90, 100)
    publish_survey(actor=SYSTEM, survey=_turned(measure, values, turns=2))
    _turned(measure, values, turns=1)
    surveys.guest(surveys.drafted(measure, ASKED))


def _turned(measure: Measure, values: tuple[int, ...], *, turns: int) -> Survey:
    found = surveys.opened(measure, asked=ASKED)
    surveys.answered(found, values, reason="As in other countries")
    for turn in range(1, turns + 1):
        found = end_turn(actor=SYSTEM, survey=found, turn=turn)
    return found


def _of(status: str) -> Callable[[object], str]:
    return lambda _tenant: getattr(
        Survey.objects.filter(status=status).order_by("pk").first(), "reference", "S-999999"
    )


def _guest(_tenant: object) -> Expert:
    return Expert.objects.filter(survey__status="second").order_by("pk").first()


OF_DRAFTS = ("write", "questions", "remove_question", "open", "drop")
OF_RUNNING = (
    *("experts", "remove_expert", "renew", "remind", "move", "end_turn"),
    *("answer", "answer_question"),
)
OF_CLOSED = ("survey", "proof", "file", "publish", "withdraw", "take")

ARGUMENTS: dict[tuple[str, str], Callable[..., object]] = {
    **{(f"surveys:{view}", "reference"): _of("draft") for view in OF_DRAFTS},
    **{(f"surveys:{view}", "reference"): _of("second") for view in OF_RUNNING},
    **{(f"surveys:{view}", "reference"): _of("closed") for view in OF_CLOSED},
    **{
        (f"surveys:{view}", "number"): lambda _: 1
        for view in ("remove_question", "answer_question", "invited_question")
    },
    **{
        (f"surveys:{view}", "public_id"): lambda tenant: _guest(tenant).public_id
        for view in ("remove_expert", "renew", "invited", "invited_question")
    },
    ("surveys:enter", "token"): lambda tenant: token_of(_guest(tenant)),
    ("surveys:file", "file_format"): lambda _: "csv",
}
