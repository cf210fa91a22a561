"""Writing how the country's law stands beside a treaty."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.db import transaction

from ortaq.engine.terms.errors import OrtaqError
from ortaq.engine.terms.language import Trilingual
from ortaq.plan.assessments.models import SourceKind
from ortaq.plan.assessments.queries import list_sources_by_code
from ortaq.plan.frameworks.queries import list_provisions
from ortaq.plan.gaps.models import (
    AlignedArticle,
    AmendmentStage,
    LawAlignment,
    LawAlignmentChange,
)
from ortaq.plan.gaps.permissions import ALIGN
from ortaq.shared import clock
from ortaq.shared.audit.services import record

if TYPE_CHECKING:
    from datetime import date

    from ortaq.plan.assessments.models import Assessment, Source
    from ortaq.plan.frameworks.models import Provision
    from ortaq.shared.actors import Actor


class AlignmentChanged(OrtaqError):
    """Somebody changed the comparison meanwhile. Load the page again and repeat the change."""

    code = "alignment_changed"


class StageDateUnfit(OrtaqError):
    """A draft reached its stage today or earlier, and a stage has a day. Correct it."""

    code = "alignment_stage_date_unfit"


class ActUnnamed(OrtaqError):
    """An article stands in an act. Name it."""

    code = "aligned_act_unnamed"


@dataclass(frozen=True, slots=True)
class AlignmentDraft:
    """What is missing in the law and how far the amendment has come.

    Args:
        missing: what the law lacks, in words.
        amendment: text of the draft amendment.
        stage: how far it has come.
        stage_date: day on which it reached the stage; None where there is no draft.
    """

    missing: Trilingual = field(default_factory=Trilingual)
    amendment: Trilingual = field(default_factory=Trilingual)
    stage: AmendmentStage = AmendmentStage.NONE
    stage_date: date | None = None


@dataclass(frozen=True, slots=True)
class ArticleDraft:
    """An article of the country's law.

    Args:
        act: its name.
        article: place in it, maybe empty.
        wording_date: the wording that was read.
        url: official address.
    """

    act: Trilingual
    article: str = ""
    wording_date: date | None = None
    url: str = ""


@transaction.atomic
def set_alignment(
    *, actor: Actor, provision: Provision, draft: AlignmentDraft, expected_version: int
) -> LawAlignment:
    """Say what the law lacks for a provision, and how far the amendment has come.

    Raises:
        NotAllowed: the role may not compare laws.
        StageDateUnfit: a stage without a day, a day without one, or a day to come.
        AlignmentChanged: somebody changed it meanwhile.
    """
    actor.require(ALIGN)
    has_draft = draft.stage != AmendmentStage.NONE
    if has_draft != (draft.stage_date is not None):
        raise StageDateUnfit
    if draft.stage_date is not None and draft.stage_date > clock.today():
        raise StageDateUnfit
    now = clock.now()
    LawAlignment.objects.get_or_create(
        provision=provision, defaults={"changed_at": now, "changed_by": actor.name}
    )
    alignment = LawAlignment.objects.select_for_update().get(provision=provision)
    if alignment.version != expected_version:
        raise AlignmentChanged(provision=provision.code)
    alignment.missing, alignment.amendment = draft.missing, draft.amendment
    alignment.stage, alignment.stage_date = draft.stage, draft.stage_date
    alignment.version += 1
    alignment.changed_at, alignment.changed_by = now, actor.name
    alignment.save()
    LawAlignmentChange.objects.create(
        alignment=alignment,
        version=alignment.version,
        missing=draft.missing,
        amendment=draft.amendment,
        stage=draft.stage,
        stage_date=draft.stage_date,
        at=now,
        by=actor.name,
    )
    _note(actor, "law.align", provision, stage=draft.stage, version=alignment.version)
    return alignment


@transaction.atomic
def add_aligned_article(
    *, actor: Actor, provision: Provision, draft: ArticleDraft
) -> AlignedArticle:
    """Put an article of the country's law beside a provision; it counts as unverified.

    Raises:
        NotAllowed: the role may not compare laws.
        ActUnnamed: the act has no name.
    """
    actor.require(ALIGN)
    if not any(draft.act.as_dict().values()):
        raise ActUnnamed
    article = AlignedArticle.objects.create(
        provision=provision,
        act=draft.act,
        article=draft.article.strip(),
        wording_date=draft.wording_date,
        url=draft.url.strip(),
        added_at=clock.now(),
        added_by=actor.name,
    )
    _note(actor, "law.add_article", provision, article=article.article, act=draft.act.in_("kk"))
    return article


@transaction.atomic
def adopt_sources(*, actor: Actor, assessment: Assessment) -> int:
    """Put the legal acts under the answers of an assessment beside their provisions; return how many are new.

    One that stands there already, by act, article and wording, stays as it is; one that is verified as a
    source is verified here.
    """
    actor.require(ALIGN)
    provisions = {each.code: each for each in list_provisions(assessment.framework)}
    there = {
        _identity(one.provision_id, one)
        for one in AlignedArticle.objects.filter(provision__framework=assessment.framework)
    }
    added = [
        _article_of(actor, provisions[code], source)
        for code, sources in list_sources_by_code(assessment).items()
        for source in sources
        if source.kind == SourceKind.LAW and _identity(provisions[code].pk, source) not in there
    ]
    AlignedArticle.objects.bulk_create(added)
    if added:
        record(
            actor,
            "law.adopt_sources",
            subject_kind="assessment",
            subject=assessment.reference,
            added=len(added),
        )
    return len(added)


def _identity(provision: int, article: AlignedArticle | Source) -> tuple[object, ...]:
    title = article.act if isinstance(article, AlignedArticle) else article.title
    return (provision, title, article.article, article.wording_date)


def _article_of(actor: Actor, provision: Provision, source: Source) -> AlignedArticle:
    return AlignedArticle(
        provision=provision,
        act=source.title,
        article=source.article,
        wording_date=source.wording_date,
        url=source.url,
        verified_at=source.verified_at,
        verified_by=source.verified_by,
        added_at=clock.now(),
        added_by=actor.name,
    )


@transaction.atomic
def remove_aligned_article(*, actor: Actor, article: AlignedArticle) -> None:
    """Take an article away from beside a provision."""
    actor.require(ALIGN)
    _note(
        actor,
        "law.remove_article",
        article.provision,
        article=article.article,
        act=article.act.in_("kk"),
    )
    article.delete()


@transaction.atomic
def verify_aligned_article(*, actor: Actor, article: AlignedArticle) -> AlignedArticle:
    """Say that somebody compared the article with the official text; a second time changes nothing."""
    actor.require(ALIGN)
    current = AlignedArticle.objects.select_for_update().get(pk=article.pk)
    if current.verified_at is None:
        current.verified_at, current.verified_by = clock.now(), actor.name
        current.save(update_fields=["verified_at", "verified_by"])
        _note(actor, "law.verify_article", current.provision, article=current.article)
    return current


def _note(actor: Actor, action: str, provision: Provision, **details: object) -> None:
    subject = f"{provision.framework.reference}:{provision.code}"
    record(actor, action, subject_kind="provision", subject=subject, **details)
