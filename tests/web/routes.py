"""A small nation with two organisations, and the arguments of every address."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import get_resolver

from factories import people
from factories.reports import report
from ortaq.act.campaigns.models import Judgement, Membership
from ortaq.act.campaigns.services import judge
from ortaq.act.reports.models import Identifier, Report
from ortaq.plan.assessments.models import Assessment, Source
from ortaq.plan.decisions.models import Committee, Decision, Meeting
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
    """Reports of two banks, a judgement, a framework, an assessment, its gaps, a plan."""
    from ortaq.install import demo
    from ortaq.install.reference import load_reference_data

    load_reference_data()
    demo._load_plan()
    ours = tenant("BANK-A", f"{CANARY}: мошенник звонил с номера {CANARY_PHONE}")
    theirs = tenant("BANK-B", "Мошенник звонил с номера +77095550002")
    campaign = Membership.objects.get(report=ours.report).campaign
    judge(actor=SYSTEM, report=ours.report, campaign=campaign, verdict=Judgement.Verdict.UNSURE)
    issue_token(actor=SYSTEM, organisation=ours.organisation, name="desk")
    return Nation(ours, theirs)


def kwargs_of(name: str, tenant: Tenant) -> dict[str, object]:
    """The arguments with which an address names this tenant's thing; fails for an unknown one."""
    parameters = parameters_of(name)
    return {parameter: ARGUMENTS[name, parameter](tenant) for parameter in parameters}


def parameters_of(name: str) -> list[str]:
    """The names of an address's parts that vary."""
    resolver, names = get_resolver(), name.split(":")
    for space in names[:-1]:
        resolver = resolver.namespace_dict[space][1]
    ((_pattern, parameters),) = resolver.reverse_dict.getlist(names[-1])[0][0]
    return list(parameters)


def _campaign(tenant: Tenant) -> str:
    return Membership.objects.get(report=tenant.report).campaign.reference


def _report(tenant: Tenant) -> str:
    return tenant.report.reference


def _framework(_tenant: Tenant) -> str:
    return Assessment.objects.get().framework.reference


def _provision(_tenant: Tenant) -> str:
    return "BC-16"


def _assessment(_tenant: Tenant) -> str:
    return Assessment.objects.get().reference


def _source(_tenant: Tenant) -> int:
    return Source.objects.first().pk


def _gap(_tenant: Tenant) -> str:
    return Gap.objects.order_by("pk").first().reference


def _measure(_tenant: Tenant) -> str:
    return Measure.objects.order_by("pk").first().reference


def _committee(_tenant: Tenant) -> str:
    return Committee.objects.get().slug


def _meeting(_tenant: Tenant) -> int:
    return Meeting.objects.order_by("pk").first().number


def _decision(_tenant: Tenant) -> str:
    return Decision.objects.order_by("pk").first().reference


ARGUMENTS = {
    ("reports:report", "reference"): _report,
    ("reports:change_status", "reference"): _report,
    ("reports:open_identity", "reference"): _report,
    ("reports:identifier", "pk"): lambda _: Identifier.objects.get(value=CANARY_PHONE).pk,
    ("campaigns:campaign", "reference"): _campaign,
    ("campaigns:judge", "reference"): _report,
    ("campaigns:withdraw", "pk"): lambda _: Judgement.objects.get().pk,
    **{
        (f"people:{view}", "pk"): lambda tenant: tenant.officer.pk
        for view in ["user", "change_user", "reset_password", "remove_second_factor"]
    },
    ("people:revoke_token", "pk"): lambda _: ApiToken.objects.get().pk,
    ("frameworks:framework", "reference"): _framework,
    ("frameworks:download", "reference"): _framework,
    ("gaps:provision", "reference"): _framework,
    ("gaps:provision", "code"): _provision,
    **{
        (f"assessments:{view}", "reference"): _assessment
        for view in [
            "assessment",
            "open",
            "close",
            "reopen",
            "download_answers",
            "download_groups",
            "answer",
            "rate",
            "assign",
            "add_source",
            "remove_source",
            "verify_source",
        ]
    },
    **{
        (f"assessments:{view}", "code"): _provision
        for view in ["answer", "rate", "assign", "add_source", "remove_source", "verify_source"]
    },
    ("assessments:remove_source", "source"): _source,
    ("assessments:verify_source", "source"): _source,
    **{
        (f"gaps:{view}", "reference"): _gap
        for view in ["gap", "classify", "address", "close", "reopen"]
    },
    **{
        (f"measures:{view}", "reference"): _measure
        for view in ["measure", "edit", "progress", "move_deadline", "link_gap", "unlink_gap"]
    },
    ("measures:unlink_gap", "gap"): _gap,
    ("measures:export", "file_format"): lambda _: "xlsx",
    **{
        (f"decisions:{view}", "committee"): _committee
        for view in ["new_meeting", "meeting", "record_decision"]
    },
    ("decisions:meeting", "number"): _meeting,
    ("decisions:record_decision", "number"): _meeting,
    ("decisions:decision", "reference"): _decision,
}
