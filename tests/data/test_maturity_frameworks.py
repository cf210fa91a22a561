from __future__ import annotations

from collections import Counter
from itertools import pairwise

import pytest

from data.packaged_frameworks import read
from ortaq.engine.terms.framework import Engine, EvidenceType, Framework

LEVELS = [1, 2, 3, 4, 5]


def _members(framework: Framework, parent: str) -> list[str]:
    return [group.code for group in framework.groups if group.parent == parent]


@pytest.mark.parametrize("reference", ["ncaf-2020", "ortaq-maturity-1", "cmm-2021"])
def test_five_levels_are_named(reference: str) -> None:
    assert [step.value for step in read(reference).levels] == LEVELS


@pytest.mark.parametrize("reference", ["ncaf-2020", "ortaq-maturity-1"])
def test_every_objective_has_a_requisite_question_on_each_level(reference: str) -> None:
    framework = read(reference)

    gaps = [
        group
        for group, provisions in framework.by_group().items()
        if provisions and sorted({p.level for p in provisions if p.requisite}) != LEVELS
    ]

    assert framework.engine is Engine.REQUISITE_COVERAGE
    assert gaps == []


@pytest.mark.parametrize("reference", ["ncaf-2020", "ortaq-maturity-1"])
def test_breadth_is_asked_beside_depth(reference: str) -> None:
    assert any(not provision.requisite for provision in read(reference).assessable)


@pytest.mark.parametrize("reference", ["ortaq-maturity-1", "ncsi-shaped-1"])
def test_no_level_or_point_without_proof(reference: str) -> None:
    without = [
        p.code for p in read(reference).assessable if not any(e.required for e in p.evidence)
    ]

    assert without == []


def test_ncaf_has_seventeen_objectives_in_four_clusters() -> None:
    framework = read("ncaf-2020")

    clusters = _members(framework, "")

    assert [len(_members(framework, cluster)) for cluster in clusters] == [3, 7, 4, 3]


def test_cmm_gives_titles_and_stages_only() -> None:
    framework = read("cmm-2021")

    factors = Counter(provision.group for provision in framework.provisions)

    assert framework.engine is Engine.STAGE_ALL
    assert factors == {"D1": 4, "D2": 5, "D3": 4, "D4": 4, "D5": 6}
    assert framework.assessable == ()


class TestPoints:
    POINTS = {
        "policy": 15,
        "global": 6,
        "education": 10,
        "research": 4,
        "critical": 12,
        "enablers": 12,
        "threats": 12,
        "personal_data": 4,
        "incidents": 14,
        "crisis": 9,
        "cybercrime": 16,
        "military": 6,
    }

    def test_points_of_the_capacities(self) -> None:
        points: Counter[str] = Counter()
        for provision in read("ncsi-shaped-1").provisions:
            points[provision.group] += int(provision.weight)

        assert dict(points) == self.POINTS
        assert points.total() == 120

    def test_six_criteria_of_the_fight_against_cybercrime(self) -> None:
        criteria = read("ncsi-shaped-1").by_group()["cybercrime"]

        assert [int(criterion.weight) for criterion in criteria] == [3, 3, 2, 3, 2, 3]


class TestQuestionnaire:
    def test_nine_dimensions(self) -> None:
        framework = read("world-bank-style-1")

        numbers = [len(provisions) for provisions in framework.by_group().values()]

        assert framework.engine is Engine.WEIGHTED_BINARY
        assert numbers == [9, 8, 15, 8, 8, 5, 7, 14, 9]

    def test_answers_are_no_partly_and_yes(self) -> None:
        (answer,) = read("world-bank-style-1").scales

        assert [step.value for step in answer.steps] == [0, 1, 2]

    def test_codes_follow_their_dimension(self) -> None:
        groups = list(read("world-bank-style-1").by_group().values())

        wrong = [
            provision.code
            for dimension, provisions in enumerate(groups, start=1)
            for number, provision in enumerate(provisions, start=1)
            if provision.code != f"WB-{dimension}.{number}"
        ]

        assert wrong == []


class TestOurModel:
    def test_nine_pillars(self) -> None:
        assert list(read("ortaq-maturity-1").by_group()) == [
            "prevention",
            "investigation",
            "prosecution",
            "training",
            "hygiene",
            "infrastructure",
            "cooperation",
            "international",
            "governance",
        ]

    def test_criteria_of_a_pillar_rise(self) -> None:
        falling = [
            upper.code
            for provisions in read("ortaq-maturity-1").by_group().values()
            for lower, upper in pairwise(provisions)
            if (lower.level or 0) > (upper.level or 0)
        ]

        assert falling == []

    def test_the_measured_level_rests_on_statistics(self) -> None:
        measured = [p for p in read("ortaq-maturity-1").provisions if p.level == 4]

        pillars = {
            p.group for p in measured if any(e.type is EvidenceType.STATISTIC for e in p.evidence)
        }

        assert pillars == set(read("ortaq-maturity-1").by_group())

    def test_indicators_of_the_picture_are_asked_for(self) -> None:
        framework = read("ortaq-maturity-1")

        asked = {e.indicator for p in framework.provisions for e in p.evidence if e.indicator}

        assert len(asked) >= 8

    def test_it_has_no_official_text_elsewhere(self) -> None:
        assert read("ortaq-maturity-1").source.url == ""
