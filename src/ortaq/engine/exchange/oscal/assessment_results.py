"""A round of answers as assessment results."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from ortaq.engine.exchange.loss import LossBook, LossReport, Reason
from ortaq.engine.exchange.oscal.values import (
    Json,
    catalog_href,
    compact,
    control_ids,
    line,
    metadata,
    prop,
    stamp,
    statement_id,
    to_json,
    uid,
)

if TYPE_CHECKING:
    from datetime import datetime
    from decimal import Decimal

    from ortaq.engine.terms.framework import Framework


class AnswerState(StrEnum):
    """Whether there is a rating, and if not, why."""

    RATED = "rated"
    DONT_KNOW = "dont_know"
    UNANSWERED = "unanswered"
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True, slots=True)
class SourceLink:
    """A source that an answer rests on; `expires_at` is None where it does not expire."""

    title: str
    href: str
    expires_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class AssessedProvision:
    """The answer to one provision.

    Args:
        code: of the provision.
        share: score, 0 to 1; None where there is no rating.
        justification: in the assessor's words.
        agency: who answered.
        answered_at: aware; None takes the time of the export.
    """

    code: str
    state: AnswerState
    share: Decimal | None = None
    justification: str = ""
    agency: str = ""
    answered_at: datetime | None = None
    sources: tuple[SourceLink, ...] = ()


@dataclass(frozen=True, slots=True)
class AssessmentRound:
    """A dated rating of a country against a framework; instants are aware."""

    reference: str
    title: str
    description: str
    start_at: datetime
    end_at: datetime | None
    answers: tuple[AssessedProvision, ...]


def write_assessment_results(
    framework: Framework, assessment: AssessmentRound, *, at: datetime
) -> tuple[str, LossReport]:
    """The assessment results of a round as JSON.

    A finding is satisfied or not: only a full score is satisfied, the score itself is a property of
    our namespace. What is not applicable is left out of the reviewed controls; what is unanswered is
    reviewed and has no finding.
    """
    book = LossBook()
    result = _Result(framework, assessment, at, book).content()
    content: Json = {
        "uuid": uid("assessment-results", assessment.reference, stamp(at)),
        "metadata": metadata(
            assessment.title,
            framework.version,
            at,
            [prop("code", assessment.reference), prop("framework", framework.reference)],
        ),
        "import-ap": {"href": catalog_href(framework), "remarks": _NO_PLAN},
        "results": [result],
    }
    return to_json("assessment-results", content), book.report()


_NO_PLAN = "The round has no assessment plan in OSCAL; this is the catalog that was rated."


class _Result:
    def __init__(
        self, framework: Framework, assessment: AssessmentRound, at: datetime, book: LossBook
    ) -> None:
        self._assessment, self._at, self._book = assessment, at, book
        self._ids = control_ids(framework)
        self._answers = [answer for answer in assessment.answers if self._is_known(answer)]

    def _is_known(self, answer: AssessedProvision) -> bool:
        if answer.code not in self._ids:
            self._book.note(f"answers.{answer.code}", Reason.DANGLING)
        return answer.code in self._ids

    def content(self) -> Json:
        assessment = self._assessment
        return compact(
            {
                "uuid": uid("result", assessment.reference),
                "title": line(assessment.title),
                "description": assessment.description or line(assessment.title),
                "start": stamp(assessment.start_at),
                "end": stamp(assessment.end_at) if assessment.end_at else None,
                "reviewed-controls": {"control-selections": [self._reviewed()]},
                "observations": [
                    self._observation(answer)
                    for answer in self._answers
                    if answer.state is not AnswerState.UNANSWERED
                ],
                "findings": [
                    self._finding(answer)
                    for answer in self._answers
                    if answer.state in {AnswerState.RATED, AnswerState.DONT_KNOW}
                ],
            }
        )

    def _reviewed(self) -> Json:
        ids = [
            {"control-id": self._ids[answer.code]}
            for answer in self._answers
            if answer.state is not AnswerState.NOT_APPLICABLE
        ]
        for answer in self._answers:
            if answer.state is AnswerState.UNANSWERED:
                self._book.note("answers.unanswered", Reason.NO_PLACE)
        if ids:
            return {"include-controls": ids}
        none = [{"control-id": identifier} for identifier in self._ids.values()]
        return {"include-all": {}, **compact({"exclude-controls": none})}

    def _observation(self, answer: AssessedProvision) -> Json:
        props = [prop("state", answer.state.value)]
        if answer.agency:
            props.append(prop("agency", answer.agency))
        expiries = [source.expires_at for source in answer.sources if source.expires_at]
        if len(expiries) > 1:
            self._book.note("answers.sources.expires_at", Reason.FLATTENED)
        return compact(
            {
                "uuid": uid("observation", self._assessment.reference, answer.code),
                "title": line(answer.code),
                "description": answer.justification or line(answer.code),
                "props": props,
                "methods": ["EXAMINE"] if answer.sources else ["INTERVIEW"],
                "relevant-evidence": [
                    {"href": source.href, "description": source.title} for source in answer.sources
                ],
                "collected": stamp(answer.answered_at or self._at),
                "expires": stamp(min(expiries)) if expiries else None,
            }
        )

    def _finding(self, answer: AssessedProvision) -> Json:
        is_met = answer.share is not None and answer.share >= 1
        props = [prop("state", answer.state.value)]
        if answer.share is not None:
            props.append(prop("score", answer.share))
            self._book.note("answers.share", Reason.OWN_NAMESPACE)
        status: Json = {"state": "satisfied" if is_met else "not-satisfied"}
        status["reason"] = "pass" if is_met else "fail" if answer.share is not None else "other"
        return {
            "uuid": uid("finding", self._assessment.reference, answer.code),
            "title": line(answer.code),
            "description": answer.justification or line(answer.code),
            "props": props,
            "target": {
                "type": "statement-id",
                "target-id": statement_id(self._ids[answer.code]),
                "status": status,
            },
            "related-observations": [
                {"observation-uuid": uid("observation", self._assessment.reference, answer.code)}
            ],
        }
