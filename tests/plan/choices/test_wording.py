"""Why a measure was not chosen, in words."""

from __future__ import annotations

from django.utils import translation

from ortaq.engine.choose.conflict import Conflict
from ortaq.engine.choose.why_not import WhyNot
from ortaq.plan.choices.wording import why_not_words


def test_limits_that_forbid_it_are_one_sentence():
    limits = (Conflict("budget", "2025 republican_budget", 6600), Conflict("staff", "MVD 2026", 2))

    with translation.override("en"):
        head, told = why_not_words(WhyNot("LIT-2", limits))

    assert head.endswith(":")
    assert (
        told
        == "money (2025, republican budget): 6,600 thousand tenge too little; posts (MVD 2026): 2 too few."
    )


def test_a_set_that_costs_the_same_is_not_zero_dearer():
    with translation.override("en"):
        words = [why_not_words(WhyNot("A", cost=30, extra_cost=more))[-1] for more in (0.2, 5, -5)]

    assert [sentence.rpartition("; ")[2] for sentence in words] == [
        "that set costs as much as this one.",
        "that set is 5 dearer.",
        "that set is 5 cheaper.",
    ]
