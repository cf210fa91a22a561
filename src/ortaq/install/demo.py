"""The demonstration: a synthetic nation, its draft assessment and plan, and accounts to look around.

Everything goes through the same services as real work, and the home is marked as a demonstration.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from itertools import groupby, islice
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction

from ortaq.act.campaigns.services.relink import relink
from ortaq.act.intake.services import submit
from ortaq.act.reports.queries import count_reports
from ortaq.act.reports.services import ReportDraft, ReporterDetails
from ortaq.data.demo import content, plan
from ortaq.data.demo.nation import reports
from ortaq.engine.terms.errors import OrtaqError
from ortaq.picture.indicators.services import load_demo_statistics
from ortaq.plan.assessments.queries import list_assessments
from ortaq.plan.assessments.services import load_demo_assessment
from ortaq.plan.consultations.services import load_demo_consultation
from ortaq.plan.decisions.queries import find_committee, list_meetings
from ortaq.plan.decisions.services import load_committee, load_demo_work
from ortaq.plan.frameworks.queries import get_framework
from ortaq.plan.gaps.queries import list_gaps
from ortaq.plan.gaps.services import adopt_sources, derive_gaps
from ortaq.plan.measures.queries import find_current_plan
from ortaq.plan.measures.services import load_demo_plan
from ortaq.plan.monitoring.services import load_demo_half_year
from ortaq.plan.rounds.queries import list_rounds
from ortaq.plan.rounds.services import load_demo_round
from ortaq.plan.rounds.wording import usual_message
from ortaq.plan.surveys.queries import visible_surveys
from ortaq.plan.surveys.services import load_demo_surveys
from ortaq.shared import clock
from ortaq.shared.actors import SYSTEM, Actor, Role
from ortaq.shared.people.queries import find_organisation, find_user, has_users
from ortaq.shared.people.services import open_account

if TYPE_CHECKING:
    from collections.abc import Callable

    from ortaq.data.demo.nation import DemoReport

REPORTS = 12_000
MONTHS = 36
SEED = 2026
BATCH = 500
PLAN = "2025-2029"
FILED_BY = {"bank": "NPC-AFC", "telecom": "BEELINE"}
"""Channel to the organisation that files its reports; the rest comes from people themselves."""

ASKED = ("MIA-CYB", "GPO", "MOJ", "SC", "AFM", "KNB", "MIA-INV")
"""Organisations of the demonstration's round; that of the account `agency` is among them."""

EXPERTS = ("analyst", "agency", "observer")
"""Accounts that are asked in the demonstration's survey."""

CIVIL_SOCIETY = ("DRCQ", "TSARKA")
"""Organisations that write counter reports in the demonstration."""

MAIL_DOMAIN = "ortaq.example"
"""Reserved for examples. Source: RFC 2606, section 2."""

GAP_THRESHOLD = Decimal("0.25")
"""A provision that is met to three quarters or less is a gap. Ortaq's own choice for the demo."""


class HomeInUse(OrtaqError):
    """Somebody works in this home; a demonstration never goes into it. Choose an empty home."""

    code = "home_in_use"


def load_demo(*, password: str, progress: Callable[[int, int], None]) -> bool:
    """Fill a fresh home with the demonstration; return False where it is there already.

    An interrupted load goes on where it stopped.

    Raises:
        HomeInUse: somebody works in this home already.
    """
    done = settings.HOME.root / "demo-loaded"
    if done.exists():
        return False
    if not settings.HOME.demo_mark.exists() and (has_users() or count_reports(SYSTEM)):
        raise HomeInUse(home=str(settings.HOME.root))
    settings.HOME.demo_mark.touch()
    _open_accounts(password)
    _load_statistics()
    _load_plan()
    _load_round()
    _load_work()
    _load_consultation()
    _load_surveys()
    _load_reports(progress)
    relink(actor=SYSTEM)
    done.touch()
    return True


def list_demo_accounts() -> list[tuple[str, str]]:
    """User name and role of every demo account."""
    return [(user.username, user.role) for user in content.users()]


def _open_accounts(password: str) -> None:
    for user in content.users():
        if find_user(user.username) is not None:
            continue
        organisation = find_organisation(user.organisation)
        if organisation is None:
            raise LookupError(user.organisation)
        open_account(
            actor=SYSTEM,
            username=user.username,
            display_name=user.name,
            password=password,
            organisation=organisation,
            role=Role(user.role),
            language=user.language,
            email=f"{user.username}@{MAIL_DOMAIN}",
        )


def _load_statistics() -> None:
    """The population and the indicators that others count."""
    told = content.statistics()
    owners = {one.owner: find_organisation(one.owner) for one in told.values.values()}
    load_demo_statistics(
        actor=SYSTEM,
        content=told,
        owners={code: body for code, body in owners.items() if body is not None},
    )


