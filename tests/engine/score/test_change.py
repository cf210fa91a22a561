from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ortaq.engine.score.change import Cause, EnginesDiffer, Scored, explain_change
from ortaq.engine.score.items import ScoredGroup, ScoredItem, Unrated
from ortaq.engine.score.points_evidence import Proof
from ortaq.engine.score.rules import Questionnaire, Said, score_answers
from ortaq.engine.terms.framework import Engine

DAY = date(2026, 1, 1)
GROUPS = (ScoredGroup("g", "", Decimal(2)), ScoredGroup("h"))
NA = Said.none(Unrated.NOT_APPLICABLE)


def _asked(*codes, engine=Engine.TREATY, weights=None):
    return Questionnaire(
        engine,
        tuple(
            ScoredItem(code, "g" if code < "C" else "h", Decimal((weights or {}).get(code, 1)))
            for code in codes
        ),
        GROUPS,
    )


def _said(law, practice=0):
    return Said(law, practice, law % 2)


def test_each_cause_gets_its_part_and_the_parts_make_the_whole():
    before = Scored(_asked("A", "B"), {"A": _said(0), "B": _said(2, 2)}, DAY)
    after = Scored(
        _asked("A", "B", "C", weights={"A": 3}),
        {"A": _said(2, 2), "B": NA, "C": _said(0)},
        DAY,
    )

    change = explain_change(before, after)

    # before: g = (0 + 1) / 2 = 1/2. version: C comes with 0 -> (2 * 1/2 + 0) / 3 = 1/3.
    # weights: A weighs 3 -> g = 1/4, whole 1/6. applicability: B goes -> g = 0, whole 0.
    # answers: A rises to 1 -> g = 1, whole 2/3.
    parts = {cause: round(float(part), 9) for cause, part in change.by_cause().items()}
    assert parts == {
        Cause.VERSION: round(1 / 3 - 1 / 2, 9),
        Cause.WEIGHTS: round(1 / 6 - 1 / 3, 9),
        Cause.APPLICABILITY: round(-1 / 6, 9),
        Cause.ANSWERS: round(2 / 3, 9),
    }
    assert [(step.cause, step.item) for step in change.steps] == [
        (Cause.VERSION, ""),
        (Cause.WEIGHTS, ""),
        (Cause.APPLICABILITY, "B"),
        (Cause.ANSWERS, "A"),
    ]


def test_nothing_changed_has_no_steps():
    same = Scored(_asked("A", "B"), {"A": _said(1)}, DAY)

    change = explain_change(same, same)

    assert (change.steps, change.total) == ((), 0)


def test_a_proof_that_expired_moves_the_answer():
    asked = _asked("A", engine=Engine.POINTS_EVIDENCE)
    answers = {"A": Said(value=1, proofs=(Proof(accepted=True, expires_on=date(2026, 6, 1)),))}

    change = explain_change(Scored(asked, answers, DAY), Scored(asked, answers, date(2026, 7, 1)))

    assert [(step.cause, step.item, step.effect) for step in change.steps] == [
        (Cause.ANSWERS, "A", -1)
    ]


def test_different_rules_are_not_compared():
    with pytest.raises(EnginesDiffer):
        explain_change(
            Scored(_asked("A"), {}, DAY),
            Scored(_asked("A", engine=Engine.STAGE_ALL), {}, DAY),
        )


answers = st.one_of(
    st.builds(Said, st.integers(0, 2), st.integers(0, 2), st.integers(0, 1)),
    st.sampled_from([Said.none(reason) for reason in Unrated]),
)
codes = st.sets(st.sampled_from("ABCDE"), min_size=1)
weights = st.dictionaries(st.sampled_from("ABCDE"), st.integers(0, 3))


@st.composite
def scored(draw, engine):
    asked = _asked(*sorted(draw(codes)), engine=engine, weights=draw(weights))
    given_ = {item.code: draw(answers) for item in asked.items}
    return Scored(asked, given_, DAY)


@pytest.mark.parametrize("engine", Engine)
@settings(max_examples=40)
@given(data=st.data())
def test_the_effects_add_up_to_the_change(engine, data):
    before, after = data.draw(scored(engine)), data.draw(scored(engine))

    change = explain_change(before, after)

    shares = [score_answers(one.asked, one.answers, on=DAY).share or 0.0 for one in (before, after)]
    assert (change.before, change.after) == tuple(shares)
    assert sum(step.effect for step in change.steps) == change.total
    assert sum(change.by_cause().values()) == change.total


@pytest.mark.parametrize("engine", Engine)
@settings(max_examples=20)
@given(data=st.data())
def test_going_back_undoes_the_change(engine, data):
    before = data.draw(scored(engine))
    after = replace(before, answers={code: data.draw(answers) for code in before.answers})

    there, back = explain_change(before, after), explain_change(after, before)

    assert there.total == -back.total
