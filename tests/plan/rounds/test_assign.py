from __future__ import annotations

import pytest

from factories import assessments as assessment_factory
from factories import frameworks, people, rounds
from ortaq.plan.rounds import queries, services
from ortaq.plan.rounds.models import Assignment
from ortaq.plan.rounds.services import Way
from ortaq.shared.actors import SYSTEM

pytestmark = pytest.mark.django_db


@pytest.fixture
def agencies():
    return [people.organisation(f"AG-{number}", "government") for number in (1, 2)]


def pairs(round_) -> set[tuple[str, str]]:
    rows = Assignment.objects.filter(round=round_)
    return set(rows.values_list("provision__code", "organisation__code"))


def test_several_organisations_answer_one_provision(agencies):
    round_ = rounds.drafted()

    changed = services.assign(
        actor=SYSTEM, round_=round_, codes=["S-1", "S-2"], organisations=agencies
    )

    assert changed == 4
    assert pairs(round_) == {(c, o) for c in ("S-1", "S-2") for o in ("AG-1", "AG-2")}


def test_assigning_again_changes_nothing(agencies):
    round_ = rounds.drafted()
    rounds.assigned(round_, agencies[0])

    changed = services.assign(
        actor=SYSTEM, round_=round_, codes=rounds.ALL, organisations=agencies[:1]
    )

    assert changed == 0


def test_replacing_leaves_other_provisions_alone(agencies):
    round_ = rounds.drafted()
    rounds.assigned(round_, agencies[0])

    services.assign(
        actor=SYSTEM,
        round_=round_,
        codes=["S-1"],
        organisations=agencies[1:],
        way=Way.REPLACE,
    )

    assert ("S-1", "AG-2") in pairs(round_)
    assert ("S-1", "AG-1") not in pairs(round_)
    assert ("S-2", "AG-1") in pairs(round_)


def test_removing_takes_only_who_is_named(agencies):
    round_ = rounds.drafted()
    for agency in agencies:
        rounds.assigned(round_, agency, ("S-1",))

    services.assign(
        actor=SYSTEM, round_=round_, codes=["S-1"], organisations=agencies[:1], way=Way.REMOVE
    )

    assert pairs(round_) == {("S-1", "AG-2")}


def test_what_the_round_does_not_ask_is_assigned_to_nobody(agencies):
    round_ = rounds.drafted()
    services.choose_scope(actor=SYSTEM, round_=round_, codes=["S-1"])

    with pytest.raises(services.ProvisionOutOfScope):
        services.assign(actor=SYSTEM, round_=round_, codes=["S-2"], organisations=agencies)


def test_the_proposal_goes_by_kind_and_only_where_nobody_answers(agencies):
    court = people.organisation("COURT", "justice")
    police = people.organisation("POLICE", "law_enforcement")
    bank = people.organisation("BANK", "financial")
    round_ = rounds.drafted()
    rounds.assigned(round_, agencies[0], ("S-1",))

    services.propose_assignments(
        actor=SYSTEM, round_=round_, organisations=[court, police, bank, *agencies]
    )

    assert pairs(round_) == {("S-1", "AG-1")} | {
        (code, who) for code in ("S-2", "S-3", "S-4") for who in ("COURT", "POLICE")
    }


def test_assignments_are_copied_into_the_next_version_by_their_codes(agencies):
    first = rounds.drafted()
    rounds.assigned(first, agencies[0])
    newer = frameworks.loaded(
        version="2.0",
        provisions=(
            frameworks.provision("S-1", "crimes"),
            frameworks.provision("S-7", "powers"),
        ),
    )
    second = rounds.drafted(assessment_factory.drafted(newer))

    added = services.copy_assignments(actor=SYSTEM, round_=second)

    assert queries.find_previous(second) == first
    assert added == 1
    assert pairs(second) == {("S-1", "AG-1")}


def test_nothing_is_copied_where_there_was_no_round():
    assert services.copy_assignments(actor=SYSTEM, round_=rounds.drafted()) == 0


def test_sections_are_the_chapters_that_put_questions():
    sections = queries.list_sections(rounds.drafted().assessment.framework)

    assert [(section.code, len(section.provisions)) for section in sections] == [
        ("crimes", 2),
        ("powers", 2),
    ]


def test_an_only_chapter_is_cut_at_its_sections():
    from ortaq.engine.terms.framework import FrameworkGroup

    words = frameworks.words
    framework = frameworks.loaded(
        version="3.0",
        groups=(
            FrameworkGroup("all", words("All")),
            FrameworkGroup("a", words("A"), parent="all"),
            FrameworkGroup("b", words("B"), parent="all"),
        ),
        provisions=(frameworks.provision("S-1", "a"), frameworks.provision("S-2", "b")),
    )

    assert [section.code for section in queries.list_sections(framework)] == ["a", "b"]
