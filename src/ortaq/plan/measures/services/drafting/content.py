"""From cells back to what the services store."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from ortaq.engine.terms.direction import Direction
from ortaq.engine.terms.language import Trilingual
from ortaq.plan.measures.cells import LANGUAGES, RECORD_TEXTS
from ortaq.plan.measures.deadlines import Deadline
from ortaq.plan.measures.models import CostSource
from ortaq.plan.measures.queries.drafting.content import numbers_of, plain, texts_of
from ortaq.plan.measures.services.drafts import (
    NON_STATE_GROUPS,
    CoExecutorDraft,
    CostDraft,
    IndicatorDraft,
    MeasureDraft,
)
from ortaq.plan.measures.services.record_draft import (
    FundingDraft,
    MilestoneDraft,
    RecordDraft,
    RiskDraft,
)
from ortaq.shared.people.queries import find_organisation

if TYPE_CHECKING:
    from collections.abc import Mapping


def draft_of(cells: Mapping[str, str]) -> MeasureDraft:
    """What the form of a measure would hand over for these cells."""
    return MeasureDraft(
        code=cells.get("code", ""),
        direction=Direction(cells["direction"]),
        title=_text(cells, "title"),
        rationale=_text(cells, "rationale"),
        form_of_completion=_text(cells, "form_of_completion"),
        lead=cells.get("lead", ""),
        start_on=_day(cells.get("start_on", "")),
        deadline=Deadline.parse(cells["deadline"]) if cells.get("deadline") else None,
        co_executors=tuple(
            CoExecutorDraft(entry.rstrip("*"), by_agreement=entry.endswith("*"))
            for entry in cells.get("co_executors", "").split("; ")
            if entry
        ),
        costs=tuple(_costs(cells)),
        is_funding_required=cells.get("is_funding_required") != "no",
        indicators=tuple(_indicator(cells, number) for number in numbers_of(cells, "indicator")),
        no_indicator_reason=_text(cells, "no_indicator_reason"),
    )


def cells_of(draft: MeasureDraft) -> dict[str, str]:
    """The filled cells that a draft would make; the inverse of `draft_of`."""
    cells = {
        "code": draft.code,
        "direction": str(draft.direction),
        "lead": draft.lead,
        "co_executors": "; ".join(
            body.organisation + "*" * _by_agreement(body)
            for body in draft.co_executors
            if body.organisation != draft.lead
        ),
        "start_on": str(draft.start_on or ""),
        "deadline": draft.deadline.code if draft.deadline else "",
        "is_funding_required": "yes" if draft.is_funding_required else "no",
        **texts_of("title", draft.title),
        **texts_of("form_of_completion", draft.form_of_completion),
        **texts_of("rationale", draft.rationale),
        **texts_of("no_indicator_reason", draft.no_indicator_reason),
    }
    for cost in sorted(draft.costs, key=lambda one: (one.year, one.source)):
        cells[f"cost.{cost.year}.{cost.source}"] = plain(cost.amount_thousand_kzt)
    for number, indicator in enumerate(draft.indicators, start=1):
        cells |= texts_of(f"indicator.{number}.name", indicator.name)
        cells |= texts_of(f"indicator.{number}.unit", indicator.unit)
        cells[f"indicator.{number}.baseline"] = plain(indicator.baseline)
        cells[f"indicator.{number}.code"] = indicator.code
        for year, target in sorted(indicator.targets.items()):
            cells[f"indicator.{number}.target.{year}"] = plain(target)
    return {name: value for name, value in cells.items() if value}


def record_of(cells: Mapping[str, str]) -> RecordDraft:
    """What the form of the full record would hand over for these cells."""
    lines = sorted({tuple(cell.split(".")[1:3]) for cell in cells if cell.startswith("funding.")})
    return RecordDraft(
        texts={name: _text(cells, name) for name in RECORD_TEXTS},
        effect=(
            _number(cells.get("effect.low")),
            _number(cells.get("effect.mode")),
            _number(cells.get("effect.high")),
        ),
        milestones=tuple(
            _milestone(cells, f"milestone.{number}") for number in numbers_of(cells, "milestone")
        ),
        risks=tuple(_risk(cells, f"risk.{number}") for number in numbers_of(cells, "risk")),
        funding=tuple(
            FundingDraft(
                int(year),
                CostSource(source),
                *(
                    _number(cells.get(f"funding.{year}.{source}.{state}"))
                    for state in ("requested", "approved", "spent")
                ),
            )
            for year, source in lines
        ),
    )


def _by_agreement(body: CoExecutorDraft) -> bool:
    if body.by_agreement is not None:
        return body.by_agreement
    found = find_organisation(body.organisation)
    return found is not None and found.group in NON_STATE_GROUPS


def _costs(cells: Mapping[str, str]) -> list[CostDraft]:
    return [
        CostDraft(int(cell.split(".")[1]), CostSource(cell.split(".")[2]), Decimal(value))
        for cell, value in cells.items()
        if cell.startswith("cost.")
    ]


def _indicator(cells: Mapping[str, str], number: int) -> IndicatorDraft:
    own = f"indicator.{number}"
    target = f"{own}.target."
    return IndicatorDraft(
        name=_text(cells, f"{own}.name"),
        unit=_text(cells, f"{own}.unit"),
        baseline=_number(cells.get(f"{own}.baseline")),
        targets={
            int(cell.removeprefix(target)): Decimal(value)
            for cell, value in cells.items()
            if cell.startswith(target)
        },
        code=cells.get(f"{own}.code", ""),
    )


def _milestone(cells: Mapping[str, str], own: str) -> MilestoneDraft:
    after = cells.get(f"{own}.depends_on", "")
    return MilestoneDraft(
        title=cells[f"{own}.title"],
        due_on=date.fromisoformat(cells[f"{own}.due_on"]),
        start_on=_day(cells.get(f"{own}.start_on", "")),
        depends_on=tuple(int(number) for number in after.split(", ") if number),
        weight=_number(cells.get(f"{own}.weight")) or Decimal(1),
        done_on=_day(cells.get(f"{own}.done_on", "")),
    )


def _risk(cells: Mapping[str, str], own: str) -> RiskDraft:
    return RiskDraft(
        text=cells[f"{own}.text"],
        probability=int(cells[f"{own}.probability"]),
        impact=int(cells[f"{own}.impact"]),
        mitigation=cells.get(f"{own}.mitigation", ""),
    )


def _text(cells: Mapping[str, str], name: str) -> Trilingual:
    return Trilingual.of({lang: cells.get(f"{name}.{lang}", "") for lang in LANGUAGES})


def _day(value: str) -> date | None:
    return date.fromisoformat(value) if value else None


def _number(value: str | None) -> Decimal | None:
    return Decimal(value) if value else None
