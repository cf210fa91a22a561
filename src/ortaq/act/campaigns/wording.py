"""The sentence of every reason for or against a link."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from ortaq.act.campaigns.models import Membership
from ortaq.engine.extract import defang
from ortaq.engine.link.verdict import ReasonCode
from ortaq.shared.labels import label

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    from ortaq.act.campaigns.queries import Explained

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
    ReasonCode.SAME_WITNESS: _("The %(kind)s %(value)s is part of a sign that counts already."),
    ReasonCode.OTHER_CAMPAIGN: _(
        "The %(kind)s %(value)s also fits the campaign %(campaign)s, but this report fits another"
        " one better. A rented account or number does not make two schemes one."
    ),
    RENTED: _(
        "The %(kind)s %(value)s is named here and in this campaign; another campaign uses it too,"
        " and the two are kept apart."
    ),
    Membership.JUDGED: _("An investigator or analyst judged that this report belongs here."),
}


def sentence(reason: Explained) -> str:
    """The reason in the reader's language, with addresses defanged."""
    row = reason.identifier
    return str(SENTENCES[reason.code]) % {
        "kind": label(row.kind, "kind") if row else "",
        "value": defang(row.value) if row else "",
        "campaign": reason.campaign,
    }
