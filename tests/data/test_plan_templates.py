"""Typical measures: whole in three languages, one for every kind of gap, and worded so that they can be checked."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from decimal import Decimal

import pytest

from ortaq.data.indicators.loader import load as load_indicators
from ortaq.data.plan_templates.loader import load
from ortaq.engine.terms.direction import Direction
from ortaq.plan.gaps.models import RootCause
from ortaq.plan.measures.smart import IndicatorFacts, SmartFacts, Verdict, check_smart

FORMS = {
    "Act of completed works",
    "Contract and act of completed works",
    "Draft law",
    "Draft regulation",
    "Information to the Government",
    "Joint order",
    "Order",
    "Rules approved by an order",
}
UNITS = {"percent", "persons", "units", "hours", "days", "minutes"}
VAGUE = re.compile(
    "жақсарт|күшейт|арттыр|жетілдір|улучш|усил|повы[сш]|совершенств|активиз"
    "|improv|strength|enhanc|boost|promot",
    re.IGNORECASE,
)
"""Words that name a wish in place of a deed."""
DEED = {
    "kk": re.compile(r"[ую]$"),
    "ru": re.compile(r"^(?:[а-я]+о )?[а-я]+(?:ть|ти)\b", re.IGNORECASE),
}
"""An infinitive: the last word in Kazakh, the first verb in Russian."""


def test_there_is_one_for_every_root_cause_in_every_direction():
    found = Counter((one.cause, one.direction) for one in load())

    missing = {(c, d) for c in RootCause.values for d in Direction} - set(found)
    assert missing == set()
    assert len({one.code for one in load()}) == len(load())
    assert {one.cause for one in load()} == set(RootCause.values)


@pytest.mark.parametrize("typical", load(), ids=lambda one: one.code)
def test_every_text_is_there_in_three_languages_and_says_a_deed(typical):
    texts = (typical.title, typical.form_of_completion, typical.indicator, typical.unit)

    for text in texts:
        assert all(text.as_dict().values())
        assert len(set(text.as_dict().values())) >= 2
        assert not VAGUE.search(" ".join(text.as_dict().values()))
    assert DEED["kk"].search(typical.title.kk)
    assert DEED["ru"].search(typical.title.ru)
    assert typical.form_of_completion.en in FORMS
    assert typical.unit.en in UNITS
    assert 3 <= typical.months <= 36


def test_no_two_say_the_same():
    for language in ("kk", "ru", "en"):
        assert len({one.title.as_dict()[language] for one in load()}) == len(load())


@pytest.mark.parametrize("typical", load(), ids=lambda one: one.code)
def test_with_a_lead_a_baseline_and_a_target_it_meets_every_rule(typical):
    facts = SmartFacts(
        title=typical.title.kk,
        has_lead=True,
        indicators=(
            IndicatorFacts(
                has_unit=bool(typical.unit.kk),
                has_source=True,
                baseline=Decimal(40),
                targets={2027: Decimal(60)},
                history=(Decimal(30), Decimal(40), Decimal(60)),
            ),
        ),
        is_linked=True,
        start_on=date(2026, 12, 1),
        due_on=date(2027, 12, 31),
        is_recurring=False,
        first_year=2026,
        last_year=2029,
    )

    assert {one.verdict for one in check_smart(facts, {})} == {Verdict.MET}


def test_indicators_of_the_product_are_named_in_their_own_unit():
    units = {"min": "minutes", "share": "percent"}
    known = {one.code: one for one in load_indicators()}

    for typical in load():
        if typical.passport:
            passport = known[typical.passport]
            unit = units.get(passport.unit) or passport.unit_words.en.replace("per cent", "percent")
            assert typical.unit.en == unit, typical.code
