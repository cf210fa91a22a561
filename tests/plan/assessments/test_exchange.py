from __future__ import annotations

import pytest

from engine.exchange.oscal.trestle_judge import accepted
from factories import assessments, frameworks, people
from ortaq.engine.exchange.tabular.open import open_table
from ortaq.engine.render.tables import write_csv
from ortaq.engine.render.xlsx import write_xlsx
from ortaq.engine.terms.framework import Engine
from ortaq.plan.assessments import documents, queries, services
from ortaq.plan.assessments.models import Answer, AnswerState, Response
from ortaq.plan.assessments.services import Rating
from ortaq.shared.actors import SYSTEM, NotAllowed, Role
from ortaq.shared.clock import now

pytestmark = pytest.mark.django_db


@pytest.fixture
def assessment():
    opened = assessments.opened()
    assessments.answered(opened, "S-1", assessments.rating(2, None, "=SUM(1)"))
    assessments.answered(opened, "S-2", Rating(AnswerState.DONT_KNOW))
    return opened


def _file(folder, assessment, ending=".csv"):
    table = documents.exchange_table(queries.get_scores(SYSTEM, assessment.reference))
    path = folder / f"answers{ending}"
    is_csv = ending == ".csv"
    path.write_bytes(write_csv(table) if is_csv else write_xlsx(table, created_at=now()))
    return path


def _take(assessment, path, **options):
    with open_table(path) as table:
        return services.import_answers(actor=SYSTEM, assessment=assessment, table=table, **options)


def _rows(path, *rows):
    path.write_text("\n".join(rows), encoding="utf-8")
    return path


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_what_was_exported_comes_back_unchanged(assessment, tmp_path, ending):
    done = _take(assessment, _file(tmp_path, assessment, ending))

    assert (done.changed, done.refused) == ([], [])
    assert Answer.objects.get(provision__code="S-1").justification.en == "=SUM(1)"


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_an_export_overwrites_no_assessment_that_it_was_not_made_from(assessment, tmp_path, ending):
    path = _file(tmp_path, assessment, ending)
    other = assessments.opened(assessment.framework)

    done = _take(other, path)

    assert [row.error.code for row in done.refused] == ["answer_changed_meanwhile"] * 2
    assert not queries.list_answers(other).exists()


def test_without_versions_a_file_fills_what_is_there(tmp_path):
    opened = assessments.opened()
    path = _rows(
        tmp_path / "a.csv",
        "provision,state,law,practice,why_ru",
        "S-1,answered,1,0,потому",
        "S-2,not_applicable,,,",
        "S-3,unanswered,,,",
    )

    done = _take(opened, path)

    first = Answer.objects.get(provision__code="S-1")
    assert done.changed == ["S-1", "S-2"]
    assert done.unchanged == ["S-3"]
    assert (first.law, first.justification.ru) == (1, "потому")


def test_a_dry_run_changes_nothing(tmp_path):
    opened = assessments.opened()
    path = _rows(tmp_path / "a.csv", "provision,state,law,practice", "S-1,answered,1,0")

    done = _take(opened, path, dry_run=True)

    assert done.changed == ["S-1"]
    assert not Answer.objects.exists()


def test_a_file_of_an_organisation_becomes_its_responses(tmp_path):
    opened, organisation = assessments.opened(), people.organisation()
    path = _rows(tmp_path / "a.csv", "provision,state,law,practice", "S-1,answered,1,0")

    _take(opened, path, organisation=organisation)

    assert Response.objects.get().organisation == organisation


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("S-7,answered,1,0,", "provision_not_assessable"),
        ("S-9,answered,1,0,", "provision_not_assessable"),
        ("S-1,perhaps,1,0,", "answer_row_unreadable"),
        ("S-1,answered,much,0,", "answer_row_unreadable"),
        ("S-1,answered,1.5,0,", "answer_row_unreadable"),
        ("S-1,answered,7,0,", "rating_off_the_scale"),
        ("S-1,answered,,,", "rating_incomplete"),
        ("S-1,answered,1,0,9", "answer_changed_meanwhile"),
    ],
)
def test_a_row_that_breaks_a_rule_is_refused_with_its_number_and_the_others_taken(
    tmp_path, row, code
):
    opened = assessments.opened()
    path = _rows(
        tmp_path / "a.csv",
        "provision,state,law,practice,version",
        row,
        "S-2,answered,1,0,",
    )

    done = _take(opened, path)

    assert [(one.row, one.error.code) for one in done.refused] == [(2, code)]
    assert done.changed == ["S-2"]


def test_a_file_without_states_is_refused(tmp_path):
    opened = assessments.opened()

    with pytest.raises(services.AnswerColumnsMissing):
        _take(opened, _rows(tmp_path / "a.csv", "provision,law", "S-1,1"))


def test_an_agency_does_not_import(tmp_path):
    opened = assessments.opened()
    path = _rows(tmp_path / "a.csv", "provision,state", "S-1,dont_know")

    with open_table(path) as table, pytest.raises(NotAllowed):
        services.import_answers(
            actor=people.user(Role.AGENCY_MEMBER).actor, assessment=opened, table=table
        )


@pytest.mark.parametrize("engine", Engine)
def test_every_engine_is_exported_as_oscal_that_others_read(engine):
    opened = assessments.opened(frameworks.loaded(engine=engine))
    rating = assessments.rating(2, 2) if engine == Engine.TREATY else assessments.valued(1)
    assessments.answered(opened, given=rating)
    services.add_source(
        actor=SYSTEM,
        assessment=opened,
        provision=frameworks.provision_row(opened.framework),
        draft=assessments.source(valid_until=assessments.AS_OF),
    )

    text, _losses = documents.oscal_results(SYSTEM, opened.reference)

    result = accepted(text)["results"][0]
    assert len(result["findings"]) == 1
    assert result["observations"][0]["expires"]
