"""Bringing the identifiers of new reports into the register."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ortaq.act.reports.models import Identifier
from ortaq.act.reports.queries import (
    get_link_keys,
    identifier_digest,
    link_digest,
    list_carriers_on,
)
from ortaq.act.reports.services.masking import SENSITIVE, mask_value
from ortaq.act.reports.services.outcome import mark_changed
from ortaq.engine.terms.identifier import Role
from ortaq.shared.compiled import CompiledInsert, CompiledObjects

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ortaq.act.reports.models import Report
    from ortaq.engine.terms.identifier import Mention

_OF_DIGEST = CompiledObjects(
    Identifier, lambda digests: Identifier.objects.filter(digest__in=digests)
)
_IDENTIFIERS = CompiledInsert(
    Identifier, unique="digest", update=("report_count", "first_seen_on", "last_seen_on")
)


def digest_of(mention: Mention) -> str:
    """The keyed hash under which the identifier of a mention is stored."""
    return identifier_digest(mention.kind, mention.value)


def store_identifiers(pairs: Iterable[tuple[Mention, Report]]) -> dict[str, Identifier]:
    """The rows of all identifiers by digest, with counts and dates brought up to date.

    Where a report is older than all that were known of an identifier, those of the day that was the
    first until now are read again by the lake: they are no longer its first use.
    """
    wanted: dict[str, Identifier] = {}
    carriers: dict[str, set[int]] = {}
    for mention, report in pairs:
        digest, day = digest_of(mention), report.reported_at.date()
        row = wanted.get(digest)
        if row is None:
            row = wanted[digest] = _identifier_row(mention, digest, report)
        row.first_seen_on = min(row.first_seen_on, day)
        row.last_seen_on = max(row.last_seen_on, day)
        carriers.setdefault(digest, set()).add(report.pk)
    for digest, row in wanted.items():
        row.report_count = len(carriers[digest])
    stored = {row.digest: row for row in _OF_DIGEST.find(sorted(wanted))}
    overtaken = {
        row.pk: row.first_seen_on
        for digest, row in stored.items()
        if wanted[digest].first_seen_on < row.first_seen_on and not row.is_hub
    }
    mark_changed(list_carriers_on(overtaken))
    _add_counts(stored, wanted)
    rows = [stored.get(digest, row) for digest, row in sorted(wanted.items())]
    _IDENTIFIERS.insert(rows)
    return {row.digest: row for row in rows}


def _add_counts(stored: dict[str, Identifier], wanted: dict[str, Identifier]) -> None:
    """Count new reports in (unsaved), and let go of the keys: by its digest each row is found again."""
    for digest, row in stored.items():
        more = wanted[digest]
        row.pk = None
        row.report_count += more.report_count
        row.first_seen_on = min(row.first_seen_on, more.first_seen_on)
        row.last_seen_on = max(row.last_seen_on, more.last_seen_on)


def _identifier_row(mention: Mention, digest: str, report: Report) -> Identifier:
    day = report.reported_at.date()
    kind, key = get_link_keys().of(mention.kind, mention.value)
    return Identifier(
        kind=mention.kind,
        value=mask_value(mention.kind, mention.value),
        digest=digest,
        link_value=digest if mention.kind in SENSITIVE else key,
        link_digest=link_digest(kind, key),
        detail=mention.detail,
        is_hub=mention.role is Role.HUB,
        first_seen_on=day,
        last_seen_on=day,
    )
