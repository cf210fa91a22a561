"""What each round takes in, what it settles, and where its work is done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ortaq.engine.terms.language import Trilingual
from ortaq.plan.decisions.models import Step
from ortaq.plan.decisions.queries.cycles import Deed
from ortaq.shared.labels import label
from ortaq.shared.words import day, in_language

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    from ortaq.plan.decisions.queries import Drift, Round


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
        "monitoring:plan",
        _("Plan"),
    ),
    Step.EVALUATION: StepWords(
        _("The indicators against their targets, and what changed in the picture."),
        _("What worked, what is dropped, what the next plan takes up."),
        "statistics:picture",
        _("Picture"),
    ),
}


def next_deed(round_: Round) -> str:
    """What the secretariat does next in a round, as a sentence; empty where the cycle isn't at it."""
    if round_.deed is None:
        return ""
    words = {
        Deed.PLAN_MEETING: gettext("Plan the meeting and put its items on the agenda."),
        Deed.SEND_PAPERS: gettext("Send the invitations with the papers by %(day)s."),
        Deed.HOLD: gettext(
            "The meeting is on %(day)s: the invitations are out, the papers frozen."
        ),
        Deed.RECORD: gettext("Record who came and what was decided on %(day)s."),
    }[round_.deed]
    return words % {"day": day(round_.deed_on)} if round_.deed_on else words


@dataclass(frozen=True, slots=True)
class DriftRow:
    """What changed of one measure or answer, in words: label, before, after."""

    drift: Drift
    changes: list[tuple[str, str, str]]


def drift_rows(drifts: list[Drift]) -> list[DriftRow]:
    """The differences as the page shows them."""
    return [
        DriftRow(
            drift,
            [(label(c.field, "frozen_part"), tell(c.before), tell(c.after)) for c in drift.changes],
        )
        for drift in drifts
    ]


def _value(field: str, value: object) -> str:
    return label(str(value), "direction") if field == "direction" else tell(value)


def tell(value: object) -> str:
    """A frozen value in words; a dash for nothing.

    Example:
        >>> tell(None), tell(["a", "b"]), tell({"gap": "G-000001", "share": "0.5"})
        ('–', 'a; b', 'G-000001, 0.5')
    """
    if isinstance(value, bool):
        return str(_yes_or_no(value))
    if isinstance(value, dict):
        if set(value) == {"kk", "ru", "en"}:
            return in_language(Trilingual.of(value)) or "–"
        if "thousand_kzt" in value:
            return gettext("%(year)s: %(amount)s thousand tenge, %(source)s") % {
                "year": value["year"],
                "amount": value["thousand_kzt"],
                "source": label(value["source"], "cost_source"),
            }
        return ", ".join(told for told in (tell(part) for part in value.values()) if told) or "–"
    if isinstance(value, list):
        return "; ".join(tell(part) for part in value) or "–"
    return str(value) if value not in {None, ""} else "–"


def _yes_or_no(value: bool) -> _StrPromise:
    return _("yes") if value else _("no")
