"""What is said of a gap: why it was closed, what was done to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from ortaq.plan.gaps.models import Closing
from ortaq.shared.labels import label

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    from ortaq.plan.gaps.models import Gap

ACTIONS: dict[str, _StrPromise] = {
    "gap.open": pgettext_lazy("log", "named"),
    "gap.classify": pgettext_lazy("log", "sorted in"),
    "gap.address": pgettext_lazy("log", "a measure addresses it"),
    "gap.close": pgettext_lazy("log", "closed"),
    "gap.reopen": pgettext_lazy("log", "opened again"),
    "gap.merge": pgettext_lazy("log", "merged with another gap"),
    "gap.unmerge": pgettext_lazy("log", "taken apart again"),
    "gap.tell_apart": pgettext_lazy("log", "told apart from another gap"),
    "gap.forget_difference": pgettext_lazy("log", "may be proposed for merging again"),
}


def action_words(action: str) -> str:
    """What a line of the log says was done to a gap."""
    return str(ACTIONS.get(action, action))


def closing_words(gap: Gap) -> str:
    """Why a gap is closed, in one sentence; empty where it is not."""
    match gap.closing:
        case Closing.ANSWER:
            return _("the answer meets the provision now")
        case Closing.PROOF:
            return _("measure %(measure)s closed it; proof: %(kind)s, %(proof)s") % {
                "measure": gap.proof_of,
                "kind": label(gap.proof_kind, "proof_kind"),
                "proof": gap.proof,
            }
        case Closing.MERGED:
            return _("it says the same as %(gap)s") % {
                "gap": gap.merged_into.reference if gap.merged_into else ""
            }
        case Closing.MISTAKE:
            return _("it should not have been on the list: %(reason)s") % {
                "reason": gap.closed_reason
            }
    return gap.closed_reason
