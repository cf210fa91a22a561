"""A lawyer finds the act and article behind any score in two clicks."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import translation

from factories import assessments, frameworks, people
from ortaq.plan.assessments.services import add_source, close_assessment
from ortaq.plan.gaps.queries import list_gaps
from ortaq.plan.gaps.services import derive_gaps
from ortaq.shared.actors import SYSTEM, Role
from ortaq.shared.words import day

pytestmark = pytest.mark.django_db
CODES = ("S-1", "S-2", "S-3", "S-4")
CLICKS = 2
WORDING = date(2026, 3, 14)
LINK = re.compile(r'href="(/[^"#?]*/)(?:[?#][^"]*)?"')
MAIN = re.compile(r"<main.*</main>", re.DOTALL)


@pytest.fixture
def rated():
    """An older and a newer assessment; each question of the newer rests on an article of its own."""
    older = assessments.opened()
    assessments.answered(older, "S-1", assessments.rating(2, 2))
    close_assessment(actor=SYSTEM, assessment=older)
    assessment = assessments.opened(older.framework)
    body = people.organisation("AG-1", "government")
    for number, code in enumerate(CODES):
        assessments.responded(assessment, body, code, assessments.rating(number % 2, 0))
        add_source(
            actor=SYSTEM,
            assessment=assessment,
            provision=frameworks.provision_row(assessment.framework, code),
            draft=assessments.source(
                article=f"{700 + number}-1",
                wording_date=WORDING,
                url=f"https://law.example/code/{code}",
            ),
        )
    derive_gaps(actor=SYSTEM, assessment=assessment, threshold=Decimal("0.25"))
    return older, assessment


def pages(older, assessment):
    """Pages that tell a score, by name."""
    one = assessment.reference
    return {
        "assessment": reverse("assessments:assessment", args=[one]),
        "agreement": reverse("assessments:agreement", args=[one]),
        "compared": f"{reverse('assessments:compare', args=[one])}?with={older.reference}",
        "gap analysis": reverse("gaps:analysis", args=[one]),
        "gaps": reverse("gaps:list"),
        "gap": reverse("gaps:gap", args=[list_gaps(SYSTEM)[0].reference]),
        "provision": reverse("gaps:provision", args=[assessment.framework.reference, "S-1"]),
    }


def within_reach(client, address):
    """The main parts of the pages that lie up to two clicks from an address, it among them."""
    seen, edge, texts = set(), [address], []
    for _ in range(CLICKS + 1):
        found = []
        for each in edge:
            answer = client.get(each)
            if answer.status_code != 200 or not answer["Content-Type"].startswith("text/html"):
                continue
            [main] = MAIN.findall(answer.content.decode())
            texts.append(main)
            found += LINK.findall(main)
        seen |= set(edge)
        edge = [one for one in dict.fromkeys(found) if one not in seen]
    return texts


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize(
    "name", ["assessment", "agreement", "compared", "gap analysis", "gaps", "gap", "provision"]
)
def test_act_article_wording_and_address_lie_two_clicks_from_a_score(client, rated, name, language):
    client.force_login(people.user(Role.ANALYST))
    with translation.override(language):
        address = pages(*rated)[name]
        wording = day(WORDING)

    texts = within_reach(client, address)

    one = {"gap": list_gaps(SYSTEM)[0].provision.code, "provision": "S-1"}
    for code in [one[name]] if name in one else CODES:
        facts = (
            f"{700 + CODES.index(code)}-1",
            f'href="https://law.example/code/{code}"',
            "Уголовный кодекс",
            wording,
        )
        assert any(all(fact in text for fact in facts) for text in texts), code
