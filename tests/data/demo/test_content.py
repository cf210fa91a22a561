from __future__ import annotations

import csv
import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import ortaq.data
from ortaq.data.demo import content

if TYPE_CHECKING:
    from ortaq.engine.terms.language import Trilingual

KZ = Path(ortaq.data.__file__).parent / "kz"
LATIN_WORD = re.compile(r"[A-Za-z]+")


def institution_codes() -> set[str]:
    with (KZ / "institutions.csv").open(encoding="utf-8") as file:
        return {row["code"] for row in csv.DictReader(file)}


def foreign_words(text: Trilingual) -> list[str]:
    return [word for word in LATIN_WORD.findall(text.kk) if not word.isupper()]


def test_organisations_are_institutions_of_the_country_pack():
    taking_part = content.organisations()

    assert set(taking_part) <= institution_codes()
    assert len(set(taking_part)) == len(taking_part)


def test_every_role_has_an_account():
    roles = {user.role for user in content.users()}

    assert roles == {
        "administrator",
        "secretary",
        "agency_member",
        "analyst",
        "investigator",
        "duty_officer",
        "observer",
    }


def test_user_of_an_absent_organisation_is_refused(monkeypatch):
    monkeypatch.setattr(content, "organisations", lambda: ("MIA",))

    with pytest.raises(content.BadDemoContent):
        content.users()


def test_assessment_answers_every_provision_once_in_order():
    answers = content.assessment().answers

    assert [answer.provision for answer in answers] == [f"BC-{n}" for n in range(1, 36)]


def test_assessment_leaves_something_open():
    states = [answer.state for answer in content.assessment().answers]

    assert states.count("unanswered") >= 3
    assert states.count("dont_know") >= 3


def test_answered_provisions_have_words_in_all_languages_and_nothing_is_verified():
    for answer in content.assessment().answers:
        worded = all(answer.justification.as_dict().values())

        assert worded or answer.state == "unanswered"
        assert not foreign_words(answer.justification)
        for source in answer.sources:
            assert not source.verified
            assert source.wording_date is None
            assert source.url.startswith("https://adilet.zan.kz/")
            assert all(source.act.as_dict().values())


def test_answered_justifications_call_themselves_hypotheses():
    answered = [a for a in content.assessment().answers if a.state == "answered"]

    assert all(a.justification.kk.startswith("Болжам:") for a in answered)
    assert all(a.justification.ru.startswith("Гипотеза:") for a in answered)
    assert all(a.justification.en.startswith("Hypothesis:") for a in answered)


@pytest.mark.parametrize(
    "entry",
    [
        {"law": 3, "practice": 1, "justification": {"kk": "а", "ru": "а", "en": "a"}},
        {"law": 1, "justification": {"kk": "а", "ru": "а", "en": "a"}},
        {"law": 1, "practice": 1, "justification": {"kk": "а", "ru": "а"}},
        {"state": "dont_know", "law": 1},
        {"state": "perhaps", "justification": {"kk": "а", "ru": "а", "en": "a"}},
    ],
)
def test_answer_that_breaks_the_rules_is_refused(monkeypatch, entry):
    words = {"kk": "а", "ru": "а", "en": "a"}
    values = {"framework": "x", "status": "draft", "title": words, "note": words, "acts": {}}
    monkeypatch.setattr(content, "read", lambda name: {**values, "answers": {"BC-1": entry}})

    with pytest.raises(content.BadDemoContent):
        content.assessment()


def test_committee_met_three_times_in_2024():
    committee = content.committee()

    assert [meeting.first_day for meeting in committee.meetings] == [
        date(2024, 3, 14),
        date(2024, 5, 16),
        date(2024, 9, 18),
    ]
    assert [meeting.participants_at_least for meeting in committee.meetings] == [40, None, 80]
    assert (committee.plan.first_year, committee.plan.last_year) == (2025, 2029)
    assert committee.plan.status == "draft"


def test_committee_has_words_in_all_languages():
    committee = content.committee()
    texts = [committee.name, committee.mandate_note, committee.plan.title]
    for meeting in committee.meetings:
        texts += [meeting.place, meeting.facts, *meeting.decisions]

    assert all(all(text.as_dict().values()) for text in texts)
    assert not [word for text in texts for word in foreign_words(text)]
