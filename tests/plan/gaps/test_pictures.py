from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from factories import assessments, frameworks, people
from ortaq.engine.terms.language import Trilingual
from ortaq.plan.assessments import services
from ortaq.plan.assessments.services import Rating
from ortaq.plan.gaps import drawings, queries
from ortaq.shared.actors import SYSTEM, Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def answered():
    """Two organisations: one rates S-1 and S-2, the other does not know S-1."""
    assessment = assessments.opened()
    one, other = people.organisation("ONE"), people.organisation("OTHER")
    assessments.responded(assessment, one, "S-1", assessments.rating(2, 1))
    assessments.responded(assessment, one, "S-2", assessments.rating(0, 0))
    assessments.responded(assessment, other, "S-1", Rating("dont_know"))
    return assessment, one, other


def test_each_response_has_the_share_that_it_alone_gives(answered):
    assessment, one, other = answered

    found = queries.get_analysis(SYSTEM, assessment.reference)

    shares = queries.share_of_responses(found.scores, found.responses)

    assert shares == {
        ("S-1", one.pk): 0.75,
        ("S-2", one.pk): 0.0,
        ("S-1", other.pk): None,
    }


def test_the_heat_map_and_its_table_say_the_same(answered):
    assessment, _one, _other = answered

    ((drawn, table),) = drawings.answers(queries.get_analysis(SYSTEM, assessment.reference))

    cells = [str(cell).replace("\xa0", "").replace(" ", "") for row in table.rows for cell in row]
    assert cells == ["S-1", "75%", "–", "S-2", "0%", ""]
    assert drawn.count('class="tile ') == 3


def test_a_page_shows_the_answers_to_its_provisions(client, answered, monkeypatch):
    monkeypatch.setattr(drawings, "ROWS_ON_SCREEN", 1)
    assessment, _one, _other = answered
    client.force_login(people.user(Role.SECRETARY))

    second = client.get(reverse("gaps:analysis", args=[assessment.reference]), {"page": "2"})

    drawn, table = second.context["heat_map"]
    assert [row[0] for row in table.rows] == ["S-2"]
    assert drawn.count('class="tile ') == 1


def test_the_page_and_the_paper_rate_alike(answered):
    assessment, _one, _other = answered
    found = queries.get_analysis(SYSTEM, assessment.reference)

    ratings = queries.list_ratings(SYSTEM, found.scores, ["S-1"])

    whole = queries.share_of_responses(found.scores, found.responses)
    part = queries.share_of_responses(found.scores, ratings)
    assert part == {key: share for key, share in whole.items() if key[0] == "S-1"}


def test_nobody_answered_gives_no_heat_map():
    assessment = assessments.opened()

    assert drawings.answers(queries.get_analysis(SYSTEM, assessment.reference)) == []


def _assessed(as_of, law, practice):
    found = services.open_assessment(
        actor=SYSTEM,
        assessment=services.draft_assessment(
            actor=SYSTEM,
            framework=frameworks.loaded(),
            title=Trilingual(en="Rating"),
            as_of=as_of,
        ),
    )
    assessments.answered(found, "S-1", assessments.rating(law, practice))
    return found


def test_before_and_after_stand_side_by_side(client):
    oldest = _assessed(date(2024, 1, 1), 2, 2)
    old = _assessed(date(2025, 1, 1), 0, 0)
    new = _assessed(date(2026, 1, 1), 1, 1)
    found = queries.get_analysis(SYSTEM, new.reference)

    before = queries.find_scores_before(SYSTEM, found.scores)
    drawn, table = drawings.before_after(before, found.scores)
    client.force_login(people.user(Role.SECRETARY))
    page = client.get(reverse("gaps:analysis", args=[new.reference])).content.decode()

    assert before.assessment == old
    assert "0" in str(table.rows[-1][1])
    assert "50" in str(table.rows[-1][2])
    assert "chart-paired-bars" in drawn
    assert "chart-paired-bars" in page
    first = queries.get_analysis(SYSTEM, oldest.reference)
    assert queries.find_scores_before(SYSTEM, first.scores) is None
