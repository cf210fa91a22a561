"""A small nation with two organisations, and the arguments of every address."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import get_resolver

from factories import assessments, choices, gaps, measures, people
from factories.reports import report
from ortaq.act.campaigns.models import Campaign, Judgement, Membership, Regrouping
from ortaq.act.campaigns.services import judge
from ortaq.act.reports.models import HubEffect, HubEntry, Identifier, Report
from ortaq.act.reports.services import add_hub
from ortaq.plan.assessments.models import Assessment, Source
from ortaq.plan.choices.models import Choice, Exclusion
from ortaq.plan.choices.queries import show_choice
from ortaq.plan.frameworks.models import Framework, Provision, ProvisionGroup, ProvisionMapping
from ortaq.plan.frameworks.services import publish_framework, start_version
from ortaq.plan.gaps.models import Gap
from ortaq.plan.measures.models import Measure
from ortaq.plan.measures.queries import find_current_plan
from ortaq.shared import clock
from ortaq.shared.actors import SYSTEM, Role
from ortaq.shared.people.models import ApiToken, Organisation, User
from ortaq.shared.people.services import issue_token
from web import (
    committee_routes,
    consultation_routes,
    monitoring_routes,
    round_routes,
    survey_routes,
)

PROTOCOL = "budapest-protocol-1-2003"
CANARY = "жарқынқанарейка"
CANARY_PHONE = "+77095550001"
PROVISION = "BC-16"


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
    choices.without_an_answer(choices.choice(find_current_plan(SYSTEM)))
    _draft_a_framework()
    ours = tenant("BANK-A", f"{CANARY}: мошенник звонил с номера {CANARY_PHONE}")
    theirs = tenant("BANK-B", "Мошенник звонил с номера +77095550002")
    _differ_on_a_provision(ours.organisation, theirs.organisation)
    campaign = Membership.objects.get(report=ours.report).campaign
    judge(actor=SYSTEM, report=ours.report, campaign=campaign, verdict=Judgement.Verdict.UNSURE)
    issue_token(actor=SYSTEM, organisation=ours.organisation, name="desk")
    _decide(campaign)
    round_routes.ask(ours.organisation)
    committee_routes.meet(ours.organisation)
    consultation_routes.consult(ours.organisation)
    survey_routes.survey()
    return Nation(ours, theirs)


def _decide(campaign: Campaign) -> None:
    """Something to be undone about the campaign, and a well-known number."""
    now = clock.now()
    other = Campaign.objects.create(founded_at=now, last_report_on=now.date())
    Regrouping.objects.create(
        kind=Regrouping.Kind.SPLIT,
        campaign=campaign,
        other=other,
        reason="another voice",
        made_at=now,
        made_by="system",
    )
    add_hub(
        actor=SYSTEM,
        value="+77095559998",
        effect=HubEffect.PROTECTED,
        category="bank",
        reason="The bank's own number, letter 1",
    )


def _draft_a_framework() -> None:
    """A second version of a treaty, and a draft, so that there is a history."""
    treaty = Framework.objects.get(reference="budapest-2001")
    second = start_version(actor=SYSTEM, base=treaty, version="2026")
    publish_framework(actor=SYSTEM, framework=second)
    protocol = Framework.objects.get(reference=PROTOCOL)
    start_version(actor=SYSTEM, base=protocol, version="draft")


def _differ_on_a_provision(*organisations: Organisation) -> None:
    """Different responses to one question of the assessment."""
    for law, organisation in enumerate(organisations):
        assessments.responded(
            Assessment.objects.order_by("pk").first(),
            organisation,
            PROVISION,
            assessments.rating(law, 1),
        )


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


def _draft(_tenant: Tenant) -> str:
    return Framework.objects.get(status="draft").reference


def _draft_group(_tenant: Tenant) -> str:
    return ProvisionGroup.objects.filter(framework__status="draft").order_by("position")[0].code


def _draft_provision(_tenant: Tenant) -> str:
    return Provision.objects.filter(framework__status="draft").order_by("position")[0].code


def _line(_tenant: Tenant) -> int:
    return ProvisionMapping.objects.order_by("pk").first().pk


def _provision(_tenant: Tenant) -> str:
    return PROVISION


def _assessment(_tenant: Tenant) -> str:
    return Assessment.objects.get().reference


def _source(_tenant: Tenant) -> int:
    return Source.objects.first().pk


def _gap(_tenant: Tenant) -> str:
    return Gap.objects.order_by("pk").first().reference


def _measure(_tenant: Tenant) -> str:
    return Measure.objects.order_by("pk").first().reference


def _choice(_tenant: Tenant) -> str:
    return Choice.objects.get().reference


def _rejected(_tenant: Tenant) -> str:
    return show_choice(SYSTEM, Choice.objects.get()).rejected[0].code


ARGUMENTS = {
    **monitoring_routes.ARGUMENTS,
    **round_routes.ARGUMENTS,
    **committee_routes.ARGUMENTS,
    **consultation_routes.ARGUMENTS,
    **survey_routes.ARGUMENTS,
    ("reports:report", "reference"): _report,
    ("reports:change_status", "reference"): _report,
    ("reports:open_identity", "reference"): _report,
    ("reports:identifier", "pk"): lambda _: Identifier.objects.get(value=CANARY_PHONE).pk,
    ("campaigns:campaign", "reference"): _campaign,
    ("campaigns:judge", "reference"): _report,
    ("campaigns:withdraw", "pk"): lambda _: Judgement.objects.get().pk,
    ("campaigns:merge", "reference"): _campaign,
    ("campaigns:name", "reference"): _campaign,
    ("campaigns:split", "reference"): _campaign,
    ("campaigns:undo_regrouping", "pk"): lambda _: Regrouping.objects.get().pk,
    ("reports:end_hub", "pk"): lambda _: HubEntry.objects.get().pk,
    **{
        (f"people:{view}", "pk"): lambda tenant: tenant.officer.pk
        for view in ["user", "change_user", "reset_password", "remove_second_factor"]
    },
    ("people:revoke_token", "pk"): lambda _: ApiToken.objects.get().pk,
    ("frameworks:framework", "reference"): _framework,
    ("frameworks:download", "reference"): _framework,
    ("frameworks:history", "reference"): _framework,
    ("frameworks:new_version", "reference"): _framework,
    **{
        (f"frameworks:{view}", "reference"): _draft
        for view in [
            "draft",
            "draft_head",
            "draft_scales",
            "publish_draft",
            "discard_draft",
            "add_group",
            "add_provision",
            "draft_group",
            "move_group",
            "remove_group",
            "draft_provision",
            "move_provision",
            "remove_provision",
        ]
    },
    **{
        (f"frameworks:{view}", "code"): _draft_group
        for view in ["draft_group", "move_group", "remove_group"]
    },
    **{
        (f"frameworks:{view}", "code"): _draft_provision
        for view in ["draft_provision", "move_provision", "remove_provision"]
    },
    **{(f"frameworks:{view}", "pk"): _line for view in ["change_line", "remove_line"]},
    **{
        (f"frameworks:{view}", end): _end
        for view in ["lines", "draw_line"]
        for end, _end in {"source": _framework, "target": lambda _: PROTOCOL}.items()
    },
    **{
        (f"frameworks:{view}", version): _version
        for view in ["migration", "download_migration"]
        for version, _version in {"old": lambda _: PROTOCOL, "new": _framework}.items()
    },
    ("frameworks:download_migration", "file_format"): lambda _: "xlsx",
    ("frameworks:download_crosswalk", "file_format"): lambda _: "xlsx",
    ("gaps:provision", "reference"): _framework,
    ("gaps:provision", "code"): _provision,
    ("gaps:analysis", "reference"): _assessment,
    ("gaps:print_analysis", "reference"): _assessment,
    ("gaps:print_analysis", "file_format"): lambda _: "docx",
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
            "download_source",
            "agreement",
            "sessions",
            "session",
            "settle",
            "compare",
            "migrate",
            "take_over",
        ]
    },
    **{
        (f"assessments:{view}", "code"): _provision
        for view in [
            "answer",
            "rate",
            "assign",
            "add_source",
            "remove_source",
            "verify_source",
            "download_source",
            "session",
            "settle",
        ]
    },
    ("assessments:download_source", "source"): _source,
    ("assessments:remove_source", "source"): _source,
    ("assessments:verify_source", "source"): _source,
    **{
        (f"gaps:{view}", "reference"): _gap
        for view in [
            "gap",
            "classify",
            "address",
            "close_by_answer",
            "drop",
            "reopen",
            "merge",
            "unmerge",
            "tell_apart",
        ]
    },
    ("gaps:incoming", "digest"): lambda _: gaps.brought_file(),
    ("gaps:merge", "keep"): _gap,
    ("gaps:tell_apart", "other"): _gap,
    ("gaps:forget_difference", "pk"): lambda _: gaps.difference().pk,
    **{
        (f"gaps:{view}", "reference"): _framework
        for view in [
            "law_profile",
            "print_law_profile",
            "adopt_sources",
            "align",
            "add_article",
            "law_provision",
            "look_up",
        ]
    },
    **{
        (f"gaps:{view}", "code"): _provision
        for view in ["align", "add_article", "law_provision", "look_up"]
    },
    ("gaps:print_law_profile", "file_format"): lambda _: "docx",
    ("gaps:law_article", "pk"): lambda _: gaps.law_article().pk,
    **{
        (f"gaps:{view}", "pk"): lambda _: gaps.aligned_article(PROVISION).pk
        for view in ["verify_article", "remove_article"]
    },
    **{
        (f"measures:{view}", "reference"): _measure
        for view in ["measure", "edit", "progress", "move_deadline", "link_gap", "unlink_gap"]
    },
    **{
        (f"measures:{view}", "reference"): _measure
        for view in [
            "versions",
            "restore",
            "autosave",
            "discard_draft",
            "record",
            "reach_milestone",
            "write_note",
            "answer_note",
            "override_smart",
        ]
    },
    ("measures:restore", "number"): lambda _: 1,
    ("measures:reach_milestone", "position"): lambda _: measures.milestone(_measure(_)),
    ("measures:answer_note", "pk"): lambda _: measures.note(_measure(_)).pk,
    ("measures:override_smart", "criterion"): lambda _: "specific",
    ("measures:unlink_gap", "gap"): _gap,
    ("measures:prove_gap", "reference"): _measure,
    ("measures:prove_gap", "gap"): _gap,
    ("measures:export", "file_format"): lambda _: "xlsx",
    ("measures:import_preview", "pk"): lambda _: measures.plan_import().pk,
    **{
        (f"choices:{view}", "reference"): _choice
        for view in ["choice", "annex", "study", "why_not"]
    },
    ("choices:annex", "file_format"): lambda _: "pdf",
    ("choices:why_not", "code"): _rejected,
    ("choices:input", "measure"): _measure,
    ("effects:effect", "reference"): _measure,
    **{
        (f"indicators:{view}", "code"): lambda _: "REP"
        for view in ["indicator", "proof", "edit", "target", "value"]
    },
    ("indicators:proof", "period"): lambda _: "2026-01",
    ("choices:withdraw", "pk"): lambda _: Exclusion.objects.get().pk,
}
