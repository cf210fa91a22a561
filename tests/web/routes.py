"""A small nation with two organisations, and the arguments of every address."""

from __future__ import annotations

from dataclasses import dataclass

from factories import people
from factories.reports import report
from ortaq.act.campaigns.models import Membership
from ortaq.act.reports.models import Identifier, Report
from ortaq.plan.assessments.models import Assessment
from ortaq.plan.gaps.models import Gap
from ortaq.plan.measures.models import Measure
from ortaq.shared.actors import SYSTEM, Role
from ortaq.shared.people.models import ApiToken, Organisation, User
from ortaq.shared.people.services import issue_token

CANARY = "жарқынқанарейка"
CANARY_PHONE = "+77095550001"


@dataclass(frozen=True)
class Tenant:
    """One organisation with things of its own."""

    organisation: Organisation
    officer: User
    report: Report


@dataclass(frozen=True)
class Nation:
    """Two organisations; the first one's text and phone are the canary."""

    ours: Tenant
    theirs: Tenant
    canary: str = CANARY
    canary_phone: str = CANARY_PHONE


def tenant(code: str, words: str) -> Tenant:
    organisation = people.organisation(code)
    officer = people.user(Role.DUTY_OFFICER, organisation)
    for _ in range(2):
        last = report(words, actor=officer.actor)
    return Tenant(organisation, officer, last)


def nation() -> Nation:
    """Reports of two banks, a framework, an assessment, its gaps, a plan."""
    from ortaq.install import demo
    from ortaq.install.reference import load_reference_data

    load_reference_data()
    demo._load_plan()
    ours = tenant("BANK-A", f"{CANARY}: мошенник звонил с номера {CANARY_PHONE}")
    theirs = tenant("BANK-B", "Мошенник звонил с номера +77095550002")
    issue_token(actor=SYSTEM, organisation=ours.organisation, name="desk")
    return Nation(ours, theirs)


def kwargs_of(name: str, tenant: Tenant) -> dict[str, object]:
    """The arguments with which an address names this tenant's thing; fails for an unknown name."""
    app, _, view = name.rpartition(":")
    if app == "reports" and view in {"report", "change_status", "open_identity"}:
        return {"reference": tenant.report.reference}
    if app == "reports" and view == "identifier":
        return {"pk": Identifier.objects.get(value=CANARY_PHONE).pk}
    if app == "campaigns" and view == "campaign":
        return {"reference": Membership.objects.get(report=tenant.report).campaign.reference}
    if app == "people" and view == "change_user":
        return {"pk": tenant.officer.pk}
    if app == "people" and view == "revoke_token":
        return {"pk": ApiToken.objects.get().pk}
    return PLAN_ARGUMENTS.get(name, dict)()


def _framework() -> dict[str, object]:
    return {"reference": Assessment.objects.get().framework.reference}


def _provision() -> dict[str, object]:
    return {**_framework(), "code": "BC-16"}


def _assessment() -> dict[str, object]:
    return {"reference": Assessment.objects.get().reference}


def _answer() -> dict[str, object]:
    return {**_assessment(), "code": "BC-16"}


def _gap() -> dict[str, object]:
    return {"reference": Gap.objects.first().reference}


def _measure() -> dict[str, object]:
    return {"reference": Measure.objects.first().reference}


PLAN_ARGUMENTS = {
    "frameworks:framework": _framework,
    "frameworks:download": _framework,
    "gaps:provision": _provision,
}