@transaction.atomic
def _load_plan() -> None:
    """The draft assessment, its gaps, the draft plan and the committee's three meetings."""
    assessment = content.assessment()
    if list_assessments(SYSTEM).filter(is_demo=True).exists():
        return
    loaded = load_demo_assessment(
        actor=SYSTEM,
        framework=get_framework(SYSTEM, f"{assessment.framework}-2001"),
        content=assessment,
        as_of=clock.today(),
    )
    derive_gaps(actor=SYSTEM, assessment=loaded, threshold=GAP_THRESHOLD)
    adopt_sources(actor=SYSTEM, assessment=loaded)
    gaps = {gap.provision.code: gap for gap in list_gaps(SYSTEM) if gap.provision is not None}
    committee = content.committee()
    loaded_plan = load_demo_plan(
        actor=SYSTEM, slug=PLAN, plan=committee.plan, measures=plan.measures(), gaps=gaps
    )
    bodies = [find_organisation(code) for code in CIVIL_SOCIETY]
    load_demo_half_year(
        actor=SYSTEM, plan=loaded_plan, civil_society=[body for body in bodies if body is not None]
    )
    load_committee(actor=SYSTEM, content=committee, plan=loaded_plan, assessments=[loaded])


@transaction.atomic
def _load_round() -> None:
    """A round over the draft assessment: some organisations are done, some are late."""
    if list_rounds(SYSTEM).filter(is_demo=True).exists():
        return
    assessment = list_assessments(SYSTEM).filter(is_demo=True).first()
    found = [find_organisation(code) for code in ASKED]
    if assessment is None or None in found:
        raise LookupError(ASKED)
    load_demo_round(
        actor=SYSTEM,
        assessment=assessment,
        organisations=[organisation for organisation in found if organisation is not None],
        message=usual_message(),
    )


@transaction.atomic
def _load_work() -> None:
    """Made-up assignments of the committee after its three meetings, and the next meeting."""
    committee = find_committee(SYSTEM, "")
    if committee is None or list_meetings(SYSTEM).count() > len(content.committee().meetings):
        return
    found = [find_organisation(code) for code in ASKED]
    load_demo_work(
        actor=SYSTEM,
        committee=committee,
        executors=[organisation for organisation in found if organisation is not None],
    )


@transaction.atomic
def _load_consultation() -> None:
    """The draft plan before a made-up public."""
    found = find_current_plan(SYSTEM)
    if found is not None and found.is_demo:
        load_demo_consultation(actor=SYSTEM, plan=found)


@transaction.atomic
def _load_surveys() -> None:
    """Two surveys of made-up experts; in the second turn of one, demo accounts are asked."""
    found = find_current_plan(SYSTEM)
    if found is None or not found.is_demo or visible_surveys(SYSTEM).exists():
        return
    users = [find_user(name) for name in EXPERTS]
    load_demo_surveys(actor=SYSTEM, plan=found, users=[user for user in users if user is not None])


def _load_reports(progress: Callable[[int, int], None]) -> None:
    until = clock.today() - timedelta(days=1)
    drafts = (_draft(report) for report in reports(SEED, REPORTS, until=until, months=MONTHS))
    done = 0
    filers = {channel: _filer(code) for channel, code in FILED_BY.items()}
    while batch := list(islice(drafts, BATCH)):
        batch.sort(key=lambda draft: FILED_BY.get(draft.channel, ""))
        for filer, group in groupby(batch, key=lambda draft: filers.get(draft.channel, SYSTEM)):
            submit(actor=filer, drafts=list(group))
        done += len(batch)
        progress(done, REPORTS)


def _filer(code: str) -> Actor:
    """The product itself, filing for an organisation."""
    organisation = find_organisation(code)
    if organisation is None:
        raise LookupError(code)
    return replace(SYSTEM, organisation_id=organisation.pk, organisation=code)


def _draft(report: DemoReport) -> ReportDraft:
    knows_damage = report.claimed_kzt is not None
    reporter = report.reporter
    return ReportDraft(
        source="demo",
        source_id=report.source_id,
        narrative=report.narrative,
        reported_at=report.reported_at,
        channel=report.channel,
        occurred_on=report.occurred_on,
        region=report.region,
        crime_type=report.crime_type,
        language=report.language,
        claimed_kzt=report.claimed_kzt,
        held_kzt=report.held_kzt if knows_damage else None,
        restored_kzt=report.restored_kzt if knows_damage else None,
        held_at=report.held_at,
        held_by=report.held_by,
        offender_fields=report.offender_fields,
        reporter=ReporterDetails(name=reporter.name, phone=reporter.phone) if reporter else None,
    )
