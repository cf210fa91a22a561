"""What answers rest on."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING

from django.db import transaction

from ortaq.engine.terms.errors import OrtaqError
from ortaq.plan.assessments.models import AnswerSource, Source, SourceKind
from ortaq.plan.assessments.permissions import MANAGE
from ortaq.plan.assessments.queries import live_value
from ortaq.plan.assessments.services.lifecycle import lock_assessment, require_answerable
from ortaq.plan.assessments.services.rate import writable_answer
from ortaq.plan.assessments.services.respond import require_respondable
from ortaq.shared import clock
from ortaq.shared.audit.services import record
from ortaq.shared.files.services import store

if TYPE_CHECKING:
    from datetime import date

    from ortaq.engine.terms.language import Trilingual
    from ortaq.plan.assessments.models import Answer, Assessment
    from ortaq.plan.frameworks.models import Provision
    from ortaq.shared.actors import Actor
    from ortaq.shared.files.models import StoredFile
    from ortaq.shared.people.models import Organisation

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
        valid_until: last day before it has to be looked at again.
        valid_from: first day on which it holds.
        file: the uploaded document.
        query: question to the picture whose answer a statistic is: measure, from, to, region,
            crime_type.
    """

    kind: SourceKind
    title: Trilingual
    article: str = ""
    wording_date: date | None = None
    url: str = ""
    valid_until: date | None = None
    valid_from: date | None = None
    file: StoredFile | None = None
    query: dict[str, str] | None = None


@transaction.atomic
def add_source(
    *,
    actor: Actor,
    assessment: Assessment,
    provision: Provision,
    draft: SourceDraft,
    content: bytes | None = None,
    organisation: Organisation | None = None,
) -> Source:
    """Put a source under the answer to a provision; an equal source is used again.

    Args:
        actor: who adds it.
        assessment: where.
        provision: of the assessment's framework.
        draft: what it is.
        content: bytes of the uploaded document; they become the source's file.
        organisation: whose response it supports; None supports the answer itself.

    Raises:
        NotAllowed: the actor may not answer.
        ResponseOfOthers: it is another organisation's response.
        AssessmentNotOpen: the assessment takes no answers from this actor now.
        ProvisionNotAssessable: nothing is asked there.
        AssignedElsewhere: another organisation answers it.
        SourceIncomplete: it has no name.
        SourceAddressUnfit: its address cannot be a link.
        FileEmpty, FileTooLarge, FileTypeRefused: the document can't be kept.
    """
    _check(draft)
    answer = _writable(actor, assessment, provision, organisation)
    if content is not None:
        draft = replace(draft, file=store(actor=actor, content=content))
    by = {"added_at": clock.now(), "added_by": actor.name}
    values = {field.name: getattr(draft, field.name) for field in fields(draft)}
    source = _find(values) or Source.objects.create(**values, **by)
    stated = _stated(actor, source)
    _, is_new = AnswerSource.objects.get_or_create(
        answer=answer, source=source, organisation=organisation, defaults=by | stated
    )
    if is_new:
        _note(actor, "answer.add_source", answer, source)
    return source


@transaction.atomic
def remove_source(
    *,
    actor: Actor,
    assessment: Assessment,
    provision: Provision,
    source: Source,
    organisation: Organisation | None = None,
) -> None:
    """Take a source from under the answer to a provision; the source itself stays for others.

    With an `organisation`, only its response loses it; without, the answer and every response do.

    Raises:
        as `add_source`.
    """
    answer = _writable(actor, assessment, provision, organisation)
    links = AnswerSource.objects.filter(answer=answer, source=source)
    if organisation is not None:
        links = links.filter(organisation=organisation)
    removed, _ = links.delete()
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


def _writable(
    actor: Actor, assessment: Assessment, provision: Provision, organisation: Organisation | None
) -> Answer:
    current = lock_assessment(assessment)
    if organisation is None:
        require_answerable(actor, current)
    else:
        require_respondable(actor, current, organisation)
    return writable_answer(actor, current, provision)


def _find(values: dict[str, object]) -> Source | None:
    """A source that is the same in everything."""
    plain = {name: value for name, value in values.items() if name not in {"query", "title"}}
    alike = Source.objects.filter(**plain).order_by("pk")
    return next(
        (s for s in alike if (s.title, s.query) == (values["title"], values["query"])), None
    )


def _stated(actor: Actor, source: Source) -> dict[str, object]:
    """What a live statistic says now."""
    value = live_value(actor, source)
    return {} if value is None else {"stated_value": value, "stated_on": clock.today()}


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
