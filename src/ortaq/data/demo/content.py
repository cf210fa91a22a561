"""Reads the demonstration content: organisations, users, assessment and committee."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from ortaq.data.demo.entries import (
    DemoAnswer,
    DemoAssessment,
    DemoCommittee,
    DemoMeeting,
    DemoPlan,
    DemoSource,
    DemoStatistics,
    DemoUser,
    DemoValues,
)
from ortaq.engine.terms.errors import OrtaqError
from ortaq.engine.terms.language import Trilingual

FOLDER = Path(__file__).parent
STATES = ("answered", "dont_know", "unanswered", "not_applicable")
GRADES = (0, 1, 2)


class BadDemoContent(OrtaqError):
    """A record of the demonstration content breaks its own rules. Correct the named file."""

    code = "bad_demo_content"


def read(name: str) -> Any:
    """The parsed content of one YAML file of this folder."""
    return yaml.load((FOLDER / name).read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


def organisations() -> tuple[str, ...]:
    """Codes of the institutions that take part."""
    return tuple(read("organisations.yaml"))


def users() -> tuple[DemoUser, ...]:
    """The demonstration accounts, without passwords.

    Raises:
        BadDemoContent: an account's organisation does not take part.
    """
    known = organisations()
    accounts = tuple(DemoUser(**entry) for entry in read("users.yaml"))
    for account in accounts:
        if account.organisation not in known:
            raise BadDemoContent(file="users.yaml", record=account.username)
    return accounts


def assessment() -> DemoAssessment:
    """The draft assessment against the Budapest Convention, in order of its provisions.

    Raises:
        BadDemoContent: an answer has a wrong state or grade, or no words.
    """
    values = read("assessment-budapest.yaml")
    return DemoAssessment(
        framework=values["framework"],
        status=values["status"],
        title=Trilingual.of(values["title"]),
        note=Trilingual.of(values["note"]),
        answers=tuple(
            _answer(provision, entry, values["acts"])
            for provision, entry in values["answers"].items()
        ),
    )


def committee() -> DemoCommittee:
    """The committee with its draft plan and its meetings of 2024."""
    values = read("committee.yaml")
    plan = values["plan"]
    return DemoCommittee(
        name=Trilingual.of(values["name"]),
        mandate_note=Trilingual.of(values["mandate_note"]),
        plan=DemoPlan(
            title=Trilingual.of(plan["title"]),
            first_year=plan["first_year"],
            last_year=plan["last_year"],
            status=plan["status"],
        ),
        meetings=tuple(_meeting(entry) for entry in values["meetings"]),
    )


def _answer(provision: str, entry: dict[str, Any], acts: dict[str, Any]) -> DemoAnswer:
    state = entry.get("state", "answered")
    grades = (entry.get("law"), entry.get("practice"))
    justification = Trilingual.of(entry.get("justification", {}))
    graded = all(grade in GRADES for grade in grades)
    silent = all(grade is None for grade in grades)
    worded = all(justification.as_dict().values())
    if (
        state not in STATES
        or not (graded if state == "answered" else silent)
        or not (worded or state == "unanswered")
    ):
        raise BadDemoContent(file="assessment-budapest.yaml", record=provision)
    return DemoAnswer(
        provision=provision,
        state=state,
        law=grades[0],
        practice=grades[1],
        justification=justification,
        sources=tuple(
            _source(acts[source["act"]], source["article"]) for source in entry.get("sources", ())
        ),
    )


def _source(act: dict[str, Any], article: str) -> DemoSource:
    return DemoSource(
        type="law",
        act=Trilingual.of(act["name"]),
        article=article,
        wording_date=None,
        url=act["url"],
        verified=False,
    )


def _meeting(entry: dict[str, Any]) -> DemoMeeting:
    return DemoMeeting(
        number=entry["number"],
        first_day=entry["first_day"],
        last_day=entry["last_day"],
        place=Trilingual.of(entry["place"]),
        participants_at_least=entry["participants_at_least"],
        facts=Trilingual.of(entry["facts"]),
        decisions=tuple(Trilingual.of(decision) for decision in entry["decisions"]),
        source_url=entry["source_url"],
    )


def statistics() -> DemoStatistics:
    """Invented population and values of indicators."""
    entry = read("statistics.yaml")
    values = {code: DemoValues(**told) for code, told in entry["values"].items()}
    return DemoStatistics(**{**entry, "source": Trilingual.of(entry["source"]), "values": values})
