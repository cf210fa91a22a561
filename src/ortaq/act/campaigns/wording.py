"""The sentence of every reason for or against a link."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import translation
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from ortaq.act.campaigns.models import Membership
from ortaq.act.campaigns.queries.membership import SHARED_HERE, UNSEEN
from ortaq.engine.extract import defang
from ortaq.engine.link.batch.reasons import UseCode
from ortaq.engine.link.tables.reasons import LANGUAGES
from ortaq.engine.link.verdict import ReasonCode
from ortaq.shared import words
from ortaq.shared.country import pack
from ortaq.shared.labels import label

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise
    from django.utils.safestring import SafeString

    from ortaq.act.campaigns.queries import Explained, Gist, Similar

RENTED = "rented"
"""What re-linking, beside linking on arrival, says of an identifier."""

SENTENCES: dict[str, _StrPromise] = {
    ReasonCode.ONLY_HERE: _(
        "The %(kind)s %(value)s is named here and in this campaign, and in no other report."
    ),
    ReasonCode.ALSO_ELSEWHERE: _(
        "The %(kind)s %(value)s is named here and in this campaign; some other reports name it too."
    ),
    ReasonCode.HUB: _("The %(kind)s %(value)s is shared by everybody, so it links nothing."),
    ReasonCode.VICTIM: _(
        "The %(kind)s %(value)s belongs to a victim or a reporter, so it links nothing."
    ),
    ReasonCode.TOO_COMMON: _(
        "The %(kind)s %(value)s is in many unrelated reports: rented out or well known, so it does"
        " not link."
    ),
    ReasonCode.TOO_OLD: _(
        "The %(kind)s %(value)s was last seen long ago and may have a new owner, so it does not"
        " link."
    ),
    ReasonCode.TOO_WEAK: _("The %(kind)s %(value)s alone is too weak a sign to link."),
    ReasonCode.LIST: _(
        "This report names so many identifiers that it reads as a list, and a list links nothing: the"
        " %(kind)s %(value)s does not either."
    ),
    ReasonCode.OTHERS_LIST: _(
        "The other report names so many identifiers that it reads as a list, and a list links nothing:"
        " the %(kind)s %(value)s does not either."
    ),
    ReasonCode.SAME_WITNESS: _("The %(kind)s %(value)s is part of a sign that counts already."),
    ReasonCode.OTHER_CAMPAIGN: _(
        "The %(kind)s %(value)s also fits the campaign %(campaign)s, but this report fits another"
        " one better. A rented account or number does not make two schemes one."
    ),
    ReasonCode.JUDGED_APART: _(
        "The %(kind)s %(value)s fits, but an investigator or analyst judged these reports to be"
        " two schemes."
    ),
    RENTED: _(
        "The %(kind)s %(value)s is named here and in this campaign; another campaign uses it too,"
        " and the two are kept apart."
    ),
    UseCode.TEXT_ALIKE: _(
        "What happened is told in nearly the words of another report of this campaign; the report"
        " names no identifier that others name."
    ),
    UseCode.TEXT_ONLY: _(
        "What happened is told in nearly the words of a report elsewhere, but nothing else is"
        " shared. Words alone do not link it."
    ),
    SHARED_HERE: _("The %(kind)s %(value)s is named here and in this campaign."),
    UNSEEN: _("Reports that your role may not see link it to this campaign."),
    Membership.JUDGED: _("An investigator or analyst judged that this report belongs here."),
}


def sentence(reason: Explained) -> SafeString:
    """The reason in the reader's language, with links to the defanged identifier and the other campaign."""
    row, other = reason.identifier, reason.campaign
    text = re.sub(r"%\((\w+)\)s", r"{\1}", str(SENTENCES[reason.code]))
    return format_html(
        text,
        kind=label(row.kind, "kind") if row else "",
        value=_link(defang(row.value), reverse("reports:identifier", args=[row.pk])) if row else "",
        campaign=_link(other, reverse("campaigns:campaign", args=[other])) if other else "",
    )


def _link(text: str, address: str) -> SafeString:
    return format_html('<a href="{}" translate="no">{}</a>', address, text)


_ELSEWHERE = _(
    "The %(kind)s fits another campaign too, but this report does not fit that one. A rented"
    " account or number does not make two schemes one."
)


def unnamed(code: str, kind: str) -> tuple[str, str, str]:
    """The sentence of a reason in Kazakh, Russian and English, without the identifier itself.

    Args:
        code: of the reason.
        kind: of the identifier, or `narrative`.
    """
    text = _ELSEWHERE if code == ReasonCode.OTHER_CAMPAIGN else SENTENCES[code]
    told = []
    for language in LANGUAGES:
        with translation.override(language):
            own = str(text) % {"kind": label(kind, "kind"), "value": "", "campaign": ""}
        told.append(" ".join(own.split()).replace(" )", ")"))
    kazakh, russian, english = told
    return kazakh, russian, english


_LONGEST_VALUE = 40
"""Letters of a value in a line. Ortaq's own choice: an account and most sites are shorter."""


def gist_line(gist: Gist) -> SafeString:
    """By what the reader tells a campaign from others of its type: what is named most, and the region."""
    parts = []
    if gist.identifier:
        value = defang(gist.identifier.value)
        short = value if len(value) <= _LONGEST_VALUE else f"{value[: _LONGEST_VALUE - 1]}…"
        parts.append(format_html('<span class="defanged" translate="no">{}</span>', short))
    if region := pack().region(gist.region):
        named = {"region": words.in_language(region.name)}
        parts.append(format_html("{}", _("mostly %(region)s") % named))
    return format_html_join(" · ", "{}", ((part,) for part in parts))


_NAMED = 3
"""Identifiers and regions that a sentence names at most."""


def similar_sentences(similar: Similar) -> list[str]:
    """By what a campaign resembles another, in the reader's language."""
    return [
        told
        for told in (
            _shared_sentence(similar),
            _likeness_sentence(similar),
            _regions_sentence(similar),
            _time_sentence(similar),
        )
        if told
    ]


def _shared_sentence(similar: Similar) -> str:
    if not similar.shared:
        return ""
    named = ", ".join(
        f"{label(row.kind, 'kind')} {defang(row.value)}" for row in similar.shared[:_NAMED]
    )
    text = ngettext(
        "Both name the same rare identifier: %(values)s.",
        "Both name %(number)s rare identifiers, among them %(values)s.",
        len(similar.shared),
    )
    return text % {"number": words.integer(len(similar.shared)), "values": named}


def _likeness_sentence(similar: Similar) -> str:
    if not similar.likeness:
        return ""
    text = str(_("Their victims tell it alike: the most similar texts agree by %(share)s."))
    return text % {"share": words.percent(similar.likeness)}


def _regions_sentence(similar: Similar) -> str:
    if not similar.same_regions:
        return ""
    number = len(similar.same_regions)
    text = ngettext(
        "Both are reported from %(number)s region.",
        "Both are reported from %(number)s regions.",
        number,
    )
    return text % {"number": words.integer(number)}


def _time_sentence(similar: Similar) -> str:
    same_type = str(_("The type of crime is the same.")) if similar.same_type else ""
    if not similar.days:
        one_day = str(_("Their last reports are of one day."))
        return f"{same_type} {one_day}".strip()
    text = ngettext(
        "Their last reports are %(number)s day apart.",
        "Their last reports are %(number)s days apart.",
        similar.days,
    )
    apart = text % {"number": words.integer(similar.days)}
    return f"{same_type} {apart}".strip()
