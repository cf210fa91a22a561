"""`ortaq assessments` against the test's database."""

from __future__ import annotations

import json

import pytest

from factories import assessments, frameworks, people
from ortaq.engine.terms.framework import Engine
from ortaq.plan.assessments.models import Answer


@pytest.fixture
def opened(db):
    found = assessments.opened()
    assessments.answered(found, "S-1", assessments.rating(2, 1))
    return found


def test_groups_come_with_the_whole_and_its_interval(ortaq, opened):
    rows = json.loads(ortaq("assessments", "show", opened.reference, "--json").out)

    assert rows[-1]["code"] == ""
    assert rows[0] | {"share": 0.75, "law": 1.0, "practice": 0.5} == rows[0]
    assert (rows[0]["low"], rows[0]["high"]) == (0.5, 0.8333333333333334)


@pytest.mark.parametrize("engine", Engine)
def test_provisions_of_every_engine_are_shown(ortaq, db, engine):
    found = assessments.opened(frameworks.loaded(engine=engine))

    done = ortaq("assessments", "show", found.reference, "--provisions", "--lang", "ru")

    assert done.code == 0
    assert "S-1" in done.out


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_an_export_comes_back(ortaq, opened, tmp_path, ending):
    out = tmp_path / f"answers.{ending}"

    ortaq("assessments", "export", opened.reference, out)
    done = json.loads(ortaq("assessments", "import", opened.reference, out, "--json").out)

    assert done == {"changed": [], "unchanged": 4, "refused": []}


def test_an_export_as_oscal_tells_what_is_lost(ortaq, opened, tmp_path):
    out = tmp_path / "answers.json"

    done = json.loads(ortaq("assessments", "export", opened.reference, out, "--json").out)

    assert "assessment-results" in json.loads(out.read_text())
    assert done["losses"]


def test_a_refused_row_is_told_and_ends_with_one(ortaq, opened, tmp_path):
    file = tmp_path / "a.csv"
    file.write_text("provision,state,law,practice\nS-1,answered,9,0\nS-2,answered,1,1\n")

    done = ortaq("assessments", "import", opened.reference, file)

    assert done.code == 1
    assert "row 2 S-1" in done.err
    assert Answer.objects.get(provision__code="S-2").law == 1


def test_a_dry_run_and_an_unknown_organisation(ortaq, opened, tmp_path):
    file = tmp_path / "a.csv"
    file.write_text("provision,state,law,practice\nS-2,answered,1,1\n")

    rehearsed = ortaq("assessments", "import", opened.reference, file, "--dry-run")
    unknown = ortaq("assessments", "import", opened.reference, file, "--organisation", "NONE")
    done = ortaq(
        *("assessments", "import", opened.reference, file),
        *("--organisation", people.organisation("POLICE").code),
    )

    assert (rehearsed.code, unknown.code, done.code) == (0, 2, 0)
    assert "Changed: 1" in rehearsed.out


def test_an_unknown_ending_is_wrong_usage(ortaq, opened, tmp_path):
    assert ortaq("assessments", "export", opened.reference, tmp_path / "a.pdf").code == 2


def test_two_assessments_are_compared_in_words_and_in_numbers(ortaq, opened):
    later = assessments.opened(opened.framework)
    assessments.answered(later, "S-1", assessments.rating(0, 0))

    told = ortaq("assessments", "compare", opened.reference, later.reference)
    found = json.loads(
        ortaq("assessments", "compare", opened.reference, later.reference, "--json").out
    )

    assert "The score fell from 75% to 0%" in told.out
    assert found["causes"]["answers"] == found["change"] == -0.75
