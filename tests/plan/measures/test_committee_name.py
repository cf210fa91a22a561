"""The committee's name on the papers of its plan comes from the committee's record."""

from __future__ import annotations

from datetime import date

import pytest

from factories import decisions, measures
from ortaq.engine.terms.language import Language, Trilingual
from ortaq.plan.decisions.models import Committee
from ortaq.plan.measures import documents
from ortaq.plan.measures.models import PlanStatus
from ortaq.plan.measures.services.drafting.papers import word_paper
from ortaq.shared.actors import SYSTEM

pytestmark = pytest.mark.django_db
NAME = Trilingual("Үйлестіру комитеті", "Координационный комитет", "Co-ordination Committee")


def _named():
    committee = decisions.committee()
    Committee.objects.filter(pk=committee.pk).update(name=NAME)


def _corner(plan, language):
    return documents.make_plan(plan, language).approval


def test_a_text_names_the_committee_in_its_own_language():
    _named()
    plan = measures.plan()
    text = "{{ committee.name }}: {{ plan.years }}"

    word_paper(actor=SYSTEM, plan=plan, texts={"corner": Trilingual(text, text, text)})

    for language in Language:
        assert _corner(plan, language) == (f"{NAME.in_(language)}: 2026–2029",)


def test_without_a_committee_the_text_has_a_blank():
    plan = measures.plan()

    word_paper(
        actor=SYSTEM, plan=plan, texts={"corner": Trilingual("{{ committee.name }}", "", "")}
    )

    assert _corner(plan, Language.KK) == ("________",)


def test_an_approved_plan_without_the_words_of_an_act_names_the_committee():
    _named()
    plan = measures.plan()
    plan.status, plan.decision, plan.approved_on = PlanStatus.APPROVED, "D-000003", date(2026, 3, 2)
    plan.approved_version = plan.version
    plan.save()

    lines = _corner(plan, Language.RU)

    assert lines[1:3] == ("решением Комитета", "(Координационный комитет)")
