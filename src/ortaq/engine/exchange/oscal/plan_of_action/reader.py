"""A plan of action and milestones to gaps: ours exactly, those of others as far as a gap goes."""

from __future__ import annotations

import json
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from ortaq.engine.exchange.framework_yaml import FrameworkInvalid, refuse_unfit
from ortaq.engine.exchange.loss import LossBook, LossReport, Reason
from ortaq.engine.exchange.oscal.members import Members, root_of
from ortaq.engine.exchange.oscal.plan_of_action.risks import SEVERITY
from ortaq.engine.exchange.oscal.plan_of_action.writer import MEASURE
from ortaq.engine.exchange.oscal.values import NAMESPACE
from ortaq.engine.terms.language import Trilingual, guess_language

if TYPE_CHECKING:
    from collections.abc import Iterator

MODEL = "plan-of-action-and-milestones"

SIZES = {
    "very low": Decimal("0.1"),
    "low": Decimal("0.25"),
    "moderate": Decimal("0.5"),
    "medium": Decimal("0.5"),
    "high": Decimal("0.75"),
    "very high": Decimal(1),
    "critical": Decimal(1),
}
"""Sizes that words of others stand for. Ortaq's own choice."""

_SAID_BY = (SEVERITY, "impact", "risk", "likelihood")
"""Facets that tell a size, the best first."""


@dataclass(frozen=True, slots=True)
class ReadGap:
    """A gap that a document names.

    Args:
        reference: its number there; empty where it has none.
        severity: size in [0, 1]; None where the document says nothing that we read.
        pillar, root_cause, owner: as our own documents say them; else empty.
        provisions: `framework:code` of what is not met, of our own documents.
        is_closed: True where the document says so.
    """

    reference: str
    title: Trilingual
    description: Trilingual
    severity: Decimal | None
    pillar: str
    root_cause: str
    owner: str
    provisions: tuple[str, ...]
    is_closed: bool


def read_plan_of_action(text: str) -> tuple[tuple[ReadGap, ...], LossReport]:
    """The gaps of a plan of action, and what is not taken over; measures come by plans, not by this.

    A risk is a gap; an item without a risk is one too, unless it is a measure of ours.

    Raises:
        FrameworkInvalid: not_json, too_deep, too_large, unstorable, not_a_mapping; missing where it is no plan of action.
    """
    book = LossBook()
    root = root_of(_load(text), MODEL)
    items = [item for item in root.many("poam-items") if not item.many("related-risks")]
    told = [*root.many("risks"), *(item for item in items if item.own("kind") != MEASURE)]
    found = tuple(_gap(one, book) for one in told if one.word("title") or one.word("description"))
    _note_left_out(root, book)
    return found, book.report()


def _load(text: str) -> object:
    try:
        data = json.loads(text)
    except RecursionError as error:
        raise FrameworkInvalid(MODEL, "too_deep") from error
    except ValueError as error:
        raise FrameworkInvalid("file", "not_json", error) from error
    refuse_unfit(data)
    return data


def _gap(told: Members, book: LossBook) -> ReadGap:
    title = _text(told, "title", told.word("title") or _first_line(told.word("description")))
    description = told.word("description")
    if told.own_props("title"):
        description = ""
    severity = _severity(told, book)
    if severity is None:
        book.note("risks.severity", Reason.ASSUMED)
    return ReadGap(
        reference=told.own("code"),
        title=title,
        description=_text(told, "description", description),
        severity=severity,
        pillar=told.own("pillar"),
        root_cause=told.own("root-cause"),
        owner=told.own("owner"),
        provisions=tuple(each.word("value") for each in told.own_props("provision")),
        is_closed=told.word("status") == "closed",
    )


def _text(told: Members, name: str, instead: str) -> Trilingual:
    """The text in all languages where the document is ours, else in the one it seems to be in."""
    own = {each.word("class"): _words(each) for each in told.own_props(name)}
    if own:
        return Trilingual.of(own)
    return Trilingual.of({guess_language(instead): instead}) if instead else Trilingual()


def _words(told: Members) -> str:
    """The text with its lines, which stand in the remarks where there are some."""
    remarks = told.values.get("remarks")
    return remarks if isinstance(remarks, str) else told.word("value")


def _first_line(text: str) -> str:
    return text.split("\n", 1)[0]


def _severity(told: Members, book: LossBook) -> Decimal | None:
    facets = [facet for one in told.many("characterizations") for facet in one.many("facets")]
    own = [facet for facet in facets if facet.word("system") == NAMESPACE]
    for facet in own:
        if facet.word("name") == SEVERITY:
            return _share(facet.word("value"))
    said = {facet.word("name").casefold(): facet.word("value").casefold() for facet in facets}
    for name in _SAID_BY:
        size = SIZES.get(said.get(name, "").replace("-", " "))
        if size is not None:
            book.note("risks.severity", Reason.ASSUMED)
            return size
    return None


def _share(value: str) -> Decimal | None:
    try:
        number = Decimal(value)
    except InvalidOperation:
        return None
    return number if number.is_finite() and 0 <= number <= 1 else None


def _note_left_out(root: Members, book: LossBook) -> None:
    for path in _left_out(root):
        book.note(path, Reason.NO_PLACE)


def _left_out(root: Members) -> Iterator[str]:
    """Places of what a gap has no field for, each as often as it stands there."""
    for risk in root.many("risks"):
        yield from ("risks.remediations" for _ in risk.many("remediations"))
        if risk.word("deadline"):
            yield "risks.deadline"
        for name in ("threat-ids", "mitigating-factors", "related-observations"):
            yield from (f"risks.{name}" for _ in risk.many(name))
    for item in root.many("poam-items"):
        if item.own("kind") == MEASURE:
            yield "poam-items.measures"
    yield from ("observations" for _ in root.many("observations"))
