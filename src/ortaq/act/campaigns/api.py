"""Checking values over HTTP."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router, Schema
from pydantic import ConfigDict, Field

from ortaq.act.campaigns.queries.check import About, Checked, Verdict, check_values
from ortaq.act.reports.api import PROBLEMS, ProblemItem, token_actor
from ortaq.act.reports.queries import Ground
from ortaq.act.reports.services import Remaining, check_quota, count_lookup
from ortaq.engine.terms.identifier import IdentifierKind
from ortaq.shared.actors import Actor
from ortaq.shared.sentences import sentence_for
from ortaq.shared.tokens import TokenAuth

router = Router(auth=TokenAuth(), tags=["identifiers"])

MOST_VALUES = 10_000
"""Values in one request. Ortaq's own rule: an answer within a second or two."""


class ValuesIn(Schema):
    """Values to be checked."""

    model_config = ConfigDict(extra="forbid")

    values: Annotated[list[str], Field(min_length=1, max_length=MOST_VALUES)] = Field(
        description="Phones, accounts, cards, sites, links, e-mails, messenger names, wallets, as people write them."
    )


class FlagOut(Schema):
    """A warning that everybody may read; it names no reporter and accuses nobody."""

    ground: Ground = Field(
        description="institution: one institution's sure word; reporters: independent persons."
    )
    reports: int = Field(description="Reports that say an offender used it.")
    first_seen_on: date
    last_seen_on: date
    expires_on: date = Field(description="The flag ends on this day unless another report comes.")


class CheckedOut(Schema):
    """The answer for one value."""

    input: str
    kind: IdentifierKind | None = Field(description="Null where it is no identifier.")
    value: str = Field(description="Normal form; cards, IINs and BINs are masked.")
    verdict: Verdict
    about: About = Field(description="value: itself; site: the site that a link is on.")
    reports: int = Field(description="Reports that name it and that you may see.")
    reporters: int = Field(description="Independent reporters of these.")
    first_seen_on: date | None
    last_seen_on: date | None
    campaigns: list[str] = Field(description="Campaigns of these reports, at most five.")
    flag: FlagOut | None
    error: ProblemItem | None


class AnswersOut(Schema):
    """One answer a value, in the order of the request."""

    results: list[CheckedOut]


@router.post("/check", response={200: AnswersOut, **PROBLEMS}, summary="Check many values")
def check_many(request: HttpRequest, response: HttpResponse, asked: ValuesIn) -> AnswersOut:
    """What is known of each value; a value that is no identifier has an error of its own.

    Every value counts against the organisation's daily quota, which the headers RateLimit-Limit,
    RateLimit-Remaining and RateLimit-Reset tell.
    """
    return AnswersOut(results=_check(token_actor(request), response, asked.values))


@router.get("/check", response={200: CheckedOut, **PROBLEMS}, summary="Check one value")
def check_one(
    request: HttpRequest,
    response: HttpResponse,
    value: Annotated[str, Query(min_length=1, max_length=2100)],
) -> CheckedOut:
    """What is known of one value. Prefer POST: addresses are written to access logs."""
    (answer,) = _check(token_actor(request), response, [value])
    return answer


def _check(actor: Actor, response: HttpResponse, values: list[str]) -> list[CheckedOut]:
    remaining = check_quota(actor=actor, asked=len(values))
    answers = check_values(actor, values)
    known = sum(row.verdict in {Verdict.FLAGGED, Verdict.MENTIONED} for row in answers)
    count_lookup(actor=actor, asked=len(values), known=known)
    _tell(response, remaining)
    return [_out(row) for row in answers]


def _tell(response: HttpResponse, remaining: Remaining) -> None:
    response["RateLimit-Limit"] = str(remaining.limit)
    response["RateLimit-Remaining"] = str(remaining.left)
    response["RateLimit-Reset"] = str(remaining.reset_s)


def _out(row: Checked) -> CheckedOut:
    seen, flag = row.standing.seen, row.standing.flag
    return CheckedOut(
        input=row.asked,
        kind=row.kind,
        value=row.value,
        verdict=row.verdict,
        about=row.about,
        reports=seen.reports if seen else 0,
        reporters=seen.reporters if seen else 0,
        first_seen_on=seen.first_on if seen else None,
        last_seen_on=seen.last_on if seen else None,
        campaigns=list(row.campaigns),
        flag=FlagOut(
            ground=flag.ground,
            reports=flag.reports,
            first_seen_on=flag.first_on,
            last_seen_on=flag.last_on,
            expires_on=flag.expires_on,
        )
        if flag
        else None,
        error=_error() if row.verdict is Verdict.INVALID else None,
    )


def _error() -> ProblemItem:
    return ProblemItem(
        field="values", code="not_an_identifier", detail=sentence_for("not_an_identifier", {})
    )
