"""Why not, for all rejected candidates at once: what is called exact equals every choice that there is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from engine.choose.cases import every_choice, random_problem
from ortaq.engine.choose import rejected
from ortaq.engine.choose.conflict import NoChoicePossible
from ortaq.engine.choose.effort import Effort
from ortaq.engine.choose.plain import answer_of, plain_answer
from ortaq.engine.choose.problem import Budget, Candidate, Problem
from ortaq.engine.choose.rejected import why_not_each
from ortaq.engine.choose.solve import choose
from ortaq.engine.choose.variants import only_in
from ortaq.engine.choose.why_not import WhyNot, sharper, why_not
from ortaq.engine.choose.worth import broken, worth

EXACT = Effort(gap=0.0)


def _rejected(problem, solution):
    return only_in((one.code for one in problem.candidates), solution.codes)


def _losses_by_hand(problem, solution):
    """Code to the least loss of all choices that have it; none where no choice has it."""
    losses = {}
    for choice in every_choice(problem):
        if not broken(problem, choice):
            loss = solution.worth - worth(problem, choice)
            for variant in choice:
                losses[variant.code] = min(losses.get(variant.code, loss), loss)
    return losses


def _solved(seeds):
    for seed in seeds:
        problem = random_problem(seed)
        try:
            yield seed, problem, choose(problem, effort=EXACT)
        except NoChoicePossible:
            continue


@pytest.mark.parametrize("fifty", range(4))
def test_every_answer_of_a_small_plan_is_exact_and_equals_every_choice(fifty):
    answered = 0
    for seed, problem, solution in _solved(range(50 * fifty, 50 * fifty + 50)):
        losses, codes = _losses_by_hand(problem, solution), _rejected(problem, solution)

        answers = why_not_each(problem, solution, codes, effort=EXACT)

        assert tuple(answer.code for answer in answers) == codes, seed
        for answer in answers:
            answered += 1
            assert answer.is_exact, seed
            assert bool(answer.conflicts) == (answer.code not in losses), seed
            if not answer.conflicts:
                assert answer.loss == pytest.approx(losses[answer.code], abs=1e-3), seed
    assert answered > 50


@pytest.mark.parametrize("fifty", range(4))
def test_no_answer_of_a_large_plan_promises_what_no_choice_keeps(monkeypatch, fifty):
    monkeypatch.setattr(rejected, "_SMALL", 0)
    for seed, problem, solution in _solved(range(50 * fifty, 50 * fifty + 50)):
        losses = _losses_by_hand(problem, solution)

        for answer in why_not_each(problem, solution, _rejected(problem, solution), effort=EXACT):
            assert bool(answer.conflicts) == (answer.code not in losses), seed
            if not answer.conflicts:
                least, most = answer.least_loss, answer.loss
                assert least - 1e-4 <= losses[answer.code] <= most + 1e-4, seed


def test_an_answer_is_the_same_whichever_others_are_asked_for():
    problem = random_problem(22, size=110)
    solution = choose(problem, effort=Effort(gap=0.01))
    codes = _rejected(problem, solution)[:6]

    together = why_not_each(problem, solution, codes, effort=EXACT)
    alone = [why_not_each(problem, solution, (code,), effort=EXACT)[0] for code in codes]

    assert list(together) == alone


def test_what_the_time_does_not_suffice_for_has_no_answer():
    problem = random_problem(22, size=110)
    solution = choose(problem, effort=Effort(gap=0.01))
    codes = _rejected(problem, solution)

    answers = why_not_each(problem, solution, codes, effort=Effort(seconds=1e-6))

    assert all(answer.conflicts for answer in answers)
    assert len(answers) < len(codes)


def _candidate(code, cost, gap, **changes):
    plain = Candidate(code, 2027, costs={(2027, "rb"): cost}, closes={gap: 1.0})
    return replace(plain, **changes)


def test_names_what_stands_in_the_way():
    candidates = (
        _candidate("big", 50, "A"),
        _candidate("rival", 50, "B"),
        _candidate("law", 60, "C"),
        _candidate("system", 10, "D", needs=("law",)),
        _candidate("palace", 900, "C"),
    )
    problem = Problem(
        2027,
        2027,
        {"A": 9.0, "B": 5.0, "C": 2.0, "D": 1.0},
        candidates,
        (Budget(100.0, 2027, "rb"),),
        exclusions=(("big", "rival"),),
    )
    solution = choose(problem, effort=EXACT)

    found = {
        answer.code: answer
        for answer in why_not_each(problem, solution, _rejected(problem, solution), effort=EXACT)
    }

    assert solution.codes == ("big",)
    assert found["rival"].shut_out_by == ("big",)
    assert found["rival"].displaces == ("big",)
    assert found["system"].missing == ("law",)
    assert found["system"].brings == ("law",)
    assert [(one.limit, one.by) for one in found["palace"].conflicts] == [("budget", 800.0)]


def test_says_what_would_have_to_start_in_another_year():
    early = _candidate("early", 50, "A", latest_start=2028)
    fixed = _candidate("fixed", 80, "B")
    budgets = (Budget(100.0, 2027), Budget(50.0, 2028))
    problem = Problem(2027, 2028, {"A": 5.0, "B": 6.0}, (early, fixed), budgets, delay=0.1)
    solution = choose(problem, effort=EXACT, forbid=("fixed",))

    (answer,) = why_not_each(problem, solution, ("fixed",), effort=EXACT)

    assert [(one.code, one.start) for one in solution.choice] == [("early", 2027)]
    assert (answer.moves, answer.displaces) == (("early",), ())
    assert answer.loss < 0


def test_two_answers_together_say_what_either_has_proven():
    near = WhyNot("a", loss=1.0, least_loss=-2.0, displaces=("b",))
    far = WhyNot("a", loss=1.0, least_loss=1.0, displaces=("c", "d"))
    better = replace(far, loss=0.5, least_loss=0.2)

    assert sharper(near, far) == replace(near, least_loss=1.0)
    assert sharper(near, far).is_exact
    assert sharper(near, better) == better


def test_an_answer_survives_its_plain_form():
    for _seed, problem, solution in _solved(range(10)):
        for code in _rejected(problem, solution):
            answer = why_not(problem, solution, code, effort=EXACT)

            assert answer_of(plain_answer(answer)) == answer
