from __future__ import annotations

from datetime import UTC, datetime

import pytest

from engine.exchange.oscal.trestle_judge import accepted
from factories import frameworks as factory
from ortaq.engine.exchange.framework_yaml import FrameworkInvalid
from ortaq.engine.exchange.loss import Reason
from ortaq.engine.exchange.oscal import write_mapping_collection
from ortaq.engine.terms.framework import ProvisionMapping, Relation

AT = datetime(2026, 11, 24, 12, tzinfo=UTC)


def pair(ours: tuple[ProvisionMapping, ...], theirs: tuple[ProvisionMapping, ...] = ()):
    source = factory.framework(mappings=ours)
    target = factory.framework(code="other", mappings=theirs)
    text, report = write_mapping_collection(source, target, at=AT)
    return accepted(text)["mappings"][0], report


def lines(mapping) -> list[tuple[str, str, str]]:
    return [
        (each["sources"][0]["id-ref"], each["relationship"], each["targets"][0]["id-ref"])
        for each in mapping["maps"]
    ]


@pytest.mark.parametrize(
    ("relation", "forward", "backward"),
    [
        (Relation.EQUAL, "equal-to", "equal-to"),
        (Relation.SUBSET, "subset-of", "superset-of"),
        (Relation.SUPERSET, "superset-of", "subset-of"),
        (Relation.INTERSECTS, "intersects-with", "intersects-with"),
    ],
)
def test_lines_of_either_framework_are_read_from_source_to_target(
    relation, forward, backward
) -> None:
    ours = ProvisionMapping("S-1", "other:S-2", relation, 8)
    theirs = ProvisionMapping("S-4", "sample:S-3", relation, 5, factory.words("why"))

    mapping, report = pair((ours,), (theirs,))

    assert lines(mapping) == [("S-1", forward, "S-2"), ("S-3", backward, "S-4")]
    assert mapping["maps"][1]["remarks"] == "why en"
    assert report.paths(Reason.OTHER_LANGUAGE) == ("mappings.note",)


def test_a_line_recorded_on_both_sides_stands_once() -> None:
    ours = ProvisionMapping("S-1", "other:S-2", Relation.EQUAL, 8)
    theirs = ProvisionMapping("S-2", "sample-1.0:S-1", Relation.EQUAL, 5)

    mapping, _ = pair((ours,), (theirs,))

    assert lines(mapping) == [("S-1", "equal-to", "S-2")]


def test_a_line_that_gives_a_code_as_a_urn_does_is_understood() -> None:
    mapping, _ = pair((ProvisionMapping("S-1", "other:s-2", Relation.EQUAL, 8),))

    assert lines(mapping) == [("S-1", "equal-to", "S-2")]


def test_the_gap_summaries_list_what_the_other_does_not_give() -> None:
    mapping, _ = pair((ProvisionMapping("S-1", "other:S-2", Relation.EQUAL, 8),))

    assert mapping["source-gap-summary"]["unmapped-controls"] == [
        {"with-ids": ["S-2", "S-3", "S-4"]}
    ]
    assert mapping["target-gap-summary"]["unmapped-controls"] == [
        {"with-ids": ["S-1", "S-3", "S-4"]}
    ]


def test_lines_that_lead_to_no_provision_are_reported_and_none_at_all_refused() -> None:
    good = ProvisionMapping("S-1", "other:S-2", Relation.EQUAL, 8)
    lost = ProvisionMapping("S-1", "other:S-77", Relation.EQUAL, 8)

    _, report = pair((good, lost))

    assert report.paths(Reason.DANGLING) == ("mappings.other:S-77",)
    with pytest.raises(FrameworkInvalid):
        pair(())
