from __future__ import annotations

import json

import pytest

from factories import gaps
from ortaq.plan.gaps.models import Gap


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "poam.json"
    path.write_text(gaps.PLAN_OF_ACTION, encoding="utf-8")
    return path


@pytest.mark.django_db
def test_words_tell_what_is_lost(ortaq, tmp_path):
    gaps.gap()

    done = ortaq("gaps", "export", tmp_path / "poam.json")

    assert done.out.startswith("1 gaps, 0 measures, 0 milestones")
    assert "gaps.pillar: kept, but other programs don't read it (1)" in done.err


@pytest.mark.django_db
def test_another_ending_and_an_unknown_plan_are_refused(ortaq, tmp_path):
    assert ortaq("gaps", "export", tmp_path / "poam.xml").code == 2
    assert ortaq("gaps", "export", tmp_path / "poam.json", "--plan", "none").code == 1
    assert not list(tmp_path.iterdir())


@pytest.mark.django_db
def test_gaps_are_taken_over_once(ortaq, file):
    looked = json.loads(ortaq("gaps", "import", file, "--dry-run", "--json").out)
    first = json.loads(ortaq("gaps", "import", file, "--json").out)
    again = json.loads(ortaq("gaps", "import", file, "--json").out)

    assert (looked["opened"], len(first["opened"]), again["opened"]) == ([], 2, [])
    assert [row["fate"] for row in looked["gaps"]] == ["new", "new", "closed"]
    assert [row["known"] for row in again["gaps"][:2]] == first["opened"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "words", [["--pillar", "sky"], ["--severity", "2"], ["--severity", "much"]]
)
def test_values_that_do_not_fit_are_wrong_usage(ortaq, file, words):
    assert ortaq("gaps", "import", file, *words).code == 2
    assert not Gap.objects.exists()
