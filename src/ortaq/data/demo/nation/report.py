"""One report of the synthetic nation, with the truth that a real report never carries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime
    from decimal import Decimal


@dataclass(frozen=True, slots=True)
class DemoReporter:
    """A made-up person who reports.

    Args:
        name: first name and surname.
        phone: E.164, from a prefix that no operator holds.
        synthetic: always True, so that a stored record can say so.
    """

    name: str
    phone: str
    synthetic: bool = True


@dataclass(frozen=True, slots=True)
class DemoReport:
    """What a reporter tells, and what is true of it.

    Args:
        source_id: DEMO-000001 onwards, in order of `reported_at`.
        reported_at: aware, UTC.
        occurred_on: local day of the crime, not after the report.
        region: ISO 3166-2 code.
        crime_type: as the reporter chose it.
        true_crime_type: as it is.
        channel: form, call, bank, telecom, desk or partner.
        language: kk, ru or en.
        narrative: the text.
        claimed_kzt: what the reporter says was lost; None where not said.
        held_kzt: stopped at a bank, at most the claim.
        restored_kzt: given back, at most what was held.
        held_at: when it was stopped, aware, UTC; None where not told.
        held_by: made-up provider that stopped it; empty where not told.
        offender_fields: (offender_contact, offender_account or offender_site; value) filled in beside
            the text.
        campaign_truth: the campaign it belongs to; empty where it stands alone.
        reporter: None where anonymous.
    """

    source_id: str
    reported_at: datetime
    occurred_on: date
    region: str
    crime_type: str
    true_crime_type: str
    channel: str
    language: str
    narrative: str
    claimed_kzt: Decimal | None
    held_kzt: Decimal
    restored_kzt: Decimal
    held_at: datetime | None
    held_by: str
    offender_fields: tuple[tuple[str, str], ...]
    campaign_truth: str
    reporter: DemoReporter | None
