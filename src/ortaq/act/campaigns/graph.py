"""The identifiers of a campaign in the words of the reader, ready to be drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ortaq.engine.extract import defang
from ortaq.engine.render.identifier_drawing import IdentifierGraph
from ortaq.engine.render.identifier_graph import Node, bundle
from ortaq.engine.terms.identifier import IdentifierKind
from ortaq.shared import words
from ortaq.shared.labels import label

if TYPE_CHECKING:
    from ortaq.act.campaigns.queries import CampaignView
    from ortaq.act.reports.models import Identifier

_SERIES = {
    IdentifierKind.PHONE: 0,
    IdentifierKind.CARD: 1,
    IdentifierKind.CARD_MASKED: 1,
    IdentifierKind.IBAN: 1,
    IdentifierKind.DOMAIN: 2,
    IdentifierKind.URL: 2,
    IdentifierKind.EMAIL: 3,
    IdentifierKind.HANDLE: 3,
    IdentifierKind.WALLET: 4,
}
"""Kinds of one colour serve one purpose: to call, to pay, to click, to write, to pay in coins."""

_OTHER = 5


def identifier_graph(view: CampaignView) -> IdentifierGraph | None:
    """Which identifiers tie which reports together; None where no two reports share one."""
    rows = {item.identifier.pk: item for item in view.evidence if item.reports > 1}
    if not rows:
        return None
    drawn = bundle({report: keys & rows.keys() for report, keys in view.carried.items()})
    return IdentifierGraph(
        title=_("Which identifiers tie which reports together"),
        description=_(
            "Reports that name the same identifiers are one dot. Lines lead to the identifiers that"
            " they name."
        ),
        left=_("Reports"),
        right=_("Identifiers that they share"),
        nodes=[_node(rows[key].identifier, rows[key].reports) for key in drawn.keys],
        bundles=drawn.bundles,
        bundle_labels=[reports_in_words(one.reports) for one in drawn.bundles],
        notes=_notes(drawn.more_keys, drawn.more_reports, drawn.silent),
    )


def reports_in_words(count: int) -> str:
    """A number of reports with its noun."""
    text = ngettext("%(number)s report", "%(number)s reports", count)
    return text % {"number": words.integer(count)}


def _node(row: Identifier, reports: int) -> Node:
    return Node(
        key=row.pk,
        label=defang(row.value),
        kind=label(row.kind, "kind"),
        note=reports_in_words(reports),
        reports=reports,
        series=_SERIES.get(IdentifierKind(row.kind), _OTHER),
        href=reverse("reports:identifier", args=[row.pk]),
    )


def _notes(more_keys: int, more_reports: int, silent: int) -> list[str]:
    notes = []
    if more_keys:
        text = ngettext(
            "Not drawn: %(number)s more identifier.",
            "Not drawn: %(number)s more identifiers.",
            more_keys,
        )
        notes.append(text % {"number": words.integer(more_keys)})
    if more_reports:
        text = ngettext(
            "Not drawn: %(number)s more report that names some of them in another combination.",
            "Not drawn: %(number)s more reports that name some of them in other combinations.",
            more_reports,
        )
        notes.append(text % {"number": words.integer(more_reports)})
    if silent:
        text = ngettext(
            "%(number)s report names none of the identifiers drawn.",
            "%(number)s reports name none of the identifiers drawn.",
            silent,
        )
        notes.append(text % {"number": words.integer(silent)})
    return notes
