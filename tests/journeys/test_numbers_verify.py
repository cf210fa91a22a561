"""Everybody checks published numbers with the offline script and nothing of ours."""

from __future__ import annotations

import importlib.util
import json
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest
import time_machine

from factories import consultations, surveys
from ortaq.engine.terms.language import Trilingual
from ortaq.picture.indicators import services as indicators
from ortaq.picture.indicators.models import Direction
from ortaq.picture.indicators.periods import Frequency, Period
from ortaq.plan.consultations import services as consulting
from ortaq.plan.consultations.models import Outcome
from ortaq.plan.surveys import services as asking
from ortaq.shared.actors import SYSTEM
from ortaq.shared.audit.queries import get_tree_head
from ortaq.shared.audit.services import record

pytestmark = pytest.mark.django_db
SCRIPT = Path(__file__).parents[2] / "scripts" / "verify_published.py"
NAME = Trilingual("Атауы", "Название", "Name")


@pytest.fixture
def checked(client, tmp_path, capsys):
    """What the script says of a proof: its exit code and the verified content."""
    spec = importlib.util.spec_from_file_location("verify_published", SCRIPT)
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)

    def check(address: str, **forged: object) -> tuple[int, dict]:
        record(SYSTEM, "test.more", subject_kind="test", subject="later")
        head, file = get_tree_head(), tmp_path / "proof.json"
        proof = json.loads(client.get(address).content)
        proof["content"].update(forged)
        file.write_text(json.dumps(proof), encoding="utf-8")
        code = script.main([str(file), "--head", head.root, "--size", str(head.size)])
        told = capsys.readouterr().out
        assert told.startswith("NOT VERIFIED" if code else "VERIFIED")
        return code, proof["content"]

    return check


@pytest.fixture
def answered():
    """A consultation with three comments, two of them alike, and published answers."""
    made = consultations.consultation()
    section = consultations.section(made)
    for words in ("Мерзімді қысқарту керек", "Мерзімді қысқарту керек", "Кто отвечает за это"):
        consultations.answered(consultations.comment(section, words))
    consulting.close_consultation(actor=SYSTEM, consultation=made)
    return consulting.publish_answers(actor=SYSTEM, consultation=made)


def test_numbers_of_a_consultation(checked, answered):
    address = f"/en/consultations/{answered.reference}/proof.json"

    code, told = checked(address)

    assert code == 0
    assert (told["received"], told["states"]) == (3, {"published": 3})
    assert told["outcomes"] == {"noted": 3}
    assert checked(address, received=2)[0] == 1


def test_an_answer_given_anew_is_published_anew(checked, answered):
    group = answered.comments.first().group
    consulting.dispose(actor=SYSTEM, group=group, outcome=Outcome.ACCEPTED, reason=NAME)

    code, told = checked(f"/en/consultations/{answered.reference}/proof.json")

    assert code == 0
    assert told["outcomes"]["accepted"] == group.size
    assert sum(told["outcomes"].values()) == 3


def test_figures_of_a_survey_while_they_are_published(checked, client):
    survey = surveys.closed()
    address = f"/en/surveys/{survey.reference}/proof.json"

    assert client.get(address).status_code == 404
    asking.publish_survey(actor=SYSTEM, survey=survey)
    code, told = checked(address)
    asking.withdraw_publication(actor=SYSTEM, survey=survey)

    assert code == 0
    first, second = told["results"]
    assert (first["turn"], second["turn"]) == (1, 2)
    assert second["lower"] <= second["median"] <= second["upper"]
    assert client.get(address).status_code == 404


def test_a_value_of_an_indicator_in_its_newest_revision(checked, client):
    draft = indicators.PassportDraft(
        name=NAME, definition=NAME, direction=Direction.UP, frequency=Frequency.MONTH
    )
    with time_machine.travel(datetime(2026, 11, 24, 6, tzinfo=UTC), tick=False):
        staff = indicators.add_indicator(actor=SYSTEM, code="STAFF", draft=draft)
        for value in (40, 41):
            indicators.enter_value(
                actor=SYSTEM,
                indicator=staff,
                period=Period.parse("2026-10"),
                value=Decimal(value),
                source="Letter 1",
            )

    code, told = checked("/en/indicators/STAFF/2026-10.proof.json")

    assert code == 0
    (value,) = told["values"]
    assert (value["revision"], Decimal(value["value"])) == (2, 41)
    assert client.get("/en/indicators/STAFF/2026-09.proof.json").status_code == 404
