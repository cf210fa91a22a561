"""Charts of a choice and the rows of their tables."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from ortaq.plan.gaps.queries import list_gaps
from ortaq.shared import drawing
from ortaq.shared.labels import label

if TYPE_CHECKING:
    from django.utils.safestring import SafeString

    from ortaq.plan.choices.models import Choice
    from ortaq.shared.actors import Actor


def curve_rows(choice: Choice) -> list[dict[str, float]]:
    """Points of the curve from money to worth, where they were computed."""
    return [point for point in choice.studies.get("curve", ()) if point["worth"] is not None]


def curve(choice: Choice) -> SafeString | None:
    """Worth of the best set at each share of the budgets; None before it was computed."""
    rows = curve_rows(choice)
    if not rows:
        return None
    return drawing.bars(
        [(f"{round(point['share'] * 100)} %", point["worth"]) for point in rows],
        title=_("What less or more money buys"),
        description=_("Points of the best set when every budget is cut or grown alike."),
        source=source(choice),
        unit=_("points"),
        places=1,
    )


def closure_rows(actor: Actor, choice: Choice) -> list[tuple[str, float]]:
    """Direction to the share of its gaps, by weight, that the choice closes."""
    whole: dict[str, float] = defaultdict(float)
    closed: dict[str, float] = defaultdict(float)
    shares = choice.result["closures"]
    for gap in list_gaps(actor):
        if gap.reference in shares:
            weight = choice.problem["weights"][gap.reference]
            whole[gap.pillar] += weight
            closed[gap.pillar] += weight * shares[gap.reference]
    return [(pillar, closed[pillar] / weight) for pillar, weight in whole.items() if weight]


def closures(choice: Choice, rows: list[tuple[str, float]]) -> SafeString | None:
    """How far the gaps of each direction are closed, by `closure_rows`; None where no gap is left."""
    if not rows:
        return None
    return drawing.bars(
        [(label(pillar, "direction"), share * 100) for pillar, share in rows],
        title=_("How far the gaps of each direction would be closed"),
        description=_("Share of the weight of the gaps, as the drafts of the measures state it."),
        source=source(choice),
        unit=_("per cent"),
    )


def source(choice: Choice) -> str:
    """What a chart of a choice rests on."""
    return _("choice %(reference)s, %(solver)s") % {
        "reference": choice.reference,
        "solver": choice.solver,
    }
