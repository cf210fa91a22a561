from __future__ import annotations

import pytest
from django.utils import translation

from factories import frameworks
from ortaq.engine.terms.language import Trilingual
from ortaq.plan.assessments.forms import AnswerForm, SourceForm
from ortaq.plan.assessments.models import AnswerState

SCALES = {scale.code.removeprefix("in_"): scale for scale in frameworks.framework().scales}


def _form(**values):
    return AnswerForm({"version": "0", "state": "answered", **values}, scales=SCALES)


@pytest.mark.parametrize("missing", ["law", "practice"])
def test_both_ratings_are_asked_for(missing):
    form = _form(**({"law": "1", "practice": "1"} | {missing: ""}))

    assert not form.is_valid()
    assert list(form.errors) == [missing]


def test_ratings_beside_another_state_do_not_count():
    form = _form(state="not_applicable", law="2", practice="2")

    assert form.is_valid()
    assert form.rating(Trilingual()).law is None


def test_both_halves_unknown_is_don_t_know():
    form = _form(law="dont_know", practice="dont_know")

    assert form.is_valid()
    assert form.rating(Trilingual()).state == AnswerState.DONT_KNOW


def test_the_justification_is_written_in_the_readers_language():
    with translation.override("ru"):
        form = _form(law="1", practice="dont_know", justification=" потому ")
        assert form.is_valid()

        rating = form.rating(Trilingual(kk="себебі", ru="раньше"))

    assert rating.justification == Trilingual(kk="себебі", ru="потому")
    assert (rating.law, rating.practice) == (1, None)


def test_a_source_does_not_end_before_its_wording():
    form = SourceForm(
        {
            "kind": "law",
            "title": "Act",
            "wording_date": "2026-01-02",
            "valid_until": "2026-01-01",
        },
        kind="law",
    )

    assert list(form.errors) == ["valid_until"]
