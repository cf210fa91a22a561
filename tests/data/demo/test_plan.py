from __future__ import annotations

import re
from collections import Counter
from datetime import date

import pytest

from ortaq.data.demo import plan
from ortaq.data.demo.content import BadDemoContent, assessment

LATIN_WORD = re.compile(r"[A-Za-z]+")
MEASURES = plan.measures()


def test_every_direction_has_at_least_three_measures():
    directions = Counter(measure.direction for measure in MEASURES)

    assert set(directions) == set(plan.DIRECTIONS)
    assert min(directions.values()) >= 3


def test_codes_are_unique():
    codes = [measure.code for measure in MEASURES]

    assert len(set(codes)) == len(codes) >= 30


@pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: measure.code)
def test_measure_is_complete(measure):
    texts = (
        measure.title,
        measure.form_of_completion,
        measure.rationale,
        measure.indicator.name,
        measure.indicator.unit,
    )

    assert all(all(text.as_dict().values()) for text in texts)
    assert not [w for text in texts for w in LATIN_WORD.findall(text.kk) if not w.isupper()]
    assert measure.start <= measure.due.last_day <= date(2029, 12, 31)
    assert measure.indicator.targets
    assert all(2025 <= cost.year <= 2029 for cost in measure.costs)
    assert all(cost.amount_thousand_kzt > 0 for cost in measure.costs)


def test_costs_fall_within_the_term_or_later_upkeep():
    early = [m.code for m in MEASURES for cost in m.costs if cost.year < m.start.year]

    assert not early


def test_gaps_are_provisions_that_the_assessment_knows():
    known = {answer.provision for answer in assessment().answers}
    closed = {gap.provision for measure in MEASURES for gap in measure.gaps}

    assert closed <= known
    assert {"BC-12", "BC-16", "BC-17", "BC-35"} <= closed


def test_done_means_all_of_it():
    for measure in MEASURES:
        assert (measure.declared_status == "done") == (measure.progress == 1)


def test_lead_does_not_help_itself():
    for measure in MEASURES:
        helpers = [helper.organisation for helper in measure.co_executors]

        assert measure.lead not in helpers
        assert len(set(helpers)) == len(helpers)


@pytest.mark.parametrize(
    ("text", "last_day"),
    [
        ("2026Q1", date(2026, 3, 31)),
        ("2026Q4", date(2026, 12, 31)),
        ("2028H1", date(2028, 6, 30)),
        ("2026H2", date(2026, 12, 31)),
        ("2026-2028", date(2028, 12, 31)),
        ("2027-03-31", date(2027, 3, 31)),
    ],
)
def test_due_ends_on_the_last_day_of_its_time(text, last_day):
    due = plan.parse_due(text)

    assert due.last_day == last_day


@pytest.mark.parametrize("text", ["", "2026", "2026Q5", "2026H3", "soon", "2026-13-01"])
def test_due_in_no_known_form_is_refused(text):
    with pytest.raises(BadDemoContent):
        plan.parse_due(text)
