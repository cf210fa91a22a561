from __future__ import annotations

import csv
import io
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import translation

from factories import gaps, measures, people
from ortaq.engine.terms.language import Trilingual
from ortaq.plan.measures import queries, services
from ortaq.plan.measures.deadlines import Deadline
from ortaq.plan.measures.models import Measure, MeasureGap
from ortaq.shared.actors import SYSTEM, Role

pytestmark = pytest.mark.django_db
HOSTILE = "<img src=x onerror=alert(1)>"


@pytest.fixture
def measure() -> Measure:
    return measures.measure(
        measures.plan("one", published=True),
        lead=people.organisation("OWN", "government").code,
        co_executors=(services.CoExecutorDraft(people.organisation("BANK").code),),
    )


@pytest.fixture
def secretary(client):
    client.force_login(people.user(Role.SECRETARY))
    return client


def _page(name: str, measure: Measure) -> str:
    return reverse(f"measures:{name}", args=[measure.reference])


def _typed(measure: Measure, **changes: str) -> dict[str, object]:
    """What the form sends when nothing was changed but `changes`."""
    return {
        "version": "1",
        "indicators": "1",
        "code": measure.code,
        "direction": "law",
        "title_kk": "Атауы",
        "title_ru": "Название",
        "title_en": "Name",
        "form_of_completion_kk": "Бұйрық",
        "lead": "OWN",
        "co_executors": ["BANK"],
        "deadline_kind": "quarter",
        "deadline_year": "2026",
        "deadline_part": "4",
        "cost_republican_budget_2026": "12 500,5",
        "indicator-0-name_kk": "Көрсеткіш",
        "indicator-0-baseline": "72",
        "indicator-0-target_2027": "24,5",
        **changes,
    }


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("role", [Role.SECRETARY, Role.OBSERVER])
def test_every_page_opens_in_every_language(client, measure, language, role):
    client.force_login(people.user(role))
    with translation.override(language):
        addresses = [
            reverse("measures:list"),
            _page("measure", measure),
            reverse("monitoring:plan"),
            reverse("measures:csv"),
        ]

    answers = [client.get(address) for address in addresses]

    assert [answer.status_code for answer in answers] == [200] * 4
    assert all(f"Draft a law {language}" in answer.content.decode() for answer in answers)


def test_pages_say_so_where_there_is_no_plan(secretary):
    for name in ("measures:list", "monitoring:plan"):
        answer = secretary.get(reverse(name))
        assert answer.status_code == 200
        assert "No plan here yet" in answer.content.decode()


def test_the_public_sees_the_scoreboard_and_nothing_else(client, measure):
    board = client.get(reverse("monitoring:plan"))

    assert board.status_code == 200
    assert "Draft a law en" in board.content.decode()
    assert _page("measure", measure) not in board.content.decode()
    for address in (
        reverse("measures:list"),
        reverse("measures:csv"),
        reverse("measures:export", args=["pdf"]),
        _page("measure", measure),
        _page("edit", measure),
        _page("progress", measure),
    ):
        assert client.get(address).status_code == 302


def test_a_draft_that_is_not_published_stays_inside(client):
    measures.measure(measures.plan("inside"))

    assert "Draft a law" not in client.get(reverse("monitoring:plan")).content.decode()
    assert client.get(reverse("monitoring:plan"), {"plan": "inside"}).status_code == 404


def test_the_list_is_narrowed_by_its_address(secretary, measure):
    gap = gaps.gap()

    page = secretary.get(reverse("measures:list"), {"gap": gap.reference}).content.decode()

    assert "Nothing matches these filters" in page
    services.link_gap(actor=SYSTEM, measure=measure, gap=gap, share=Decimal(1))
    page = secretary.get(reverse("measures:list"), {"gap": gap.reference}).content.decode()
    assert _page("measure", measure) in page


def test_the_plan_is_downloaded_in_the_language_asked_for(secretary, measure):
    address = reverse("measures:export", args=["docx"])

    answer = secretary.get(address, {"lang": "kk"})

    assert answer["Content-Disposition"] == 'attachment; filename="one-kk.docx"'
    assert answer.content.startswith(b"PK")
    assert secretary.get(address, {"lang": "xx"})["Content-Disposition"].endswith('one-en.docx"')
    assert secretary.get(reverse("measures:export", args=["exe"])).status_code == 409


