"""A round in which many agencies answer one framework whole, and the pages that its people ask for."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from django.db import transaction
from django.urls import reverse
from django.utils import translation

from factories import assessments, frameworks, gaps, people, rounds
from ortaq.plan.assessments.models import Assessment
from ortaq.plan.frameworks.queries import get_framework, list_provisions
from ortaq.plan.frameworks.services import load_framework
from ortaq.plan.gaps.models import Gap
from ortaq.plan.gaps.services import derive_gaps
from ortaq.plan.rounds.models import Round
from ortaq.plan.rounds.queries import Desk, get_desk
from ortaq.plan.rounds.services import answer, hand_in
from ortaq.shared.actors import SYSTEM, Role
from ortaq.shared.people.models import User

if TYPE_CHECKING:
    from ortaq.engine.terms.framework import Framework
    from ortaq.plan.frameworks.models import Provision

CHAPTERS, FIRST, SECOND = 12, "asked-1.0", "CODE-10"
DIFFERS = 10
"""Each so many-th answer is not that of the others."""


def is_asked() -> bool:
    """Whether the home holds a round already."""
    return Round.objects.exists()


def ask_agencies(*, agencies: int, provisions: int) -> str:
    """Make the framework, the agencies, the round and the answers; derive the gaps; say how much it is."""
    load_framework(actor=SYSTEM, framework=_framework(provisions))
    framework = get_framework(SYSTEM, FIRST)
    round_ = rounds.planned(rounds.drafted(assessments.drafted(framework)))
    codes = tuple(f"CODE-{number}" for number in range(provisions))
    bodies = [people.organisation(f"AG-{number}", "government") for number in range(agencies)]
    for body in bodies:
        rounds.assigned(round_, body, codes)
    members = [rounds.member(body) for body in bodies]
    rounds.services.open_round(actor=SYSTEM, round_=round_)
    rows = list(list_provisions(framework).filter(assessable=True))
    for place, user in enumerate(members):
        desk = get_desk(
            user.actor, round_.reference, user.organisation.code, person=user.display_name
        )
        _answer(desk, rows, place)
        if place < agencies // 2:
            hand_in(desk=desk)
    rounds.invited(round_, bodies[0])
    assessment = Assessment.objects.get(pk=round_.assessment_id)
    derived = derive_gaps(actor=SYSTEM, assessment=assessment, threshold=Decimal("0.5"))
    gaps.law_article()
    gaps.aligned_article(SECOND)
    return f"{agencies} agencies answered {provisions} provisions; {derived.opened} gaps"


@transaction.atomic
def _answer(desk: Desk, rows: list[Provision], place: int) -> None:
    for number, row in enumerate(rows):
        other = (number * 7 + place * 3) % DIFFERS == 0
        given = assessments.rating(
            (number + other) % 3, number % 5 % 3, "as the act says, article 12"
        )
        answer(desk=desk, provision=row, rating=given, expected_version=0)


def readers() -> dict[str, User]:
    """Who asks."""
    secretary = User.objects.filter(role=Role.SECRETARY).first() or people.user(Role.SECRETARY)
    return {"secretary": secretary, "agency": User.objects.get(organisation__code="AG-1")}


def addresses(reader: str) -> dict[str, str]:
    """Every page of frameworks, rounds, assessments and gaps that a reader opens, by name, in Kazakh."""
    with translation.override("kk"):
        pages = {**_assessments(), **_gaps(), **_desk("AG-1")}
        if reader == "secretary":
            pages |= {**_frameworks(), **_rounds(), **_desk("AG-30")}
        return pages


def _frameworks() -> dict[str, str]:
    return {
        "frameworks": reverse("frameworks:list"),
        "largest framework": _to("frameworks:framework", "lib-0-1"),
        "one chapter of it": f"{_to('frameworks:framework', 'lib-0-1')}?group=N1200",
        "small framework": _to("frameworks:framework", "lib-7-1"),
        "asked framework": _to("frameworks:framework", FIRST),
        "history": _to("frameworks:history", FIRST),
        "provision of the largest": _to("gaps:provision", "lib-0-1", "N1201"),
        "search, found": f"{reverse('search')}?q=vulnerability+supplier",
        "search, not found": f"{reverse('search')}?q=нетничего",
        "libraries": reverse("frameworks:libraries"),
        "two side by side": f"{reverse('frameworks:crosswalk')}?given=lib-7-1&asking=lib-8-1",
        "lines of two": _to("frameworks:lines", "lib-7-1", "lib-8-1"),
        "drafts": reverse("frameworks:drafts"),
        "versions": _to("frameworks:migration", "lib-7-1", "lib-8-1"),
    }


def _rounds() -> dict[str, str]:
    one = Round.objects.order_by("pk")[0].reference
    names = ("round", "sections", "scope", "who", "people", "when", "check")
    return {
        "rounds": reverse("rounds:list"),
        "new round": reverse("rounds:new"),
        "tasks": reverse("rounds:tasks"),
        **{f"round: {name}": _to(f"rounds:{name}", one) for name in names},
        "round: csv": _to("rounds:progress_csv", one),
        "round: xlsx": _to("rounds:progress_xlsx", one),
    }


def _desk(body: str) -> dict[str, str]:
    one = Round.objects.order_by("pk")[0].reference
    return {
        f"desk {body}": _to("rounds:desk", one, body),
        f"question {body}": _to("rounds:desk_question", one, body, SECOND),
        f"upload {body}": _to("rounds:desk_upload", one, body),
        f"questionnaire {body}": _to("rounds:desk_questionnaire_xlsx", one, body),
    }


def _assessments() -> dict[str, str]:
    one = Assessment.objects.order_by("pk")[0].reference
    names = ("assessment", "agreement", "sessions", "compare", "migrate")
    return {
        "assessments": reverse("assessments:list"),
        "new assessment": reverse("assessments:new"),
        "aged sources": reverse("assessments:aged_sources"),
        **{f"assessment: {name}": _to(f"assessments:{name}", one) for name in names},
        "answer": _to("assessments:answer", one, SECOND),
        "session": _to("assessments:session", one, SECOND),
        "answers csv": _to("assessments:download_answers", one),
        "chapters csv": _to("assessments:download_groups", one),
    }


def _gaps() -> dict[str, str]:
    gap = Gap.objects.order_by("pk")[0]
    one = Assessment.objects.order_by("pk")[0].reference
    return {
        "gaps": reverse("gaps:list"),
        "gaps, page 3": f"{reverse('gaps:list')}?page=3",
        "gaps csv": reverse("gaps:download"),
        "gap": _to("gaps:gap", gap.reference),
        "new gap": reverse("gaps:new"),
        "gaps from scores": reverse("gaps:derive"),
        "gaps from a file": reverse("gaps:bring"),
        "same gaps": reverse("gaps:same"),
        "gap analyses": reverse("gaps:analyses"),
        "gap analysis": _to("gaps:analysis", one),
        "provision": _to("gaps:provision", FIRST, SECOND),
        "law beside treaties": reverse("gaps:laws"),
        "law beside one": _to("gaps:law_profile", FIRST),
        "law at a provision": _to("gaps:law_provision", FIRST, SECOND),
        "articles looked up": _to("gaps:look_up", FIRST, SECOND),
        "plan of action": reverse("measures:plan_of_action"),
    }


def _framework(provisions: int) -> Framework:
    groups = [
        frameworks.FrameworkGroup(f"chapter-{number}", frameworks.words(f"Chapter {number}"))
        for number in range(CHAPTERS)
    ]
    rows = [
        frameworks.provision(
            f"CODE-{number}",
            f"chapter-{number * CHAPTERS // provisions}",
            requirement=frameworks.words(
                "What the treaty asks of a state, told in two lines. " * 3
            ),
        )
        for number in range(provisions)
    ]
    return frameworks.framework(
        code="asked", groups=tuple(groups), provisions=tuple(rows), mappings=()
    )


def _to(name: str, *arguments: object) -> str:
    return reverse(name, args=arguments)
