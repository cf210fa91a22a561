"""Personal data in comments, masked by the extractor of the reports."""

from __future__ import annotations

from ortaq.act.reports.queries import get_well_known
from ortaq.plan.consultations.passages import without_personal_data
from ortaq.shared import clock


def redact(text: str) -> str:
    """The text as the public may read it; a person may mask more by hand."""
    return (
        without_personal_data(text, get_well_known(on=clock.today()).extractor.mentions(text))
        if text
        else ""
    )