def test_the_table_is_one_row_per_measure(secretary, measure):
    answer = secretary.get(reverse("measures:csv"))

    (row,) = csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig")))
    assert row["Number"] == measure.reference
    assert row["Costs, thousand tenge"] == "13200.500"
    assert row["Due on"] == "2026-12-31"


def test_the_secretary_changes_a_measure(secretary, measure):
    assert secretary.get(_page("edit", measure)).status_code == 200

    answer = secretary.post(_page("edit", measure), _typed(measure))

    assert answer.status_code == 302, answer.context["form"].errors
    stored = queries.get_measure(SYSTEM, measure.reference)
    assert stored.title == Trilingual("Атауы", "Название", "Name")
    assert stored.costs.get().amount_thousand_kzt == Decimal("12500.5")
    assert stored.co_executors.get().by_agreement
    indicator = stored.indicators.get()
    assert (indicator.baseline, indicator.targets_by_year) == (72, {2027: Decimal("24.5")})


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"deadline_part": "5"}, "This is no deadline"),
        ({"start_on": "2027-01-01"}, "start after its deadline"),
        ({"no_funding": "on"}, "money is marked as not required"),
        ({"cost_grant_2027": "many"}, "This is not a sum of money"),
        ({"indicator-0-baseline": "many"}, "This is not a number"),
        ({"indicator-0-name_kk": ""}, "Name the indicator"),
        ({"title_ru": ""}, "This field is required"),
    ],
)
def test_what_was_typed_stays_when_it_is_refused(secretary, measure, changes, words):
    answer = secretary.post(
        _page("edit", measure), _typed(measure, title_kk="Менің сөзім", **changes)
    )

    assert answer.status_code == 422
    page = answer.content.decode()
    assert words in page
    assert "Менің сөзім" in page
    assert queries.get_measure(SYSTEM, measure.reference).version == 1


def test_after_a_conflict_the_writer_chooses_and_saves(secretary, measure):
    services.change_measure(
        actor=SYSTEM,
        measure=measure,
        draft=measures.draft(code=measure.code, title=measures.text("Theirs"), lead="OWN"),
        version=1,
    )

    refused = secretary.post(_page("edit", measure), _typed(measure, title_kk="Менің сөзім"))
    cells = [change.cell for change in refused.context["conflicts"]]
    chosen = {f"choice-{cell}": "mine" for cell in cells}
    saved = secretary.post(_page("edit", measure), _typed(measure, title_kk="Менің сөзім") | chosen)

    assert refused.status_code == 409
    assert "Менің сөзім" in refused.content.decode()
    assert "Theirs" in refused.content.decode()
    assert "title.kk" in cells
    assert saved.status_code == 302
    assert queries.get_measure(SYSTEM, measure.reference).title.kk == "Менің сөзім"


def test_the_form_shows_the_deadline_it_stores(secretary, measure):
    for code in ("2027-03-05", "2027-03", "2027H2", "2027", "2026-2028", "continuous 2026-2028"):
        services.move_deadline(
            actor=SYSTEM, measure=measure, deadline=Deadline.parse(code), reason="Why"
        )

        form = secretary.get(_page("edit", measure)).context["form"]
        fields = ("kind", "day", "year", "part", "last_year")
        shown = {f"deadline_{name}": form[f"deadline_{name}"].value() or "" for name in fields}
        version = form["version"].value()
        answer = secretary.post(
            _page("edit", measure), _typed(measure) | shown | {"version": version}
        )

        assert answer.status_code == 302, answer.context["form"].errors
        assert queries.get_measure(SYSTEM, measure.reference).deadline.code == code


def test_the_secretary_adds_a_measure(secretary, measure):
    assert secretary.get(reverse("measures:new")).status_code == 200

    answer = secretary.post(reverse("measures:new"), _typed(measure, code="NEW-1", version="0"))

    assert answer.status_code == 302, answer.context["form"].errors
    assert Measure.objects.get(code="NEW-1").plan == measure.plan


def test_the_secretary_moves_a_deadline_with_a_reason(secretary, measure):
    address = _page("move_deadline", measure)
    moved = {"deadline_kind": "year", "deadline_year": "2027"}

    assert secretary.post(address, moved).status_code == 422
    assert secretary.post(address, {**moved, "reason": "No money yet"}).status_code == 302
    page = secretary.get(_page("measure", measure)).content.decode()
    assert "No money yet" in page
    assert "first: Q4 2026" in page


