"""A land whose every text is hostile, filled through every door."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import yaml
from django.urls import reverse

from factories import decisions, frameworks, measures, monitoring, people
from ortaq.act.intake.services import import_file
from ortaq.engine.exchange.framework_yaml import read_framework, write_framework
from ortaq.engine.terms.language import Trilingual
from ortaq.plan.assessments.models import Assessment
from ortaq.plan.frameworks.services import load_framework
from ortaq.plan.gaps.models import Gap
from ortaq.plan.gaps.services import derive_gaps
from ortaq.plan.measures.services import link_gap
from ortaq.plan.monitoring.services import ProofDraft, moderate_counter_report
from ortaq.shared.actors import SYSTEM, Role
from ortaq.shared.people.services import issue_token

if TYPE_CHECKING:
    from pathlib import Path

    from django.test import Client

PHONE = "+77095550001"
SITE = "https://evil.example/"
ATTACK = "\"'><script>window.pwned=1</script><img src=x onerror=window.pwned=1>{{7|add:42}}"
"""Breaks out of text, attributes, and a template rendered twice."""


def hostile(door: str) -> str:
    """The attack with the name of the door that it came through."""
    return f"{door}{ATTACK}"


def words(door: str) -> Trilingual:
    return Trilingual(*(hostile(f"{door}-{language}") for language in ("kk", "ru", "en")))


def fill(client: Client, folder: Path) -> None:
    """Send the attack through every door; each is used as its user uses it."""
    bank = people.organisation("BANK-A")
    bank.name, bank.short_name = words("organisation"), words("organisation-short")
    bank.save()
    _form(client)
    _api(client, issue_token(actor=SYSTEM, organisation=bank, name=hostile("token"))[1])
    _file(folder)
    framework = _framework()
    assessment = _assessment(client, framework)
    derive_gaps(actor=SYSTEM, assessment=assessment, threshold=Decimal("0.5"))
    gap = Gap.objects.get()
    _gap(client)
    _measures(client, bank, gap)
    _committee()
    client.logout()


def _form(client: Client) -> None:
    answer = client.post(
        reverse("intake:form"),
        {
            "step": "3",
            "narrative": f'{hostile("form")} {PHONE} {SITE}?a="><script>',
            "contact": PHONE,
            "site": f'{SITE}"onmouseover=window.pwned=1',
            "account": "",
            "amount": "100",
            "name": hostile("reporter"),
        },
    )
    assert answer.status_code == 302, answer.content.decode()


def _api(client: Client, secret: str) -> None:
    body = {
        "source_id": hostile("api-id"),
        "narrative": f"{hostile('api')} {PHONE} @scam_helper",
        "reported_at": "2026-03-10T09:30:00+05:00",
        "channel": "bank",
        "offender": {"contact": hostile("api-contact"), "site": SITE},
        "reporter": {"name": hostile("api-reporter")},
    }
    answer = client.post(
        "/api/v1/reports",
        json.dumps(body),
        content_type="application/json",
        headers={"Authorization": f"Bearer {secret}", "Idempotency-Key": "k"},
    )
    assert answer.status_code == 201, answer.content.decode()


def _file(folder: Path) -> None:
    path = folder / "hostile.jsonl"
    record = {"id": hostile("file-id"), "reported_at": "2026-03-11", "narrative": ""}
    record["narrative"] = f"{hostile('file')} {PHONE}"
    path.write_text(json.dumps(record), encoding="utf-8")
    result = import_file(actor=SYSTEM, path=path, source="import:<b>x</b>")
    assert result.run.accepted == 1


def _framework():
    sample = frameworks.framework()
    provisions = tuple(
        replace(
            provision,
            title=words("provision"),
            requirement=words("requirement"),
            question=words("question") if provision.assessable else Trilingual(),
        )
        for provision in sample.provisions
    )
    groups = tuple(replace(group, title=words("chapter")) for group in sample.groups)
    sample = replace(sample, title=words("framework"), provisions=provisions, groups=groups)
    text = write_framework(sample)
    assert yaml.safe_load(io.StringIO(text))
    return load_framework(actor=SYSTEM, framework=read_framework(text)).framework


def _assessment(client: Client, framework) -> Assessment:
    client.force_login(people.user(Role.SECRETARY))
    titles = {f"title_{language}": hostile("assessment") for language in ("kk", "ru", "en")}
    client.post(
        reverse("assessments:draft"),
        {"framework": framework.reference, "as_of": "2026-06-30", **titles},
    )
    assessment = Assessment.objects.get()
    client.post(reverse("assessments:open", args=[assessment.reference]))
    at = [assessment.reference, "S-1"]
    source = {"kind": "law", "title": hostile("source"), "article": hostile("article")}
    client.post(reverse("assessments:add_source", args=at), source)
    refused = client.post(
        reverse("assessments:add_source", args=at),
        {"kind": "law", "title": "Act", "url": "javascript:window.pwned=1"},
    )
    assert refused.status_code == 422
    answer = {"version": 0, "state": "answered", "law": "0", "practice": "0"}
    client.post(
        reverse("assessments:rate", args=at),
        {**answer, "justification": hostile("justification")},
    )
    assessment.refresh_from_db()
    return assessment


def _gap(client: Client) -> None:
    client.post(
        reverse("gaps:open"),
        {
            "title": hostile("gap"),
            "description": hostile("gap-description"),
            "severity": "1",
            "pillar": "law",
        },
    )


def _measures(client: Client, bank, gap) -> None:
    plan = measures.plan(title=words("plan"), published=True)
    measure = measures.measure(
        plan,
        code='"><script>',
        title=words("measure"),
        rationale=words("rationale"),
        form_of_completion=words("completion"),
        lead=bank.code,
        indicators=(measures.indicator(name=words("indicator"), unit=words("unit")),),
    )
    link_gap(actor=SYSTEM, measure=measure, gap=gap, share=Decimal(1))
    monitoring.progress_report(
        measure,
        done=words("done"),
        next_steps=words("next-steps"),
        obstacles=words("obstacles"),
        proofs=(ProofDraft(hostile("proof"), number=hostile("proof-number")),),
    )
    client.post(
        reverse("measures:progress", args=[measure.reference]),
        {"declared_status": "in_progress", "percent": "10", "note": hostile("note")},
    )
    report = monitoring.counter_report(measure, text=hostile("counter"))
    moderate_counter_report(actor=SYSTEM, report=report)


def _committee() -> None:
    from ortaq.plan.decisions.services import record_decision

    meeting = decisions.meeting(place=words("place"), summary=words("summary"))
    record_decision(actor=SYSTEM, meeting=meeting, text=words("decision"))


DOORS = (
    *("form", "api", "file", "token", "organisation", "framework", "chapter", "provision"),
    *("requirement", "question", "assessment", "source", "article", "justification", "gap"),
    *("gap-description", "plan", "measure", "rationale", "completion", "indicator", "unit"),
    *("note", "place", "summary", "decision"),
    *("done", "next-steps", "obstacles", "proof", "proof-number", "counter"),
)
"""Doors whose words some page must show."""
