"""Putting reports and what is found in them into the register."""

from __future__ import annotations

import json
import secrets
from dataclasses import asdict, dataclass, replace
from datetime import UTC
from typing import TYPE_CHECKING

from django.db import transaction

from ortaq.act.reports.models import Identifier, Mention, Report, ReporterIdentity
from ortaq.act.reports.permissions import SUBMIT
from ortaq.act.reports.queries import (
    get_providers,
    get_well_known,
    receipt_digest,
    reporter_digest,
)
from ortaq.act.reports.services.draft import check
from ortaq.act.reports.services.identifiers import digest_of, store_identifiers
from ortaq.act.reports.services.masking import mask_text
from ortaq.engine.exchange.report_rows import ReporterDetails
from ortaq.engine.terms.language import guess_language
from ortaq.shared import clock
from ortaq.shared.actors import PUBLIC, Actor
from ortaq.shared.compiled import CompiledInsert, CompiledObjects
from ortaq.shared.country import pack
from ortaq.shared.secrets import keyed_digest, seal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ortaq.act.reports.services.draft import ReportDraft
    from ortaq.engine.extract import Extractor
    from ortaq.engine.terms import identifier as terms

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Source: Crockford's base 32, without letters that look like digits."""

_OF_SOURCE = CompiledObjects(
    Report, lambda ids, source: Report.objects.filter(source=source, source_id__in=ids)
)

_REPORTS, _MENTIONS = CompiledInsert(Report), CompiledInsert(Mention)
_IDENTITIES = CompiledInsert(ReporterIdentity)

_MONEY = ("held_kzt", "restored_kzt", "held_at", "held_by")
"""What a source may tell later."""


@dataclass(slots=True)
class Recorded:
    """The outcome for one draft.

    Args:
        report: the row in the register, new or found.
        is_new: False where the source had sent this report before; nothing was changed then.
        differs: True where it had sent another report under the same id.
        updated: True where it says now that other sums were held or restored.
        mentions: (mention, identifier) pairs of a new report.
        receipt: code for the reporter, given this once; empty where none was asked for.
    """

    report: Report
    is_new: bool
    mentions: list[tuple[Mention, Identifier]]
    receipt: str = ""
    differs: bool = False
    updated: bool = False


@transaction.atomic(savepoint=False)
def record_reports(*, actor: Actor, drafts: Sequence[ReportDraft]) -> list[Recorded]:
    """Store reports with their identifiers and identities; one result a draft, in order.

    A report whose (source, source id) is known is returned as it is, but for money that its source
    now says was held or restored. The caller holds the log, so
    that no other writer adds the same identifiers, links the new reports and writes the log.

    Raises:
        NotAllowed: the actor may not submit.
        InvalidReport: a draft breaks rules; nothing is stored.
    """
    if actor != PUBLIC:
        actor.require(SUBMIT)
    now = clock.now()
    for draft in drafts:
        check(draft, pack=pack(), now=now)
    drafts = _with_provider_codes(drafts)
    known = _known_reports(drafts)
    results: list[Recorded] = []
    fresh: list[tuple[ReportDraft, Recorded, list[tuple[str, terms.Mention]]]] = []
    extractor = get_well_known(on=clock.today()).extractor
    for draft in drafts:
        place = (draft.source, draft.source_id)
        if place in known:
            results.append(_again(known[place], draft))
            continue
        clean = replace(draft, narrative=_clean(draft.narrative))
        found = _find(clean, extractor)
        recorded = _prepare(actor, clean, found)
        recorded.report.draft_digest = draft_digest(draft)
        known[place] = recorded.report
        results.append(recorded)
        fresh.append((clean, recorded, found))
    _store(fresh)
    return results


def _with_provider_codes(drafts: Sequence[ReportDraft]) -> Sequence[ReportDraft]:
    if not any(draft.held_by for draft in drafts):
        return drafts
    providers = get_providers()
    return [replace(draft, held_by=providers.code(draft.held_by)) for draft in drafts]


def _again(earlier: Report, draft: ReportDraft) -> Recorded:
    """A report that its source sends again: nothing changes but what was held and restored.

    When and by whom it was held stays where the source says nothing of it this time.
    """
    if earlier.draft_digest != draft_digest(draft):
        return Recorded(earlier, is_new=False, mentions=[], differs=True)
    told = (draft.held_kzt, draft.restored_kzt)
    if told == (None, None):
        return Recorded(earlier, is_new=False, mentions=[])
    before = {name: getattr(earlier, name) for name in _MONEY}
    earlier.held_kzt, earlier.restored_kzt = told
    earlier.held_at = draft.held_at or earlier.held_at
    earlier.held_by = draft.held_by or earlier.held_by
    if not earlier.held_kzt:
        earlier.held_at, earlier.held_by = None, ""
    if all(getattr(earlier, name) == value for name, value in before.items()):
        return Recorded(earlier, is_new=False, mentions=[])
    earlier.changed_at = clock.now()
    if earlier.pk:
        earlier.save(update_fields=[*_MONEY, "changed_at"])
    return Recorded(earlier, is_new=False, mentions=[], updated=True)


