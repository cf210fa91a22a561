"""Assessments and answers for tests."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from factories import frameworks
from ortaq.engine.terms.language import Trilingual
from ortaq.plan.assessments import services
from ortaq.plan.assessments.models import (
    Answer,
    AnswerState,
    Assessment,
    Response,
    SourceKind,
)
from ortaq.plan.assessments.services import Rating, SourceDraft
from ortaq.shared.actors import SYSTEM, Actor

if TYPE_CHECKING:
    from ortaq.plan.frameworks.models import Framework
    from ortaq.shared.people.models import Organisation

AS_OF = date(2026, 6, 30)


def drafted(framework: Framework | None = None, **changes: object) -> Assessment:
    return services.draft_assessment(
        actor=SYSTEM,
        framework=framework or frameworks.loaded(),
        title=Trilingual(kk="Бағалау", ru="Оценка", en="Rating"),
        as_of=AS_OF,
        **changes,
    )


def opened(framework: Framework | None = None, **changes: object) -> Assessment:
    return services.open_assessment(actor=SYSTEM, assessment=drafted(framework, **changes))


def rating(law: int | None = 1, practice: int | None = 0, why: str = "because") -> Rating:
    return Rating(AnswerState.ANSWERED, law, practice, Trilingual(en=why))


def answered(
    assessment: Assessment,
    code: str = "S-1",
    given: Rating | None = None,
    *,
    actor: Actor = SYSTEM,
    version: int = 0,
) -> Answer:
    return services.rate(
        actor=actor,
        assessment=assessment,
        provision=frameworks.provision_row(assessment.framework, code),
        rating=given or rating(),
        expected_version=version,
    )


def responded(
    assessment: Assessment,
    organisation: Organisation,
    code: str = "S-1",
    given: Rating | None = None,
    *,
    actor: Actor = SYSTEM,
    version: int = 0,
) -> Response:
    return services.respond(
        actor=actor,
        assessment=assessment,
        provision=frameworks.provision_row(assessment.framework, code),
        organisation=organisation,
        rating=given or rating(),
        expected_version=version,
    )


def valued(value: int | None, why: str = "because") -> Rating:
    return Rating(AnswerState.ANSWERED, justification=Trilingual(en=why), value=value)


def source(**changes: object) -> SourceDraft:
    values: dict[str, object] = {
        "kind": SourceKind.LAW,
        "title": Trilingual(ru="Уголовный кодекс"),
        "article": "205",
        "url": "https://law.example/code",
        **changes,
    }
    return SourceDraft(**values)
