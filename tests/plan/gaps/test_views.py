from __future__ import annotations

import csv
import io
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import translation

from factories import assessments, frameworks, gaps, people
from ortaq.engine.terms.language import Trilingual
from ortaq.plan.gaps import services
from ortaq.plan.gaps.models import Gap
from ortaq.shared.actors import SYSTEM, Role

pytestmark = pytest.mark.django_db
HOSTILE = "<img src=x onerror=alert(1)>"


@pytest.fixture
def secretary(client):
    client.force_login(people.user(Role.SECRETARY))
    return client


@pytest.fixture
def scored():
    """The gap of S-1: law partial, practice none."""
    assessment = assessments.opened(is_demo=True)
    assessments.answered(assessment, "S-1", assessments.rating(1, 0, "told why"))
    services.derive_gaps(actor=SYSTEM, assessment=assessment, threshold=Decimal("0.5"))
    return Gap.objects.get()


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("role", [Role.SECRETARY, Role.ANALYST])
def test_every_page_opens_in_every_language(client, scored, language, role):
    client.force_login(people.user(role))
    with translation.override(language):
        addresses = [
            reverse("gaps:list"),
            reverse("gaps:gap", args=[scored.reference]),
            reverse("gaps:provision", args=["sample-1.0", "S-1"]),
            reverse("gaps:provision", args=["sample-1.0", "S-9"]),
        ]

    answers = [client.get(address) for address in addresses]

    assert [answer.status_code for answer in answers] == [200] * 4
    assert f"Requirement S-1 {language}" in answers[2].content.decode()


def test_a_gap_is_explained_in_words_with_its_sources(secretary, scored):
    from ortaq.plan.assessments.services import add_source

    add_source(
        actor=SYSTEM,
        assessment=scored.assessment,
        provision=scored.provision,
        draft=assessments.source(),
    )

    page = secretary.get(reverse("gaps:gap", args=[scored.reference])).content.decode()

    assert "75%" in page
    assert "Law partial en" in page
    assert "Practice none en" in page
    assert "told why" in page
    assert 'href="https://law.example/code"' in page
    assert f"?gap={scored.reference}" in page
    assert "unverified" in page


def test_filters_live_in_the_address_and_go_into_the_csv(secretary, scored):
    gaps.gap(title=Trilingual(en="=1+1"))
    query = {"origin": "participant"}

    page = secretary.get(reverse("gaps:list"), query).content.decode()
    file = secretary.get(reverse("gaps:download"), query).content.decode("utf-8-sig")

    rows = list(csv.reader(io.StringIO(file)))
    assert scored.reference not in page
    assert "gaps.csv?origin=participant" in page
    assert [row[1] for row in rows[1:]] == ["'=1+1"]


def test_nonsense_in_the_address_narrows_nothing(secretary, scored):
    page = secretary.get(reverse("gaps:list"), {"pillar": "no", "sort": "x", "page": "y"})

    assert page.status_code == 200
    assert scored.reference in page.content.decode()


def test_gaps_are_made_from_scores_on_the_page(secretary):
    assessment = assessments.opened()
    assessments.answered(assessment, given=assessments.rating(0, 0))
    form = secretary.get(reverse("gaps:derive"), {"assessment": assessment.reference})

    done = secretary.post(
        reverse("gaps:derive_now"), {"assessment": assessment.reference, "threshold": "0.5"}
    )

    assert f'value="{assessment.reference}" selected' in form.content.decode()
    assert done["Location"].endswith(f"?assessment={assessment.reference}")
    assert Gap.objects.get().severity == 1


def test_a_participant_names_a_gap_at_a_provision(client):
    frameworks.loaded()
    client.force_login(people.user(Role.OBSERVER))
    query = "?framework=sample-1.0&provision=S-2"
    values = {"title": "No register", "severity": "0.75", "pillar": "prosecution"}

    form = client.get(reverse("gaps:new") + query)
    client.post(reverse("gaps:open") + query, values)

    gap = Gap.objects.get()
    assert "provision=S-2" in form.content.decode()
    assert (gap.provision.code, gap.title.en, gap.origin) == ("S-2", "No register", "participant")


def test_what_was_typed_stays_beside_the_error(secretary):
    answer = secretary.post(reverse("gaps:open"), {"title": "Half a gap"})

    assert answer.status_code == 422
    assert "Half a gap" in answer.content.decode()


def test_closing_without_a_reason_shows_why_not(secretary):
    gap = gaps.gap()
    address = reverse("gaps:drop", args=[gap.reference])

    refused = secretary.post(address, {"reason": "done"})
    secretary.post(address, {"reason": "It was entered twice"})

    assert refused.status_code == 422
    assert "at least 10 characters" in refused.content.decode()
    assert Gap.objects.get().status == "closed"


def test_the_secretariat_sorts_a_gap_in(secretary):
    gap, owner = gaps.gap(), people.organisation("OWNER")
    values = {"pillar": "literacy", "root_cause": "people", "owner": owner.code}

    secretary.post(reverse("gaps:classify", args=[gap.reference]), values)
    secretary.post(reverse("gaps:address", args=[gap.reference]))

    found = Gap.objects.get()
    assert (found.pillar, found.root_cause, found.owner) == ("literacy", "people", owner)
    assert found.status == "addressed"


@pytest.mark.parametrize(
    "name", ["close_by_answer", "drop", "classify", "address", "reopen", "unmerge"]
)
def test_an_agency_keeps_no_gaps(client, name):
    gap = gaps.gap()
    client.force_login(people.user(Role.AGENCY_MEMBER))

    assert client.post(reverse(f"gaps:{name}", args=[gap.reference])).status_code == 403


def test_hostile_words_are_shown_as_words(secretary):
    gap = gaps.gap(title=Trilingual(en=HOSTILE), description=Trilingual(en=HOSTILE))
    services.close_as_mistake(actor=SYSTEM, gap=gap, reason=HOSTILE)

    for address in (reverse("gaps:list"), reverse("gaps:gap", args=[gap.reference])):
        page = secretary.get(address).content.decode()
        assert HOSTILE not in page
        assert "&lt;img" in page


def test_an_empty_list_says_what_to_do(secretary):
    page = secretary.get(reverse("gaps:list")).content.decode()

    assert reverse("gaps:derive") in page


def test_a_list_of_unverified_gaps_says_so_once(secretary, scored):
    page = secretary.get(reverse("gaps:list")).content.decode()

    assert page.count('class="unverified"') == 1
    assert "All gaps in this table come from" in page


def test_an_unverified_gap_among_others_is_marked_in_its_row(secretary, scored):
    gaps.gap()

    page = secretary.get(reverse("gaps:list")).content.decode()

    assert page.count('class="unverified"') == 1
    assert "All gaps in this table come from" not in page