def test_the_secretary_links_a_gap_and_takes_it_back(secretary, measure):
    gap = gaps.gap()

    secretary.post(_page("link_gap", measure), {"gap": gap.reference, "percent": "40"})
    page = secretary.get(_page("measure", measure)).content.decode()

    assert MeasureGap.objects.get().share == Decimal("0.4")
    assert reverse("gaps:gap", args=[gap.reference]) in page
    secretary.post(reverse("measures:unlink_gap", args=[measure.reference, gap.reference]))
    assert not MeasureGap.objects.exists()


def test_an_agency_reports_on_its_own_measure_only(client, measure):
    report = {"declared_status": "done", "percent": "60", "note": HOSTILE}
    client.force_login(people.user(Role.AGENCY_MEMBER, people.organisation("OTHER")))
    assert client.get(_page("progress", measure)).status_code == 403
    assert client.post(_page("progress", measure), report).status_code == 403
    client.force_login(people.user(Role.AGENCY_MEMBER, people.organisation("OWN")))
    assert client.get(_page("progress", measure)).status_code == 200
    assert client.post(_page("progress", measure), report | {"percent": "101"}).status_code == 422

    answer = client.post(_page("progress", measure), report, follow=True)

    page = answer.content.decode()
    assert "Lead and schedule disagree" in page
    assert HOSTILE not in page
    assert "60%" in page


@pytest.mark.parametrize("role", [Role.ANALYST, Role.AGENCY_MEMBER, Role.ADMINISTRATOR])
def test_others_do_not_write_the_plan(client, measure, role):
    client.force_login(people.user(role, people.organisation("OWN")))

    for name in ("edit", "move_deadline", "link_gap"):
        assert client.post(_page(name, measure), _typed(measure)).status_code == 403
    assert client.get(reverse("measures:new")).status_code == 403


def test_hostile_words_are_shown_as_words(secretary):
    hostile = Trilingual(HOSTILE, HOSTILE, HOSTILE)
    plan = measures.plan(title=hostile)
    stored = measures.measure(
        plan,
        title=hostile,
        rationale=hostile,
        form_of_completion=hostile,
        indicators=(measures.indicator(name=hostile, unit=hostile),),
        no_indicator_reason=hostile,
    )
    services.move_deadline(
        actor=SYSTEM, measure=stored, deadline=Deadline.parse("2027"), reason=HOSTILE
    )

    for address in (
        reverse("measures:list"),
        reverse("monitoring:plan"),
        _page("measure", stored),
        _page("edit", stored),
        _page("progress", stored),
    ):
        page = secretary.get(address).content.decode()
        assert HOSTILE not in page
        assert "&lt;img" in page


def test_nothing_is_found_under_a_wrong_number(secretary, measure):
    for reference in ("M-999999", "nonsense"):
        assert secretary.get(reverse("measures:measure", args=[reference])).status_code == 404


def test_the_number_of_queries_does_not_grow_with_the_plan(client, django_assert_max_num_queries):
    plan = measures.plan(published=True)
    for _ in range(12):
        stored = measures.measure(plan, lead=people.organisation().code)
        services.link_gap(actor=SYSTEM, measure=stored, gap=gaps.gap(), share=Decimal(1))

    with django_assert_max_num_queries(12):
        client.get(reverse("monitoring:plan"))
    client.force_login(people.user(Role.SECRETARY))
    with django_assert_max_num_queries(30):
        client.get(reverse("measures:list"))


def test_the_chosen_co_executors_stand_first_and_the_others_under_their_kind(client, measure):
    people.organisation("TEL", "telecom")
    people.organisation("ODD", "guild")
    client.force_login(people.user(Role.SECRETARY))

    answer = client.get(_page("edit", measure))

    boxes = answer.context["form"].co_executor_boxes()
    under = {group.name: {box.data["value"] for box in group.boxes} for group in boxes.groups}
    page = answer.content.decode()
    assert [box.data["value"] for box in boxes.chosen] == ["BANK"]
    assert under["telecom operator"] == {"TEL"}
    assert under["guild"] == {"ODD"}
    assert page.count('name="co_executors"') == 1 + sum(map(len, under.values()))
