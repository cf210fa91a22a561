from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from engine.exchange.oscal.trestle_judge import accepted
from factories import frameworks as factory
from ortaq.engine.exchange.loss import Reason
from ortaq.engine.exchange.oscal import (
    AnswerState,
    AssessedProvision,
    AssessmentRound,
    SourceLink,
    write_assessment_results,
)

AT = datetime(2026, 11, 24, 12, tzinfo=UTC)
SOON = AT + timedelta(days=30)


def rated(code: str, share: str, **more: object) -> AssessedProvision:
    return AssessedProvision(code, AnswerState.RATED, Decimal(share), **more)


def result_of(*answers: AssessedProvision):
    assessment = AssessmentRound("R-1", "Round 2026", "", AT, None, answers)
    text, report = write_assessment_results(factory.framework(), assessment, at=AT)
    return accepted(text)["results"][0], report


@pytest.mark.parametrize(
    ("share", "state", "reason"),
    [("1", "satisfied", "pass"), ("0.75", "not-satisfied", "fail"), ("0", "not-satisfied", "fail")],
)
def test_only_a_full_score_is_satisfied_and_the_score_stands_beside_it(
    share, state, reason
) -> None:
    result, report = result_of(rated("S-1", share))

    finding = result["findings"][0]

    assert finding["target"] == {
        "type": "statement-id",
        "target-id": "S-1_smt",
        "status": {"state": state, "reason": reason},
    }
    assert {prop["name"]: prop["value"] for prop in finding["props"]}["score"] == share
    assert report.paths(Reason.OWN_NAMESPACE) == ("answers.share",)


def test_the_reasons_for_no_rating_are_told_apart() -> None:
    result, report = result_of(
        AssessedProvision("S-1", AnswerState.DONT_KNOW),
        AssessedProvision("S-2", AnswerState.UNANSWERED),
        AssessedProvision("S-3", AnswerState.NOT_APPLICABLE),
    )

    [selection] = result["reviewed-controls"]["control-selections"]
    assert selection["include-controls"] == [{"control-id": "S-1"}, {"control-id": "S-2"}]
    assert [finding["title"] for finding in result["findings"]] == ["S-1"]
    assert result["findings"][0]["target"]["status"]["reason"] == "other"
    assert [each["title"] for each in result["observations"]] == ["S-1", "S-3"]
    assert report.paths(Reason.NO_PLACE) == ("answers.unanswered",)


def test_an_answer_rests_on_its_sources_until_the_first_expires() -> None:
    sources = (
        SourceLink("Act", "https://law.example/1", SOON),
        SourceLink("Table", "https://figures.example/2", AT),
    )

    result, report = result_of(rated("S-1", "0.5", agency="Police", sources=sources))

    [observation] = result["observations"]
    assert observation["methods"] == ["EXAMINE"]
    assert observation["expires"] == AT.isoformat()
    assert [each["href"] for each in observation["relevant-evidence"]] == [
        "https://law.example/1",
        "https://figures.example/2",
    ]
    assert "answers.sources.expires_at" in report.paths(Reason.FLATTENED)


def test_an_answer_to_no_provision_is_left_out_and_reported() -> None:
    result, report = result_of(rated("S-77", "1"))

    assert "findings" not in result
    [selection] = result["reviewed-controls"]["control-selections"]
    assert len(selection["exclude-controls"]) == len(factory.framework().provisions)
    assert report.paths(Reason.DANGLING) == ("answers.S-77",)
