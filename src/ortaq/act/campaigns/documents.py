"""Campaigns as files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from ortaq.engine.render.tables import Column, Table, write_csv
from ortaq.shared import words
from ortaq.shared.country import pack

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ortaq.act.campaigns.models import Campaign

_FIGURES = ("recent", "before", "seen", "claimed", "regions", "new_regions")


def make_csv(campaigns: Iterable[Campaign]) -> bytes:
    """The list of campaigns, each annotated as `queries.list_campaigns` does."""
    heads = (
        _("Campaign"),
        _("Type"),
        _("Reports lately"),
        _("Reports before"),
        _("Reports"),
        _("Claimed damage"),
        _("Regions"),
        _("New regions"),
        _("First report"),
        _("Last report"),
        _("Name"),
    )
    rows = tuple(
        (
            campaign.reference,
            _type_name(campaign.crime_type),
            *(getattr(campaign, name) for name in _FIGURES),
            *(getattr(campaign, name).date() for name in ("first_at", "last_at")),
            campaign.name,
        )
        for campaign in campaigns
    )
    return write_csv(Table(_("Campaigns"), tuple(Column(head) for head in heads), rows))


def _type_name(code: str) -> str:
    known = pack().crime_type(code)
    return words.in_language(known.name) if known else code
