"""What somebody needs to check a published value without us."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ortaq.picture.indicators.models import IndicatorValue
from ortaq.picture.indicators.queries.indicators import get_indicator
from ortaq.shared.audit import queries as audit

if TYPE_CHECKING:
    from ortaq.shared.actors import Actor


def plain_value(value: IndicatorValue) -> dict[str, object]:
    """A value as the log holds it; a computed one has six places."""
    return {
        "period": value.period,
        "revision": value.revision,
        "value": None if value.value is None else str(value.value),
        "data_as_of": value.data_as_of.isoformat(),
    }


def get_value_proof(actor: Actor, code: str, period: str) -> dict[str, object]:
    """The proof of the newest revision of a value.

    Raises:
        Indicator.DoesNotExist: the actor sees no such indicator.
        IndicatorValue.DoesNotExist: it has no value of this period that the log holds.
    """
    indicator = get_indicator(actor, code)
    for entry in audit.list_publications(subject_kind="indicator", subject=indicator.code):
        content = audit.content_of(entry)
        if any(value["period"] == period for value in content["values"]):
            return audit.get_proof(entry, content)
    raise IndicatorValue.DoesNotExist
