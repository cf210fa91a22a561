"""Storing a measure with its parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ortaq.engine.terms.errors import OrtaqError
from ortaq.picture.indicators.queries import find_indicator
from ortaq.plan.measures.models import CoExecutor, Cost, Measure, MeasureIndicator
from ortaq.plan.measures.services.drafts import NON_STATE_GROUPS
from ortaq.shared import clock
from ortaq.shared.actors import SYSTEM
from ortaq.shared.audit.services import record
from ortaq.shared.people.queries import find_organisation

if TYPE_CHECKING:
    from ortaq.picture.indicators.models import Indicator
    from ortaq.plan.measures.services.drafts import CoExecutorDraft, MeasureDraft
    from ortaq.shared.actors import Actor
    from ortaq.shared.people.models import Organisation


class MeasureChanged(OrtaqError):
    """Somebody changed the measure since it was loaded. Load it again and repeat the change."""

    code = "measure_changed"


class UnknownOrganisation(OrtaqError):
    """No organisation has this code. Choose one from the list."""

    code = "unknown_organisation"


class UnknownIndicator(OrtaqError):
    """No indicator has this code. Choose one from the list."""

    code = "unknown_indicator"


def lock_measure(measure: Measure, version: int | None = None) -> Measure:
    """The measure as it is now, locked; `version` is the one that the writer had before him.

    Raises:
        MeasureChanged: it has another version by now.
    """
    current = (
        Measure.objects.select_for_update(of=("self",)).select_related("plan").get(pk=measure.pk)
    )
    if version is not None and current.version != version:
        raise MeasureChanged(measure=current.reference)
    return current


def write_content(measure: Measure, draft: MeasureDraft) -> None:
    """Store the draft with its parts; parts are replaced as a whole."""
    measure.code, measure.direction, measure.title = draft.code, draft.direction, draft.title
    measure.rationale = draft.rationale
    measure.form_of_completion = draft.form_of_completion
    measure.lead = _organisation(draft.lead) if draft.lead else None
    measure.start_on, measure.deadline = draft.start_on, draft.deadline
    measure.due_on = draft.deadline.due_on if draft.deadline else None
    measure.is_funding_required = draft.is_funding_required
    measure.no_indicator_reason = draft.no_indicator_reason
    measure.changed_at = clock.now()
    measure.save()
    _write_co_executors(measure, draft.co_executors)
    measure.costs.all().delete()
    Cost.objects.bulk_create(
        Cost(
            measure=measure,
            year=cost.year,
            source=cost.source,
            amount_thousand_kzt=cost.amount_thousand_kzt,
        )
        for cost in draft.costs
    )
    measure.indicators.all().delete()
    MeasureIndicator.objects.bulk_create(
        MeasureIndicator(
            measure=measure,
            position=position,
            name=indicator.name,
            unit=indicator.unit,
            baseline=indicator.baseline,
            targets={str(year): str(value) for year, value in indicator.targets.items()},
            indicator=_passport(indicator.code) if indicator.code else None,
        )
        for position, indicator in enumerate(draft.indicators, start=1)
    )


def note(actor: Actor, action: str, measure: Measure, **details: object) -> None:
    """Write one line about a measure into the log."""
    record(actor, action, subject_kind="measure", subject=measure.reference, **details)


def _write_co_executors(measure: Measure, drafts: tuple[CoExecutorDraft, ...]) -> None:
    measure.co_executors.all().delete()
    rows: dict[int, CoExecutor] = {}
    for position, draft in enumerate(drafts, start=1):
        organisation = _organisation(draft.organisation)
        if organisation.pk == measure.lead_id:
            continue
        by_agreement = draft.by_agreement
        if by_agreement is None:
            by_agreement = organisation.group in NON_STATE_GROUPS
        rows.setdefault(
            organisation.pk,
            CoExecutor(
                measure=measure,
                organisation=organisation,
                by_agreement=by_agreement,
                position=position,
            ),
        )
    CoExecutor.objects.bulk_create(rows.values())


def _passport(code: str) -> Indicator:
    found = find_indicator(SYSTEM, code)
    if found is None:
        raise UnknownIndicator(value=code)
    return found


def _organisation(code: str) -> Organisation:
    found = find_organisation(code)
    if found is None:
        raise UnknownOrganisation(value=code)
    return found
