"""What answers rest on: their present value, and whether they still hold."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from django.db.models import Count, Min, QuerySet

from ortaq.engine.cube.query import CubeQuery, Measure
from ortaq.picture.statistics.permissions import READ as READ_PICTURE
from ortaq.picture.statistics.queries import get_cube, parse_filter
from ortaq.plan.assessments.models import AnswerSource, Source
from ortaq.plan.assessments.permissions import READ
from ortaq.shared.words import in_language

if TYPE_CHECKING:
    from datetime import date

    from ortaq.plan.assessments.models import Answer, Assessment
    from ortaq.plan.frameworks.models import Provision
    from ortaq.shared.actors import Actor
    from ortaq.shared.people.models import Organisation

WARNING_DAYS = 60
"""How long before its last day a source counts as expiring. Ortaq's own choice."""


@dataclass(frozen=True, slots=True)
class UsedSource:
    """A source under an answer, as one reader sees it.

    Args:
        source: what it is.
        organisations: those whose responses brought it; none where it was put there directly.
        stale: whether its last day has passed.
        live: what a statistic says now; None for the rest and where nothing is known.
        stated: what it said when it was put there.
        stated_on: and when that was.
    """

    source: Source
    organisations: tuple[Organisation, ...]
    stale: bool
    live: Decimal | None = None
    stated: Decimal | None = None
    stated_on: date | None = None

    @property
    def names(self) -> str:
        """Short names of the organisations, in the reader's language."""
        return ", ".join(in_language(one.short_name) for one in self.organisations)

    @property
    def moved(self) -> bool:
        """True where the figure is another one now."""
        return self.live is not None and self.stated is not None and self.live != self.stated


@dataclass(frozen=True, slots=True)
class AgedSource:
    """A source that expires or has expired, with the answers that rest on it."""

    source: Source
    expired: bool
    answers: tuple[Answer, ...]


def list_sources(answer: Answer | None) -> QuerySet[Source]:
    """What an answer and the responses to it rest on, in the order in which it was added."""
    if answer is None:
        return Source.objects.none()
    found = Source.objects.filter(answer_links__answer=answer)
    return found.annotate(added=Min("answer_links__pk")).order_by("added")


def list_used_sources(actor: Actor, answer: Answer | None, *, on: date) -> list[UsedSource]:
    """What an answer rests on, each source once, with its age and present value."""
    if answer is None:
        return []
    links = AnswerSource.objects.filter(answer=answer).select_related(
        "source", "source__file", "organisation"
    )
    by_source: dict[int, list[AnswerSource]] = {}
    for link in links.order_by("pk"):
        by_source.setdefault(link.source_id, []).append(link)
    return [_used(actor, found, on) for found in by_source.values()]


def get_source(assessment: Assessment, provision: Provision, pk: int) -> Source:
    """A source under the answer to a provision.

    Raises:
        Source.DoesNotExist: the answer does not rest on it.
    """
    links = AnswerSource.objects.filter(
        answer__assessment=assessment, answer__provision=provision, source=pk
    )
    return Source.objects.select_related("file").get(pk__in=links.values("source"))


def count_sources(assessment: Assessment) -> dict[str, int]:
    """How many sources each answer rests on, by the code of its provision; none is left out."""
    links = AnswerSource.objects.filter(answer__assessment=assessment)
    codes = links.values_list("answer__provision__code")
    return dict(codes.annotate(count=Count("source", distinct=True)).order_by())


def list_sources_by_code(assessment: Assessment) -> dict[str, list[Source]]:
    """What each answer rests on, by the code of its provision, each source once."""
    links = AnswerSource.objects.filter(answer__assessment=assessment).select_related("source")
    found: dict[str, dict[int, Source]] = {}
    for link, code in zip(
        links.order_by("pk"),
        links.order_by("pk").values_list("answer__provision__code", flat=True),
        strict=True,
    ):
        found.setdefault(code, {})[link.source_id] = link.source
    return {code: list(sources.values()) for code, sources in found.items()}


def list_stale_codes(assessment: Assessment, *, on: date) -> frozenset[str]:
    """Codes of the provisions whose answers rest on a source that has expired."""
    links = AnswerSource.objects.filter(answer__assessment=assessment, source__valid_until__lt=on)
    return frozenset(links.values_list("answer__provision__code", flat=True))


def count_stale(actor: Actor, *, on: date) -> int:
    """How many sources under answers have expired."""
    actor.require(READ)
    expired = Source.objects.filter(valid_until__lt=on, answer_links__isnull=False)
    return expired.distinct().count()


def list_aged_sources(actor: Actor, *, on: date) -> list[AgedSource]:
    """Sources under answers that have expired or do so within `WARNING_DAYS`, the oldest first."""
    actor.require(READ)
    limit = on + timedelta(days=WARNING_DAYS)
    links = (
        AnswerSource.objects.filter(source__valid_until__lt=limit)
        .select_related("source", "source__file", "answer__assessment", "answer__provision")
        .order_by(
            "source__valid_until", "source", "answer__assessment", "answer__provision__position"
        )
    )
    found: dict[int, tuple[Source, dict[int, Answer]]] = {}
    for link in links:
        _, answers = found.setdefault(link.source_id, (link.source, {}))
        answers[link.answer_id] = link.answer
    return [
        AgedSource(source, is_stale(source, on=on), tuple(answers.values()))
        for source, answers in found.values()
    ]


def is_stale(source: Source, *, on: date) -> bool:
    """True where the last day of the source lies before the day."""
    return source.valid_until is not None and source.valid_until < on


def live_value(actor: Actor, source: Source) -> Decimal | None:
    """What a statistic of the picture says now; None for any other source and where nothing is known."""
    if source.query is None or not actor.may(READ_PICTURE):
        return None
    narrowed = parse_filter(source.query)
    query = CubeQuery((), (Measure(source.query["measure"]),), narrowed.filters, narrowed.period)
    totals = get_cube(actor, query).totals
    value = totals[0] if totals else None
    return None if value is None else Decimal(value)


def _used(actor: Actor, links: list[AnswerSource], on: date) -> UsedSource:
    first = links[0]
    return UsedSource(
        source=first.source,
        organisations=tuple(link.organisation for link in links if link.organisation),
        stale=is_stale(first.source, on=on),
        live=live_value(actor, first.source),
        stated=first.stated_value,
        stated_on=first.stated_on,
    )
