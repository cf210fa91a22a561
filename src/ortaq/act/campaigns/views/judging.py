"""What people judge of reports and campaigns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ortaq.act.campaigns import permissions, queries, services
from ortaq.act.campaigns.forms import (
    MERGE_ID,
    NAME_ID,
    JudgementForm,
    MergeForm,
    NameForm,
    SplitForm,
)
from ortaq.act.campaigns.views.campaign import show_campaign
from ortaq.act.reports.queries import get_report
from ortaq.engine.terms.errors import OrtaqError
from ortaq.shared.access import actor_of, allow
from ortaq.shared.sentences import sentence

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_POST
@allow(permissions.JUDGE)
def judge(request: HttpRequest, reference: str) -> HttpResponse:
    """Keep what somebody judges of a report and a campaign, and go back to where he judged."""
    actor = actor_of(request)
    report = get_report(actor, reference)
    form = JudgementForm(request.POST)
    campaign = None
    if form.is_valid():
        campaign = queries.find_visible_campaign(actor, form.cleaned_data["campaign"])
    if campaign is None:
        messages.error(request, _("Nothing is judged: choose whether the report belongs here."))
        return redirect("reports:report", reference=reference)
    services.judge(
        actor=actor,
        report=report,
        campaign=campaign,
        verdict=form.judged(),
        note=form.cleaned_data["note"],
    )
    if request.POST.get("back") == "campaign" and (
        left := queries.find_visible_campaign(actor, campaign.reference)
    ):
        text = _("Report %(report)s: your judgement is kept. Every re-linking obeys it.")
        messages.success(request, text % {"report": reference})
        return redirect("campaigns:campaign", reference=left.reference)
    messages.success(request, _("Your judgement is kept. Every re-linking obeys it."))
    return redirect("reports:report", reference=reference)


@require_POST
@allow(permissions.JUDGE)
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a judgement back and go to its report."""
    actor = actor_of(request)
    judgement = queries.get_judgement(actor, pk)
    services.withdraw_judgement(actor=actor, judgement=judgement)
    if queries.find_membership(judgement.report):
        text = _("The judgement is withdrawn. The report is in the campaign named below.")
    else:
        text = _("The judgement is withdrawn. The next re-linking no longer obeys it.")
    messages.success(request, text)
    return redirect("reports:report", reference=judgement.report.reference)


@require_POST
@allow(permissions.JUDGE)
def name(request: HttpRequest, reference: str) -> HttpResponse:
    """Give the campaign a name beside its number."""
    actor = actor_of(request)
    campaign = queries.find_survivor(actor, queries.parse_reference(reference))
    form = NameForm(request.POST, auto_id=NAME_ID)
    if not form.is_valid():
        return show_campaign(request, campaign.reference, status=422, name_form=form)
    services.name_campaign(actor=actor, campaign=campaign, name=form.cleaned_data["name"])
    messages.success(request, _("The name is kept."))
    return redirect("campaigns:campaign", reference=campaign.reference)


@require_POST
@allow(permissions.JUDGE)
def merge(request: HttpRequest, reference: str) -> HttpResponse:
    """Let this campaign take another in."""
    actor = actor_of(request)
    campaign = queries.find_survivor(actor, queries.parse_reference(reference))
    form = MergeForm(request.POST, auto_id=MERGE_ID)
    other = None
    if form.is_valid():
        other = queries.find_visible_campaign(actor, form.cleaned_data["other"])
        if other is None:
            form.add_error("other", _("There is no such campaign that you may see."))
    if other is not None:
        try:
            services.merge_campaigns(
                actor=actor, campaign=campaign, other=other, reason=form.cleaned_data["reason"]
            )
        except OrtaqError as error:
            form.add_error("other", sentence(error))
        else:
            messages.success(request, _("The campaigns are one now. Every re-linking obeys it."))
            return redirect("campaigns:campaign", reference=campaign.reference)
    return show_campaign(request, campaign.reference, status=422, merge_form=form)


@require_POST
@allow(permissions.JUDGE)
def split(request: HttpRequest, reference: str) -> HttpResponse:
    """Make a campaign of its own of the chosen reports."""
    actor = actor_of(request)
    campaign = queries.find_survivor(actor, queries.parse_reference(reference))
    form = SplitForm.sent(request.POST)
    if form.is_valid():
        keys = queries.list_members_named(actor, campaign, form.cleaned_data["reports"])
        try:
            services.split_campaign(
                actor=actor, campaign=campaign, reports=keys, reason=form.cleaned_data["reason"]
            )
        except OrtaqError as error:
            form.add_error("reports", sentence(error))
        else:
            messages.success(
                request,
                _("The chosen reports are a campaign of their own. Every re-linking obeys it."),
            )
            return redirect("campaigns:campaign", reference=campaign.reference)
    return show_campaign(request, campaign.reference, status=422, split_form=form)


@require_POST
@allow(permissions.JUDGE)
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a merge or a split back."""
    actor = actor_of(request)
    regrouping = queries.get_regrouping(actor, pk)
    services.undo_regrouping(actor=actor, regrouping=regrouping)
    messages.success(request, _("It is undone. The next re-linking decides for itself."))
    campaign = queries.find_survivor(actor, regrouping.campaign.pk)
    return redirect("campaigns:campaign", reference=campaign.reference)
