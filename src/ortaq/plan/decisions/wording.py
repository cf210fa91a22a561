"""What each round takes in, what it settles, and where its work is done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from ortaq.plan.decisions.models import Step

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


@dataclass(frozen=True, slots=True)
class StepWords:
    """One round in words.

    Args:
        takes_in: what lies on the table.
        settles: what is decided.
        work_name: name of the address where the work is done.
        work_label: words of the link to it.
    """

    takes_in: _StrPromise
    settles: _StrPromise
    work_name: str
    work_label: _StrPromise


STEPS: dict[str, StepWords] = {
    Step.SCOPE: StepWords(
        _("The mandate, the situation in figures, the frameworks to compare with."),
        _("What is compared with what, by whom and until when."),
        "frameworks:list",
        _("Frameworks"),
    ),
    Step.FINDINGS: StepWords(
        _("The agencies’ answers about law and practice, with their sources."),
        _("Which gaps there are and how large they are."),
        "assessments:list",
        _("Assessments"),
    ),
    Step.DRAFT_FINALISED: StepWords(
        _("The gaps by size, and the measures proposed to close them."),
        _("Which measures, who leads, until when, for how much."),
        "gaps:list",
        _("Gaps"),
    ),
    Step.ADOPTION: StepWords(
        _("The final draft of the plan, complete in Kazakh and Russian."),
        _("The plan is approved in one version, which stays on record."),
        "measures:list",
        _("Measures"),
    ),
    Step.MONITORING: StepWords(
        _("The leads’ half-year reports beside the computed status."),
        _("What is done about measures that are late; which deadlines move."),
        "measures:plan",
        _("Plan"),
    ),
    Step.EVALUATION: StepWords(
        _("The indicators against their targets, and what changed in the picture."),
        _("What worked, what is dropped, what the next plan takes up."),
        "statistics:picture",
        _("Picture"),
    ),
}
