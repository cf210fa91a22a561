"""What the values of lists are called: enum values in, words in the reader's language out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

LABELS: dict[str, dict[str, str | _StrPromise]] = {
    "role": {
        "administrator": _("administrator"),
        "secretary": _("secretary of the committee"),
        "agency_member": _("agency member"),
        "analyst": _("analyst"),
        "investigator": _("investigator"),
        "duty_officer": _("duty officer of an institution"),
        "observer": _("observer"),
    },
    "group": {
        "government": _("state body"),
        "law_enforcement": _("law enforcement"),
        "financial": _("financial organisation"),
        "telecom": _("telecom operator"),
        "justice": _("justice"),
        "education": _("education"),
        "civil_society": _("civil society"),
        "international": _("international organisation"),
    },
    "report_status": {
        "received": pgettext_lazy("report", "received"),
        "in_review": pgettext_lazy("report", "in review"),
        "referred": pgettext_lazy("report", "passed to the competent body"),
        "closed": pgettext_lazy("report", "closed"),
    },
    "channel": {
        "form": _("online form"),
        "call": _("call to the police"),
        "desk": _("police desk"),
        "bank": _("bank"),
        "telecom": _("telecom operator"),
        "partner": _("partner organisation"),
    },
    "language": {"kk": _("Kazakh"), "ru": _("Russian"), "en": _("English")},
    "kind": {
        "phone": _("phone"),
        "iban": _("bank account"),
        "card": _("card"),
        "card_masked": _("masked card"),
        "iin": _("IIN"),
        "bin": _("BIN"),
        "domain": _("site"),
        "url": _("link"),
        "email": _("e-mail"),
        "handle": _("messenger or social account"),
        "ip": _("IP address"),
        "shortcode": _("short number"),
        "wallet": _("crypto wallet"),
    },
    "mention_role": {
        "offender": _("offender’s"),
        "victim": _("victim’s or reporter’s own"),
        "hub": _("well known, shared by everybody"),
        "unknown": _("unknown whose"),
    },
    "judgement": {
        "same": _("belongs here"),
        "different": _("does not belong here"),
        "unsure": _("not sure"),
    },
    # picture
    "measure": {
        "reports": _("Reports"),
        "reports_with_damage": _("Reports that state a sum"),
        "claimed_kzt": _("Claimed damage, tenge"),
        "claimed_median_kzt": _("Median of claimed damage, tenge"),
        "reports_with_held": _("Reports with money held"),
        "held_kzt": _("Held, tenge"),
        "reports_with_restored": _("Reports with money restored"),
        "restored_kzt": _("Restored, tenge"),
    },
    "headline": {
        "reports": _("Reports"),
        "claimed_kzt": _("Claimed damage"),
        "claimed_median_kzt": _("Median of claimed damage"),
        "held_kzt": _("Money held"),
        "restored_kzt": _("Money restored"),
    },
    "indicator": {
        "online_fraud_registered": _("Registered online fraud"),
        "online_fraud_damage_kzt": _("Damage by online fraud"),
    },
    "dimension": {
        "month": _("Month"),
        "region": _("Region"),
        "crime_type": _("Type"),
        "channel": _("Channel"),
        "language": _("Language"),
    },
    "picture_table": {
        "month": _("By month"),
        "region": _("By region"),
        "crime_type": _("By type"),
        "channel": _("By channel"),
        "language": _("By language"),
        "region_and_type": _("By region and type"),
    },
    "published_unit": {
        "crimes": _("crimes"),
        "incidents": _("incidents"),
        "persons": _("persons"),
        "groups": _("groups"),
        "calls": _("calls"),
        "requests": _("requests"),
    },
    "qualifier": {
        "exact": "",
        "rounded": _("rounded by the publisher"),
        "at_least": _("at least"),
        "at_most": _("at most"),
    },
    "damage_basis": {
        "claimed": _("claimed damage"),
        "established": _("damage established in finished cases"),
        "held": _("money held"),
        "restored": _("money restored"),
        "unstated": _("which damage is meant, the publisher does not say"),
    },
    "confidence": {"high": "", "medium": _("one secondary source")},
    # frameworks
    "engine": {
        "treaty": _("law and practice, each rated apart"),
        "stage_all": _("stages, each reached when all its indicators are met"),
        "requisite_coverage": _("levels by requisite questions, and coverage"),
        "weighted_binary": _("weighted share of what is met"),
        "points_evidence": _("points that count only with evidence"),
        "range_mean": _("mean of ratings on their own scales"),
    },
    "provision_kind": {
        "definition": _("definition"),
        "offence": _("offence"),
        "ancillary": _("ancillary liability and sanctions"),
        "procedure": _("procedural power"),
        "safeguard": _("safeguard"),
        "jurisdiction": _("jurisdiction"),
        "cooperation": _("co-operation"),
        "prevention": _("prevention"),
        "capacity": _("capacity"),
        "final": _("final provision"),
    },
    # assessments
    "assessment_status": {
        "draft": pgettext_lazy("assessment", "draft"),
        "open": pgettext_lazy("assessment", "open"),
        "closed": pgettext_lazy("assessment", "closed"),
    },
    "answer_state": {
        "answered": _("answered"),
        "dont_know": _("don’t know"),
        "not_applicable": _("not applicable"),
        "unanswered": _("not answered yet"),
    },
    "source_kind": {
        "law": _("legal act"),
        "statistic": _("statistic"),
        "document": _("document"),
        "meeting": _("meeting"),
    },
    # gaps
    "direction": {
        "law": _("law"),
        "prevention": _("prevention"),
        "investigation": _("investigation"),
        "prosecution": _("prosecution"),
        "infrastructure": _("critical infrastructure"),
        "cooperation": _("co-operation between agencies and sectors"),
        "international": _("international co-operation"),
        "hygiene": _("cyber hygiene"),
        "education": _("education and training"),
        "literacy": _("digital literacy"),
        "engagement": _("public engagement"),
    },
    "root_cause": {
        "law": _("law"),
        "mechanism": _("mechanism"),
        "people": _("people"),
        "money": _("money"),
        "technology": _("technology"),
        "data": _("data"),
    },
    "gap_origin": {
        "score": _("a low score"),
        "participant": _("a participant named it"),
        "import": _("a file"),
    },
    "gap_status": {
        "open": pgettext_lazy("gap", "open"),
        "addressed": pgettext_lazy("gap", "addressed by measures"),
        "closed": pgettext_lazy("gap", "closed"),
    },
    # measures
    "plan_status": {
        "draft": pgettext_lazy("plan", "draft"),
        "approved": pgettext_lazy("plan", "approved"),
    },
    "measure_status": {
        "overdue": pgettext_lazy("measure", "overdue"),
        "behind": pgettext_lazy("measure", "behind"),
        "due_soon": pgettext_lazy("measure", "due soon"),
        "unknown": pgettext_lazy("measure", "unknown"),
        "on_track": pgettext_lazy("measure", "on track"),
        "done": pgettext_lazy("measure", "done"),
        "removed": pgettext_lazy("measure", "removed from control"),
    },
    "declared_status": {
        "not_started": pgettext_lazy("measure", "not started"),
        "in_progress": pgettext_lazy("measure", "in progress"),
        "done": pgettext_lazy("measure", "done"),
        "late": pgettext_lazy("measure", "late"),
        "removed": pgettext_lazy("measure", "removed from control"),
    },
    "deadline_kind": {
        "exact_date": _("a day"),
        "month": _("a month"),
        "quarter": _("a quarter"),
        "half_year": _("a half-year"),
        "year": _("a year"),
        "year_range": _("several years"),
        "yearly": _("every year, over several years"),
        "continuous": _("continuously, over several years"),
    },
    "cost_source": {
        "republican_budget": _("republican budget"),
        "local_budget": _("local budget"),
        "own_funds": _("own funds"),
        "grant": _("grant"),
        "other": _("other sources"),
    },
    # decisions
    "meeting_step": {
        "scope": _("Scope and steps"),
        "findings": _("Findings"),
        "draft_finalised": _("Draft finalised"),
        "adoption": _("Adoption"),
        "monitoring": _("Half-year monitoring"),
        "evaluation": _("Evaluation"),
    },
}


def label(value: str, group: str) -> str:
    """The word for a value of a list; the value itself where the list doesn't know it."""
    return str(LABELS[group].get(value, value))


def choices(group: str) -> list[tuple[str, str | _StrPromise]]:
    """All values of a list with their words, for a form."""
    return list(LABELS[group].items())
