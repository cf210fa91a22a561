"""Reports, always through what the reader may see."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils import timezone

from ortaq.act.reports.models import Report
from ortaq.act.reports.permissions import READ, READ_ALL
from ortaq.shared.secrets import keyed_digest

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from ortaq.engine.exchange.report_rows import ReporterDetails
    from ortaq.shared.actors import Actor


EVERY, NO_ONE = -1, -2
"""Instead of the key of an organisation: all reports, or none."""


def receipt_digest(receipt: str) -> str:
    """The keyed hash of a reporter's receipt code, typed with or without spaces."""
    return keyed_digest("receipt", "".join(letter for letter in receipt if letter.isdigit()))


def reporter_digest(details: ReporterDetails) -> str:
    """The keyed hash of a reporter's own contact; empty where he gave none."""
    phone = "".join(letter for letter in details.phone if letter.isdigit())[-10:]
    for name, value in (("iin", details.iin), ("phone", phone), ("email", details.email)):
        if told := value.strip().casefold():
            return keyed_digest("reporter", name, told)
    return ""


def organisation_read(actor: Actor) -> int:
    """Key of the organisation whose reports an actor may see; `EVERY`, or `NO_ONE` where he sees none."""
    if actor.may(READ_ALL):
        return EVERY
    if actor.may(READ) and actor.organisation_id is not None:
        return actor.organisation_id
    return NO_ONE


def visible_q(actor: Actor, prefix: str = "") -> Q | None:
    """The condition on reports that an actor may see; None where he sees none.

    Args:
        actor: who reads.
        prefix: path from the table that is asked to its report, such as `report__`.
    """
    organisation = organisation_read(actor)
    if organisation == EVERY:
        return Q()
    return None if organisation == NO_ONE else Q(**{f"{prefix}organisation_id": organisation})


def visible_to(actor: Actor) -> QuerySet[Report]:
    """The reports that an actor may see: all, his organisation's, or none."""
    condition = visible_q(actor)
    return Report.objects.none() if condition is None else Report.objects.filter(condition)


def get_report(actor: Actor, reference: str) -> Report:
    """One visible report.

    Raises:
        Report.DoesNotExist: there is none, or the actor may not see it.
    """
    return visible_to(actor).select_related("organisation").get(reference=reference)


def find_by_receipt(receipt: str) -> Report | None:
    """The report with this receipt code, for the reporter's status page, or None."""
    return Report.objects.filter(receipt_digest=receipt_digest(receipt)).first()


@dataclass(frozen=True, slots=True)
class ReportFilter:
    """What a list of reports is narrowed to; empty fields narrow nothing."""

    text: str = ""
    region: str = ""
    crime_type: str = ""
    channel: str = ""
    language: str = ""
    status: str = ""
    since: str = ""
    until: str = ""


def list_reports(actor: Actor, narrowed: ReportFilter) -> QuerySet[Report]:
    """Visible reports, newest first."""
    reports = visible_to(actor).select_related("organisation").defer("search_text")
    for field in ("region", "crime_type", "channel", "language", "status"):
        if value := getattr(narrowed, field):
            reports = reports.filter(**{field: value})
    if narrowed.since:
        reports = reports.filter(reported_at__gte=_start_of(narrowed.since))
    if narrowed.until:
        reports = reports.filter(reported_at__lt=_start_of(narrowed.until, days=1))
    if narrowed.text:
        reports = reports.filter(
            Q(search_text__contains=narrowed.text.casefold())
            | Q(reference__iexact=narrowed.text.strip())
        )
    return reports.order_by("-reported_at", "-id")


def _start_of(day: str, *, days: int = 0) -> datetime:
    """When a day (ISO), or one so many days later, begins by the country's clock."""
    zone = timezone.get_default_timezone()
    return datetime.combine(date.fromisoformat(day) + timedelta(days=days), time(), zone)


def count_reports(actor: Actor) -> int:
    """How many reports an actor may see."""
    return visible_to(actor).count()


def has_more_than(actor: Actor, most: int) -> bool:
    """Whether an actor may see more than so many reports; quick for any number."""
    if actor.may(READ_ALL):
        last = Report.objects.order_by("-pk").values_list("pk", flat=True).first()
        return (last or 0) > most
    return visible_to(actor).order_by("pk")[most : most + 1].exists()


def list_changed_since(moment: datetime | None) -> QuerySet[Report]:
    """Reports changed at or after a moment (all for None), for the lake."""
    return Report.objects.filter(changed_at__gte=moment) if moment else Report.objects.all()
