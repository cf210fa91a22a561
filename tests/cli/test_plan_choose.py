"""`ortaq plan choose`: what it prints, and what it refuses before the solver works."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest

from factories import gaps, measures
from ortaq.plan.choices.models import Choice
from ortaq.plan.measures.models import CostSource
from ortaq.plan.measures.services import CostDraft, link_gap
from ortaq.shared.actors import SYSTEM


@pytest.fixture
def plan(db):
    """Two measures of 100 and 300 thousand tenge, each for a gap of its own."""
    plan = measures.plan()
    for code, thousand in (("A", 100), ("B", 300)):
        costs = (CostDraft(2026, CostSource.REPUBLICAN_BUDGET, Decimal(thousand)),)
        found = measures.measure(plan, code=code, costs=costs)
        link_gap(actor=SYSTEM, measure=found, gap=gaps.gap(severity=Decimal(1)), share=Decimal(1))
    return plan


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--budget", "much"), "2027:republican_budget=90000"),
        (("--budget=-5",), "2027:republican_budget=90000"),
        (("--budget", "nan"), "2027:republican_budget=90000"),
        (("--budget", "1999=5"), "1999"),
        (("--budget", "2026:purse=5"), "republican_budget"),
        (("--budget", "5", "--weight", "law=heavy"), "DIRECTION=N"),
        (("--budget", "5", "--staff", "MIA"), "MIA=4"),
        (("--budget", "5", "--minimum", "-1"), "--minimum"),
        (("--budget", "5", "--seconds", "0"), "--seconds"),
        (("--budget", "5", "--gap", "2"), "--gap"),
        (("--budget", "5", "--robust", "0"), "--robust"),
        (("--budget", "5", "--next", "-1"), "--next"),
        (("--budget", "5", "--seed", "-1"), "--seed"),
    ],
)
def test_a_wrong_word_is_named_with_the_right_form(ortaq, plan, words, said):
    done = ortaq("plan", "choose", *words)

    assert done.code == 2
    assert said in done.err
    assert not Choice.objects.exists()


@pytest.mark.parametrize("option", ["--own", "--why-not"])
def test_an_unknown_measure_is_refused_before_the_solver_works(ortaq, plan, option):
    done = ortaq("plan", "choose", "--budget", "5", option, "Z")

    assert done.code == 1
    assert "Z" in done.err
    assert not Choice.objects.exists()


def test_says_which_limits_would_have_to_give_way(ortaq, plan):
    done = ortaq("plan", "choose", "--budget", "5", "--minimum", "3")

    assert done.code == 1
    assert "3 measures are missing" in done.err
    assert "direction:" not in done.err


def test_prints_the_choice_and_every_study_that_was_asked_for(ortaq, plan):
    done = ortaq(
        *("plan", "choose", "--budget", "150", "--why-not", "A", "--why-not", "B"),
        *("--curve", "--next", "200", "--robust", "2"),
    )

    assert done.code == 0
    assert "A is chosen." in done.err
    assert "B: The best set with it" in done.err or "B: It can't be chosen" in done.err
    for words in ("Not chosen", "Share of the budgets", "200 thousand tenge more", "In 2 draws"):
        assert words in done.out


def test_prints_json_and_nothing_else(ortaq, plan):
    done = ortaq("plan", "choose", "--budget", "400", "--json")

    told = json.loads(done.out)
    assert [row["code"] for row in told["chosen"]] == ["A", "B"]
    assert told["reference"] == Choice.objects.get().reference
