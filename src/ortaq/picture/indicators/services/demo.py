"""The demonstration's population and entered values."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from django.db import transaction

from ortaq.picture.indicators.models import Indicator
from ortaq.picture.indicators.periods import Period
from ortaq.picture.indicators.services.passports import set_target
from ortaq.picture.indicators.services.population import PopulationEntry, enter_population
from ortaq.picture.indicators.services.values import enter_value
from ortaq.shared import clock

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ortaq.data.demo.entries import DemoStatistics, DemoValues
    from ortaq.shared.actors import Actor
    from ortaq.shared.people.models import Organisation


@transaction.atomic
def load_demo_statistics(
    *, actor: Actor, content: DemoStatistics, owners: Mapping[str, Organisation]
) -> None:
    """Enter what a statistics office and the owners of indicators would; a second time is nothing.

    Args:
        actor: on whose behalf.
        content: of the demonstration.
        owners: code of an institution to its organisation.
    """
    source = " / ".join(content.source.as_dict().values())
    enter_population(actor=actor, entries=_population(content, source))
    for indicator in Indicator.objects.filter(code__in=content.values):
        told = content.values[indicator.code]
        owner = owners.get(told.owner)
        if owner is not None and indicator.owner_id is None:
            _enter(actor, indicator, told, owner, source)


def _enter(
    actor: Actor, indicator: Indicator, told: DemoValues, owner: Organisation, source: str
) -> None:
    indicator.owner = owner
    for code, value in told.baseline.items():
        indicator.baseline, indicator.baseline_period = Decimal(str(value)), code
    indicator.save(update_fields=["owner", "baseline", "baseline_period"])
    for year, value in told.targets.items():
        set_target(actor=actor, indicator=indicator, year=year, value=Decimal(str(value)))
    for code, value in told.values.items():
        period = Period.parse(code)
        if period.end <= clock.today():
            enter_value(
                actor=actor,
                indicator=indicator,
                period=period,
                value=Decimal(str(value)),
                source=source,
            )


def _population(content: DemoStatistics, source: str) -> list[PopulationEntry]:
    return [
        PopulationEntry(
            on=date(year, 1, 1),
            region=region,
            persons=round(
                persons * (1 + content.yearly_growth) ** (year - content.population_year)
            ),
            source=source,
            is_verified=False,
        )
        for year in range(content.population_year - 1, clock.today().year + 1)
        for region, persons in content.population.items()
    ]
