"""The lines between two frameworks as a mapping collection, with what neither gives the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ortaq.engine.exchange.framework_yaml import FrameworkInvalid
from ortaq.engine.exchange.loss import LossBook, LossReport, Reason
from ortaq.engine.exchange.oscal.values import (
    READABLE,
    Json,
    catalog_href,
    compact,
    control_ids,
    metadata,
    prop,
    stamp,
    to_json,
    uid,
)
from ortaq.engine.score.crosswalk import Line, lines_between
from ortaq.engine.terms.framework import Relation

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from ortaq.engine.terms.framework import Framework

RELATIONSHIPS = {
    Relation.EQUAL: "equal-to",
    Relation.SUBSET: "subset-of",
    Relation.SUPERSET: "superset-of",
    Relation.INTERSECTS: "intersects-with",
    Relation.NONE: "no-relationship",
}
"""OSCAL's word for each relation of ours, read from source to target."""


def write_mapping_collection(
    source: Framework, target: Framework, *, at: datetime
) -> tuple[str, LossReport]:
    """The lines between two frameworks, recorded in either of them, as JSON.

    The gap summaries list the assessable provisions of each that have no line: what the other
    framework does not give.

    Raises:
        FrameworkInvalid: empty, where no line joins the two.
    """
    book = LossBook()
    lines, dangling = lines_between(source, target)
    for each in dangling:
        book.note(f"mappings.{each}", Reason.DANGLING)
    if not lines:
        raise FrameworkInvalid("mappings", "empty", f"{source.reference} {target.reference}")
    pair = f"{source.reference} > {target.reference}"
    content: Json = {
        "uuid": uid("mapping-collection", pair, stamp(at)),
        "metadata": metadata(pair, f"{source.version}/{target.version}", at),
        "provenance": {
            "method": "human",
            "matching-rationale": "semantic",
            "status": "complete",
            "mapping-description": f"What {target.reference} asks beside what {source.reference} asks.",
        },
        "mappings": [_mapping(source, target, lines, book)],
    }
    return to_json("mapping-collection", content), book.report()


def _mapping(source: Framework, target: Framework, lines: Sequence[Line], book: LossBook) -> Json:
    pair = (source.reference, target.reference)
    sources, targets = control_ids(source), control_ids(target)
    return compact(
        {
            "uuid": uid("mapping", *pair),
            "source-resource": {"type": "catalog", "href": catalog_href(source)},
            "target-resource": {"type": "catalog", "href": catalog_href(target)},
            "maps": [_map(pair, line, sources, targets, book) for line in lines],
            "source-gap-summary": _gaps(
                source, {line.source for line in lines if line.relation is not Relation.NONE}, pair
            ),
            "target-gap-summary": _gaps(
                target, {line.target for line in lines if line.relation is not Relation.NONE}, pair
            ),
        }
    )


def _map(
    pair: tuple[str, str],
    line: Line,
    sources: Mapping[str, str],
    targets: Mapping[str, str],
    book: LossBook,
) -> Json:
    source, target, mapping = line.source, line.target, line.mapping
    book.note("mappings.strength", Reason.OWN_NAMESPACE)
    if sum(map(bool, mapping.note.as_dict().values())) > 1:
        book.note("mappings.note", Reason.OTHER_LANGUAGE)
    return compact(
        {
            "uuid": uid("map", *pair, source, target),
            "matching-rationale": mapping.rationale.value,
            "relationship": RELATIONSHIPS[line.relation],
            "sources": [{"type": "control", "id-ref": sources[source]}],
            "targets": [{"type": "control", "id-ref": targets[target]}],
            "props": [prop("strength", mapping.strength)],
            "remarks": mapping.note.in_(READABLE),
        }
    )


def _gaps(framework: Framework, mapped: set[str], pair: tuple[str, str]) -> Json | None:
    ids = control_ids(framework)
    open_ids = [ids[each.code] for each in framework.assessable if each.code not in mapped]
    if not open_ids:
        return None
    return {
        "uuid": uid("gap-summary", framework.reference, *pair),
        "unmapped-controls": [{"with-ids": open_ids}],
    }
