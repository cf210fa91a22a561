"""What answers rest on."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from django.db import transaction

from ortaq.engine.terms.errors import OrtaqError
from ortaq.plan.assessments.models import AnswerSource, Source, SourceKind
from ortaq.plan.assessments.permissions import MANAGE
from ortaq.plan.assessments.services.lifecycle import lock_assessment, require_answerable
from ortaq.plan.assessments.services.rate import writable_answer
from ortaq.shared import clock
from ortaq.shared.audit.services import record

if TYPE_CHECKING:
    from datetime import date

    from ortaq.engine.terms.language import Trilingual
    from ortaq.plan.assessments.models import Answer, Assessment
    from ortaq.plan.frameworks.models import Provision
    from ortaq.shared.actors import Actor

_ADDRESS = re.compile(r"https?://[^\s/?#]+\S*")
_LONGEST_ADDRESS = 500


class SourceIncomplete(OrtaqError):
    """A source without a name is none. Write what it is: the act, the statistic, the document."""

    code = "source_incomplete"


class SourceAddressUnfit(OrtaqError):
    """The address is no http or https address of at most 500 characters. Copy it from the browser."""

    code = "source_address_unfit"


@dataclass(frozen=True, slots=True)
class SourceDraft:
    """A source as somebody names it.

    Args:
        kind: law, statistic, document or meeting.
        title: the act or document.
        article: the place in it.
        wording_date: the wording that was read.
        url: address of the original, http or https, or empty.
        valid_until: day after which it has to be looked at again.
    """

    kind: SourceKind
    title: Trilingual
    article: str = ""
    wording_date: date | None = None
    url: str = ""
    valid_until: date | None = None


@transaction.atomic
def add_source(
    *, actor: Actor, assessment: Assessment, provision: Provision, draft: SourceDraft
) -> Source:
    """Put a source under the answer to a provision; an equal source is used again.

    Raises:
        NotAllowed: the role may not rate.
        AssessmentNotOpen: the assessment takes no answers from this actor now.
        ProvisionNotAssessable: nothing is asked there.
        AssignedElsewhere: another organisation answers it.
        SourceIncomplete: it has no name.
        SourceAddressUnfit: its address cannot be a link.
    """
    _check(draft)
    current = lock_assessment(assessment)
    require_answerable(actor, current)
    answer = writable_answer(actor, current, provision)
    by = {"added_at": clock.now(), "added_by": actor.name}
    values = {field.name: getattr(draft, field.name) for field in fields(draft)}
    source = Source.objects.filter(**values).first() or Source.objects.create(**values, **by)
    _, is_new = AnswerSource.objects.get_or_create(answer=answer, source=source, defaults=by)
    if is_new:
        _note(actor, "answer.add_source", answer, source)
    return source


@transaction.atomic
def remove_source(
    *, actor: Actor, assessment: Assessment, provision: Provision, source: Source
) -> None:
    """Take a source from under the answer to a provision; the source itself stays for others.

    Raises:
        as `add_source`.
    """
    current = lock_assessment(assessment)
    require_answerable(actor, current)
    answer = writable_answer(actor, current, provision)
    removed, _ = AnswerSource.objects.filter(answer=answer, source=source).delete()
    if removed:
        _note(actor, "answer.remove_source", answer, source)


@transaction.atomic
def verify_source(*, actor: Actor, source: Source) -> Source:
    """Confirm that a source was compared with the original; a verified one stays as it is."""
    actor.require(MANAGE)
    if source.verified:
        return source
    source.verified_at, source.verified_by = clock.now(), actor.name
    source.save(update_fields=["verified_at", "verified_by"])
    record(actor, "source.verify", subject_kind="source", subject=str(source.pk))
    return source


def _check(draft: SourceDraft) -> None:
    if not any(draft.title.as_dict().values()):
        raise SourceIncomplete
    if draft.url and (len(draft.url) > _LONGEST_ADDRESS or not _ADDRESS.fullmatch(draft.url)):
        raise SourceAddressUnfit


def _note(actor: Actor, action: str, answer: Answer, source: Source) -> None:
    record(
        actor,
        action,
        subject_kind="assessment",
        subject=answer.assessment.reference,
        provision=answer.provision.code,
        source=source.pk,
    )
