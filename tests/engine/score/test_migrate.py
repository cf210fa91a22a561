from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factories.frameworks import framework, provision, scale, words
from ortaq.engine.score.migrate import Carry, MoveReason, plan_migration
from ortaq.engine.terms.framework import (
    EvidenceRequest,
    EvidenceType,
    Framework,
    Provision,
    ProvisionMapping,
    Relation,
)
from ortaq.engine.terms.language import Trilingual


def old(*provisions: Provision) -> Framework:
    return framework(provisions=provisions or (provision("S-1", "crimes"),), mappings=())


def new(*provisions: Provision, **changes: object) -> Framework:
    return framework(version="2.0", provisions=provisions, **{"mappings": (), **changes})


def only(plan):
    (move,) = plan.moves
    return move


def test_what_asks_the_same_keeps_its_answer() -> None:
    move = only(plan_migration(old(), new(provision("S-1", "powers"))))

    assert (move.sources, move.carry, move.reason) == (
        ("S-1",),
        Carry.CARRY,
        MoveReason.UNCHANGED,
    )


def test_the_same_words_under_another_number_keep_their_answer() -> None:
    renumbered = replace(provision("S-1", "crimes"), code="T-7")

    move = only(plan_migration(old(), new(renumbered)))

    assert (move.target, move.sources, move.reason) == ("T-7", ("S-1",), MoveReason.RECODED)


def test_an_added_translation_is_no_change() -> None:
    before = provision("S-1", "crimes", requirement=Trilingual(en="Ask"))
    after = provision("S-1", "crimes", requirement=Trilingual(en="ask ", kk="Сұрау"))

    move = only(plan_migration(old(before), new(after)))

    assert move.carry is Carry.CARRY


def test_other_words_under_the_same_number_are_looked_at() -> None:
    move = only(plan_migration(old(), new(provision("S-1", "crimes", requirement=words("Other")))))

    assert (move.carry, move.reason) == (Carry.CHECK, MoveReason.REWORDED)


def test_other_sources_are_looked_at() -> None:
    law = EvidenceRequest(EvidenceType.LAW, words("act"), required=True)

    move = only(plan_migration(old(), new(provision("S-1", "crimes", evidence=(law,)))))

    assert (move.carry, move.reason, move.changed) == (
        Carry.CHECK,
        MoveReason.EVIDENCE_CHANGED,
        ("evidence",),
    )


def test_a_weight_changes_the_score_and_not_the_answer() -> None:
    move = only(plan_migration(old(), new(provision("S-1", "crimes", weight=3, level=2))))

    assert (move.carry, move.changed) == (Carry.CARRY, ("level", "weight"))


@pytest.mark.parametrize(
    ("relation", "carry", "reason"),
    [
        (Relation.EQUAL, Carry.CARRY, MoveReason.MAPPED_EQUAL),
        (Relation.SUPERSET, Carry.CHECK, MoveReason.NARROWED),
        (Relation.SUBSET, Carry.HUMAN, MoveReason.WIDENED),
        (Relation.INTERSECTS, Carry.HUMAN, MoveReason.OVERLAPS),
    ],
)
def test_a_recorded_line_decides(relation, carry, reason) -> None:
    before = replace(old(), mappings=(ProvisionMapping("S-1", "sample-2.0:T-1", relation, 9),))

    move = only(plan_migration(before, new(provision("T-1", "crimes"))))

    assert (move.sources, move.carry, move.reason) == (("S-1",), carry, reason)


def test_a_line_of_the_new_version_is_read_backwards() -> None:
    line = ProvisionMapping("T-1", "sample-1.0:S-1", Relation.SUBSET, 9)

    move = only(plan_migration(old(), new(provision("T-1", "crimes"), mappings=(line,))))

    assert (move.carry, move.reason) == (Carry.CHECK, MoveReason.NARROWED)


def test_two_equal_sources_need_a_human() -> None:
    before = replace(
        old(provision("S-1", "crimes"), provision("S-2", "crimes")),
        mappings=tuple(
            ProvisionMapping(code, "sample-2.0:T-1", Relation.EQUAL, 9) for code in ("S-1", "S-2")
        ),
    )

    move = only(plan_migration(before, new(provision("T-1", "crimes"))))

    assert (move.sources, move.carry, move.reason) == (
        ("S-1", "S-2"),
        Carry.HUMAN,
        MoveReason.MERGED,
    )


def test_a_recorded_nothing_in_common_outweighs_an_equal_number() -> None:
    before = replace(old(), mappings=(ProvisionMapping("S-1", "sample-2.0:S-1", Relation.NONE, 0),))

    plan = plan_migration(before, new(provision("S-1", "crimes")))

    assert (only(plan).reason, plan.dropped) == (MoveReason.NEW, ("S-1",))


def test_new_and_dropped_questions_are_listed() -> None:
    plan = plan_migration(old(), new(provision("T-9", "crimes")))

    assert (only(plan).carry, only(plan).reason) == (Carry.HUMAN, MoveReason.NEW)
    assert plan.dropped == ("S-1",)


def test_another_scale_needs_humans_everywhere() -> None:
    law = scale("in_law", "Law")
    longer = replace(law, steps=(*law.steps, replace(law.steps[0], value=3)))
    scales = (longer, scale("in_practice", "Practice"))

    move = only(plan_migration(old(), new(provision("S-1", "crimes"), scales=scales)))

    assert (move.sources, move.carry, move.reason) == (
        ("S-1",),
        Carry.HUMAN,
        MoveReason.SCALE_CHANGED,
    )


def test_other_names_of_the_same_steps_are_no_other_scale() -> None:
    scales = (scale("in_law", "By law"), scale("in_practice", "In use"))

    move = only(plan_migration(old(), new(provision("S-1", "crimes"), scales=scales)))

    assert move.carry is Carry.CARRY


def test_what_put_no_question_has_no_answer_to_carry() -> None:
    silent = provision("S-1", "crimes", assessable=False)

    move = only(plan_migration(old(silent), new(provision("S-1", "crimes"))))

    assert move.reason is MoveReason.NEW


@given(st.lists(st.sampled_from([f"S-{n}" for n in range(6)]), unique=True, min_size=1))
def test_a_version_moves_wholly_into_itself(codes) -> None:
    provisions = tuple(provision(code, "crimes") for code in codes)

    plan = plan_migration(old(*provisions), new(*reversed(provisions)))

    assert {move.carry for move in plan.moves} == {Carry.CARRY}
    assert plan.dropped == ()
