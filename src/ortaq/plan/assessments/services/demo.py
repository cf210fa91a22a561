"""The draft assessment of the demonstration."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from ortaq.plan.assessments.models import AnswerState, SourceKind
from ortaq.plan.assessments.services.lifecycle import draft_assessment, open_assessment
from ortaq.plan.assessments.services.rate import rate
from ortaq.plan.assessments.services.ratings import Rating
from ortaq.plan.assessments.services.sources import SourceDraft, add_source
from ortaq.plan.frameworks.queries import list_provisions

if TYPE_CHECKING:
    from datetime import date

    from ortaq.data.demo.entries import DemoAnswer, DemoAssessment
    from ortaq.plan.assessments.models import Assessment
    from ortaq.plan.frameworks.models import Framework, Provision
    from ortaq.shared.actors import Actor


@transaction.atomic
def load_demo_assessment(
    *, actor: Actor, framework: Framework, content: DemoAssessment, as_of: date
) -> Assessment:
    """Create and open an assessment of hypotheses, marked as a demonstration throughout."""
    drafted = draft_assessment(
        actor=actor,
        framework=framework,
        title=content.title,
        note=content.note,
        as_of=as_of,
        is_demo=True,
    )
    assessment = open_assessment(actor=actor, assessment=drafted)
    provisions = {provision.code: provision for provision in list_provisions(framework)}
    for answer in content.answers:
        _answer(actor, assessment, provisions[answer.provision], answer)
    return assessment


def _answer(actor: Actor, assessment: Assessment, provision: Provision, answer: DemoAnswer) -> None:
    if answer.state == AnswerState.UNANSWERED:
        return
    rating = Rating(AnswerState(answer.state), answer.law, answer.practice, answer.justification)
    rate(
        actor=actor,
        assessment=assessment,
        provision=provision,
        rating=rating,
        expected_version=0,
    )
    for source in answer.sources:
        draft = SourceDraft(
            kind=SourceKind(source.type),
            title=source.act,
            article=source.article,
            wording_date=source.wording_date,
            url=source.url,
        )
        add_source(actor=actor, assessment=assessment, provision=provision, draft=draft)
