"""The whole content of a measure as cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ortaq.plan.measures.cells import LANGUAGES, RECORD_TEXTS, TEXTS
from ortaq.plan.measures.models import MeasureRecord

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from ortaq.engine.terms.language import Trilingual
    from ortaq.plan.measures.models import Measure


def content_of(measure: Measure) -> dict[str, str]:
    """Every filled cell of a measure, in the order of its page; numbers and days in plain form."""
    cells = {
        "code": measure.code,
        "direction": str(measure.direction),
        "lead": measure.lead.code if measure.lead else "",
        "co_executors": "; ".join(
            body.organisation.code + "*" * body.by_agreement
            for body in measure.co_executors.select_related("organisation").order_by("position")
        ),
        "start_on": str(measure.start_on or ""),
        "deadline": measure.deadline.code if measure.deadline else "",
        "is_funding_required": "yes" if measure.is_funding_required else "no",
    }
    for name in TEXTS:
        cells |= texts_of(name, getattr(measure, name))
    for cost in measure.costs.order_by("year", "source"):
        cells[f"cost.{cost.year}.{cost.source}"] = plain(cost.amount_thousand_kzt)
    cells |= _indicators(measure)
    for link in measure.closes.select_related("gap").order_by("gap"):
        cells[f"gap.{link.gap.reference}"] = plain(link.share)
    cells |= record_cells(measure)
    return {name: value for name, value in cells.items() if value}


def record_cells(measure: Measure) -> dict[str, str]:
    """The cells of the full record."""
    cells: dict[str, str] = {}
    record = MeasureRecord.objects.filter(measure=measure).first()
    if record is not None:
        for name in RECORD_TEXTS:
            cells |= texts_of(name, getattr(record, name))
        for point in ("low", "mode", "high"):
            cells[f"effect.{point}"] = plain(getattr(record, f"effect_{point}"))
    for step in measure.milestones.order_by("position"):
        cells |= {
            f"milestone.{step.position}.title": step.title,
            f"milestone.{step.position}.start_on": str(step.start_on or ""),
            f"milestone.{step.position}.due_on": str(step.due_on),
            f"milestone.{step.position}.depends_on": ", ".join(map(str, step.depends_on)),
            f"milestone.{step.position}.weight": plain(step.weight),
            f"milestone.{step.position}.done_on": str(step.done_on or ""),
        }
    for risk in measure.risks.order_by("position"):
        cells |= {
            f"risk.{risk.position}.text": risk.text,
            f"risk.{risk.position}.probability": str(risk.probability),
            f"risk.{risk.position}.impact": str(risk.impact),
            f"risk.{risk.position}.mitigation": risk.mitigation,
        }
    for line in measure.funding.order_by("year", "source"):
        for state in ("requested", "approved", "spent"):
            cells[f"funding.{line.year}.{line.source}.{state}"] = plain(getattr(line, state))
    return {name: value for name, value in cells.items() if value}


def texts_of(name: str, text: Trilingual) -> dict[str, str]:
    """One cell per language of a text."""
    return {f"{name}.{language}": text.as_dict()[language] for language in LANGUAGES}


def plain(value: Decimal | None) -> str:
    """A number as a cell keeps it: no exponent, no zeros at the end; empty for None."""
    return "" if value is None else f"{value.normalize():f}"


def numbers_of(cells: Iterable[str], kind: str) -> list[int]:
    """The numbers of the parts of a kind that the cells hold, in order."""
    found = {cell.split(".")[1] for cell in cells if cell.startswith(f"{kind}.")}
    return sorted(int(number) for number in found if number.isdecimal())


def _indicators(measure: Measure) -> dict[str, str]:
    cells: dict[str, str] = {}
    rows = measure.indicators.select_related("indicator").order_by("position")
    for number, row in enumerate(rows, start=1):
        cells |= texts_of(f"indicator.{number}.name", row.name)
        cells |= texts_of(f"indicator.{number}.unit", row.unit)
        cells[f"indicator.{number}.baseline"] = plain(row.baseline)
        cells[f"indicator.{number}.code"] = row.indicator.code if row.indicator else ""
        for year, target in row.targets_by_year.items():
            cells[f"indicator.{number}.target.{year}"] = plain(target)
    return cells
