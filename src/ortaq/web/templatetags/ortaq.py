"""Filters that every template has: labels, numbers, days, defanged addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import template
from django.utils.translation import gettext as _

from ortaq.act.campaigns import queries as campaigns
from ortaq.act.campaigns import wording
from ortaq.act.campaigns.forms import JudgementForm
from ortaq.act.campaigns.permissions import JUDGE
from ortaq.act.reports.queries.hints import HintKind, list_hints
from ortaq.engine.extract import defang
from ortaq.engine.terms.identifier import IdentifierKind
from ortaq.shared import words
from ortaq.shared.access import actor_of
from ortaq.shared.country import pack
from ortaq.shared.labels import label

if TYPE_CHECKING:
    from decimal import Decimal

    from django.template import Context

    from ortaq.act.campaigns.models import Membership
    from ortaq.act.reports.models import Identifier, Report
    from ortaq.picture.statistics.queries import Situation

register = template.Library()

register.filter("in_language", words.in_language)
register.filter("integer", words.integer)
register.filter("tenge", words.tenge)
register.filter("percent", words.percent)
register.filter("day", words.day)
register.filter("days", words.days)
register.filter("moment", words.moment)
register.filter("moments", words.moments)
register.filter("month", words.month)
register.filter("label", label)
register.filter("defang", defang)
register.filter("gist_line", wording.gist_line)


@register.filter
def region_name(code: str) -> str:
    """The name of a region by its code; a dash for none."""
    region = pack().region(code)
    return words.in_language(region.name) if region else code or "–"


@register.filter
def crime_type_name(code: str) -> str:
    """The name of a crime type by its code; a dash for none."""
    crime_type = pack().crime_type(code)
    return words.in_language(crime_type.name) if crime_type else code or "–"


@register.filter
def known_detail(identifier: Identifier) -> str:
    """The operator, bank or coin that its letters and digits name; empty where they name none."""
    told = (HintKind.OPERATOR, HintKind.BANK, HintKind.COIN)
    named = [hint.value for hint in list_hints(identifier) if hint.kind in told]
    if not named and identifier.kind == IdentifierKind.IBAN and identifier.detail:
        return _("bank code %(code)s") % {"code": identifier.detail}
    return ", ".join(named) or identifier.detail


@register.filter
def count(value: int | None) -> str:
    """A count with its thousands apart; a dash where it is withheld or unknown."""
    return "–" if value is None else words.integer(int(value))


@register.filter
def from_thousands(value: Decimal) -> Decimal:
    """A sum given in thousand tenge, in tenge."""
    return value * 1000


@register.filter
def short_number(value: Decimal | int | None) -> str:
    """The figures of a sum said shortly; a dash where it is not known."""
    return words.short_sum(value)[0]


@register.filter
def short_unit(value: Decimal | int | None) -> str:
    """The unit of a sum said shortly: million tenge, billion tenge."""
    return words.short_sum(value)[1]


@register.filter
def recent_change(situation: Situation) -> str:
    """The last 30 days against the 30 before, in words; empty where they can't be compared."""
    change = situation.change_share
    if change is None:
        return ""
    if round(change, 2) == 0:
        return _("as many as in the 30 days before")
    share = {"share": words.percent(abs(change))}
    if change > 0:
        return _("%(share)s more than in the 30 days before") % share
    return _("%(share)s fewer than in the 30 days before") % share


@register.inclusion_tag("reports/why.html", takes_context=True)
def why_in_campaign(context: Context, report: Report) -> dict[str, object]:
    """Why a report is in its campaign, why other signs do not link it, and what people judge."""
    actor = actor_of(context["request"])
    membership = campaigns.find_membership(report)
    absence = [wording.sentence(reason) for reason in campaigns.explain_absence(actor, report)]
    reasons = campaigns.explain(actor, membership) if membership else []
    may_judge = actor.may(JUDGE)
    own = [membership.campaign] if membership else []
    return {
        "gist": next(iter(campaigns.list_gists(actor, own).values()), None),
        "csrf_token": context.get("csrf_token"),
        "report": report,
        "membership": membership,
        "why": [wording.sentence(reason) for reason in reasons],
        "why_not": absence,
        "judgements": campaigns.list_judgements(report) if may_judge else [],
        "judgement_form": _judgement_form(membership) if may_judge and membership else None,
    }


@register.inclusion_tag("reports/campaigns_of_identifier.html", takes_context=True)
def campaigns_of_identifier(context: Context, identifier: Identifier) -> dict[str, object]:
    """Campaigns of the visible reports that name an identifier."""
    actor = actor_of(context["request"])
    listed = campaigns.list_campaigns_of(actor, identifier)
    is_full = len(listed) == campaigns.CAMPAIGNS_LISTED
    total = campaigns.count_campaigns_of(actor, identifier) if is_full else len(listed)
    gists = campaigns.list_gists(actor, [campaign for campaign, _count in listed])
    return {
        "campaigns": [(campaign, gists[campaign.pk], count) for campaign, count in listed],
        "left": total - len(listed),
    }


def _judgement_form(membership: Membership) -> JudgementForm:
    return JudgementForm(initial={"campaign": membership.campaign.reference})
