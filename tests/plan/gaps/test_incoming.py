from __future__ import annotations

from decimal import Decimal

import pytest
from django.core.exceptions import ObjectDoesNotExist
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from factories import assessments, gaps, people
from ortaq.engine.exchange.framework_yaml import FrameworkInvalid
from ortaq.engine.exchange.oscal import ActionPlan, PlannedGap, RatedProvision, write_plan_of_action
from ortaq.engine.terms.direction import Direction
from ortaq.engine.terms.language import Trilingual
from ortaq.plan.gaps import queries, services
from ortaq.plan.gaps.models import Gap
from ortaq.plan.gaps.services import Unsaid
from ortaq.shared import clock
from ortaq.shared.actors import SYSTEM, NotAllowed, Role

pytestmark = pytest.mark.django_db
CONTENT = gaps.PLAN_OF_ACTION.encode()
UNSAID = Unsaid(Direction.INVESTIGATION, Decimal("0.25"))


@pytest.fixture
def secretary(client):
    client.force_login(people.user(Role.SECRETARY))
    return client


def _import(chosen=(1, 2, 3), content=CONTENT):
    return services.import_gaps(actor=SYSTEM, content=content, unsaid=UNSAID, chosen=chosen)


def test_the_preview_changes_nothing_and_says_what_becomes_of_each():
    found = queries.preview_gaps(SYSTEM, CONTENT)

    assert [row.fate for row in found.rows] == ["new", "new", "closed"]
    assert not Gap.objects.exists()


def test_chosen_new_gaps_are_put_on_the_list():
    first, second = _import()

    assert (first.title.ru, first.severity) == ("Журналы не хранятся", Decimal("0.75"))
    assert (second.severity, second.pillar) == (Decimal("0.25"), "investigation")
    assert {gap.origin for gap in Gap.objects.all()} == {"import"}


def test_what_is_not_chosen_stays_out():
    [opened] = _import(chosen={2})

    assert opened.title.en == "No duty officers"


def test_the_same_file_again_adds_nothing():
    _import()

    assert _import() == []
    found = queries.preview_gaps(SYSTEM, CONTENT)
    assert [row.fate for row in found.rows] == ["known", "known", "closed"]
    assert found.rows[0].known.reference == Gap.objects.order_by("pk")[0].reference


def test_our_own_gap_comes_back_with_provision_direction_cause_and_owner():
    assessment = assessments.opened()
    owner = people.organisation("MJ")
    rated = RatedProvision("", assessment.framework.reference, "S-1", "S-1")
    gap = PlannedGap(
        "G-000009",
        Trilingual(kk="Жоқ", ru="Нет"),
        Trilingual(ru="Строка\nещё одна"),
        Decimal("0.8"),
        pillar="law",
        root_cause="money",
        owner=owner.name.ru,
        provisions=(rated,),
    )
    plan = ActionPlan("p", Trilingual(en="Plan"), "1", (gap,), ())
    text, _ = write_plan_of_action(plan, at=clock.now())

    [opened] = _import(content=text.encode())

    opened.refresh_from_db()
    assert (opened.title, opened.description) == (gap.title, gap.description)
    assert (opened.pillar, opened.root_cause, opened.owner) == ("law", "money", owner)
    assert opened.provision.code == "S-1"


@pytest.mark.parametrize("content", [b"", b"{}", b"\xff\xfe", b'{"catalog": {}}'])
def test_what_is_no_plan_is_refused(content):
    with pytest.raises(FrameworkInvalid):
        services.bring_gaps(actor=SYSTEM, content=content)


def test_only_the_secretariat_brings_gaps():
    analyst = people.user(Role.ANALYST).actor

    with pytest.raises(NotAllowed):
        services.bring_gaps(actor=analyst, content=CONTENT)
    with pytest.raises(NotAllowed):
        services.import_gaps(actor=analyst, content=CONTENT, unsaid=UNSAID, chosen={1})


@pytest.mark.parametrize("digest", ["0" * 64, "..", "x"])
def test_a_digest_that_nobody_brought_is_not_found(digest):
    with pytest.raises(ObjectDoesNotExist):
        queries.get_brought_file(SYSTEM, digest)


def test_a_secretary_brings_a_file_looks_and_takes_it_over(secretary):
    file = SimpleUploadedFile("poam.json", CONTENT)

    preview = secretary.post(reverse("gaps:bring"), {"file": file}, follow=True)
    address = preview.redirect_chain[-1][0]
    done = secretary.post(
        address, {"chosen": ["1", "2"], "pillar": "hygiene", "severity": "1"}, follow=True
    )

    assert preview.content.decode().count('name="chosen"') == 2
    assert done.redirect_chain[-1][0].endswith("?origin=import&sort=-opened")
    assert set(Gap.objects.values_list("pillar", "severity")) == {
        ("hygiene", Decimal("0.75")),
        ("hygiene", Decimal(1)),
    }


def test_choosing_nothing_is_told(secretary):
    answer = secretary.post(reverse("gaps:incoming", args=[gaps.brought_file()]), {"chosen": []})

    assert answer.status_code == 422
    assert not Gap.objects.exists()


def test_a_file_of_something_else_is_told_beside_the_field(secretary):
    answer = secretary.post(
        reverse("gaps:bring"), {"file": SimpleUploadedFile("x.json", b'{"catalog": {}}')}
    )

    assert answer.status_code == 422
    assert answer.context["form"].errors["file"]
