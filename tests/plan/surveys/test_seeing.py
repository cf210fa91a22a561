"""Nobody sees others' numbers early, and nobody ever whose they are."""

from __future__ import annotations

import pytest

from factories import measures, people, surveys
from ortaq.plan.surveys import documents, queries, services
from ortaq.plan.surveys.models import Survey, SurveyQuestion
from ortaq.shared.actors import PUBLIC, SYSTEM, NotAllowed, Role

pytestmark = pytest.mark.django_db
FIRST = (11_111, 22_222, 33_333, 44_444, 55_555, 66_666)


@pytest.fixture
def secretary():
    return people.user(Role.SECRETARY).actor


@pytest.fixture
def analyst():
    return people.user(Role.ANALYST).actor


def asked(**changes: object) -> Survey:
    survey = surveys.opened(**changes)
    for number, (expert, value) in enumerate(zip(surveys.guests_of(survey), FIRST, strict=True)):
        surveys.said(expert, value, reason=f"reason {number}")
    return survey


def test_in_the_first_turn_an_expert_sees_only_his_own():
    survey = asked()
    place = surveys.seat(surveys.guests_of(survey)[0])

    (spot,) = queries.list_spots(place)
    alone = queries.get_spot(place, 1)

    assert (spot.standing.likely, spot.group) == (11_111, None)
    assert (alone.group, alone.reasons) == (None, ())


def test_in_the_first_turn_the_secretariat_sees_who_and_never_what(secretary):
    survey = asked()

    (row,) = queries.list_results(secretary, survey)
    experts = queries.list_experts(secretary, survey)

    assert (row.first, row.second, row.group, row.reasons) == (None, None, None, ())
    assert [one.first for one in experts] == [1] * 6
    shown = repr([(one.first, one.second, one.asked) for one in experts]) + repr(row)
    assert not [value for value in FIRST if str(value) in shown]


def test_in_the_second_turn_an_expert_sees_quartiles_and_reasons_of_others():
    survey = asked()
    services.end_turn(actor=SYSTEM, survey=survey, turn=1)

    spot = queries.get_spot(surveys.seat(surveys.guests_of(survey)[0]), 1)

    texts = [reason.text for reason in spot.reasons]
    places = [reason.place for reason in spot.reasons]
    assert spot.group.median == (33_333 + 44_444) / 2
    assert spot.place == "below"
    assert sorted(texts) == [f"reason {number}" for number in range(1, 6)]
    assert places == ["above", "above", "below", "within", "within"]


def test_the_order_of_reasons_tells_nothing_of_the_order_of_experts():
    survey = asked()
    services.end_turn(actor=SYSTEM, survey=survey, turn=1)
    seen = queries.get_spot(surveys.seat(surveys.guests_of(survey)[0]), 1).reasons

    again = asked(measure=surveys.measured())
    for number, expert in enumerate(surveys.guests_of(again)):
        surveys.said(expert, FIRST[number], reason=f"reason {number}", version=1)
    services.end_turn(actor=SYSTEM, survey=again, turn=1)

    assert queries.get_spot(surveys.seat(surveys.guests_of(again)[0]), 1).reasons == seen


def test_second_answers_stay_hidden_until_the_second_turn_ends(secretary):
    survey = asked()
    services.end_turn(actor=SYSTEM, survey=survey, turn=1)
    surveys.said(surveys.guests_of(survey)[5], 40_000, reason="a second thought")

    (row,) = queries.list_results(secretary, survey)
    spot = queries.get_spot(surveys.seat(surveys.guests_of(survey)[0]), 1)

    assert row.second is None
    assert "a second thought" not in {reason.text for reason in (*row.reasons, *spot.reasons)}


def test_too_small_a_group_shows_neither_figures_nor_reasons(secretary):
    survey = surveys.opened()
    for expert in surveys.guests_of(survey)[:4]:
        surveys.said(expert, 10_000, reason="few")
    services.end_turn(actor=SYSTEM, survey=survey, turn=1)

    spot = queries.get_spot(surveys.seat(surveys.guests_of(survey)[5]), 1)
    (row,) = queries.list_results(secretary, survey)

    assert (spot.group.group, spot.reasons) == (None, ())
    assert (row.group, row.reasons) == (None, ())


def test_no_result_names_an_expert(secretary):
    survey = asked()
    services.end_turn(actor=SYSTEM, survey=survey, turn=1)
    closed = services.end_turn(actor=SYSTEM, survey=survey, turn=2)

    told = repr(queries.list_results(secretary, closed))
    _name, table = documents.make_file(actor=secretary, survey=closed, file_format="csv")

    text = told + table.decode()
    assert "Сарапшы" not in text
    assert "@" not in text
    assert "reason 0" not in table.decode()


@pytest.mark.parametrize(
    ("state", "readers"),
    [
        ("drafted", {"secretary"}),
        ("opened", {"secretary", "expert"}),
        ("turned", {"secretary", "expert"}),
        ("closed", {"secretary", "expert", "analyst"}),
        ("published", {"secretary", "expert", "analyst", "observer", "public"}),
    ],
)
def test_who_sees_a_survey_in_each_state(state, readers, secretary, analyst):
    user = surveys.user()
    if state == "drafted":
        survey = surveys.drafted()
        services.ask_account(actor=SYSTEM, survey=survey, user=user)
    elif state == "published":
        survey = services.publish_survey(actor=SYSTEM, survey=surveys.closed(users=[user]))
    else:
        survey = getattr(surveys, state)(users=[user])
    actors = {
        "secretary": secretary,
        "analyst": analyst,
        "expert": user.actor,
        "observer": people.user(Role.OBSERVER).actor,
        "public": PUBLIC,
    }

    seen = {
        name
        for name, actor in actors.items()
        if queries.visible_surveys(actor).filter(pk=survey.pk).exists()
    }

    assert seen == readers


def test_figures_of_a_running_survey_are_for_the_secretariat_alone():
    user = surveys.user()
    survey = surveys.turned(users=[user])

    (row,) = queries.list_results(user.actor, survey)

    assert (row.first, row.reasons) == (None, ())


def test_a_published_survey_shows_strangers_figures_and_no_reasons():
    survey = asked()
    services.end_turn(actor=SYSTEM, survey=survey, turn=1)
    closed = services.end_turn(actor=SYSTEM, survey=survey, turn=2)
    services.publish_survey(actor=SYSTEM, survey=closed)

    (row,) = queries.list_results(PUBLIC, queries.get_survey(PUBLIC, closed.reference))

    assert row.second.count == 6
    assert row.reasons == ()


def test_only_the_secretariat_sees_who_is_asked(analyst):
    survey = surveys.closed()

    with pytest.raises(NotAllowed):
        queries.list_experts(analyst, survey)


def test_an_expert_who_is_asked_no_more_loses_his_seat():
    user = surveys.user()
    survey = surveys.opened(users=[user])
    services.remove_expert(actor=SYSTEM, expert=survey.experts.get(user=user))

    with pytest.raises(Survey.DoesNotExist):
        queries.get_seat(user.actor, survey.reference)
    assert queries.list_own_surveys(user.actor) == []


def test_a_seat_has_no_question_of_another_survey():
    survey = surveys.opened()

    with pytest.raises(SurveyQuestion.DoesNotExist):
        queries.get_spot(surveys.seat(surveys.guests_of(survey)[0]), 2)


def test_a_survey_of_an_unpublished_plan_is_not_public():
    survey = surveys.closed(measure=surveys.measured(measures.plan()))

    assert not queries.visible_surveys(PUBLIC).filter(pk=survey.pk).exists()
