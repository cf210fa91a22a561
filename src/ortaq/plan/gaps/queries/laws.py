"""Reading how the country's law stands beside a treaty."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ortaq.engine.terms.framework import Engine
from ortaq.plan.frameworks.queries import list_frameworks, list_provisions
from ortaq.plan.gaps.models import AlignedArticle, LawAlignment, LawArticle
from ortaq.plan.gaps.permissions import READ

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from ortaq.plan.frameworks.models import Framework, Provision
    from ortaq.plan.gaps.models import LawAlignmentChange
    from ortaq.shared.actors import Actor


@dataclass(frozen=True, slots=True)
class LawRow:
    """A provision of a treaty with the articles beside it; `alignment` is None before anybody wrote one."""

    provision: Provision
    articles: tuple[AlignedArticle, ...]
    alignment: LawAlignment | None


def list_treaties(actor: Actor) -> QuerySet[Framework]:
    """The published treaties, by reference."""
    return list_frameworks(actor).filter(engine=Engine.TREATY)


def list_law_rows(actor: Actor, framework: Framework) -> list[LawRow]:
    """The provisions that are put to a state, in order, with the country's law beside them."""
    actor.require(READ)
    provisions = list_provisions(framework).filter(assessable=True)
    articles: dict[int, list[AlignedArticle]] = defaultdict(list)
    for article in AlignedArticle.objects.filter(provision__framework=framework).order_by("pk"):
        articles[article.provision_id].append(article)
    alignments = {
        one.provision_id: one for one in LawAlignment.objects.filter(provision__framework=framework)
    }
    return [
        LawRow(each, tuple(articles.get(each.pk, ())), alignments.get(each.pk))
        for each in provisions
    ]


def get_law_row(actor: Actor, provision: Provision) -> LawRow:
    """One provision with the country's law beside it."""
    actor.require(READ)
    articles = AlignedArticle.objects.filter(provision=provision).order_by("pk")
    return LawRow(
        provision, tuple(articles), LawAlignment.objects.filter(provision=provision).first()
    )


def list_alignment_changes(alignment: LawAlignment | None) -> list[LawAlignmentChange]:
    """The history of an alignment, newest first."""
    return list(alignment.changes.order_by("-version")) if alignment else []


def get_aligned_article(actor: Actor, pk: int) -> AlignedArticle:
    """An article beside a provision.

    Raises:
        AlignedArticle.DoesNotExist: there is none.
    """
    actor.require(READ)
    return AlignedArticle.objects.select_related("provision__framework").get(pk=pk)


def list_law_articles(actor: Actor) -> QuerySet[LawArticle]:
    """The register of the country's articles, by act and number."""
    actor.require(READ)
    return LawArticle.objects.order_by("act", "article", "language", "-wording_date")


def get_law_article(actor: Actor, pk: int) -> LawArticle:
    """One article of the register.

    Raises:
        LawArticle.DoesNotExist: there is none.
    """
    return list_law_articles(actor).get(pk=pk)
