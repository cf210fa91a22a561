"""Commands that read: the log, the lake, identifiers, gaps, frameworks, assessments."""

from __future__ import annotations

import json

import pytest

from engine.exchange.oscal.trestle_judge import accepted
from factories.reports import report
from kept import kept
from ortaq.home import Home
from ortaq.plan.assessments.models import Assessment
from ortaq.plan.frameworks.models import Framework
from ortaq.plan.gaps.models import Gap
from ortaq.shared import clock
from ortaq.shared.audit.models import Entry
from web.routes import CANARY_PHONE, nation


@pytest.fixture(scope="module")
def land(django_db_setup, django_db_blocker):
    with kept(django_db_blocker):
        yield nation()


@pytest.fixture
def home(settings, tmp_path):
    settings.HOME = Home(tmp_path / "home")
    settings.HOME.make()
    return settings.HOME


def told(done) -> object:
    """What `--json` printed; nothing else may stand on standard output."""
    assert done.code == 0, done.err
    return json.loads(done.out)


def test_the_log_verifies(ortaq, land):
    done = ortaq("log", "verify")

    assert done.code == 0
    assert f"{Entry.objects.count()} entries verify" in done.out


def test_a_changed_entry_is_named_and_refused(ortaq, land):
    Entry.objects.filter(index=2).update(action="nothing.happened")

    done = ortaq("log", "verify")

    assert done.code == 1
    assert "entry 2" in done.err
    assert json.loads(ortaq("log", "verify", "--json").out)["first_bad_index"] == 2


def test_a_cut_log_is_refused(ortaq, land):
    Entry.objects.order_by("-index").first().delete()

    assert ortaq("log", "verify").code == 1


def test_the_lake_takes_what_changed_and_all_on_demand(ortaq, land, home):
    first = told(ortaq("lake", "refresh", "--json"))
    again = told(ortaq("lake", "refresh", "--rebuild", "--json"))

    assert first == again == {"partitions": 1, "reports": 4}
    assert list(home.lake.rglob("*.parquet"))


@pytest.mark.parametrize("written", [CANARY_PHONE, "8 709 555 00 01", "+7 (709) 555-00-01"])
def test_an_identifier_is_found_however_it_is_written(ortaq, land, written):
    found = told(ortaq("identifiers", "check", written, "--json"))

    assert (found["kind"], found["reports"]) == ("phone", 2)


def test_one_report_of_one_day_is_told_in_the_singular(ortaq, land):
    told_at = clock.now()
    report("Мошенник звонил с номера +7 709 555 77 77", reported_at=told_at)

    said = ortaq("identifiers", "check", "+77095557777").out

    assert f"; 1 report, {told_at.date()};" in said


def test_an_identifier_of_no_report_is_said_to_be_in_none(ortaq, land):
    assert ortaq("identifiers", "check", "+77095559999").out == "phone: in no report\n"


def test_a_site_is_printed_so_that_no_terminal_makes_a_link(ortaq, db):
    done = ortaq("identifiers", "check", "https://kaspi-bonus.example/a", "--json")

    assert "[.]" in told(done)["value"]


def test_nonsense_is_no_identifier(ortaq, db):
    done = ortaq("identifiers", "check", "hello")

    assert done.code == 1
    assert done.out == ""


@pytest.mark.parametrize("lang", ["kk", "ru", "en"])
def test_gaps_are_listed_largest_first_in_the_language(ortaq, land, lang):
    rows = told(ortaq("gaps", "list", "--lang", lang, "--json"))

    sizes = [float(row["size"]) for row in rows]
    titles = {gap.reference: gap.title.in_(lang) for gap in Gap.objects.all()}
    assert {row["reference"]: row["title"] for row in rows} == titles
    assert sizes == sorted(sizes, reverse=True)


@pytest.mark.parametrize("lang", ["kk", "ru", "en"])
def test_the_register_is_written_as_a_plan_of_action(ortaq, land, tmp_path, lang):
    out = tmp_path / "poam.json"

    done = ortaq("gaps", "export", out, "--lang", lang, "--json")

    told = json.loads(done.out)
    content = accepted(out.read_text(encoding="utf-8"))
    assert told["gaps"] == Gap.objects.count() == len(content["risks"])
    assert told["losses"]


def test_tables_for_people_hold_the_same_rows(ortaq, land):
    done = ortaq("gaps", "list")

    assert all(gap.reference in done.out for gap in Gap.objects.all())


def test_frameworks_are_listed_and_shown(ortaq, land):
    listed = told(ortaq("frameworks", "list", "--json"))
    shown = told(ortaq("frameworks", "show", "budapest-2001", "--lang", "kk", "--json"))

    assert "budapest-2001" in [row["reference"] for row in listed]
    assert {row["code"]: row["title"] for row in shown}["BC-16"]
    assert len(shown) == Framework.objects.get(reference="budapest-2001").provisions.count()


def test_a_framework_that_is_not_there_is_refused_in_the_language(ortaq, db):
    done = ortaq("frameworks", "show", "none-1", "--lang", "ru")

    assert done.code == 1
    assert any("а" <= letter <= "я" for letter in done.err)


def test_assessments_are_listed_and_their_scores_shown(ortaq, land):
    assessment = Assessment.objects.get()

    listed = told(ortaq("assessments", "show", "--lang", "ru", "--json"))
    scores = told(ortaq("assessments", "show", assessment.reference, "--json"))

    assert [row["reference"] for row in listed] == [assessment.reference]
    assert listed[0]["title"] == assessment.title.ru
    assert all(row["low"] <= row["high"] for row in scores)
    assert ortaq("assessments", "show", "A-999999").code == 1


@pytest.mark.parametrize(
    "words", [["nothing"], ["gaps", "list", "--lang", "xx"], ["plan", "export"], ["log", "undo"]]
)
def test_a_wrong_call_has_its_own_code(ortaq, words):
    assert ortaq(*words).code == 2


def test_help_names_every_group(ortaq):
    from ortaq.cli.main import GROUPS

    done = ortaq("--help")

    assert done.code == 0
    assert all(name in done.out for name in GROUPS if name != "work")


def test_many_values_are_checked_from_a_file(ortaq, land, home, tmp_path):
    listed = tmp_path / "values.txt"
    listed.write_text("\n".join([CANARY_PHONE, "", "hello", *["+77095559999"] * 1_000]))

    done = ortaq("identifiers", "check", "--file", listed, "--json")

    rows = [json.loads(line) for line in done.out.splitlines()]
    assert done.code == 0
    assert [row["verdict"] for row in rows[:3]] == ["flagged", "invalid", "unknown"]
    assert (len(rows), rows[0]["reports"]) == (1_002, 2)
    assert len(list(home.lake.glob("identifier_digests/*.npy"))) == 1


def test_values_and_a_file_are_one_too_many(ortaq, db):
    assert ortaq("identifiers", "check").code == 2
    assert ortaq("identifiers", "check", "x", "--file", "-").code == 2
