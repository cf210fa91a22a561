from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from factories.frameworks import framework, provision
from ortaq.engine.score.crosswalk import Coverage, crosswalk, lines_between
from ortaq.engine.terms.framework import Framework, ProvisionMapping, Relation


def one(code: str, *mappings: ProvisionMapping) -> Framework:
    return framework(code=code, mappings=mappings)


def line(source: str, target: str, relation: Relation, strength: int = 8) -> ProvisionMapping:
    return ProvisionMapping(source, target, relation, strength)


def coverages(found) -> dict[str, str]:
    return {row.provision.code: row.coverage.value for row in found.rows}


def test_only_an_equal_or_wider_provision_covers_what_is_asked() -> None:
    given_ = one(
        "given",
        line("S-1", "asking-1.0:S-1", Relation.EQUAL),
        line("S-1", "asking-1.0:S-2", Relation.SUPERSET),
        line("S-1", "asking-1.0:S-3", Relation.SUBSET),
        line("S-2", "asking-1.0:S-4", Relation.NONE),
    )

    found = crosswalk(given_, one("asking"))

    assert coverages(found) == {
        "S-1": "covered",
        "S-2": "covered",
        "S-3": "partly",
        "S-4": "unrelated",
    }
    assert [row.provision.code for row in found.gaps] == ["S-3", "S-4"]


def test_a_line_of_the_other_framework_is_read_backwards() -> None:
    asking = one("asking", line("S-1", "given-1.0:S-2", Relation.SUBSET))

    found = crosswalk(one("given"), asking)

    first = found.rows[0]
    assert first.coverage is Coverage.COVERED
    assert [(each.source, each.relation, each.is_reversed) for each in first.lines] == [
        ("S-2", Relation.SUPERSET, True)
    ]


def test_what_nobody_compared_is_told_apart_from_what_has_nothing_in_common() -> None:
    found = crosswalk(one("given"), one("asking"))

    assert found.count(Coverage.UNMAPPED) == len(found.rows) == 4


def test_the_nearest_and_strongest_line_comes_first() -> None:
    given_ = one(
        "given",
        line("S-1", "asking:S-1", Relation.INTERSECTS, 10),
        line("S-2", "asking:S-1", Relation.EQUAL, 6),
        line("S-3", "asking:S-1", Relation.EQUAL, 9),
    )

    found = crosswalk(given_, one("asking"))

    assert [each.source for each in found.rows[0].lines] == ["S-3", "S-2", "S-1"]


def test_a_line_to_nothing_is_named() -> None:
    given_ = one("given", line("S-1", "asking-1.0:S-77", Relation.EQUAL))

    found = crosswalk(given_, one("asking"))

    assert found.dangling == ("asking-1.0:S-77",)


def test_codes_are_found_as_other_programs_spell_them() -> None:
    asking = framework(code="asking", provisions=(provision("A.5 (1)", "crimes"),), mappings=())

    found = crosswalk(one("given", line("S-1", "asking:a.5-1-", Relation.EQUAL)), asking)

    assert found.rows[0].coverage is Coverage.COVERED


RELATIONS = st.sampled_from(Relation)
CODES = st.sampled_from(["S-1", "S-2", "S-3", "S-4"])
LINES = st.lists(
    st.builds(
        lambda s, t, r: line(s, f"b-1.0:{t}", r),
        CODES,
        CODES,
        RELATIONS,
    ),
    max_size=8,
    unique_by=lambda each: (each.provision, each.target),
)


@given(LINES)
def test_both_ways_tell_the_same_pairs(lines) -> None:
    a, b = one("a", *lines), one("b")

    there, _ = lines_between(a, b)
    back, _ = lines_between(b, a)

    assert {(each.source, each.target, each.relation) for each in there} == {
        (each.target, each.source, each.relation.reversed) for each in back
    }


@given(LINES, st.permutations(range(8)))
def test_the_order_of_lines_changes_no_coverage(lines, order) -> None:
    shuffled = [lines[place] for place in order if place < len(lines)]

    first = crosswalk(one("a", *lines), one("b"))
    second = crosswalk(one("a", *shuffled), one("b"))

    assert coverages(first) == coverages(second)