def draft_digest(draft: ReportDraft) -> str:
    """A keyed hash of what a source tells, by which a second sending is compared with the first."""
    told = (
        draft.narrative,
        draft.occurred_on,
        draft.region,
        draft.crime_type,
        draft.claimed_kzt,
        draft.offender_fields,
    )
    return keyed_digest("draft", *(str(part) for part in told))


def _known_reports(drafts: Sequence[ReportDraft]) -> dict[tuple[str, str], Report]:
    known: dict[tuple[str, str], Report] = {}
    for source in {draft.source for draft in drafts}:
        ids = [draft.source_id for draft in drafts if draft.source == source]
        for report in _OF_SOURCE.find(ids, source):
            known[source, report.source_id] = report
    return known


def _clean(text: str) -> str:
    """The text without control characters that no person types; line breaks and tabs stay."""
    return "".join(letter for letter in text if letter >= " " or letter in "\n\t").strip()


def _find(draft: ReportDraft, extractor: Extractor) -> list[tuple[str, terms.Mention]]:
    found = [("", mention) for mention in extractor.mentions(draft.narrative)]
    for field, value in draft.offender_fields:
        found.extend((field, mention) for mention in extractor.from_field(field, value))
    return found


def _prepare(actor: Actor, draft: ReportDraft, found: list[tuple[str, terms.Mention]]) -> Recorded:
    now = clock.now()
    narrative = mask_text(draft.narrative, (mention for field, mention in found if not field))
    receipt = f"{secrets.randbelow(10**16):016d}" if draft.with_receipt else ""
    report = Report(
        reference=_new_reference(),
        source=draft.source,
        source_id=draft.source_id,
        organisation_id=actor.organisation_id,
        received_at=now,
        reported_at=draft.reported_at.astimezone(UTC),
        occurred_on=draft.occurred_on,
        region=draft.region,
        crime_type=draft.crime_type,
        channel=draft.channel,
        language=draft.language or guess_language(narrative),
        narrative=narrative,
        search_text=narrative.casefold(),
        claimed_kzt=draft.claimed_kzt,
        held_kzt=draft.held_kzt,
        held_at=draft.held_at,
        held_by=draft.held_by,
        restored_kzt=draft.restored_kzt,
        reporter_digest=reporter_digest(draft.reporter) if draft.reporter else "",
        receipt_digest=receipt_digest(receipt) if receipt else None,
        changed_at=now,
    )
    return Recorded(report, is_new=True, mentions=[], receipt=receipt)


def _new_reference() -> str:
    letters = "".join(secrets.choice(_ALPHABET) for _ in range(10))
    return f"R-{letters[:5]}-{letters[5:]}"


def _store(fresh: list[tuple[ReportDraft, Recorded, list[tuple[str, terms.Mention]]]]) -> None:
    _REPORTS.insert([recorded.report for _, recorded, _ in fresh])
    identifiers = store_identifiers(
        [(mention, recorded.report) for _, recorded, found in fresh for _, mention in found]
    )
    for _, recorded, found in fresh:
        recorded.mentions = [
            (
                _mention_row(recorded.report, identifiers[digest_of(mention)], field, mention),
                identifiers[digest_of(mention)],
            )
            for field, mention in found
        ]
    _MENTIONS.insert([row for _, recorded, _ in fresh for row, _ in recorded.mentions])
    _IDENTITIES.insert(
        [
            ReporterIdentity(
                report=recorded.report,
                sealed=seal(
                    json.dumps(asdict(draft.reporter), ensure_ascii=False),
                    bound_to=recorded.report.reference,
                ),
                created_at=recorded.report.received_at,
            )
            for draft, recorded, _ in fresh
            if draft.reporter not in (None, ReporterDetails())
        ]
    )


def _mention_row(
    report: Report, identifier: Identifier, field: str, mention: terms.Mention
) -> Mention:
    return Mention(
        report=report,
        identifier=identifier,
        role=mention.role,
        role_confidence=mention.role_confidence,
        start=None if field else mention.start,
        end=None if field else mention.end,
        rule=mention.rule,
        field=field,
    )
