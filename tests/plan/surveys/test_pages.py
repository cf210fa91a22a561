"""The pages of surveys, as secretary, expert, guest and stranger use them."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from factories import people, surveys
from ortaq.plan.choices.models import PlanningInput
from ortaq.plan.surveys import services
from ortaq.plan.surveys.models import Estimate, Expert, Survey
from ortaq.shared import clock
from ortaq.shared.actors import SYSTEM, Role
from ortaq.shared.personal_links.services import token_of
from ortaq.shared.personal_links.views import ENTRIES_PER_MINUTE

pytestmark = pytest.mark.django_db


@pytest.fixture
def secretary(client):
    client.force_login(people.user(Role.SECRETARY))
    return client


def page(client: Client, name: str, *args: object, status: int = 200) -> str:
    answer = client.get(reverse(f"surveys:{name}", args=args))
    assert answer.status_code == status
    return answer.content.decode().replace("&#x27;", "'")


def enter(expert: Expert) -> Client:
    client = Client()
    answer = client.get(surveys.link(expert))
    assert answer.status_code == 302
    return client


def address(expert: Expert, number: int | None = None) -> str:
    return f"/en/expert/{expert.public_id}/" + (f"{number}/" if number else "")


def form(likely: int = 12_000, **changes: object) -> dict[str, object]:
    return {
        "version": 0,
        "low": "9 000",
        "likely": f"{likely}",
        "high": "15 000,5",
        "reason": "as last year",
        **changes,
    }


def test_a_secretary_prepares_and_opens_a_survey(secretary):
    measure = surveys.measured()
    today = clock.today()
    words = {
        "title_kk": "Шығындар",
        "title_ru": "Затраты",
        "title_en": "Costs",
        "first_deadline": str(today + timedelta(days=7)),
        "second_deadline": str(today + timedelta(days=14)),
        "most_spread": "40",
        "least_answers": "4",
    }

    secretary.post(reverse("surveys:new"), words)
    survey = Survey.objects.get()
    questions = (
        f"{reverse('surveys:questions', args=[survey.reference])}?measure={measure.reference}"
    )
    shown = secretary.get(questions).content.decode()
    secretary.post(questions, {"asked": "cost:2027 grant", "upper": "50 000", "wants_range": "on"})
    for number in range(4):
        secretary.post(
            reverse("surveys:experts", args=[survey.reference]),
            {
                "which": "guest",
                "guest-name": "Сарапшы",
                "guest-email": f"e{number}@experts.example",
                "guest-language": "kk",
            },
        )
    ready = page(secretary, "survey", survey.reference)
    secretary.post(reverse("surveys:open", args=[survey.reference]))

    survey.refresh_from_db()
    question = survey.questions.get()
    assert "13,201 thousand tenge in the plan" in shown
    assert (question.year, question.source, question.upper) == (2027, "grant", 50_000)
    assert reverse("surveys:open", args=[survey.reference]) in ready
    assert survey.turn == 1
    assert survey.experts.count() == 4


def test_an_account_is_asked_from_the_list(secretary):
    user, survey = surveys.user(), surveys.drafted()

    secretary.post(
        reverse("surveys:experts", args=[survey.reference]),
        {"which": "account", "account-account": user.username},
    )

    assert survey.experts.get().user == user


def test_forms_say_what_is_wrong_and_keep_what_was_typed(secretary):
    survey = surveys.drafted()
    surveys.guest(survey, 1)

    twice = secretary.post(
        reverse("surveys:experts", args=[survey.reference]),
        {
            "which": "guest",
            "guest-name": "Again",
            "guest-email": "expert1@experts.example",
            "guest-language": "ru",
        },
    )
    days = secretary.post(reverse("surveys:write", args=[survey.reference]), {"title_kk": "А"})

    assert twice.status_code == 422
    assert "Again" in twice.content.decode()
    assert days.status_code == 422


def test_a_survey_that_runs_is_prepared_no_more(secretary):
    survey = surveys.opened()

    page(secretary, "write", survey.reference, status=404)
    page(secretary, "questions", survey.reference, status=404)


def test_the_secretariat_leads_a_survey_to_its_end_and_takes_it_over(secretary):
    survey = surveys.opened()
    surveys.answered(survey, [10_000, 20_000, 30_000, 40_000, 50_000, 60_000], reason="because")

    before = page(secretary, "survey", survey.reference)
    end = reverse("surveys:end_turn", args=[survey.reference])
    secretary.post(end, {"turn": "1"})
    between = page(secretary, "survey", survey.reference)
    again = secretary.post(end, {"turn": "1"})
    secretary.post(end, {"turn": "2"})
    secretary.post(reverse("surveys:take", args=[survey.reference]), {"question": "1"})
    after = page(secretary, "survey", survey.reference)

    assert "chart-boxes" not in before
    assert "because" not in before
    assert "chart-boxes" in between
    assert "because" in between
    assert again.status_code == 409
    assert PlanningInput.objects.get().origins["cost"]["survey"] == survey.reference
    assert reverse("choices:input", args=[PlanningInput.objects.get().measure.reference]) in after


def test_the_inputs_show_where_a_number_comes_from(secretary):
    survey = surveys.closed()
    services.take_over(actor=SYSTEM, survey=survey)
    measure = survey.questions.get().measure

    one = secretary.get(reverse("choices:input", args=[measure.reference])).content.decode()
    every = secretary.get(f"{reverse('choices:inputs')}?plan={measure.plan.slug}").content.decode()
    secretary.force_login(people.user(Role.OBSERVER))
    observed = secretary.get(
        f"{reverse('choices:inputs')}?plan={measure.plan.slug}"
    ).content.decode()

    link = f'href="{reverse("surveys:survey", args=[survey.reference])}'
    assert f"{link}#question-1" in one
    assert f'{link}"' in every
    assert link not in observed
    assert survey.reference in observed


def test_the_form_of_inputs_keeps_what_experts_said(secretary):
    survey = surveys.closed()
    services.take_over(actor=SYSTEM, survey=survey)
    measure = survey.questions.get().measure
    url = reverse("choices:input", args=[measure.reference])
    typed = dict(
        re.findall(r'name="(\w+)"[^>]*value="([^"]*)"', secretary.get(url).content.decode())
    )
    fields = ("version", "cost_low", "cost_mode", "cost_high", "effect_low", "effect_high")

    secretary.post(url, {**{name: typed[name] for name in fields}, "source": "the same"})

    kept = PlanningInput.objects.get()
    assert kept.source == "the same"
    assert set(kept.origins) == {"cost"}


def test_an_expert_with_an_account_answers_and_goes_on():
    user = surveys.user()
    survey = surveys.opened(users=[user], asked=(surveys.COST, surveys.EFFECT))
    client = Client()
    client.force_login(user)

    listed = page(client, "list")
    answer = client.post(reverse("surveys:answer_question", args=[survey.reference, 1]), form())
    judged = client.post(
        reverse("surveys:answer_question", args=[survey.reference, 2]),
        {"version": 0, "cannot_judge": "on"},
    )
    seat = page(client, "answer", survey.reference)

    given = Estimate.objects.get(question__number=1)
    assert reverse("surveys:answer", args=[survey.reference]) in listed
    assert answer.url == reverse("surveys:answer_question", args=[survey.reference, 2])
    assert judged.url == reverse("surveys:answer", args=[survey.reference])
    assert (given.low, given.high) == (9_000, given.high)
    assert str(given.high) == "15000.500"
    assert seat.count("survey-questions") == 1


def test_a_wrong_number_stands_beside_its_field():
    survey = surveys.opened()
    expert = surveys.guests_of(survey)[0]
    client = enter(expert)

    words = client.post(address(expert, 1), form(likely="many"))
    missing = client.post(address(expert, 1), form(low=""))
    order = client.post(address(expert, 1), form(likely=16_000))
    bounds = client.post(address(expert, 1), form(high="900 000"))

    codes = [answer.status_code for answer in (words, missing, order, bounds)]
    assert codes == [422] * 4
    assert "many" in words.content.decode()
    assert not Estimate.objects.exists()


def test_two_windows_of_one_expert_do_not_overwrite_each_other():
    survey = surveys.opened()
    expert = surveys.guests_of(survey)[0]
    client = enter(expert)

    first = client.post(address(expert, 1), form())
    second = client.post(address(expert, 1), form(likely=13_000))

    assert (first.status_code, second.status_code) == (302, 422)
    assert Estimate.objects.get().likely == 12_000
    assert "13000" in second.content.decode()


def test_the_second_turn_shows_the_group_and_asks_for_a_reason():
    survey = surveys.opened()
    surveys.answered(survey, [10_000, 20_000, 30_000, 40_000, 50_000, 60_000], reason="because")
    services.end_turn(actor=SYSTEM, survey=survey, turn=1)
    expert = surveys.guests_of(survey)[0]
    client = enter(expert)

    shown = client.get(address(expert, 1)).content.decode()
    silent = client.post(address(expert, 1), form(likely=10_000, reason=""))
    kept = client.post(address(expert, 1), form(likely=10_000))

    assert "chart-boxes" in shown
    assert "Your estimate lies outside the quartiles" in shown
    assert silent.status_code == 422
    assert kept.status_code == 302


def test_pages_of_an_expert_name_no_other_expert():
    survey = surveys.opened(users=[surveys.user()])
    surveys.answered(survey, [10_000, 20_000, 30_000, 40_000, 50_000, 60_000], reason="because")
    services.end_turn(actor=SYSTEM, survey=survey, turn=1)
    expert = surveys.guests_of(survey)[0]
    client = enter(expert)

    shown = "".join(client.get(address(expert, number)).content.decode() for number in (None, 1))

    names = Expert.objects.exclude(pk=expert.pk).values_list("name", flat=True)
    assert not [name for name in names if name in shown]
    assert "expert2@" not in shown


def test_a_link_opens_its_questions_under_an_address_without_the_token():
    expert = surveys.guests_of(surveys.opened())[0]
    client = Client()

    first = client.get(surveys.link(expert))
    shown = client.get(first.url)

    assert token_of(expert) not in first.url
    assert shown.status_code == 200
    assert shown["Referrer-Policy"] == "same-origin"
    assert token_of(expert) not in str(Expert.objects.values())


def test_a_link_ends_when_its_time_has_come_and_when_it_is_ended():
    survey = surveys.opened()
    revoked, renewed, late = surveys.guests_of(survey)[:3]
    clients = [enter(expert) for expert in (revoked, renewed, late)]
    old = surveys.link(renewed)

    services.remove_expert(actor=SYSTEM, expert=revoked)
    services.renew_link(actor=SYSTEM, expert=renewed)
    codes = [
        clients[0].get(address(revoked)).status_code,
        clients[1].get(address(renewed)).status_code,
        Client().get(old).status_code,
        Client().get(surveys.link(renewed)).status_code,
    ]
    with time_machine.travel(clock.now() + timedelta(days=50), tick=False):
        last = Client().get(surveys.link(late)).status_code
    with time_machine.travel(clock.now() + timedelta(days=51), tick=False):
        after = [
            Client().get(surveys.link(late)).status_code,
            clients[2].get(address(late)).status_code,
        ]

    assert codes == [404, 404, 404, 302]
    assert last == 302
    assert after == [404, 404]


def test_a_link_opens_nobody_elses_questions():
    first, second = surveys.guests_of(surveys.opened())[:2]
    client = enter(first)

    assert client.get(address(second)).status_code == 404
    assert client.post(address(second, 1), form()).status_code == 404


def test_a_link_of_a_draft_opens_nothing():
    survey = surveys.drafted()

    assert Client().get(surveys.link(surveys.guest(survey))).status_code == 404


def test_guessing_links_is_stopped():
    codes = [
        Client().get(f"/en/expert-link/{'0' * 40}/").status_code
        for _ in range(ENTRIES_PER_MINUTE + 1)
    ]

    assert codes[0] == 404
    assert codes[-1] == 429


@pytest.mark.parametrize("name", ["survey", "answer"])
def test_a_stranger_finds_no_survey_that_runs(client, name):
    survey = surveys.turned()
    client.force_login(people.user(Role.AGENCY_MEMBER))

    page(client, name, survey.reference, status=404)


def test_the_public_reads_figures_that_are_published_and_no_reasons(client):
    survey = surveys.opened()
    surveys.answered(survey, [10_000, 20_000, 30_000, 40_000, 50_000, 60_000], reason="secret why")
    for turn in (1, 2):
        survey = services.end_turn(actor=SYSTEM, survey=survey, turn=turn)

    page(client, "survey", survey.reference, status=404)
    page(client, "file", survey.reference, "csv", status=404)
    services.publish_survey(actor=SYSTEM, survey=survey)
    shown = page(client, "survey", survey.reference)

    assert "chart-boxes" in shown
    assert "secret why" not in shown
    assert "Сарапшы" not in shown
    assert reverse("surveys:take", args=[survey.reference]) not in shown


@pytest.mark.parametrize("file_format", ["docx", "pdf", "xlsx", "csv"])
@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_results_come_as_files(secretary, file_format, language):
    survey = surveys.closed()

    answer = secretary.get(f"/{language}/surveys/{survey.reference}/results.{file_format}")

    assert answer.status_code == 200
    assert len(answer.content) > 300
    assert answer["Content-Disposition"].endswith(f'{survey.reference}-{language}.{file_format}"')


def test_a_survey_that_runs_has_no_files(secretary):
    page(secretary, "file", surveys.turned().reference, "csv", status=404)
    page(secretary, "file", surveys.closed().reference, "exe", status=404)


def test_words_of_experts_and_titles_are_never_more_than_words(secretary):
    hostile = "<script>alert(1)</script>"
    title = type(surveys.TITLE)(kk=hostile, ru=hostile, en=hostile)
    survey = surveys.opened(title=title)
    surveys.answered(survey, [10_000] * 6, reason=hostile)
    services.end_turn(actor=SYSTEM, survey=survey, turn=1)
    expert = surveys.guests_of(survey)[0]

    shown = page(secretary, "survey", survey.reference) + page(secretary, "list")
    surveys.said(expert, 10_000, reason=hostile)
    surveys.said(surveys.guests_of(survey)[1], 10_000)
    answering = enter(surveys.guests_of(survey)[2]).get(address(surveys.guests_of(survey)[2], 1))

    assert hostile not in shown + answering.content.decode()
    assert "&lt;script&gt;alert(1)" in answering.content.decode()


@pytest.mark.parametrize("guests", [6, 18])
def test_more_experts_ask_the_database_no_more(secretary, django_assert_max_num_queries, guests):
    survey = surveys.opened(guests=guests)
    surveys.answered(survey, range(10_000, 10_000 + guests), reason="because")
    services.end_turn(actor=SYSTEM, survey=survey, turn=1)

    with django_assert_max_num_queries(32):
        page(secretary, "survey", survey.reference)


def test_the_demonstration_has_one_survey_over_and_one_that_runs():
    from ortaq.install import demo
    from ortaq.install.reference import load_reference_data

    load_reference_data()
    demo._open_accounts("a long enough password")
    demo._load_plan()
    demo._load_surveys()
    demo._load_surveys()

    states = list(Survey.objects.order_by("pk").values_list("status", flat=True))
    assert states == ["closed", "second"]
    assert Estimate.objects.filter(expert__user__isnull=False).count() == 3
    assert PlanningInput.objects.get().origins
