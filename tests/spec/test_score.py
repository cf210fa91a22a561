"""Each rule of scoring against computations made by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
import yaml

from ortaq.engine.score.items import ScoredGroup, ScoredItem, Unrated
from ortaq.engine.score.points_evidence import PointsAnswer, Proof, score_points_evidence
from ortaq.engine.score.range_mean import Method, Range, RangeRule, score_range_mean
from ortaq.engine.score.requisite_coverage import score_requisite_coverage
from ortaq.engine.score.stage_all import score_stage_all
from ortaq.engine.score.treaty import TreatyAnswer, score_treaty
from ortaq.engine.score.weighted_binary import score_weighted_binary

FOLDER = Path(__file__).parent / "score"
UNRATED = {"dk": Unrated.DONT_KNOW, "-": Unrated.UNANSWERED, "na": Unrated.NOT_APPLICABLE}
SCORING_DAY = date(2026, 11, 1)


def _cases(rule):
    cases = yaml.safe_load((FOLDER / f"{rule}.yaml").read_text(encoding="utf-8"))
    return [pytest.param(case, id=case["name"]) for case in cases]


def _items(case):
    return tuple(
        ScoredItem(
            code,
            facts["group"],
            Decimal(facts.get("weight", 1)),
            facts.get("assessable", True),
            facts.get("level", 1),
            facts.get("requisite", True),
        )
        for code, facts in case["items"].items()
    )


def _groups(case):
    named = case.get("groups") or {facts["group"]: {} for facts in case["items"].values()}
    return tuple(
        ScoredGroup(code, facts.get("parent", ""), Decimal(facts.get("weight", 1)))
        for code, facts in named.items()
    )


def _value(raw):
    return UNRATED[raw] if raw in UNRATED else Fraction(raw)


def _number(raw):
    return None if raw == "none" else float(Fraction(raw))


def _check(tree, case, *parts):
    scores = tree.by_code()
    for code, raw in case.get("shares", {}).items():
        assert scores[code].share == _number(raw), code
    for code, raw in case.get("intervals", {}).items():
        expected = (None, None) if raw == "none" else tuple(map(_number, raw))
        assert (scores[code].low, scores[code].high) == expected, code
    for code, (score, most) in case.get("scores", {}).items():
        assert (scores[code].score, scores[code].max) == (score, most), code
    for code, counts in case.get("tally", {}).items():
        tally = scores[code].tally
        found = [tally.rated, tally.not_applicable, tally.dont_know, tally.unanswered]
        assert found == counts, code
    for part in parts:
        for code, raw in case.get(part, {}).items():
            assert scores[code].parts[part].share == _number(raw), (part, code)


@pytest.mark.parametrize("case", _cases("treaty"))
def test_treaty(case):
    answers = {
        code: TreatyAnswer(*(UNRATED.get(raw, raw) for raw in pair))
        for code, pair in case["answers"].items()
    }

    tree = score_treaty(_items(case), _groups(case), answers)

    _check(tree, case, "law", "practice")


@pytest.mark.parametrize("case", _cases("weighted_binary"))
def test_weighted_binary(case):
    answers = {code: _value(raw) for code, raw in case["answers"].items()}

    tree = score_weighted_binary(_items(case), _groups(case), answers)

    _check(tree, case)


@pytest.mark.parametrize("case", _cases("points_evidence"))
def test_points_evidence(case):
    answers = {
        code: PointsAnswer(UNRATED.get(met, met), tuple(Proof(*proof) for proof in proofs))
        for code, (met, proofs) in case["answers"].items()
    }

    tree = score_points_evidence(_items(case), _groups(case), answers, on=SCORING_DAY)

    _check(tree, case, "claimed")


@pytest.mark.parametrize("case", _cases("range_mean"))
def test_range_mean(case):
    rule = RangeRule(
        scale=Range(*case.get("scale", (0, 5))),
        ranges={code: Range(*bounds) for code, bounds in case.get("ranges", {}).items()},
        method=Method(case.get("method", "average")),
        target=case.get("target"),
    )
    answers = {code: _value(raw) for code, raw in case["answers"].items()}

    tree = score_range_mean(_items(case), _groups(case), answers, rule)

    _check(tree, case)


@pytest.mark.parametrize(
    ("score", "case"),
    [
        pytest.param(score, *case.values, id=f"{rule}: {case.id}")
        for rule, score in (
            ("stage_all", score_stage_all),
            ("requisite_coverage", score_requisite_coverage),
        )
        for case in _cases(rule)
    ],
)
def test_levels(score, case):
    answers = {code: UNRATED.get(raw, raw) for code, raw in case["answers"].items()}

    levels = score(_items(case), _groups(case), answers).by_code()

    for code, raw in case["levels"].items():
        expected = (None, None) if raw == "none" else tuple(raw)
        assert (levels[code].level, levels[code].high) == expected, code
    for code, median in case.get("medians", {}).items():
        assert levels[code].median == _number(median), code
    for code, raw in case.get("coverages", {}).items():
        assert levels[code].coverage == _number(raw), code
